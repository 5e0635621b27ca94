"""Read and Compare: marks one by one, the second article, what resembles a passage, what is known of an article."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from briefing.model.article import card
from briefing.model.search import Hit, SearchResult
from briefing.model.story import Story
from briefing.model.text import Moment, Precision
from briefing.tui.options import ALL_MARKS, MARKS
from briefing.tui.pages.parts import day
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Place, View
from briefing.tui.screens.choosing import Choose
from briefing.tui.screens.marks import Marks
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until


def test_a_day_that_is_only_a_lower_bound_says_so() -> None:
    assert day(Moment("2026-01-06")) == "6 Jan"
    assert day(Moment("2026-01-06", Precision.NOT_BEFORE)) == "≥6 Jan"


async def test_each_kind_of_mark_is_turned_by_itself(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(screen.app.screen, Marks))
        await pilot.press("enter", "j", "space")
        assert screen.options.marks == ALL_MARKS - {"quote", "name"}
        await pilot.press("a")
        assert screen.options.marks == MARKS.keys()
        await pilot.press("escape")
        assert screen.app.screen is screen
        styles = {
            style
            for row in range(len(screen.centre.rows.rows))
            for line in screen.centre.rows.lines(row)
            for _, style in line
        }
        assert any("quote" in style for style in styles)


async def test_paragraphs_are_numbered_when_asked(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        screen.read("a1")
        assert not any(line.startswith("  1 ") for line in shown(screen.centre))
        screen.options = replace(screen.options, marks=ALL_MARKS | {"paragraph"})
        screen.draw()
        numbered = [line[:4] for line in shown(screen.centre) if line[:3].strip().isdigit()]
        assert numbered == ["  1 ", "  2 ", "  3 "]


async def chosen(pilot: Pilot[None]) -> Choose:
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    assert isinstance(pilot.app.screen, Choose)
    return pilot.app.screen


async def test_d_asks_for_the_second_article_where_there_is_a_choice(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        await pilot.press("d")
        dialog = await chosen(pilot)
        assert [choice.id for choice in dialog.choices] == ["a2", "a3", "a4"]
        assert all("point" in choice.meaning for choice in dialog.choices)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.place.view is View.COMPARE)
        assert (screen.place.left, screen.place.right) == ("a1", "a3")
        await pilot.press("d")
        await chosen(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: screen.place.right == "a2")


async def test_in_a_comparison_a_source_that_is_opened_becomes_the_second(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("5")
        assert (screen.place.left, screen.place.right) == ("a1", "a2")
        assert str(screen.sources.border_subtitle) == "enter: beside A"
        screen.to_pane("sources")
        await pilot.press("j", "j", "j", "enter")
        assert (screen.place.view, screen.place.left, screen.place.right) == (View.COMPARE, "a1", "a4")


async def test_what_resembles_a_passage_is_a_place_of_its_own(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.read("a1")
        await pilot.press("j", "r")
        await until(pilot, lambda: screen.alike is not None)
        assert screen.place.view is View.ALIKE
        assert desk.asked[-1] == f"more_like {screen.place.subject}"
        keys = [stop.target.article for row in screen.centre.rows.rows for stop in row.stops]
        assert keys == ["a2", "a3", "a4"]
        await pilot.press("enter")
        assert (screen.place.view, screen.place.left) == (View.READ, "a2")
        await pilot.press("comma")
        assert screen.place.view is View.ALIKE
        await pilot.press("escape")
        assert screen.place.view is View.READ


async def test_a_resembling_article_of_another_event_is_opened_there(open_story: Opener) -> None:
    other = replace(fake.ARTICLES["a3"], id="z1", title="A bridge elsewhere")

    class Two(fake.FakeDesk):
        async def overview(self, report: object = None) -> fake.FakeOverview:
            return fake.FakeOverview(
                (*(card(m.article) for m in self.given.members), card(other)),
                (self.given.story, Story("s9", "Elsewhere", None, None, ("z1",))),
            )

        async def more_like(self, text: str, limit: int = 20) -> SearchResult:
            return SearchResult("", 1, (Hit("z1", 1.0, "A bridge", ()),))

    async with open_story(Two()) as (screen, pilot):
        screen.read("a1")
        await pilot.press("r")
        await until(pilot, lambda: screen.alike is not None)
        assert any("IN OTHER EVENTS" in line for line in shown(screen.centre))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not screen)
        assert isinstance(pilot.app.screen, StoryScreen)
        assert pilot.app.screen.story == "s9"


async def test_a_name_has_its_line_over_time(open_story: Opener) -> None:
    days = {"a1": "2025-03-10", "a2": "2025-03-11", "a3": "2025-03-11"}
    members = tuple(
        replace(m, article=replace(m.article, published=Moment(days[m.article.id]) if m.article.id in days else None))
        for m in fake.FINDINGS.members
    )
    async with open_story(fake.FakeDesk(replace(fake.FINDINGS, members=members))) as (screen, _):
        screen.go(Place(View.NAME, "p1"))
        lines = shown(screen.centre)
        start = next(n for n, line in enumerate(lines) if "MENTIONS OVER TIME" in line)
        assert [line.split("  ")[0] for line in lines[start + 1 : start + 4]] == [
            "10 March 2025",
            "11 March 2025",
            "undated",
        ]


async def test_details_tell_what_only_this_article_reports(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        own = screen.facts.own_points if screen.facts else {}
        article, points = next(iter(own.items()))
        screen.go(Place(View.DETAILS, article))
        lines = shown(screen.centre)
        assert any(f"ONLY HERE {len(points)}" in line for line in lines)
        assert any(points[0].text[:20] in line for line in lines)


async def test_a_choice_is_made_with_the_mouse(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        await pilot.press("d")
        dialog = await chosen(pilot)
        roll = dialog.query_one(Roll)
        await pilot.click(roll, offset=(4, 3))
        assert roll.cursor == 2
        await pilot.click(roll, offset=(4, 3))
        await until(pilot, lambda: screen.place.view is View.COMPARE)
        assert screen.place.right == "a4"


async def test_only_the_pane_that_has_the_focus_marks_its_line(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        for pane in ("sources", "names", "quotes", "centre"):
            screen.to_pane(pane)
            await pilot.pause()
            marked = [roll.id for roll in screen.rolls() if any(_marked(roll, y) for y in range(roll.size.height))]
            assert marked == [pane]


def _marked(roll: Roll, y: int) -> bool:
    return roll.render_line(y).text.startswith(roll.mark)
