"""How long the screen's event loop is held while a folder of 36 articles is opened as one event: keys wait so long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from briefing.library.desk import Desk
from briefing.settings.places import Places
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.fixtures.made_up_story import write_story

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]
SIZE = (120, 40)
MOST = 4.0
"""Times what Textual alone takes for a screen of lists and a text."""


class Whole(Screen[None]):
    """A screen of lists and a text."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical():
                yield OptionList(*(Content(f"line {n} of a list") for n in range(30)))
                yield OptionList(*(Content(f"line {n} of another") for n in range(30)))
            with VerticalScroll():
                yield Static(Content("\n".join("some words of text that fill the line" for _ in range(80))))


@contextmanager
def held() -> Iterator[list[float]]:
    """The seconds of the loop's own processor time that each of its steps took."""
    steps: list[float] = []
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begin = time.thread_time()
        run(handle)
        steps.append(time.thread_time() - begin)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio.Handle, "_run", timed)
        yield steps


async def plain() -> float:
    """The longest step of Textual alone, for a screen of lists and a text."""
    app: App[None] = App()
    async with app.run_test(size=SIZE) as pilot:
        with held() as steps:
            app.push_screen(Whole())
            await pilot.pause(0.3)
    return max(steps)


async def until(pilot: Pilot[object], done: Callable[[], bool]) -> None:
    for _ in range(6_000):
        if done():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come")


async def opened(folder: Path) -> tuple[float, float, float]:
    """The longest steps: from the key to the event's screen, while findings are made, and when they come."""
    app = Briefing(Desk((folder,), Places.default()))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.pause(0.5)
        with held() as steps:
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, StoryScreen))
            await pilot.pause(0.3)
            story, begun = app.screen, len(steps)
            assert isinstance(story, StoryScreen)
            assert story.facts is None, "findings were there before anything could be measured"
            waiting = len(steps)
            while story.facts is None:
                waiting = len(steps)
                await asyncio.sleep(0.02)
            await pilot.pause(0.5)
    return max(steps[:begun]), max(steps[begun:waiting], default=0.0), max(steps[waiting:])


async def test_the_loop_is_held_no_longer_than_a_screen_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    folder = write_story(36, tmp_path / "articles")
    runs = []
    for run in range(3):
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):  # folders of each run's own: nothing is known before
            monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(tmp_path / f"{name.lower()}{run}"))
        runs.append(await opened(folder))
    screen, waiting, come = (min(steps) for steps in zip(*runs, strict=True))
    floor = min([await plain() for _ in range(3)])
    with capsys.disabled():
        print(
            f"\nthe loop is held, 36 articles: {screen * 1000:.0f} ms for the screen, {waiting * 1000:.0f} while",
            end="",
        )
        print(f" findings are made, {come * 1000:.0f} when they come; Textual alone {floor * 1000:.0f} for a screen")
    assert max(screen, come) <= MOST * floor
    assert waiting <= floor
