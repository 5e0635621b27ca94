"""Whether an account was written before the outcome that others report, and whether a copy seems cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from briefing.analysis.language.passages import matter
from briefing.analysis.language.words import stop_words
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Family
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article, BlockKind
from briefing.model.quote import Quote
from briefing.model.story import Stage

# Signs an account needs to be called before the outcome: in all, of the sure kinds, and as many times as those of an
# outcome. Looked at by eye in 138 events; with one sure kind six of eight accounts so called were not.
_LEAST, _SURE = 3, 2
_FACTOR = 2.0
# Words a last paragraph without a stop needs, to be no caption or credit.
_SENTENCE = 15
# Words between quotation marks in a heading; a mark inside a word is an apostrophe.
_MARKED = re.compile(r"(?<!\w)[“\"‘']((?:(?![”\"’'](?!\w))[^”\"“]){8,80})[”\"’'](?!\w)")


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
        enough = len(before) >= max(_LEAST, _FACTOR * len(after)) and _sure_kinds(article) >= _SURE
        if told - {article.id} and enough:
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
    body = [b for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    if not body:
        return None
    last = body[-1].span.of(article.text).rstrip()
    words = last.split()
    open_end = last.endswith(("…", "...", "[…]", ",")) or words[-1] in stop_words()
    long = len(words) >= _SENTENCE or re.search(r"[a-z]{3}[.!?]\s", last)
    unstopped = re.search(r"\b[a-z]+$", last) and long and not _credit(last)
    return (
        f"it ends inside a sentence: “… {' '.join(words[-6:])}”"
        if len(words) >= 6 and (open_end or unstopped)
        else None
    )


def _credit(text: str) -> bool:
    """True for the line in which an outlet names those who helped, or how to reach them."""
    return re.search(load("stages_words")["credit"], text) is not None


def _title_quote(article: Article) -> str | None:
    title = next((b for b in article.blocks if b.kind is BlockKind.TITLE), None)
    words = article.title or (title.span.of(article.text) if title else "")
    start = title.end if title else 0
    body = article.text[start:]
    for marked in _MARKED.findall(words):
        lacking = matter(marked) - matter(body)
        if len(marked.split()) >= 3 and _plain(marked) not in _plain(body) and 2 * len(lacking) > len(matter(marked)):
            return f"its heading quotes words the text lacks: “{marked}”"
    return None


def _not_introduced(article: Article, names: Sequence[Name]) -> str | None:
    """A person called by surname only, at least twice, while other people are introduced in full."""
    people = [n for n in names if n.type is ActorType.PERSON and n.form is NameForm.NAME]
    full = {n.text.split()[-1].lower() for n in people if len(n.text.split()) > 1}
    # Whom the press calls by the family name alone need not be introduced.
    known = full | {name.lower() for name in load("actors_leaders")}
    single = [n for n in people if len(n.text.split()) == 1 and n.text.lower() not in known]
    counts = Counter(n.text for n in single)
    for name in single:
        block = article.block_at(name.start)
        said = re.match(r"\s+(?:said|told|added|says)\b", article.text[name.end :])
        speaks = said and block and block.kind is BlockKind.PARAGRAPH and counts[name.text] >= 2
        if len(full) >= 2 and speaks and not _introduced(article, name.text, single):
            return f"{name.text} is never introduced"
    return None


def _introduced(article: Article, surname: str, mentions: Sequence[Name]) -> bool:
    """True if a name or an office stands before a surname anywhere, or a name or what its bearer is behind it."""
    known = re.escape(surname)
    before = re.search(rf"\b(?:[A-Z][\w.’'-]*|[a-z]+er|chief|president)\s+{known}\b", article.text)
    behind = re.search(rf"\b{known}\s*(?:,\s+(?:an?|the|who|whose|\d)\b|\(@?[A-Z]|\s[A-Z][a-z])", article.text)
    body = re.search(rf"\b{known}(?:\s+\w+)?\s+(?:{'|'.join(load('stages_words')['bodies'])})\b", article.text)
    return bool(before or behind or body or any(n.role for n in mentions if n.text == surname))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


def _sure_kinds(article: Article) -> int:
    """How many sure signs of an account written before the outcome an article has, each counted once."""
    text = " ".join(span.of(article.text) for span in article.sentences)
    return sum(bool(pattern.search(text)) for _, pattern in _patterns("sure").likely(text))


def _found(article: Article, kind: str) -> list[str]:
    """The words of an article's own sentences that show a stage, in order."""
    found = []
    for span in article.sentences:
        text = span.of(article.text)
        found += [match[0].strip() for _, pattern in _patterns(kind).likely(text) if (match := pattern.search(text))]
    return found


@cache
def _patterns(kind: str) -> Family[str]:
    return Family(((kind, rf"\b{p}") for p in load("stages_words")[kind]), re.IGNORECASE)
