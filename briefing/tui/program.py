"""The application: it opens the desk, keeps what all screens share, and ends in order."""

from __future__ import annotations

import asyncio
import gc
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.console import Group
from textual import on, work
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.filter import LineFilter

from briefing.files.atomic import WriteError
from briefing.tui import themes
from briefing.tui.bindings import Commanded, bind
from briefing.tui.drawing.glyphs import ASCII
from briefing.tui.guard import Guard, tame
from briefing.tui.keeper import Change, Keeper
from briefing.tui.messages import OverviewArrived, Progressed, WorkFailed
from briefing.tui.options import Options
from briefing.tui.ports import FAILURES, Desk, Overview, Progress
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.sheets import sheet
from briefing.tui.wish import Habits, Session

if TYPE_CHECKING:
    from briefing.settings.config import Config
    from briefing.tui.settled import Settled


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


def _unheard(progress: Progress) -> None:
    """The way of a look that nobody waits for is not told."""


class Ended(Exception):
    """The program ends because of an error, which `run` reports; nothing is printed here."""

    def __rich__(self) -> Group:
        return Group()


def _commands() -> type[Provider]:
    from briefing.tui.providers import CommandProvider  # noqa: PLC0415 - not before the palette opens

    return CommandProvider


def _places() -> type[Provider]:
    from briefing.tui.providers import PlaceProvider  # noqa: PLC0415 - not before the palette opens

    return PlaceProvider


