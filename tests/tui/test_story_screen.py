"""The story screen under the keys of a reader: assertions on state, then on what a pane shows."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from briefing.model.discrepancy import Verdict
from briefing.model.search import SearchResult
from briefing.tui.keeper import Keeper
from briefing.tui.messages import SearchAnswered
from briefing.tui.panes.bar import Bar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import FilterKind, View
from briefing.tui.screens.picks import PicksScreen
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until


async def test_it_lands_on_the_brief_with_the_focus_on_a_list(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        assert screen.place.view is View.BRIEF
        assert screen.focused is screen.centre
        assert "4 articles" in screen.query_one("#head", Bar).text
        assert screen.sources.border_title == "Sources 4"


@pytest.mark.parametrize(("key", "view"), [(str(n), v) for n, v in enumerate(list(View)[:6], 1)])
async def test_numbers_show_views(open_story: Opener, key: str, view: View) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press(key)
        assert screen.place.view is view
        assert screen.centre.rows.rows or screen.centre.page.empty


async def test_enter_opens_a_line_and_escape_leads_back_to_it(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("j", "enter")
        assert (screen.place.view, screen.place.subject) == (View.POINT, "t2")
        await pilot.press("escape")
        assert screen.place.view is View.BRIEF
        assert screen.centre.stop is not None
        assert screen.centre.stop.key == "point:t2"


@pytest.mark.parametrize(
    ("section", "view"),
    [
        ("difference:d1", View.DIFFERENCE),
        ("promise:m1", View.PROMISES),
        ("group:g1", View.WORDINGS),
        ("date:0", View.DATES),
        ("figure:0", View.FIGURES),
        ("question:0", View.QUESTIONS),
    ],
)
async def test_every_line_of_the_brief_leads_somewhere(open_story: Opener, section: str, view: View) -> None:
    async with open_story() as (screen, pilot):
        screen.centre.cursor = screen.centre.place_of(section)
        await pilot.press("enter")
        assert screen.place.view is view


async def test_a_name_narrows_and_escape_lifts_it(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("enter")
        assert screen.place.view is View.NAME
        assert [f.label for f in screen.spot.filters] == ["Ilse Marrow"]
        assert len([line for line in shown(screen.quotes) if "“" in line]) == 1
        await pilot.press("2")
        assert "Ilse Marrow" in (screen.centre.border_title or "")
        await pilot.press("escape")
        assert screen.spot.filters == ()


async def test_filters_are_lifted_one_at_a_time(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("f")
        screen.to_pane("sources")
        await pilot.press("f")
        assert [f.kind for f in screen.spot.filters] == [FilterKind.NAME, FilterKind.SOURCE]
        await pilot.press("escape")
        assert [f.kind for f in screen.spot.filters] == [FilterKind.NAME]
        await pilot.press("escape")
        assert screen.spot.filters == ()


async def test_narrowing_twice_lifts(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("f", "f")
        assert screen.spot.filters == ()


async def type_words(pilot: object, words: str) -> None:
    await pilot.press("slash", *words)  # type: ignore[attr-defined]
    await pilot.pause(0.3)  # type: ignore[attr-defined]


async def test_search_narrows_while_one_types_and_enter_leaves_the_field(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await type_words(pilot, "crowns")
        assert screen.place.view is View.HITS
        assert "3 hits in 3 articles" in screen.views.text
        await pilot.press("enter")
        assert screen.focused is screen.centre
        await pilot.press("enter")
        assert screen.place.view is View.READ
        assert screen.centre.stop is not None
        assert "240 million crowns" in fake.ARTICLES["a1"].text[screen.centre.target.start : screen.centre.target.end]


async def test_escape_empties_the_search_with_its_filter(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await type_words(pilot, "crowns")
        await pilot.press("escape", "escape")
        assert screen.spot.filters == ()
        assert screen.query_one("#search", Input).value == ""
        assert screen.place.view is View.BRIEF


async def test_an_answer_that_comes_too_late_is_dropped(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await type_words(pilot, "crowns")
        before = screen.spot
        screen.post_message(SearchAnswered(screen.searched - 1, SearchResult("late", 0, ()), {}))
        await pilot.pause()
        assert screen.spot == before


async def test_keys_in_the_search_field_are_letters(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await type_words(pilot, "q6d x")
        assert screen.query_one("#search", Input).value == "q6d x"


async def test_two_articles_are_compared(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("enter")
        assert screen.place.left == "a1"
        screen.to_pane("sources")
        await pilot.press("j", "d")
        await pilot.pause(0.1)
        assert (screen.place.view, screen.place.left, screen.place.right) == (View.COMPARE, "a1", "a2")
        assert any("reworded" in line for line in shown(screen.centre))
        await pilot.press("t")
        assert (screen.place.left, screen.place.right) == ("a2", "a1")


async def test_next_goes_through_differences(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("5")
        await pilot.pause(0.1)
        await pilot.press("n")
        assert screen.centre.stop is not None
        assert screen.centre.stop.key == "row:4|2"


async def test_brackets_go_to_other_articles(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("6", "right_square_bracket")
        assert screen.place.left == "a2"
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert screen.place.left == "a4"


async def test_space_picks_and_goes_on_and_undo_takes_it_back(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space")
        assert [c.text for c in screen.app.keeper.selection.clippings] == [fake.POINTS[0].text]
        assert "point:t1" in screen.picked
        assert screen.centre.cursor == 1
        assert "1 pick" in screen.head.text
        await pilot.press("u")
        await pilot.pause()
        assert screen.app.keeper.selection.clippings == ()


@pytest.mark.parametrize("pane", ["sources", "names", "quotes"])
async def test_lines_of_every_pane_can_be_picked(open_story: Opener, pane: str) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane(pane)
        await pilot.press("space")
        assert len(screen.app.keeper.selection.clippings) == 1
        assert len(screen.picked) == 1


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5", "6"])
async def test_every_line_that_can_be_picked_makes_a_clipping(open_story: Opener, view: str) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press(view)
        await pilot.pause(0.1)
        count = screen.centre.stop_count
        for number in range(count):
            screen.centre.cursor = number
            await pilot.press("space")
        assert len(screen.app.keeper.selection.clippings) == count


async def test_picks_are_saved(open_story: Opener) -> None:
    class Store:
        saved = 0

        def load(self, name: str = "picks") -> object:
            return fake.FakeStore.load(self)

        def save(self, selection: object) -> object:
            self.saved += 1
            return selection

    store = Store()
    async with open_story(keeper=Keeper(store)) as (_, pilot):  # type: ignore[arg-type]  # a store for the test
        await pilot.press("space")
        await pilot.pause(0.2)
        assert store.saved == 1


async def test_tab_goes_round_the_panes(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        seen = []
        for _ in range(4):
            await pilot.press("tab")
            seen.append(screen.focused.id if screen.focused else None)
        assert seen == ["quotes", "sources", "names", "centre"]


@pytest.mark.parametrize(("size", "visible"), [((120, 40), 4), ((80, 24), 2), ((40, 12), 1)])
async def test_there_are_as_many_panes_as_there_is_room_for(
    open_story: Opener, size: tuple[int, int], visible: int
) -> None:
    async with open_story(size=size) as (screen, pilot):
        for _ in range(5):
            assert sum(roll.region.width > 0 and roll.display for roll in screen.rolls()) == visible
            assert isinstance(screen.focused, Roll)
            await pilot.press("tab")
            await pilot.pause()


async def test_a_pane_can_have_the_whole_screen(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("m")
        await pilot.pause()
        assert screen.centre.region.width == 120
        await pilot.press("m")
        await pilot.pause()
        assert screen.centre.region.width < 70


async def test_panes_are_hidden_and_resized_by_keys(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        width = screen.sources.region.width
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert screen.sources.region.width == width + 3
        await pilot.press("left_curly_bracket", "right_curly_bracket")
        await pilot.pause()
        assert not screen.sources.display
        assert not screen.quotes.display


async def test_back_and_forward(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("2", "3", "comma")
        assert screen.place.view is View.POINTS
        await pilot.press("full_stop")
        assert screen.place.view is View.DIFFERENCES


async def test_a_difference_is_judged(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (_, pilot):
        await pilot.press("3", "exclamation_mark")
        await pilot.pause(0.1)
        assert desk.corrections[0].subject == ("d1", Verdict.CHECKED.value)
        await pilot.press("u")
        await pilot.pause(0.1)
        assert desk.corrections == []


async def test_a_name_is_renamed(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("e")
        await pilot.pause(0.1)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("space", "I", "I", "enter")
        await pilot.pause(0.1)
        assert [(c.subject, c.value) for c in desk.corrections] == [(("Ilse Marrow",), "Ilse Marrow II")]


async def test_a_source_is_named(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("j", "e")
        await pilot.pause(0.1)
        await pilot.press(*"Vell Post", "enter")
        await pilot.pause(0.1)
        assert [(c.subject, c.value) for c in desk.corrections] == [(("a2", "source"), "Vell Post")]


async def test_what_the_desk_cannot_do_is_said_in_a_line(open_story: Opener) -> None:
    desk = fake.FakeDesk()

    async def broken(left: str, right: str, story: str | None = None) -> object:
        raise RuntimeError("the service ended")

    async with open_story(desk) as (screen, pilot):
        desk.compare = broken  # type: ignore[method-assign,assignment]  # a desk that fails
        await pilot.press("5")
        await pilot.pause(0.1)
        assert any("could not be compared" in str(n.message) for n in screen.app._notifications)


async def test_a_click_puts_the_cursor_there_and_a_second_opens(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.click(screen.names, offset=(5, 2))
        assert screen.names.cursor == 1
        await pilot.click(screen.names, offset=(5, 2))
        assert screen.place.view is View.NAME
        assert screen.place.subject == "p2"


async def test_a_click_on_a_view_shows_it(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        x = dict(screen.views.places())["view.points"]
        await pilot.click(offset=(x + 1, screen.views.region.y))
        await pilot.pause()
        assert screen.place.view is View.POINTS


async def test_the_picks_can_be_ordered_and_annotated(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space", "space", "p")
        await pilot.pause(0.2)
        picks = screen.app.screen
        assert isinstance(picks, PicksScreen)
        first, second = [c.id for c in screen.app.keeper.selection.clippings]
        await pilot.press("J")
        assert [c.id for c in screen.app.keeper.selection.clippings] == [second, first]
        await pilot.press("e")
        await pilot.pause(0.1)
        await pilot.press(*"check", "enter")
        await pilot.pause(0.1)
        assert screen.app.keeper.selection.clippings[1].note == "check"
        await pilot.press("a")
        await pilot.pause(0.1)
        await pilot.press(*"Mine", "enter")
        await pilot.pause(0.1)
        assert [c.text for c in screen.app.keeper.selection.clippings][1] == "Mine"
        await pilot.press("u", "u", "u")
        await pilot.pause(0.1)
        assert [c.id for c in screen.app.keeper.selection.clippings] == [first, second]
        await pilot.press("escape")
        assert screen.app.screen is screen


async def test_the_preview_is_the_markdown_that_will_be_written(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space", "p")
        await pilot.pause(0.3)
        picks = screen.app.screen
        assert isinstance(picks, PicksScreen)
        assert any("Ministers from four river states" in line for line in shown(picks.preview))


async def test_copying_in_picks_sends_all_of_them_as_markdown(
    open_story: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space", "space", "p")
        await until(pilot, lambda: isinstance(screen.app.screen, PicksScreen))
        sent: list[str] = []
        monkeypatch.setattr(screen.app, "copy_to_clipboard", sent.append)
        monkeypatch.setattr("briefing.tui.clipboard.tool", lambda: None)
        await pilot.press("y")
        await until(pilot, lambda: bool(sent))
        assert "# Briefing: Rebuilding the Vell bridge" in sent[0]
        assert "Ministers from four river states" in sent[0]
        assert "240 million crowns" in sent[0]
