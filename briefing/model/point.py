"""One thing reported, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """Whether a point was found in an article; NO means not found, never "not reported"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def words(self) -> str:
        """The same as readers say it: "found", "partly", "not found"."""
        return _WORDS[self]

    @property
    def mark(self) -> str:
        """One sign for it, where a table has no room for words."""
        return _MARKS[self]


_WORDS = {Found.YES: "found", Found.PARTLY: "partly", Found.NO: "not found"}
_MARKS = {Found.YES: "●", Found.PARTLY: "◐", Found.NO: "–"}


@dataclass(frozen=True, slots=True)
class Carried:
    """A point in one article. Where `found` is NO, `sentences` holds the closest passage and `score` how close."""

    article: str
    found: Found
    sentences: tuple[int, ...] = ()
    score: float = 1.0


class PointKind(StrEnum):
    """What makes a point weigh: promises, documents and figures first."""

    PROMISE = "promise"
    DOCUMENT = "document"
    FIGURE = "figure"
    STATEMENT = "statement"
    EVENT = "event"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Point:
    """A group of matched sentences or clauses. `carried` has one entry for each article of the story, in its order.

    `text` is the clearest sentence among them, `weight` in 0..1 orders points. `count` is in how many articles it was
    found, wholly or partly, and `independent` how many of those are apparently independent accounts.
    """

    id: str
    text: str
    kind: PointKind
    weight: float
    carried: tuple[Carried, ...]
    independent: int
    discrepancies: tuple[str, ...] = ()
    overtaken: bool = False

    @property
    def count(self) -> int:
        """In how many articles the point was found, wholly or partly."""
        return sum(c.found is not Found.NO for c in self.carried)

    @property
    def whole(self) -> tuple[str, ...]:
        """Ids of the articles in which all of the point was found."""
        return tuple(c.article for c in self.carried if c.found is Found.YES)

    @property
    def partly(self) -> tuple[str, ...]:
        """Ids of the articles in which a part of the point was found."""
        return tuple(c.article for c in self.carried if c.found is Found.PARTLY)

    @property
    def members(self) -> dict[str, tuple[int, ...]]:
        """Sentences by article, for the articles in which the point was found."""
        return {c.article: c.sentences for c in self.carried if c.found is not Found.NO}
