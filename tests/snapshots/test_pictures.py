"""A picture of every screen and empty state. A picture that changed is looked at before it is accepted:

pytest tests/snapshots --snapshot-update
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass, replace

import pytest
from _pytest.mark import ParameterSet
from textual.pilot import Pilot
from textual.strip import Strip

from briefing.model.discrepancy import Verdict
from briefing.tui.drawing.glyphs import ASCII
from briefing.tui.options import Options
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.screens.tour import TourScreen
from tests.tui import fake

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
    "facets": Picture(("F",)),
    "marks": Picture(("6", "c")),
    "paragraphs": Picture(("6", "c", "G", "enter", "escape")),
    "second": Picture(("6", "d")),
    "alike": Picture(("6", "j", "r")),
    "regroup": Picture(("R",), "sources"),
    "found-nothing": Picture(("slash", *"zz", "enter")),
    "two-filters": Picture(("f", "tab", "f", "3"), "sources"),
    "dismissed": Picture(("3",)),
    "maximised": Picture(("2", "m")),
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
        await pilot.pause(0.2)  # what is shown a moment after the cursor has come to rest
        await still(pilot)

    return before


async def still(pilot: Pilot[None]) -> None:
    """Waits until what is painted is the same four times in a row. The pauses are timers of the same loop as those of
    the screen: on a busy machine both come late, in the same order.
    """
    last, same = painted(pilot), 0
    for _ in range(600):
        await pilot.pause(0.02)
        now = painted(pilot)
        same = same + 1 if now == last else 0
        if same == 3:
            return
        last = now
    raise AssertionError("the screen does not come to rest")


def painted(pilot: Pilot[None]) -> list[list[Strip]]:
    """All lines as Textual makes them for a screenshot, without the cost of making a picture of them."""
    one = pilot.app
    update = one.screen._compositor.render_update(full=True, screen_stack=one._background_screens)
    return [list(line) for line in update.strips]


async def settled(pilot: Pilot[None]) -> None:
    """Waits until the findings are drawn."""
    for _ in range(200):
        await pilot.pause(0.01)
        screen = pilot.app.screen
        if isinstance(screen, LibraryScreen) or (isinstance(screen, StoryScreen) and screen.facts is not None):
            break
    await still(pilot)


def desk_for(name: str) -> fake.FakeDesk:
    """The usual event; for one picture the reader has dismissed a difference."""
    if name != "dismissed":
        return fake.FakeDesk()
    first, *rest = fake.FINDINGS.discrepancies
    judged = (replace(first, verdict=Verdict.DISMISSED, reason="two phases of the work"), *rest)
    return fake.FakeDesk(replace(fake.FINDINGS, discrepancies=judged))


def app(theme: str = "briefing", name: str = "", **given: object) -> Briefing:
    one = Briefing(desk_for(name), **given)  # type: ignore[arg-type]  # what the program takes
    one.theme = theme
    return one


@pytest.fixture(autouse=True)
def same_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export says when it was made: that does not belong in a picture. What is said stays, however long it takes."""
    monkeypatch.setattr("briefing.tui.screens.picks.rendered", lambda *_, **__: MARKDOWN)
    notify = Briefing.notify
    monkeypatch.setattr(Briefing, "notify", lambda self, *said, **how: notify(self, *said, **{**how, "timeout": 600}))


# A picture takes half a second and more: the quick suite looks at each screen once, and at small sizes at those that
# are laid out anew there; the slow tests look at the rest.
LAID_OUT_ANEW = ("brief", "compare", "read", "search", "picks", "help")


def slow_but_for(quick: Collection[str], names: Iterable[str]) -> list[ParameterSet]:
    return [pytest.param(name, marks=[] if name in quick else pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", PICTURES)
def test_wide(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(name=name), terminal_size=WIDE, run_before=driven(PICTURES[name]))


@pytest.mark.parametrize("name", slow_but_for(LAID_OUT_ANEW, PICTURES))
def test_narrow(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(name=name), terminal_size=NARROW, run_before=driven(PICTURES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["brief", "compare", "read", "search", "facets", "picks", "form"])
def test_light(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app("briefing-light"), terminal_size=WIDE, run_before=driven(PICTURES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["high-contrast", "colour-blind", "paper", "ansi-dark"])
def test_other_themes(snap_compare: Callable[..., bool], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=WIDE, run_before=driven(PICTURES["compare"]))


@pytest.mark.parametrize(
    "name", slow_but_for(("brief", "compare"), ("brief", "compare", "read", "search", "facets", "second", "picks"))
)
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


@pytest.mark.parametrize("problems", [0, 2])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_empty_folder(snap_compare: Callable[..., bool], size: tuple[int, int], problems: int) -> None:
    empty = fake.StoryFindings(story=replace(fake.FINDINGS.story, articles=()), members=())
    desk = fake.FakeDesk(empty)
    found = tuple(fake.Problem(f"{n}.doc", "kind", "This kind of file is not read") for n in range(problems))

    async def overview(_report: object) -> fake.FakeOverview:
        return fake.FakeOverview((), (), found)

    desk.overview = overview  # type: ignore[method-assign]  # a folder without articles
    one = Briefing(desk)
    one.sub_title = "/home/reader/articles"
    keys = ("f3",) if problems else ()
    assert snap_compare(one, terminal_size=size, run_before=driven(Picture(keys)))


def test_nothing_could_be_opened(snap_compare: Callable[..., bool]) -> None:
    desk = fake.FakeDesk()
    desk.failure = OSError("the folder is gone")

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause(0.3)

    assert snap_compare(Briefing(desk), terminal_size=WIDE, run_before=before)


@pytest.mark.parametrize("search", [False, True], ids=["events", "found"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_library(snap_compare: Callable[..., bool], size: tuple[int, int], search: bool) -> None:
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
        pilot.app.overview = overview
        await pilot.app.push_screen(LibraryScreen(overview))
        await still(pilot)
        await pilot.press(*(("slash", *"crowns", "enter") if search else ("j", "j")))
        await still(pilot)

    assert snap_compare(app(), terminal_size=size, run_before=before)


def test_tour(snap_compare: Callable[..., bool]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.app.push_screen(TourScreen(Options().glyphs))
        await pilot.pause(0.1)

    assert snap_compare(app(), terminal_size=NARROW, run_before=before)
