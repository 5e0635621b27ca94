"""What is closed is let go, though what is open is not looked through for garbage."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest

from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui import fake


@pytest.mark.usefixtures("freezing")
async def test_the_screen_of_a_closed_event_goes_when_another_is_opened() -> None:
    story = fake.FINDINGS.story
    parts = (
        replace(story, id="one", articles=story.articles[:2]),
        replace(story, id="two", articles=story.articles[2:]),
    )
    app = Briefing(fake.FakeDesk(stories=parts))
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, LibraryScreen):
            await pilot.pause(0.02)
        seen: list[weakref.ref[StoryScreen]] = []
        while not (kept := gc.get_freeze_count()):
            await pilot.pause(0.02)
        for _ in range(4):
            await pilot.press("enter")
            while not (isinstance(app.screen, StoryScreen) and app.screen.facts):
                await pilot.pause(0.02)
            await pilot.pause()
            seen.append(weakref.ref(app.screen))
            await pilot.press("escape")
            while not isinstance(app.screen, LibraryScreen):
                await pilot.pause(0.02)
        assert gc.get_freeze_count() <= kept  # to look through everything at each opening takes a tenth of a second
        gc.collect()
        assert [screen() for screen in seen[:2]] == [None, None]
