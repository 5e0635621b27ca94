"""Where the reader is: a view, what it shows, the filters on it; and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from briefing.model.text import Span


class View(StrEnum):
    """What the centre shows. The first six have a number; the others are opened from a line."""

    BRIEF = "brief"
    POINTS = "points"
    DIFFERENCES = "differences"
    WORDINGS = "wordings"
    COMPARE = "compare"
    READ = "read"
    POINT = "point"
    DIFFERENCE = "difference"
    NAME = "name"
    PROMISES = "promises"
    DATES = "dates"
    FIGURES = "figures"
    QUESTIONS = "questions"
    HITS = "hits"
    DETAILS = "details"
    ALIKE = "alike"


NUMBERED = (View.BRIEF, View.POINTS, View.DIFFERENCES, View.WORDINGS, View.COMPARE, View.READ)


class Thing(StrEnum):
    """What a line stands for."""

    POINT = "point"
    DIFFERENCE = "difference"
    PROMISE = "promise"
    DATE = "date"
    FIGURE = "figure"
    QUESTION = "question"
    GROUP = "group"
    QUOTE = "quote"
    ARTICLE = "article"
    ACTOR = "actor"
    PASSAGE = "passage"
    ROW = "row"
    PICK = "pick"
    EVENT = "event"
    FOLD = "fold"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Target:
    """What a line leads to: a thing by its id (or number, for dates, figures and questions), and the passage of an
    article where it has one.
    """

    thing: Thing
    id: str
    article: str = ""
    start: int = -1
    end: int = -1

    @property
    def key(self) -> str:
        """The same for the same thing, whatever it is drawn in."""
        return (
            f"{self.thing.value}:{self.id}" if self.id else f"{self.thing.value}:{self.article}:{self.start}:{self.end}"
        )

    @property
    def span(self) -> Span | None:
        """The passage, where there is one."""
        return Span(self.start, self.end) if self.start >= 0 else None


def passage(article: str, span: Span) -> Target:
    """A stretch of an article."""
    return Target(Thing.PASSAGE, "", article, span.start, span.end)


class FilterKind(StrEnum):
    """By what the panes are narrowed."""

    NAME = "name"
    SOURCE = "source"
    WORDS = "words"
    OUTLET = "outlet"
    DAY = "day"
    LANGUAGE = "language"
    NEW = "new"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Filter:
    """One narrowing: an actor's id, an article's id, a query, an outlet's name ("" unknown), an ISO day ("" undated), a
    language, "new", or for hits "quoted" or "reported"; and how the breadcrumb calls it.
    """

    kind: FilterKind
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the centre shows. `subject` is an id; `left` and `right` are article ids, `at` an offset in the left one."""

    view: View = View.BRIEF
    subject: str = ""
    left: str = ""
    right: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its filters and the key of the stop the cursor was on."""

    place: Place = Place()
    filters: tuple[Filter, ...] = ()
    cursor: str = ""

    def with_filter(self, new: Filter) -> Spot:
        """With one filter more; it takes the place of another of its kind."""
        return replace(self, filters=(*(f for f in self.filters if f.kind is not new.kind), new))

    def without(self, kind: FilterKind) -> Spot:
        """Without the filter of this kind."""
        return replace(self, filters=tuple(f for f in self.filters if f.kind is not kind))

    def around(self, article: str) -> Spot:
        """Without a filter by source that is another article's: what is open is what is told of."""
        return replace(
            self, filters=tuple(f for f in self.filters if f.kind is not FilterKind.SOURCE or f.value == article)
        )

    def has(self, wanted: Filter) -> bool:
        """True if this very filter is on."""
        return any(f.kind is wanted.kind and f.value == wanted.value for f in self.filters)


class Trail:
    """The spots the reader was at, for back and forward."""

    LIMIT = 100

    def __init__(self, spot: Spot | None = None) -> None:
        """A trail that begins at `spot`."""
        self.now = spot or Spot()
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def go(self, spot: Spot, cursor: str = "") -> None:
        """Go to a new spot; `cursor` is where the cursor was at the old one."""
        self._behind = [*self._behind[-self.LIMIT :], replace(self.now, cursor=cursor)]
        self._ahead = []
        self.now = spot

    def back(self, cursor: str = "") -> bool:
        """Back to the spot before; False at the beginning."""
        if not self._behind:
            return False
        self._ahead.append(replace(self.now, cursor=cursor))
        self.now = self._behind.pop()
        return True

    def forward(self, cursor: str = "") -> bool:
        """Forward again; False where there is nothing ahead."""
        if not self._ahead:
            return False
        self._behind.append(replace(self.now, cursor=cursor))
        self.now = self._ahead.pop()
        return True

    @property
    def before(self) -> Spot | None:
        """The spot that `back` would lead to."""
        return self._behind[-1] if self._behind else None
