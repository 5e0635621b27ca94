"""Opening a library: what comes before its first page, and what follows it."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from dataclasses import replace

from textual import on, work

from briefing.files.atomic import WriteError
from briefing.tui.messages import FindingsArrived, OverviewArrived, Progressed, WorkFailed
from briefing.tui.ports import FAILURES, Progress
from briefing.tui.running import Running
from briefing.tui.screens.story.screen import StoryScreen

_EVENTS = "events"
_SLOW = 1.0
"""Seconds of silence after which it is said what is waited for."""


def _keep() -> None:
    """Let the garbage collector leave alone what is held now; what it left alone before and nobody holds any more
    goes.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()


class Opening(Running):
    """From the first frame to a screen that is filled, searchable and watched."""

    _listed = False

    def get_default_screen(self) -> StoryScreen:
        """The story's screen is there from the first frame, and filled when findings come."""
        return StoryScreen(options=self.options)

    def begin(self) -> None:
        """The first frame has been painted: open the library."""
        gc.enable()
        self._open()

    @work(group="open")
    async def _open(self) -> None:
        try:
            await self.desk.start(self._report)
            self._progress("Grouping into events…")  # of many it takes long
            overview = await self.desk.overview(self._report)
        except FAILURES as error:
            self.screen.post_message(WorkFailed(f"Nothing could be opened: {error}"))
            return
        self.post_message(OverviewArrived(overview))

    def _report(self, progress: Progress) -> None:
        share = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        self._progress(f"{progress.stage.capitalize()}{share}…")

    def _progress(self, words: str) -> None:
        """To every screen: under a dialog lies the one that says it."""
        for screen in self.screen_stack:
            screen.post_message(Progressed(words))

    @on(OverviewArrived)
    def _overview_arrived(self, message: OverviewArrived) -> None:
        """Show what was opened: the one event, or the list of events."""
        self.overview = message.overview
        self.ready = True
        self._fill()

    @on(FindingsArrived)
    @on(OverviewArrived)
    def _settle(self, message: FindingsArrived | OverviewArrived) -> None:
        """What has arrived stays: to look through all of it for garbage takes a tenth of a second, between two keys.
        The findings of one event of several do not stay: they go with its screen, and the collector sees them alone.
        """
        several = self.overview is not None and self.overview.several
        if isinstance(message, OverviewArrived) or not several:
            self.call_after_refresh(_keep)
        if isinstance(message, FindingsArrived):
            self.welcome()

    @work(group="welcome", exclusive=True)
    async def welcome(self) -> None:
        """Once there is something to see beneath, the first opening of all is told how to begin."""
        await self._first_time()

    @work(group="fill")
    async def _fill(self) -> None:
        overview = self.overview
        await self._remember()
        screen = self.screen
        if overview is not None and overview.several:
            await self.list_events()
        elif isinstance(screen, StoryScreen):
            screen.load()
        if overview is not None and not overview.cards:
            more = "f3 lists what was found." if overview.problems else "Text, Markdown and HTML files are read."
            self.say(f"There is no article in this folder. {more}", severe=True)
        if self._listed or (overview is not None and not overview.cards):
            await self._first_time()
        self.index()
        self.watch_folder()

    def show_events(self) -> None:
        """List the events, in work of the application's own: a screen's work ends when the screen is taken away."""
        self.run_worker(self.list_events(), group="events", exclusive=True)

    async def list_events(self) -> None:
        """In a mode of its own: the screen that an application begins with cannot be switched."""
        from briefing.tui.screens.library import LibraryScreen  # noqa: PLC0415 - only for a library of events

        overview = self.overview
        if overview is None:
            return
        if not self._listed:
            self._listed = True
            self.add_mode(_EVENTS, lambda: LibraryScreen(overview))
        await self.switch_mode(_EVENTS)
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def _remember(self) -> None:
        """Read the picks, the session and the habits; tell what their files, and the settings, had to say."""
        try:
            await self.keeper.load()
            if self.home is not None:
                self.session = await asyncio.to_thread(self.home.load)
                self.habits = await asyncio.to_thread(self.home.habits)
        except WriteError as error:
            self.say(f"What was kept could not be read: {error}", severe=True)
        for note in self.notes:
            self.say(note, severe=True)
        self.notes.clear()

    async def _first_time(self) -> None:
        """Show the tour, once."""
        if self.home is None or self.habits.toured:
            return
        self.habits = replace(self.habits, toured=True)
        self.show_tour()
        with suppress(WriteError):  # it comes again next time, that is all
            await self.keep_habits(lambda habits: replace(habits, toured=True))

    def show_tour(self) -> None:
        """Five lines on how to begin."""
        from briefing.tui.screens.tour import TourScreen  # noqa: PLC0415 - once

        self.push_screen(TourScreen(self.options.glyphs))

    @work(group="index")
    async def index(self) -> None:
        """Bring the index up to date, and tell why where it could not be."""
        slow = self.set_timer(_SLOW, lambda: self._progress("Getting ready to search…"))
        try:
            told = await self.desk.index(self._report)
        except FAILURES as error:
            self.screen.post_message(WorkFailed(f"The index could not be made: {error}"))
            return
        finally:
            slow.stop()
        self.indexing = False
        self._progress("")
        if told.notice:
            self.say(told.notice, severe=True)

    def watch_folder(self) -> None:
        """From now on, look at the folder from time to time."""
        raise NotImplementedError
