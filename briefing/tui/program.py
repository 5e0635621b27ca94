"""The application: it opens the desk, keeps what all screens share, and ends in order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter

from briefing.tui.bindings import Commanded, bind
from briefing.tui.context import Options
from briefing.tui.guard import Guard
from briefing.tui.messages import OverviewArrived, Progressed, WorkFailed
from briefing.tui.ports import Desk, Overview, Progress
from briefing.tui.screens.story.screen import StoryScreen
from briefing.settings.resources import resource_dir


class Briefing(Commanded, App[None]):
    """briefing, the screen."""

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[str]] = [str(path) for path in sorted(resource_dir("styles").glob("*.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = bind(["program."])
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, *, options: Options | None = None) -> None:
        """`desk` answers every question; `options` say how things are shown."""
        super().__init__()
        self.desk = desk
        self.options = options or Options()
        self.overview: Overview | None = None
        self.ready = False
        self.pick_count = 0
        self._guard = Guard()
        self.animation_level = "none"

    @property
    def new_articles(self) -> frozenset[str]:
        """Ids of articles that are new since the last opening."""
        return self.overview.new if self.overview else frozenset()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and behind them the guard against control characters."""
        return [*super().get_line_filters(), self._guard]

    def on_mount(self) -> None:
        """Show the story's screen at once, and open the library beside it."""
        self.push_screen(StoryScreen(options=self.options))
        self._open()

    @work(group="open")
    async def _open(self) -> None:
        try:
            await self.desk.start(self._report)
            overview = await self.desk.overview()
        except (RuntimeError, OSError) as error:
            self.screen.post_message(WorkFailed(f"Nothing could be opened: {error}"))
            return
        self.post_message(OverviewArrived(overview))

    def _report(self, progress: Progress) -> None:
        share = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        self.screen.post_message(Progressed(f"{progress.stage}{share}…"))

    def on_overview_arrived(self, message: OverviewArrived) -> None:
        """Show what was opened: the one event."""
        self.overview = message.overview
        self.ready = True
        screen = self.screen
        if isinstance(screen, StoryScreen):
            screen.load()
        self._index()

    @work(group="index")
    async def _index(self) -> None:
        try:
            await self.desk.index(lambda _: None)
        except (RuntimeError, OSError) as error:
            self.post_message(WorkFailed(f"The index could not be made: {error}"))

    def do_program_quit(self) -> None:
        """Leave."""
        self.exit()

    def do_program_help(self) -> None:
        """Show what the keys do here."""

    def do_program_palette(self) -> None:
        """Open the palette."""
        self.action_command_palette()

    def do_program_theme(self) -> None:
        """The next theme."""
        names = ("textual-dark", "textual-light")
        at = names.index(self.theme) if self.theme in names else 0
        self.theme = names[(at + 1) % len(names)]

    async def on_unmount(self) -> None:
        """End the desk's processes."""
        await asyncio.wait_for(self.desk.close(), 5)
