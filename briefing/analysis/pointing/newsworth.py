"""What sentences are as news: whether they tell something, of what kind it is, and how clearly they say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from briefing.analysis.language.openings import leans
from briefing.analysis.language.tongue import tongue
from briefing.analysis.language.words import stop_concepts
from briefing.analysis.pairing.gathering import Place
from briefing.analysis.pairing.standing_alone import sentences_in
from briefing.analysis.pairing.vectors import concepts
from briefing.analysis.pointing.figured import Figured
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened
from briefing.model.article import BlockKind
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.point import PointKind
from briefing.model.promise import Figure, Promise
from briefing.model.quote import Quote, QuoteKind
from briefing.model.story import Member
from briefing.model.text import Evidence, Span

__all__ = ["Newsworth", "foreign"]

# A sentence of fewer words tells nothing by itself ("He did.").
_FEWEST = 5
# Words of content with which a sentence says something about a paper.
_RICH = 6
_SIGNED = re.compile(r"^\W*[—–-].*\(@\w+\)")
# A sentence of which more than this part of the longer words has capitals, and that has no full stop, is a heading.
_STOPS = tuple('.!…”"’)')
_CAPITALS, _LONG = 0.6, re.compile(r"[^\W\d_]{4,}")
_POSTED = re.compile(r"https?://|pic\.twitter|(?:^|\s)[@#]\w")
# Differences that make two reports of two sentences; those in names, roles and sources leave what is reported as it is.
_GRAVE = frozenset({Grade.SLIP, Grade.CONTRADICTION})
_SPELT = frozenset({Kind.NAME, Kind.ROLE, Kind.ATTRIBUTION, Kind.QUOTE})
# Differences between two reports of one matter.
_STANCES = frozenset({Kind.STRENGTH, Kind.NEGATION})
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class Newsworth:
    """What is known about the sentences of a story besides their words."""

    def __init__(  # noqa: PLR0917  (what an analysis of the story has made, in order)
        self,
        members: Sequence[Member],
        quotes: Sequence[Quote],
        promises: Sequence[Promise],
        figures: Sequence[Figure],
        discrepancies: Sequence[Discrepancy],
        parts: Container[Place] = frozenset(),
    ) -> None:
        """`parts` are places that are only a part of a sentence."""
        self._parts = parts
        self._articles = {m.article.id: m.article for m in members}
        self._tells: dict[Place, bool] = {}
        self._promised = self._places((e.article, self._inside(e, p.what)) for p in promises for e in p.evidence)
        self._counted = self._places((f.evidence.article, f.evidence.span) for f in figures)
        self._figured = Figured(self._articles, figures)
        self._speakers: dict[Place, set[str]] = defaultdict(set)
        for quote in quotes:
            if quote.kind is not QuoteKind.TERM:
                for place in self._places([(quote.article, quote.span)]):
                    self._speakers[place] |= {quote.speaker} if quote.speaker else set()
        self._differing: dict[Place, list[str]] = defaultdict(list)
        self._touched: dict[str, set[Place]] = defaultdict(set)
        self._opposed = {d.id for d in discrepancies if d.grade in _GRAVE and d.kind not in _SPELT}
        self._stances = {d.id for d in discrepancies if d.kind in _STANCES}
        for difference in discrepancies:
            for place in self._places((v.article, self._inside(v, v.value)) for v in difference.values):
                self._differing[place].append(difference.id)
                self._touched[difference.id].add(place)
        everything = self._articles.values()
        self._heads = self._places((a.id, b.span) for a in everything for b in a.blocks if b.kind in _HEADS)

    def tells(self, place: Place) -> bool:
        """True for a sentence that can be a point: no heading, question, signature of a post or fragment."""
        if place not in self._tells:
            self._tells[place] = place[0] in self._articles and self._says_something(place)
        return self._tells[place]

    def _says_something(self, place: Place) -> bool:
        text = self._text(place)
        if place in self._heads or text.endswith("?") or _SIGNED.match(text) or _titled(text):
            return False
        if _furniture().search(text):
            return False
        return len(text.split()) >= _FEWEST or place in self._parts

    def kind(self, group: Iterable[Place]) -> PointKind:
        """What a group reports: what most weighs among what its sentences are."""
        group = [p for p in group if p not in self._heads] or list(group)
        texts = [self._text(p).lower() for p in group]
        if any(p in self._promised for p in group):
            return PointKind.PROMISE
        if _most(_documents().search(t) is not None and _says_more(t) for t in texts):
            return PointKind.DOCUMENT
        if any(p in self._counted for p in group):
            return PointKind.FIGURE
        if all(_background().search(t) for t in texts):
            return PointKind.BACKGROUND
        return PointKind.STATEMENT if any(p in self._speakers for p in group) else PointKind.EVENT

    def discrepancies(self, group: Iterable[Place]) -> tuple[str, ...]:
        """Ids of the differences that touch a group."""
        return tuple(dict.fromkeys(d for place in sorted(group) for d in self._differing.get(place, ())))

    def clarity(self, place: Place, text: str) -> float:
        """How well a sentence, written as `text`, stands for what it says, about 0 to 1."""
        number = len(text.split())
        good = 1.0 - abs(number - 22) / 40
        if place in self._heads or text.endswith("?"):
            good -= 0.5
        good -= 0.3 * ("…" in text) + 0.5 * leans(text)
        if _unclosed(text) or _POSTED.search(text) or text.startswith(("(", "-", "–", "—")):
            good -= 0.3
        return good - 0.5 * foreign(text)

    def decisive(self, group: Iterable[Place]) -> bool:
        """True if the sentences of a group say that something is ruled out, refused or done apart from the others."""
        return _most(_decisive().search(self._text(p).lower()) is not None for p in group)

    def disagree(self, one: Place, other: Place, clause: str = "") -> bool:
        """True if one sentence tells as settled what the other, or this clause of it, does not, or a difference was
        found between them.
        """
        texts = self._text(one), clause or self._text(other)
        settled = [_open().search(text) is None for text in texts]
        # "No deal is possible" leaves nothing open.
        if settled[0] != settled[1] and not all(map(self.denies, texts)):
            return True
        return any(d in self._opposed and d in self._differing.get(other, ()) for d in self._differing.get(one, ()))

    @staticmethod
    def denies(text: str) -> bool:
        """True if a sentence says that something is not so."""
        return _denial().search(text) is not None

    def opposed(self, place: Place) -> dict[str, set[int]]:
        """What each account says of the same matter in other words, stronger or weaker, or the opposite."""
        found: dict[str, set[int]] = defaultdict(set)
        for difference in self._differing.get(place, ()):
            if difference in self._stances:
                for article, n in self._touched[difference]:
                    found[article].add(n)
        return found

    def speakers(self, place: Place) -> AbstractSet[str]:
        """Who speaks in a sentence, in quotation marks or not."""
        return self._speakers.get(place, frozenset())

    def figured(self, place: Place) -> dict[str, set[int]]:
        """Where each account gives the same number of the same thing."""
        return self._figured.elsewhere(place)

    def _text(self, place: Place) -> str:
        return self._articles[place[0]].sentence(place[1])

    def _inside(self, passage: Evidence | Value, words: str) -> Span:
        """Where in a passage these words stand; the whole of it where they do not."""
        whole = self._articles.get(passage.article)
        at = whole.text.find(words, passage.start, passage.end) if whole else -1
        return Span(at, at + len(words)) if at >= 0 else passage.span

    def _places(self, spans: Iterable[tuple[str, Span]]) -> set[Place]:
        """The sentences that these stretches stand in."""
        return {
            (name, n)
            for name, span in spans
            if name in self._articles
            for n in sentences_in(self._articles[name], span)
        }


def _titled(text: str) -> bool:
    """True for words that are a heading by their capitals, though nothing marks them as one."""
    if text.endswith(_STOPS):
        return False
    long: list[str] = _LONG.findall(text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _says_more(text: str) -> bool:
    """True if a sentence says more than that there is a paper."""
    return len(set(concepts(text)) - stop_concepts()) >= _RICH


def _unclosed(text: str) -> bool:
    """True if a quotation in `text` lacks its beginning or its end."""
    return bool(text.count('"') % 2) or text.count("“") != text.count("”")


def foreign(text: str) -> bool:
    """True if more of the small words of `text` are of another language than of English."""
    return tongue(text) not in (None, "en")


def _most(signs: Iterable[bool]) -> bool:
    known = list(signs)
    return sum(known) * 2 >= len(known)


@cache
def _furniture() -> Screened:
    """What an outlet says to its readers, whichever article it stands in."""
    return Screened("|".join(load("matching_points")["furniture"]), re.IGNORECASE)


@cache
def _documents() -> Screened:
    return _any("documents")


@cache
def _background() -> Screened:
    return _any("background")


@cache
def _open() -> Screened:
    return _any("open")


@cache
def _decisive() -> Screened:
    return _any("decisive")


def _any(name: str) -> Screened:
    words: list[str] = load("matching_points")[name]
    return Screened(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\b")


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load('language_clauses')['denials'])})\b|n[’']t\b", re.IGNORECASE)
