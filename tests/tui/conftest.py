"""An application on invented findings, without a desk process and without files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from briefing.tui.program import Briefing
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui.fake import FakeDesk

Opener = Callable[..., AbstractAsyncContextManager[tuple[StoryScreen, Pilot[None]]]]


@asynccontextmanager
async def opened(
    desk: FakeDesk | None = None, size: tuple[int, int] = (120, 40), **given: object
) -> AsyncIterator[tuple[StoryScreen, Pilot[None]]]:
    """The story screen with its findings drawn, and the pilot that presses keys."""
    app = Briefing(desk or FakeDesk(), **given)  # type: ignore[arg-type]  # tests pass what the program takes
    async with app.run_test(size=size) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            screen = app.screen
            if isinstance(screen, StoryScreen) and screen.facts is not None:
                break
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)
        yield app.screen, pilot


@pytest.fixture
def open_story() -> Opener:
    """Opens the story screen."""
    return opened


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Waits for something to be so, however busy the machine is."""
    for _ in range(500):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come to be so")


def shown(roll: object) -> list[str]:
    """The text lines of a roll, all of them, seen or not."""
    layout = roll.rows  # type: ignore[attr-defined]  # any roll
    return ["".join(text for text, _ in line) for row in range(len(layout.rows)) for line in layout.lines(row)]
