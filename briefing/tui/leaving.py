"""Leaving in order: everything saved, the terminal restored, whatever the reason."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from dataclasses import replace

from rich.console import Group
from textual import work
from textual.driver import Driver

from briefing.files.atomic import WriteError
from briefing.tui.running import Running
from briefing.tui.screens.story.screen import StoryScreen


class Ended(Exception):
    """The program ends because of an error, which `run` reports; nothing is printed here."""

    def __rich__(self) -> Group:
        return Group()


class Leaving(Running):
    """Quitting by key, by signal, by an error inside."""

    unsaved = False

    def get_driver_class(self) -> type[Driver]:
        """A driver that outlives its terminal, so that a lost connection ends the program rather than leaving it."""
        from briefing.tui.driver import TerminalDriver  # noqa: PLC0415 - as Textual does: only where it is run

        return TerminalDriver

    async def keep_all(self) -> None:
        """Save the picks, the theme and the place. Raises WriteError."""
        await self.keeper.save()
        if self.theme_chosen:
            await self.keep_theme()
        stories = [
            screen for screen in self.screen_stack if isinstance(screen, StoryScreen) and screen.facts is not None
        ]
        if self.home is not None and stories:
            await asyncio.to_thread(self.home.save, stories[-1].session())
        elif self.home is not None and self.ready:
            await asyncio.to_thread(self.home.save, self.session)

    async def keep_theme(self) -> None:
        """Have the theme that is on again at the next opening. Raises WriteError."""
        await self.keep_habits(lambda habits: replace(habits, theme=self.theme))
        self.theme_chosen = False

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

    def listen_for_signals(self) -> None:
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

    async def on_unmount(self) -> None:
        """End the desk's processes."""
        await asyncio.wait_for(self.desk.close(), 5)
