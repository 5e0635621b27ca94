"""Articles grouped by the event they cover, and the title a reader would give an event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import NamedTuple

from briefing.analysis.events import Heard, Signature, Terms, counted, group, signature, unheard, weighed
from briefing.analysis.language.words import stem, stop_words, words
from briefing.lexicon.loader import load
from briefing.model.article import Article, BlockKind
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.story import Story

# What outlets put behind a title: " - The Example Times", " | Example".
_OUTLET = re.compile(r"\s+(?:[|»]|[-–—](?=\s))\s*[^|»–—]{2,40}$")
_LONGEST = 110
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^']*'")
# What a title is worth of whose words no other article has any.
_ALONE = 0.55
_CLAUSE = re.compile(r"(?<=[\w”\"’)])[,;:—–]\s")


_Mended = tuple[list[int], str | None, str]


def sign(article: Article) -> Signature:
    """What grouping looks at in an article; it may be kept, by the article's id."""
    blocks = [b for b in article.blocks if b.kind.reporting and b.kind is not BlockKind.TITLE]
    text, room = [], 3000
    for block in blocks:
        if room <= 0:
            break
        text.append(article.text[block.start : block.end])
        room -= block.end - block.start
    day = article.published.day.toordinal() if article.published else None
    return signature(article.key, article.title or "", "\n".join(text), day)


