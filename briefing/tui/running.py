"""What the parts of the application share: the desk, what is open, and one line to the reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.app import App
from textual.filter import LineFilter

from briefing.tui.arrangement import Habits, Session
from briefing.tui.bindings import Commanded
from briefing.tui.guard import Guard, tame
from briefing.tui.keeper import Keeper
from briefing.tui.options import Options
from briefing.tui.ports import Desk, Overview
from briefing.tui.searches import NoSearches, Searches

if TYPE_CHECKING:
    from briefing.model.correction import Correction
    from briefing.settings.config import Config
    from briefing.tui.settings_used import Settled


class Home(Protocol):
    """Where the session and the program's habits are kept."""

    def load(self) -> Session:
        """The session of this library."""

    def save(self, session: Session) -> None:
        """Keep it."""

    def habits(self) -> Habits:
        """What holds for every library."""

    def keep(self, habits: Habits) -> None:
        """Keep that."""


class Running(Commanded, App[None]):
    """State. The parts of the application read and change it; screens read it."""

    def __init__(
        self,
        desk: Desk,
        *,
        options: Options | None = None,
        keeper: Keeper | None = None,
        home: Home | None = None,
        searches: Searches | None = None,
        settled: Settled | None = None,
        notes: list[str] | None = None,
    ) -> None:
        """`desk` answers every question, `keeper` keeps the picks, `home` the session, `searches` the searches.

        `options` and `settled` say how it looks; `notes` are told when there is something to show them on.
        """
        super().__init__()
        self.desk = desk
        self.options = options or Options()
        self.keeper = keeper or Keeper()
        self.home = home
        self.searches = searches or NoSearches()
        self.config: Config | None = settled.config if settled else None
        self.notes = [] if notes is None else notes
        self.session = Session()
        self.habits = Habits(toured=True)
        self.overview: Overview | None = None
        self.theme_chosen = False
        self.ready = False
        self.indexing = True
        self.failure: Exception | None = None
        self.done: list[Correction | None] = []  # what u takes back: a correction, or (None) a change of the picks
        self._keeping = asyncio.Lock()
        self._guard = Guard()

    @property
    def new_articles(self) -> frozenset[str]:
        """Ids of articles that are new since the last opening."""
        return self.overview.new if self.overview else frozenset()

    async def keep_habits(self, change: Callable[[Habits], Habits]) -> None:
        """Change what holds for every library, one change after the other. Raises WriteError."""
        if self.home is None:
            return
        async with self._keeping:
            self.habits = change(await asyncio.to_thread(self.home.habits))
            await asyncio.to_thread(self.home.keep, self.habits)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and behind them the guard against control characters."""
        return [*super().get_line_filters(), self._guard]

    def say(self, words: str, *, severe: bool = False) -> None:
        """One line to the reader, never markup."""
        self.notify(tame(words), severity="warning" if severe else "information", markup=False, timeout=4)
