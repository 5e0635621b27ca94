"""How the screen is arranged: widths, the foot, dialogs in little room, places to jump to; tables and rows picked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.model.selection import ClippingKind
from briefing.tui.options import Options
from briefing.tui.panes.bar import KeyBar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import View
from briefing.tui.program import Briefing
from briefing.tui.screens.choosing import Choice, Choose
from briefing.tui.screens.dialogs import Form
from briefing.tui.screens.help import HelpScreen, help_rows
from briefing.tui.screens.jump_screen import JumpScreen
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.picks import PicksScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, move and let go, in places of the screen."""
    await pilot.mouse_down(offset=start)
    for kind, (x, y) in ((events.MouseMove, end), (events.MouseUp, end)):
        pilot.app.screen._forward_event(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
        await pilot.pause()


@pytest.mark.parametrize(
    ("size", "start", "end", "pane", "width"),
    [
        ((120, 40), (28, 10), (40, 12), "left", 41),
        ((120, 40), (29, 10), (20, 10), "left", 21),
        ((120, 40), (89, 10), (79, 10), "quotes", 41),
        ((120, 40), (28, 10), (118, 10), "left", 60),
        ((80, 24), (26, 10), (40, 10), "left", 41),
        ((80, 24), (26, 10), (79, 10), "left", 50),
    ],
    ids=["left", "left-narrower", "right", "left-far", "two-panes", "two-panes-far"],
)
async def test_a_border_goes_with_the_mouse(
    open_story: Opener, size: tuple[int, int], start: tuple[int, int], end: tuple[int, int], pane: str, width: int
) -> None:
    async with open_story(size=size) as (screen, pilot):
        await drag(pilot, start, end)
        assert screen.query_one(f"#{pane}").size.width + (0 if pane == "left" else 2) == width
        assert screen.centre.size.width >= 26
        assert screen.app.mouse_captured is None
        assert not screen.selections
        assert screen.session().layout == screen.layout_wish != type(screen.layout_wish)()


async def test_dragging_inside_a_pane_moves_no_border(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        wish = screen.layout_wish
        await drag(pilot, (50, 6), (60, 8))
        assert screen.layout_wish == wish
        assert screen.get_selected_text()


async def test_the_centre_keeps_its_room_on_a_smaller_screen(open_story: Opener) -> None:
    async with open_story(size=(200, 40)) as (screen, pilot):
        for _ in range(12):
            await pilot.press("greater_than_sign")
        assert (screen.layout_wish.left, screen.layout_wish.right) == (60, 60)
        await pilot.resize_terminal(112, 40)
        await pilot.pause()
        assert screen.centre.size.width >= 28
        assert screen.quotes.size.width >= 14


async def test_panes_are_resized_by_key_where_two_have_room(open_story: Opener) -> None:
    async with open_story(size=(80, 24)) as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert screen.query_one("#left").size.width == 30
        assert screen.layout_wish.left == 29


async def test_a_letter_leads_to_an_event() -> None:
    stories = tuple(replace(fake.FINDINGS.story, id=f"s{n}", title=f"Event {n}") for n in range(60))
    app = Briefing(fake.FakeDesk(stories=stories))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.roll.stop_count == 60)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        assert isinstance(app.screen, JumpScreen)
        assert {jump.place for jump in app.screen.jumps.values()} >= {"pick.show", "row:0", "row:20"}
        third = next(jump for jump in app.screen.jumps.values() if jump.place == "row:2")
        await pilot.press(third.key)
        await until(pilot, lambda: app.screen is screen)
        assert screen.roll.cursor == 2
        assert third.offset.y == screen.roll.content_region.y + screen.roll.rows.extent(2)[0]
        await pilot.press("ctrl+o", "p")
        await until(pilot, lambda: isinstance(app.screen, PicksScreen))


async def test_a_letter_leads_to_a_pick(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space", "space", "p")
        await until(pilot, lambda: isinstance(screen.app.screen, PicksScreen))
        await pilot.press("ctrl+o", "b")
        await until(pilot, lambda: isinstance(screen.app.screen, PicksScreen))
        assert screen.app.screen.query_one("#picks", Roll).cursor == 1


async def test_the_table_of_points_is_picked_as_it_is_filtered(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("T")
        (table,) = screen.app.keeper.selection.clippings
        assert table.kind is ClippingKind.TABLE
        assert table.cells[0] == ("Point", "A", "B", "C", "D")
        assert [row[0] for row in table.cells[1:]] == [point.text for point in fake.POINTS]
        await pilot.press("T")
        assert screen.app.keeper.selection.clippings == ()
        screen.to_pane("sources")
        await pilot.press("f", "T")
        (table,) = screen.app.keeper.selection.clippings
        assert 1 < len(table.cells) < 5
        assert screen.place.view is View.BRIEF


async def test_picks_are_put_together_by_kind(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("space")
        screen.to_pane("quotes")
        await pilot.press("space")
        screen.to_pane("centre")
        await pilot.press("space", "p")
        await until(pilot, lambda: isinstance(screen.app.screen, PicksScreen))
        kinds = [clipping.kind for clipping in screen.app.keeper.selection.clippings]
        assert kinds == [ClippingKind.POINT, ClippingKind.QUOTE, ClippingKind.POINT]
        await pilot.press("s")
        kinds = [clipping.kind for clipping in screen.app.keeper.selection.clippings]
        assert kinds == [ClippingKind.QUOTE, ClippingKind.POINT, ClippingKind.POINT]
        await pilot.press("u")
        assert screen.app.keeper.selection.clippings[0].kind is ClippingKind.POINT


async def test_rows_and_promises_show_that_they_are_picked(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        assert isinstance(screen, StoryScreen)
        await pilot.press("5")
        await until(pilot, lambda: screen.comparison is not None)
        row = screen.centre.stop
        assert row is not None
        await pilot.press("space")
        await pilot.pause()
        assert screen.picked == {row.key}
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: screen.comparison is not None and screen.comparison.right == "a3")
        assert screen.picked == frozenset()
        await pilot.press("1")
        screen.centre.cursor = screen.centre.place_of("promise:m1")
        await pilot.press("space")
        assert "promise:m1" in screen.picked


async def test_on_a_narrow_screen_picks_and_their_markdown_take_turns(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        await pilot.press("space", "p")
        await until(pilot, lambda: isinstance(screen.app.screen, PicksScreen))
        picks, preview = screen.app.screen.query_one("#picks", Roll), screen.app.screen.query_one("#preview", Roll)
        await until(pilot, lambda: picks.size.width > 30)
        assert not preview.display
        await pilot.press("tab")
        await until(pilot, lambda: preview.has_focus)
        assert preview.size.width > 30
        assert not picks.display
        await pilot.press("tab")
        await until(pilot, lambda: picks.has_focus)


async def test_a_choice_keeps_its_words_where_there_is_little_room(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        assert any("The report" in line for line in shown(screen.app.screen.query_one(Roll)))


async def test_the_foot_shows_a_second_key_at_forty_columns(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        bar = screen.query_one(KeyBar)
        await until(pilot, lambda: "search" in bar.text)
        assert bar.text.endswith("? keys")


async def test_an_article_is_compared_with_the_one_it_has_most_in_common_with(open_story: Opener) -> None:
    third = tuple(point for point in fake.POINTS if point.id == "t3")  # in A and C
    async with open_story(fake.FakeDesk(replace(fake.FINDINGS, points=third))) as (screen, pilot):
        await pilot.press("5")
        assert (screen.place.left, screen.place.right) == ("a1", "a3")


async def test_what_was_found_is_told_in_few_words_where_there_is_little_room(open_story: Opener) -> None:
    async with open_story(size=(80, 24)) as (screen, pilot):
        await pilot.press("slash", *"crowns", "enter")
        await until(pilot, lambda: "hits" in screen.views.text)
        assert screen.views.text.endswith("3 hits")


@pytest.mark.parametrize("maximised", [True, False])
async def test_a_view_is_shown_where_another_pane_stood_alone(open_story: Opener, maximised: bool) -> None:
    async with open_story(size=(120, 40) if maximised else (40, 12)) as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press(*("m" if maximised else ""), "3")
        await until(pilot, lambda: screen.centre.display and screen.place.view is View.DIFFERENCES)
        assert not screen.sources.display


async def test_signs_to_jump_to_stand_beside_what_they_name(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(screen.app.screen, JumpScreen))
        await pilot.pause()
        rows = ["".join(s.text for s in strip) for strip in screen.app.screen._compositor.render_strips()]
        seen = "\n".join(rows)
        assert all(words in seen for words in ("Sources", "Names", "Brief", "Quotes", "/ search", "3  Differences"))


async def test_a_pane_that_has_no_room_can_be_jumped_to(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(screen.app.screen, JumpScreen))
        assert any(jump.sign == " n names " for jump in screen.app.screen.jumps.values())
        await pilot.press("n")
        await until(pilot, lambda: screen.focused is screen.names)
        assert screen.names.display


async def test_on_a_small_screen_the_line_that_is_typed_in_can_be_seen(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Form))
        for _ in range(7):
            await pilot.press("tab")
        await pilot.pause()
        field = screen.app.screen.focused
        assert field is not None
        assert field.id == "field-note"
        seen, _ = screen.app.screen._compositor.visible_widgets[field]
        assert 0 < seen.y < 11


async def test_on_a_small_screen_a_list_to_choose_from_shows_its_hint(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        screen.app.push_screen(Choose("Which?", [Choice(str(n), f"choice {n}") for n in range(40)]))
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.pause()
        hint = screen.app.screen.query_one(".hint")
        assert 0 < hint.region.y < 12
        assert screen.app.screen.query_one(Roll).region.height >= 6


async def test_jump_mode_leaves_out_a_bar_that_is_hidden(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, _):
        places = [jump.place for jump in screen.jumps()]
        assert "pick.show" not in places
        assert {"view.brief", "view.read", "centre"} <= set(places)


async def test_on_a_narrow_screen_help_stands_below_the_keys(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        rows = help_rows(screen, Options().glyphs)
        row = next(r for r in rows if r.stops and r.stops[0].key == "help:view.points")
        texts = ["".join(text for text, _ in line).rstrip() for line in row.draw(36, None)]
        assert texts == [" 2            Points", "  Who reports what, one row a point,", "  one column an article"]
        assert len(row.draw(100, None)) == 1


async def test_help_lists_what_works_here(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        help_screen = screen.app.screen
        assert isinstance(help_screen, HelpScreen)
        lines = "\n".join(shown(help_screen.query_one(Roll)))
        assert "Pick what the cursor is on" in lines
        assert "Change the sides" not in lines
        await pilot.press("escape")
        assert screen.app.screen is screen


async def test_the_footer_shows_eight_at_most_and_how_many_more(open_story: Opener) -> None:
    async with open_story(size=(200, 40)) as (screen, pilot):
        await pilot.pause(0.1)
        bar = screen.query_one(KeyBar)
        commands = {command for _, _, command in [*bar._left, *bar._right] if command}
        assert 4 <= len(commands) <= 8
        assert "+" in bar.text


async def test_the_footer_fits_at_forty_columns(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        await pilot.pause(0.1)
        assert "keys" in screen.query_one(KeyBar).text


async def test_jumping_goes_to_a_pane(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert screen.focused is screen.names


async def test_on_a_small_screen_the_feet_tell_how_to_get_to_the_panes_that_have_no_room(open_story: Opener) -> None:
    async with open_story(size=(80, 24)) as (screen, pilot):
        assert str(screen.sources.border_subtitle) == "shift+tab: names"
        assert str(screen.centre.border_subtitle) == "tab: quotes"
        await pilot.press("shift+tab")
        assert screen.focused is screen.names
        assert str(screen.names.border_subtitle) == "shift+tab: sources"
        await pilot.press("shift+tab")
        assert str(screen.sources.border_subtitle) == "tab: names"
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert [str(roll.border_subtitle) for roll in screen.rolls()] == ["None", "None", "None", "by speaker"]


async def test_a_page_begins_with_its_head_on_the_smallest_screen(open_story: Opener) -> None:
    async with open_story(size=(40, 12)) as (screen, pilot):
        await pilot.press("5")
        await until(pilot, lambda: screen.comparison is not None)
        await pilot.pause()
        assert screen.centre.scroll_offset.y == 0
