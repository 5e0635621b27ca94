"""What the screen needs from the rest of the program, as small protocols: real ones and stand-ins fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from briefing.files.atomic import WriteError
from briefing.library.desk import DeskClosed

if TYPE_CHECKING:
    from briefing.model.article import Card, Problem
    from briefing.model.correction import Correction
    from briefing.model.matching import Comparison
    from briefing.model.search import SearchResult, Sort
    from briefing.model.story import Story, StoryFindings
    from briefing.model.text import Span

FAILURES = (DeskClosed, LookupError, OSError, RuntimeError, ValueError, WriteError)
"""What a question to the desk may end in, and is told to the reader in a line; anything else is an error of ours."""


class Progress(Protocol):
    """How far long work is."""

    @property
    def stage(self) -> str:
        """The stage, in words for people."""

    @property
    def done(self) -> int:
        """Units done."""

    @property
    def total(self) -> int:
        """Units in all."""


class Overview(Protocol):
    """What was opened."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """What lists show of every article, in path order."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """The events they cover."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or was guessed."""

    @property
    def several(self) -> bool:
        """True where they cover more than one event."""

    @property
    def new(self) -> frozenset[str]:
        """Ids of articles that were not there at the last opening."""


class Indexed(Protocol):
    """What came of bringing the index up to date."""

    @property
    def notice(self) -> str | None:
        """Why it is not up to date, in a sentence for people; None where it is."""


Report = Callable[[Progress], None]


class Desk(Protocol):
    """Questions and answers, worked out in processes of their own."""

    def listen(self, fell: Callable[[str], None]) -> None:
        """`fell` hears, in a line for people, that a process has died and is started anew."""

    async def start(self, report: Report) -> bool:
        """Read what is new; True if anything changed."""

    async def look(self) -> bool:
        """As `start`, for one who asks every few seconds and does not wait."""

    async def overview(self, report: Report = ...) -> Overview:
        """What was opened."""

    async def findings(self, story: str | None = None) -> StoryFindings:
        """Everything found in a story; None: all articles as one."""

    async def index(self, report: Report) -> Indexed:
        """Bring the index up to date."""

    async def search(
        self, query: str, limit: int = 50, sort: Sort | None = None, within: tuple[str, ...] | None = None
    ) -> SearchResult:
        """The articles that match."""

    async def actors(self, query: str, most: int = 20) -> tuple[tuple[str, int], ...]:
        """Who the articles that match name, and how many of them each leaves."""

    async def more_like(self, text: str, limit: int = 20) -> SearchResult:
        """The articles that resemble a passage."""

    async def spans(self, query: str, article: str) -> tuple[Span, ...]:
        """The hits in one article."""

    async def compare(self, left: str, right: str, story: str | None = None) -> Comparison:
        """Two articles side by side."""

    async def correct(self, correction: Correction) -> Correction:
        """Keep a decision of the reader; it as it was kept."""

    async def undo(self, correction: Correction) -> Correction | None:
        """Take a decision back; it, or None where it is there no more."""

    async def decisions(self) -> tuple[Correction, ...]:
        """Every decision that can be taken back, oldest first."""

    async def close(self) -> None:
        """End the processes."""
