"""Following the folder while the screen is open: articles that come, change or go appear, and the place is kept."""

from __future__ import annotations

import time

from textual import work

from briefing.tui.opening import Opening
from briefing.tui.ports import FAILURES, Overview
from briefing.tui.screens.story.screen import StoryScreen


class Following(Opening):
    """Looks at the folder from time to time, and after a service has died."""

    _took = 0.0

    def watch_folder(self) -> None:
        """From now on, look at the folder from time to time."""
        self._look_after(0.0)

    def _look_after(self, took: float) -> None:
        """The quicker of two looks tells what one costs: the other may have waited for findings or the index."""
        from briefing.tui.watching import pause_after  # noqa: PLC0415 - after the first paint

        self.set_timer(pause_after(min(took, self._took)), self.look)
        self._took = took

    @work(group="watch", exclusive=True)
    async def look(self) -> None:
        """See whether articles came, changed or went; what is shown follows, and the reader stays where they are."""
        began = time.monotonic()
        try:
            changed = await self.desk.look()
            took = time.monotonic() - began
            if changed:
                self.follow(await self.desk.overview())
        except FAILURES as error:
            took = time.monotonic() - began
            self.log.warning(f"The folder could not be looked at: {error}")
        self._look_after(took)

    def service_fell(self, words: str) -> None:
        """Called by the desk from outside of the application's messages, where nothing can be shown."""
        self.call_later(self._tell_fall, words)

    def _tell_fall(self, words: str) -> None:
        self.say(words, severe=True)
        self._catch_up()

    @work(group="catch up", exclusive=True)
    async def _catch_up(self) -> None:
        """What a service saw that is started in a dead one's place, it counts as known, and `look` will not tell it."""
        try:
            overview = await self.desk.overview()
        except FAILURES as error:
            self.say(f"The folder can no longer be read: {error}", severe=True)
            return
        if self.overview is not None and overview.cards != self.overview.cards:
            self.follow(overview)

    def follow(self, overview: Overview) -> None:
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
        self.index()
