"""What workers tell the screen: frozen results with the token of the request they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.model.matching import Comparison
    from briefing.model.search import SearchResult
    from briefing.model.story import StoryFindings
    from briefing.model.text import Span
    from briefing.tui.ports import Overview


@dataclass
class OverviewArrived(Message):
    """The library was read; this is what it holds."""

    overview: Overview


@dataclass
class FindingsArrived(Message):
    """A story was worked out."""

    token: int
    findings: StoryFindings


@dataclass
class ComparisonArrived(Message):
    """Two articles were compared."""

    token: int
    comparison: Comparison


@dataclass
class Typed(Message):
    """Something was typed into the search field; this is all that stands in it now, without blanks around it."""

    query: str


@dataclass
class TypedAll(Message):
    """The reader is done with typing."""


@dataclass
class Stepped(Message):
    """Up (-1) or down (1) was pressed in a line to type in: an earlier or later line, or a list beside it."""

    by: int


@dataclass
class SearchAnswered(Message):
    """A query was answered: the result, and the marked stretches of each article of the story."""

    token: int
    result: SearchResult
    hits: dict[str, tuple[Span, ...]]


@dataclass
class AlikeArrived(Message):
    """What resembles a passage."""

    words: str
    result: SearchResult


@dataclass
class WorkFailed(Message):
    """Something could not be done; `words` say what, and what helps."""

    words: str


@dataclass
class Progressed(Message):
    """Long work got on; `words` say how far it is, "" that it is done."""

    words: str
