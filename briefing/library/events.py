"""The articles of a library grouped into events: each is looked at once, and what comes later joins what is there."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from briefing.analysis.events import Signature, Terms, near
from briefing.analysis.stories import Dated, Grouping, by_hand, find_groups, join_groups, newest_first, sign, tell
from briefing.library.correcting import touched
from briefing.library.progress import Asked, Cancelled, Progress, Report
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.story import Story
from briefing.store.store import EVENTS, LATEST, Sign

if TYPE_CHECKING:
    from briefing.library.library import Library
    from briefing.model.article import Article, Card
    from briefing.store import Store

_GROUPS = "grouping"
# So few articles are grouped anew whatever is new, so many of a hundred new ones have all grouped anew: the weights of
# terms are those of all articles then.
_FEW, _ANEW = 500, 10
_BATCH, _STEP = 64, 256

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Known:
    """What was kept of the library as it was seen last; in `touched` events the reader had a hand."""

    grouping: Grouping = field(default_factory=Grouping)
    stories: Mapping[tuple[str, ...], Story] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()


class Events:
    """Groups the articles of one library. After Cancelled, the next time goes on where this one stopped."""

    def __init__(self, library: Library, store: Store, report: Report, asked: Asked) -> None:
        self._library, self._store, self._report, self._asked = library, store, report, asked
        self._cards: dict[str, Card] = {card.id: card for card in library.cards}
        self._touched = _touched(library.corrections, library.cards)
        self._own = {a.id: a for a in library.some_articles(self._touched)}
        """Articles whose details the reader may have set: these are never taken from what was kept."""
        self._signatures: dict[str, Signature] = {}

    def make(self, key: str) -> tuple[Story, ...]:
        """The events, newest first; kept for the next time, and for what comes then."""
        known = self._known()
        grouping = self._grouping(known.grouping)
        dated = [Dated(i, self._day(i)) for i in self._cards]
        changed = self._touched | known.touched
        told = {ids: story for ids, story in known.stories.items() if changed.isdisjoint(ids)}
        found = by_hand(grouping.groups, dated, self._library.corrections)
        stories = newest_first(
            told.get(ids) or self._story(ids, grouping, title) for ids, title in self._each(found, "naming events")
        )
        kept = {"groups": grouping.groups, "counts": grouping.counts, "number": grouping.number}
        self._store.put_story_result(LATEST, _GROUPS, {**kept, "touched": sorted(self._touched)})
        self._store.put_story_result(LATEST, EVENTS, {"key": key, "stories": stories})
        return stories

    def _known(self) -> _Known:
        kept, told = self._store.story_result(LATEST, _GROUPS), self._store.story_result(LATEST, EVENTS)
        if not kept or not told:
            return _Known()
        grouping = Grouping(tuple(map(tuple, kept["groups"])), kept["counts"], kept["number"])
        stories = (self._store.read(Story, one) for one in told["stories"])
        return _Known(grouping, {s.articles: s for s in stories}, frozenset(kept["touched"]))

    def _grouping(self, known: Grouping) -> Grouping:
        """What was found before, without what is gone, and with what is new."""
        old = {i for group in known.groups for i in group}
        new = [i for i in self._cards if i not in old]
        if len(self._cards) <= _FEW or 100 * len(new) > _ANEW * len(self._cards):
            return find_groups(self._signed(self._cards), lambda done: self._tell("grouping", done, len(self._cards)))
        grouping = known.without(old - self._cards.keys())
        if not new:
            return grouping
        days = [_ordinal(self._day(i)) for i in new]
        beside = [i for group in grouping.groups if self._near(group, days) for i in group]
        return join_groups(grouping, self._signed([*beside, *new]))

    def _near(self, group: Sequence[str], days: Sequence[int | None]) -> bool:
        known = [day for i in group if (day := _ordinal(self._day(i))) is not None]
        return near(min(known, default=None), max(known, default=None), days)

    def _day(self, article: str) -> str | None:
        published = (self._own.get(article) or self._cards[article]).published
        return published.iso[:10] if published else None

    def _story(self, ids: Sequence[str], grouping: Grouping, title: str | None) -> Story:
        return tell(self._library.some_articles(ids), list(self._signed(ids).values()), grouping, title)

    def _tell(self, stage: str, done: int, total: int) -> None:
        """Tell how far it is. Raises Cancelled where nobody wants to know any more."""
        self._report(Progress(stage, done, total))
        if self._asked():
            raise Cancelled

    def _each(self, things: Sequence[T], stage: str) -> Iterator[T]:
        """Each of them, telling how many were taken so far."""
        for done, one in enumerate(things):
            if done % _STEP == 0:
                self._tell(stage, done, len(things))
            yield one

    def _signed(self, ids: Collection[str]) -> dict[str, Signature]:
        """The signatures of these articles, in this order; those not kept yet are made and kept."""
        self._signatures |= {i: sign(a) for i, a in self._own.items() if i not in self._signatures}
        kept = self._store.signatures(i for i in ids if i not in self._signatures)
        self._signatures |= {i: _unpacked(self._cards[i].key, one) for i, one in kept.items()}
        missing = [i for i in ids if i not in self._signatures]
        for done in range(0, len(missing), _BATCH):
            self._tell("looking at articles", done, len(missing))
            made = {a.id: sign(a) for a in self._library.some_articles(missing[done : done + _BATCH])}
            self._store.keep_signatures({i: _packed(one) for i, one in made.items()})
            self._signatures |= made
        return {i: self._signatures[i] for i in ids}


def _touched(corrections: Corrections, cards: Sequence[Card]) -> frozenset[str]:
    """The articles whose details the reader set, or that the reader put into an event."""
    named = touched(corrections) | {i for c in corrections.of(CorrectionKind.STORY) for i in c.subject}
    return frozenset(card.id for card in cards if card.id in named)


def signed(article: Article) -> Sign:
    """What grouping looks at in an article, as it is kept."""
    return _packed(sign(article))


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _packed(signature: Signature) -> Sign:
    return Sign(signature.day, "\n".join(signature.terms.names), signature.terms.weights.tobytes())


def _unpacked(key: str, kept: Sign) -> Signature:
    names = tuple(map(intern, kept.terms.split("\n"))) if kept.terms else ()
    return Signature(key, Terms(names, array("f", kept.weights)), kept.day)
