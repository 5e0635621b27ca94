"""A picture of every screen and empty state. A picture that changed is looked at before it is accepted:

pytest tests/snapshots --snapshot-update
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

import fake

from briefing.tui.drawing.glyphs import ASCII
from briefing.tui.options import Options
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.screens.tour import TourScreen

WIDE, NARROW, TINY = (120, 40), (80, 24), (40, 12)
MARKDOWN = """# Rebuilding the Vell bridge

> “Nobody has shown us a bill,” Hale said.

- one thing

| Point | A |
| :-- | :-- |"""
Before = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """What is pressed to get there."""

    keys: tuple[str, ...]
    pane: str = "centre"


PICTURES = {
    "brief": Picture(()),
    "points": Picture(("2",)),
    "point": Picture(("2", "enter")),
    "differences": Picture(("3", "j")),
    "difference": Picture(("3", "enter")),
    "wordings": Picture(("4",)),
    "compare": Picture(("5", "j", "j", "j")),
    "read": Picture(("6", "j", "j")),
    "details": Picture(("i",), "sources"),
    "name": Picture(("enter",), "names"),
    "search": Picture(("slash", *"crowns")),
    "filtered": Picture(("f", "2"), "sources"),
    "picked": Picture(("space", "space")),
    "picks": Picture(("space", "space", "p")),
    "picks-empty": Picture(("p",)),
    "export": Picture(("space", "x")),
    "form": Picture(("e",), "sources"),
    "help": Picture(("question_mark",)),
    "jump": Picture(("ctrl+o",)),
}


def driven(picture: Picture) -> Before:
    """Waits for the findings, then presses the keys."""

    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, StoryScreen)
        screen.to_pane(picture.pane)
        for key in picture.keys:
            await pilot.press(key)
            await still(pilot)
        await pilot.pause(0.3)  # what is shown a moment after the cursor has come to rest
        await still(pilot)

    return before


async def still(pilot: Pilot[None]) -> None:
    """Waits until four pictures in a row are the same: a busy machine draws late, but it draws the same."""
    last, same = "", 0
    for _ in range(300):
        await pilot.pause(0.04)
        now = pilot.app.export_screenshot()
        same = same + 1 if now == last else 0
        if same == 3:
            return
        last = now
    raise AssertionError("the screen does not come to rest")


async def settled(pilot: Pilot[None]) -> None:
    """Waits until the findings are drawn."""
    for _ in range(200):
        await pilot.pause(0.01)
        screen = pilot.app.screen
        if isinstance(screen, LibraryScreen) or (isinstance(screen, StoryScreen) and screen.facts is not None):
            break
    await still(pilot)


def app(theme: str = "briefing", **given: object) -> Briefing:
    one = Briefing(fake.FakeDesk(), **given)  # type: ignore[arg-type]  # what the program takes
    one.theme = theme
    return one


@pytest.fixture(autouse=True)
def same_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export says when it was made, and where it goes: neither belongs in a picture."""
    monkeypatch.setattr("briefing.tui.screens.picks.rendered", lambda *_, **__: MARKDOWN)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_dark(snap_compare: Callable[..., bool], name: str, size: tuple[int, int]) -> None:
    assert snap_compare(app(), terminal_size=size, run_before=driven(PICTURES[name]))


@pytest.mark.parametrize("name", ["brief", "compare", "read"])
def test_light(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app("briefing-light"), terminal_size=WIDE, run_before=driven(PICTURES[name]))


@pytest.mark.parametrize("theme", ["high-contrast", "paper", "ansi-dark"])
def test_other_themes(snap_compare: Callable[..., bool], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=WIDE, run_before=driven(PICTURES["compare"]))


@pytest.mark.parametrize("name", ["brief", "compare", "read"])
def test_forty_columns(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(), terminal_size=TINY, run_before=driven(PICTURES[name]))


def test_without_colour(snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(), terminal_size=WIDE, run_before=driven(PICTURES["compare"]))


def test_ascii(snap_compare: Callable[..., bool]) -> None:
    one = app(options=Options(glyphs=ASCII))
    one.add_class("-ascii")
    assert snap_compare(one, terminal_size=WIDE, run_before=driven(PICTURES["brief"]))


def test_nothing_found(snap_compare: Callable[..., bool]) -> None:
    bare = fake.StoryFindings(story=replace(fake.FINDINGS.story, articles=("a4",)), members=fake.FINDINGS.members[3:])
    one = Briefing(fake.FakeDesk(bare))
    assert snap_compare(one, terminal_size=WIDE, run_before=driven(Picture(("3",))))


def test_nothing_could_be_opened(snap_compare: Callable[..., bool]) -> None:
    desk = fake.FakeDesk()
    desk.failure = OSError("the folder is gone")

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause(0.3)

    assert snap_compare(Briefing(desk), terminal_size=WIDE, run_before=before)


def test_library(snap_compare: Callable[..., bool]) -> None:
    stories = tuple(
        replace(
            fake.FINDINGS.story,
            id=f"s{n}",
            title=f"Event number {n} on the river",
            first=f"2025-03-{n % 28 + 1:02}",
            last=None,
        )
        for n in range(40)
    )

    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        overview = fake.FakeOverview(
            tuple(fake.card(m.article) for m in fake.FINDINGS.members), stories, new=frozenset({"a2"})
        )
        await pilot.app.push_screen(LibraryScreen(overview))
        await pilot.press("j", "j")
        await pilot.pause(0.2)

    assert snap_compare(app(), terminal_size=WIDE, run_before=before)


def test_tour(snap_compare: Callable[..., bool]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.app.push_screen(TourScreen(Options().glyphs))
        await pilot.pause(0.1)

    assert snap_compare(app(), terminal_size=NARROW, run_before=before)
