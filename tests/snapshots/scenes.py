"""The screens and states that are looked at, as pictures or as text: what is pressed to get there, and the waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from textual.pilot import Pilot
from textual.strip import Strip

from briefing.model.discrepancy import Verdict
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui import fake

WIDE, NARROW, TINY = (120, 40), (80, 24), (40, 12)
Before = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """What is pressed to get there."""

    keys: tuple[str, ...]
    pane: str = "centre"


SCENES = {
    "brief": Scene(()),
    "points": Scene(("2",)),
    "point": Scene(("2", "enter")),
    "differences": Scene(("3", "j")),
    "difference": Scene(("3", "enter")),
    "wordings": Scene(("4",)),
    "compare": Scene(("5", "j", "j", "j")),
    "read": Scene(("6", "j", "j")),
    "details": Scene(("i",), "sources"),
    "name": Scene(("enter",), "names"),
    "search": Scene(("slash", *"crowns")),
    "filtered": Scene(("f", "2"), "sources"),
    "picked": Scene(("space", "space")),
    "picks": Scene(("space", "space", "p")),
    "picks-empty": Scene(("p",)),
    "export": Scene(("space", "x")),
    "form": Scene(("e",), "sources"),
    "help": Scene(("question_mark",)),
    "jump": Scene(("ctrl+o",)),
    "facets": Scene(("F",)),
    "marks": Scene(("6", "c")),
    "paragraphs": Scene(("6", "c", "G", "enter", "escape")),
    "second": Scene(("6", "d")),
    "alike": Scene(("6", "j", "r")),
    "regroup": Scene(("R",), "sources"),
    "found-nothing": Scene(("slash", *"zz", "enter")),
    "two-filters": Scene(("f", "tab", "f", "3"), "sources"),
    "dismissed": Scene(("3",)),
    "maximised": Scene(("2", "m")),
}


def driven(scene: Scene) -> Before:
    """Waits for the findings, then presses the keys."""

    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, StoryScreen)
        screen.to_pane(scene.pane)
        for key in scene.keys:
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


def rows(pilot: Pilot[None]) -> list[str]:
    """The lines of the screen as text."""
    return ["".join(segment.text for strip in line for segment in strip) for line in painted(pilot)]


def nothing_found() -> Briefing:
    """An event in which nothing was found."""
    bare = fake.StoryFindings(story=replace(fake.FINDINGS.story, articles=("a4",)), members=fake.FINDINGS.members[3:])
    return Briefing(fake.FakeDesk(bare))


def empty_folder(problems: int) -> Briefing:
    """A folder without articles, but with files that could not be read."""
    empty = fake.StoryFindings(story=replace(fake.FINDINGS.story, articles=()), members=())
    desk = fake.FakeDesk(empty)
    found = tuple(fake.Problem(f"{n}.doc", "kind", "This kind of file is not read") for n in range(problems))

    async def overview(_report: object) -> fake.FakeOverview:
        return fake.FakeOverview((), (), found)

    desk.overview = overview  # type: ignore[method-assign]  # a folder without articles
    one = Briefing(desk)
    one.sub_title = "/home/reader/articles"
    return one


def gone_folder() -> Briefing:
    """A folder that cannot be opened."""
    desk = fake.FakeDesk()
    desk.failure = OSError("the folder is gone")
    return Briefing(desk)


def in_library(*keys: str) -> Before:
    """Opens the list of forty events and presses the keys."""
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
        await pilot.press(*keys)
        await still(pilot)

    return before
