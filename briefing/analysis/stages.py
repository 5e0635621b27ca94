"""Whether an account was written before the outcome that others report, and whether a copy seems cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.lexicon.loader import load
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article, BlockKind
from briefing.model.quote import Quote
from briefing.model.story import Stage

# Signs an account needs more of than of the other kind, a thousand words, to be called before the outcome.
_FACTOR = 2.0
_LEAST = 3


def stages(articles: Sequence[Article]) -> dict[str, tuple[Stage, str]]:
    """For each article id its stage in the story, with the words that show it ("" where unknown).

    An account is BEFORE where it is full of what is expected or drafted and tells of hardly any outcome, while another
    account of the same story tells of one. A single account is never before anything.
    """
    signs = {a.id: (_found(a, "before"), _found(a, "after")) for a in articles}
    told = {key for key, (before, after) in signs.items() if len(after) > len(before)}
    result = {}
    for article in articles:
        before, after = signs[article.id]
        if told - {article.id} and len(before) >= _LEAST and len(before) >= _FACTOR * len(after):
            result[article.id] = (Stage.BEFORE, before[0])
        elif article.id in told:
            result[article.id] = (Stage.AFTER, after[0])
        else:
            result[article.id] = (Stage.UNKNOWN, "")
    return result


def cut_reason(article: Article, names: Sequence[Name], quotes: Sequence[Quote]) -> str | None:
    """Why the copy of an article seems cut, as a sentence for the reader, or None.

    Signs: it ends inside a sentence; its title quotes words that the body lacks; a surname stands alone throughout,
    its bearer never introduced.
    """
    return _open_end(article) or _title_quote(article) or _not_introduced(article, names)


def _open_end(article: Article) -> str | None:
    body = [b for b in article.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST)]
    if not body:
        return None
    last = body[-1].span.of(article.text).rstrip()
    if len(last.split()) >= 6 and (last.endswith(("…", "...", "[…]")) or re.search(r"[a-z,]$", last)):
        return f"it ends inside a sentence: “… {' '.join(last.split()[-6:])}”"
    return None


def _title_quote(article: Article) -> str | None:
    title = next((b for b in article.blocks if b.kind is BlockKind.TITLE), None)
    words = article.title or (title.span.of(article.text) if title else "")
    start = title.end if title else 0
    body = _plain(article.text[start:])
    for marked in re.findall(r"[“\"‘']([^”\"’']{8,80})[”\"’'](?!\w)", words):
        if len(marked.split()) >= 3 and _plain(marked) not in body:
            return f"its heading quotes words the text lacks: “{marked}”"
    return None


def _not_introduced(article: Article, names: Sequence[Name]) -> str | None:
    """A person called by surname only, at least twice, while other people are introduced in full."""
    people = [n for n in names if n.type is ActorType.PERSON and n.form is NameForm.NAME]
    full = {n.text.split()[-1].lower() for n in people if len(n.text.split()) > 1}
    single = [n for n in people if len(n.text.split()) == 1 and n.text.lower() not in full and not n.role]
    blocks = {b.start: b.kind for b in article.blocks}
    for name in single:
        again = [n for n in single if n.text == name.text]
        block = article.block_at(name.start)
        said = re.match(r"\s+(?:said|told|added|says)\b", article.text[name.end :])
        if len(full) >= 2 and len(again) >= 2 and said and block and blocks[block.start] is BlockKind.PARAGRAPH:
            return f"{name.text} is never introduced"
    return None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def _found(article: Article, kind: str) -> list[str]:
    """The words of an article's own sentences that show a stage, in order."""
    found = []
    for span in article.sentences:
        text = span.of(article.text)
        found += [match[0].strip() for pattern in _patterns(kind) if (match := pattern.search(text))]
    return found


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    return [re.compile(rf"\b{p}", re.IGNORECASE) for p in load("stages_words")[kind]]