class Dated(NamedTuple):
    """What putting articles together by hand looks at: an article's id, and the day it was published (ISO)."""

    id: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """The articles (ids) of each event as they were found, and how many of `number` articles each term is in."""

    groups: tuple[tuple[str, ...], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    number: int = 0

    def without(self, ids: Collection[str]) -> Grouping:
        """The same without these articles."""
        left = (tuple(i for i in group if i not in ids) for group in self.groups)
        return replace(self, groups=tuple(group for group in left if group))


def find_groups(signatures: Mapping[str, Signature], heard: Heard = unheard) -> Grouping:
    """All articles of a library grouped into events; signatures by id, in the order of the articles.

    `heard` is told how many are grouped; what it raises ends the work.
    """
    signs = list(signatures.values())
    ids, counts = list(signatures), counted(signs)
    found = group(signs, weighed(signs, counts), heard=heard)
    return Grouping(tuple(tuple(ids[n] for n in sorted(numbers)) for numbers in found), counts, len(ids))


def join_groups(grouping: Grouping, signatures: Mapping[str, Signature]) -> Grouping:
    """The grouping with new articles in it. `signatures` holds those of the new ones and of every article of the events
    they may belong to (`events.near`); the other events stay as they are.
    """
    ids, signs = list(signatures), list(signatures.values())
    numbers = {i: n for n, i in enumerate(ids)}
    known = [g for g in grouping.groups if g[0] in numbers]
    others = [g for g in grouping.groups if g[0] not in numbers]
    old = {i for g in known for i in g}
    new = [s for i, s in signatures.items() if i not in old]
    counts, number = counted(new) + Counter(grouping.counts), grouping.number + len(new)
    found = group(signs, weighed(signs, counts, number), [[numbers[i] for i in g] for g in known], number)
    return Grouping((*others, *(tuple(ids[n] for n in g) for g in found)), counts, number)


def by_hand(
    groups: Sequence[Sequence[str]], articles: Sequence[Dated], corrections: Corrections
) -> list[tuple[tuple[str, ...], str | None]]:
    """The articles (ids) of each event, in the order given, and its title where the reader gave one.

    What the reader put together stays together, and only articles published after that join it.
    """
    mended = _mended(articles, corrections)
    numbers = {a.id: n for n, a in enumerate(articles)}
    found = [sorted(numbers[i] for i in group) for group in groups]
    _joined_later(mended, found, articles)
    taken = {n for members, _, _ in mended for n in members}
    own = [(sorted(members), title) for members, title, _ in mended]
    own += [([n for n in group if n not in taken], None) for group in found]
    return [(tuple(articles[n].id for n in members), title) for members, title in own if members]


def tell(
    articles: Sequence[Article], signatures: Sequence[Signature], grouping: Grouping, title: str | None = None
) -> Story:
    """The story of one event's articles; `title` is the reader's."""
    vectors = weighed(signatures, grouping.counts, grouping.number)
    return _story(articles, list(zip(signatures, vectors, strict=True)), title)


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories in the order in which they are listed."""
    return tuple(sorted(stories, key=lambda s: (s.last or "", s.id), reverse=True))


def story_of(articles: Sequence[Article]) -> Story:
    """All these articles as one story; its title is the one a reader would give."""
    signs = [sign(a) for a in articles]
    return _story(articles, list(zip(signs, weighed(signs), strict=True)), None)


def _mended(articles: Sequence[Dated], corrections: Corrections) -> list[_Mended]:
    """What the reader put together, its title, and when; a later decision takes articles out of an earlier one."""
    numbers = {a.id: n for n, a in enumerate(articles)}
    found: list[_Mended] = []
    for correction in corrections.of(CorrectionKind.STORY):
        members = [numbers[i] for i in dict.fromkeys(correction.subject) if i in numbers]
        found = [([n for n in earlier if n not in members], title, made) for earlier, title, made in found]
        found.append((members, correction.value, correction.made))
    return [one for one in found if one[0]]


def _joined_later(mended: Sequence[_Mended], found: Sequence[Sequence[int]], articles: Sequence[Dated]) -> None:
    """Adds to what the reader put together the articles that are found to be on the same event and were published on a
    day after that decision: those the reader cannot have left out.
    """
    home = {n: place for place, (numbers, _, _) in enumerate(mended) for n in numbers}
    for numbers in found:
        homes = {home[n] for n in numbers if n in home}
        if len(homes) != 1:
            continue
        members, _, made = mended[homes.pop()]
        for n in numbers:
            published = articles[n].day
            if n not in home and made and published and published > made[:10]:
                members.append(n)


def _story(articles: Sequence[Article], known: Sequence[tuple[Signature, Terms]], title: str | None) -> Story:
    days = sorted(a.published.iso[:10] for a in articles if a.published)
    earliest = min(
        articles, key=lambda a: (a.published is None, a.published.iso if a.published else "", a.key), default=None
    )
    seed = f"{earliest.key}:{earliest.path if earliest.key == '' else ''}" if earliest else ""
    return Story(
        id="s" + blake2b(seed.encode(), digest_size=6).hexdigest(),
        title=title or _title(articles, known),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(a.id for a in articles),
    )


def _title(articles: Sequence[Article], known: Sequence[tuple[Signature, Terms]]) -> str:
    """The title that says most of what the other articles have too, and least that they do not: an opinion's words are
    its own. Without titles, the clearest first sentence.
    """
    titled = [n for n, a in enumerate(articles) if a.title and len(a.title.split()) > 3]
    choices = {n: _plain(articles[n].title or "") for n in titled} or {n: _opening(a) for n, a in enumerate(articles)}
    common: dict[str, float] = defaultdict(float)
    told: Counter[str] = Counter()
    for signed, vector in known:
        for term, weight in vector.items():
            common[term] += weight
        told.update(signed.terms.names)
    ranked = []
    for n, choice in choices.items():
        if choice:
            own = known[n] if len(articles) > 1 else None
            ranked.append((-_worth(choice, common, told, own), n))
    return choices[min(ranked)[1]] if ranked else ""


def _plain(title: str) -> str:
    title = " ".join(title.split())
    shorter = _OUTLET.sub("", title)
    return shorter if len(shorter.split()) >= 4 else title


def _opening(article: Article) -> str:
    """The first clause or clauses of an article's first sentence of some length."""
    for block in article.blocks:
        text = " ".join(article.text[block.start : block.end].split())
        if block.kind.reporting and len(text.split()) >= 6:
            return _cut(text)
    return article.first_words


def _cut(text: str) -> str:
    """As much of a sentence as makes a title, ending where a clause or at least a word ends."""
    if len(text) <= _LONGEST:
        return text.rstrip(".")
    stops = [m.start() for m in _CLAUSE.finditer(text[:_LONGEST]) if m.start() > _LONGEST // 3]
    if stops:
        return text[: stops[-1]]
    return text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _worth(
    title: str, common: Mapping[str, float], told: Mapping[str, int], own: tuple[Signature, Terms] | None
) -> float:
    """How well a title stands for what several articles report; `own` is its own article, whose words count only where
    another has them. Questions, opinions and long ones say it worse.
    """
    terms = {stem(w) for w in words(title) if w not in stop_words()}
    written, vector = (own[0].terms.names, dict(own[1].items())) if own else ((), {})
    shared = [t for t in terms if told.get(t, 0) > (t in written)]
    worth: float = sum(common.get(t, 0.0) - vector.get(t, 0.0) for t in shared) / (4 + len(words(title))) ** 0.5
    worth *= _ALONE + (1 - _ALONE) * len(shared) / max(1, len(terms))
    signs: dict[str, list[str]] = load("matching_titles")
    if title.endswith("?") or any(title.lower().startswith(start) for start in signs["opening"]):
        worth *= 0.6
    if any(part in title.lower() for part in signs["anywhere"]):
        worth *= 0.6
    if set(_WORD.findall(_QUOTED.sub(" ", title).replace("US", "").lower())) & set(signs["own"]):
        worth *= 0.7
    return worth * (1.0 if len(title) <= _LONGEST else 0.7)