class Briefing(Commanded, App[None]):
    """briefing, the screen."""

    TITLE = "briefing"
    CSS_PATH = sheet("story")
    BINDINGS: ClassVar[list[BindingType]] = bind(["program."])
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands, _places}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        desk: Desk,
        *,
        options: Options | None = None,
        keeper: Keeper | None = None,
        home: Home | None = None,
        settled: Settled | None = None,
        notes: list[str] | None = None,
    ) -> None:
        """`desk` answers every question, `keeper` keeps the picks, `home` the session.

        `options` and `settled` say how it looks; `notes` are told when there is something to show them on.
        """
        super().__init__()
        self.desk = desk
        self.options = options or Options()
        self.keeper = keeper or Keeper()
        self.home = home
        self.session = Session()
        self.habits = Habits(toured=True)
        self.indexing = True
        self.failure: Exception | None = None
        self.notes = [] if notes is None else notes
        self.overview: Overview | None = None
        self.ready = False
        self.done: list[str] = []
        self._guard = Guard()
        self.animation_level = "none"
        themes.register(self)
        self.config = settled.config if settled else None
        self.theme = themes.DEFAULT
        if settled is not None:
            for theme in settled.themes:
                self.register_theme(theme)
            self.set_keymap(settled.keys)
        if self.config is not None:
            self._configure(self.config)

    def _configure(self, config: Config) -> None:
        """Look as the settings say; a theme that is not known leaves ours."""
        if config.theme in self.available_themes:
            self.theme = config.theme
        elif config.theme != themes.DEFAULT:
            self.notes.append(f"The theme {config.theme} is not known; f2 goes through those that are.")
        self.set_class(config.compact, "-compact")
        if config.glyphs == "ascii":
            self.options = replace(self.options, glyphs=ASCII)
            self.add_class("-ascii")

    @property
    def new_articles(self) -> frozenset[str]:
        """Ids of articles that are new since the last opening."""
        return self.overview.new if self.overview else frozenset()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and behind them the guard against control characters."""
        return [*super().get_line_filters(), self._guard]

    def say(self, words: str, *, severe: bool = False) -> None:
        """One line to the reader, never markup."""
        self.notify(tame(words), severity="warning" if severe else "information", markup=False, timeout=4)

    # opening

    def on_mount(self) -> None:
        """Show the story's screen at once, and open the library beside it."""
        self._listen_for_signals()
        self.push_screen(StoryScreen(options=self.options))
        # Twice: the first call comes before the first frame, and findings must not be decoded before that.
        self.call_after_refresh(self.call_after_refresh, self._begin)

    def _begin(self) -> None:
        gc.enable()
        self._open()

    @work(group="open")
    async def _open(self) -> None:
        try:
            await self.desk.start(self._report)
            overview = await self.desk.overview()
        except FAILURES as error:
            self.screen.post_message(WorkFailed(f"Nothing could be opened: {error}"))
            return
        self.post_message(OverviewArrived(overview))

    def _report(self, progress: Progress) -> None:
        share = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        self.screen.post_message(Progressed(f"{progress.stage.capitalize()}{share}…"))

    @on(OverviewArrived)
    def _overview_arrived(self, message: OverviewArrived) -> None:
        """Show what was opened: the one event, or the list of events."""
        self.overview = message.overview
        self.ready = True
        self._fill()

    @work(group="fill")
    async def _fill(self) -> None:
        overview = self.overview
        try:
            await self.keeper.load()
            await self._come_home()
        except WriteError as error:
            self.say(f"What was kept could not be read: {error}", severe=True)
        for note in self.notes:
            self.say(note, severe=True)
        self.notes.clear()
        screen = self.screen
        if overview is not None and overview.several:
            from briefing.tui.screens.library import LibraryScreen  # noqa: PLC0415 - only for a library of events

            await self.switch_screen(LibraryScreen(overview))
        elif isinstance(screen, StoryScreen):
            screen.load()
        if overview is not None and not overview.cards:
            more = "f3 lists what was found." if overview.problems else "Text, Markdown and HTML files are read."
            self.say(f"There is no article in this folder. {more}", severe=True)
        await self._first_time()
        self._index()
        self._watch_after(0.0)

    # watching

    def _watch_after(self, took: float) -> None:
        from briefing.tui.watching import pause_after  # noqa: PLC0415 - after the first paint

        self.set_timer(pause_after(took), self.look)

    @work(group="watch", exclusive=True)
    async def look(self) -> None:
        """See whether articles came, changed or went; what is shown follows, and the reader stays where they are."""
        began = time.monotonic()
        try:
            changed = await self.desk.start(_unheard)
            took = time.monotonic() - began
            if changed:
                self._follow(await self.desk.overview())
        except FAILURES as error:
            took = time.monotonic() - began
            self.log.warning(f"The folder could not be looked at: {error}")
        self._watch_after(took)

    def _follow(self, overview: Overview) -> None:
        """Show what has changed on every screen that shows articles."""
        from briefing.tui.watching import what_changed  # noqa: PLC0415 - after the first paint

        before = self.overview.cards if self.overview else ()
        self.overview = overview
        for screen in self.screen_stack:
            if isinstance(screen, StoryScreen):
                screen.load()
            elif (renew := getattr(screen, "renew", None)) is not None:
                renew(overview)
        self.say(what_changed(before, overview.cards))
        self._index()

    @work(group="index")
    async def _index(self) -> None:
        try:
            await self.desk.index(self._report)
            self.indexing = False
        except FAILURES as error:
            self.screen.post_message(WorkFailed(f"The index could not be made: {error}"))

    # picks

    def change_picks(self, change: Change) -> None:
        """Change the picks at once, and save them behind."""
        if self.keeper.change(change):
            self.done.append("picks")
            self._save()
            if isinstance(self.screen, StoryScreen):
                self.screen.refresh_picks()

    def undo_picks(self) -> None:
        """Take the last change of the picks back."""
        if self.keeper.undo():
            self._save()

    @work(group="save")
    async def _save(self) -> None:
        try:
            await self.keeper.save()
        except WriteError as error:
            self.say(f"The picks could not be saved: {error}", severe=True)

    # commands

    async def _come_home(self) -> None:
        """Read the session and the habits."""
        if self.home is None:
            return
        self.session = await asyncio.to_thread(self.home.load)
        self.habits = await asyncio.to_thread(self.home.habits)

    async def _first_time(self) -> None:
        """Show the tour, once."""
        if self.home is None or self.habits.toured:
            return
        from briefing.tui.screens.tour import TourScreen  # noqa: PLC0415 - once

        self.push_screen(TourScreen(self.options.glyphs))
        self.habits = replace(self.habits, toured=True)
        with suppress(WriteError):  # it comes again next time, that is all
            await asyncio.to_thread(self.home.keep, self.habits)

    async def keep_all(self) -> None:
        """Save the picks and the place. Raises WriteError."""
        await self.keeper.save()
        stories = [
            screen for screen in self.screen_stack if isinstance(screen, StoryScreen) and screen.facts is not None
        ]
        if self.home is not None and stories:
            await asyncio.to_thread(self.home.save, stories[-1].session())

    @work(group="quit")
    async def do_program_quit(self) -> None:
        """Leave, when everything is saved."""
        await self.end(0)

    async def end(self, status: int) -> None:
        """Save and leave with this status; what cannot be saved is told first, and a second try leaves all the same."""
        try:
            await self.keep_all()
        except WriteError as error:
            if not self.unsaved:
                self.unsaved = True
                self.say(f"Not saved: {error}. Quit again to leave all the same.", severe=True)
                return
        self.exit(return_code=status)

    unsaved = False

    def _listen_for_signals(self) -> None:
        """SIGTERM, SIGHUP and SIGINT save and leave, with the terminal restored."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not in a thread, not on every system
                loop.add_signal_handler(number, self._signalled, 128 + number)

    def _signalled(self, status: int) -> None:
        self.run_worker(self.end(status), group="quit")

    # Textual offers no public hook for an exception inside the program: its own handler prints a traceback with all
    # local values, which takes seconds, shows article text, and ends with status 1. A test pins this override.
    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for `run` to report, and leave."""
        self.failure = self.failure or error
        ending = Ended(str(error))
        ending.__cause__ = error
        super()._handle_exception(ending)

    def do_program_help(self) -> None:
        """Show what the keys do here."""
        from briefing.tui.screens.help import HelpScreen  # noqa: PLC0415 - not before it is opened

        self.push_screen(HelpScreen(self.screen, self.options.glyphs))

    def do_program_palette(self) -> None:
        """Open the palette."""
        self.action_command_palette()

    def can_program_problems(self) -> bool:
        """Where there are any."""
        return self.overview is not None and bool(self.overview.problems)

    def do_program_problems(self) -> None:
        """List what could not be read, or was guessed."""
        from briefing.tui.screens.dialogs import Choice, Choose  # noqa: PLC0415 - not before it is opened

        problems = self.overview.problems if self.overview else ()
        choices = [Choice(str(n), f"{p.path}: {p.message}") for n, p in enumerate(problems)]
        self.push_screen(Choose(f"Problems {len(choices):,}", choices))

    def do_program_theme(self) -> None:
        """The next theme."""
        self.theme = themes.following(self.theme)
        self.say(f"Theme: {self.theme}; `theme:` in config.yaml keeps it.")

    async def on_unmount(self) -> None:
        """End the desk's processes."""
        await asyncio.wait_for(self.desk.close(), 5)
