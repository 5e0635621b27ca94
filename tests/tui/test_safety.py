"""Text from articles is data: on every screen it is shown as it is, orders the terminal nothing, and runs nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from briefing.model.plain import from_plain, to_plain
from briefing.model.story import StoryFindings
from briefing.tui.guard import FORBIDDEN, Guard, tame
from briefing.tui.screens.library import LibraryScreen
from tests.tui import fake
from tests.tui.conftest import Opener, until

MARKUP = "[/] [sic] [@click=app.quit]x[/] [$accent] [b]bold[/b] \\"
CONTROLS = (
    "\x1b]52;c;QUJD\x07 \x1b[31m \x9b31m \x00 \x7f \u202e \u2066 \x1bP \ud800".encode("utf-8", "replace").decode()
    + "\x1b[c"
)


def poisoned(payload: str) -> StoryFindings:
    """The invented findings with the payload in every title, outlet, name, point, subject and heading."""
    plain: dict[str, Any] = to_plain(fake.FINDINGS)
    plain["story"]["title"] += payload
    for member in plain["members"]:
        member["cut"] = payload
        member["article"].update(
            title=payload, source=payload, byline=payload, via=[payload], url=payload, note=payload
        )
    for actor in plain["actors"]:
        actor["name"] += payload
        actor["aliases"].append(payload)
        actor["merges"] = [payload]
    for point in plain["points"]:
        point["text"] += payload
    for difference in plain["discrepancies"]:
        difference["subject"] += payload
    for quote in plain["quotes"]:
        quote["speaker"] = payload
        quote["via"] = [payload]
    for promise in plain["promises"]:
        promise.update(who=payload, what=payload, condition=payload)
    for section in plain["brief"]:
        section["title"] += payload
        for line in section["lines"]:
            line["text"] += payload
    return from_plain(StoryFindings, plain)


def spoil(app: Any, payload: str) -> None:
    """The payload in what the screen has from elsewhere: the folder's name, problems, searches, other events."""
    app.sub_title = payload
    app.searches.remember(payload)
    app.searches.keep(payload, payload)
    other = replace(app.overview.stories[0], id="s9", title=payload, articles=("z1",))
    problems = (fake.Problem(payload, "kind", payload),)
    app.overview = replace(
        app.overview, problems=problems, stories=(*app.overview.stories, other), new=frozenset({"a1"})
    )


def screen_text(screen: Any) -> str:
    """Every strip of the screen as it goes to the terminal."""
    lines = screen._compositor.render_strips()
    return "\n".join(strip.text for strip in lines)


KEYS = [
    *("1", "2", "enter", "3", "enter", "4", "5", "6", "i", "tab", "enter", "tab", "tab", "enter"),
    *(
        "question_mark",
        "escape",
        "ctrl+o",
        "escape",
        "space",
        "p",
        "escape",
        "slash",
        "x",
        "enter",
        "S",
        "escape",
        "escape",
        "f",
    ),
    *("e", "escape", "F", "enter", "F", "escape", "escape", "R", "escape", "6", "c", "escape", "d", "j", "enter"),
    *("6", "r", "escape", "f3", "escape", "escape", "escape", "escape", "1"),
]
DIALOGS = {"HelpScreen", "JumpScreen", "PicksScreen", "Form", "Facets", "Marks", "Choose", "Ask"}


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_is_hostile_is_shown_and_orders_and_runs_nothing(open_story: Opener, size: tuple[int, int]) -> None:
    """One walk through every screen: markup and control characters together in everything that comes from elsewhere."""
    desk = fake.FakeDesk(poisoned(MARKUP + CONTROLS))
    async with open_story(desk, size=size) as (screen, pilot):
        spoil(screen.app, MARKUP + CONTROLS)
        seen = set()
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            assert_tame(screen.app.screen, key)
            seen.add(type(screen.app.screen).__name__)
        assert seen >= DIALOGS
        text = screen_text(screen)
        assert "[sic]" in text
        assert "[@click=app.quit]" in text
        await pilot.press("0")
        await until(pilot, lambda: isinstance(screen.app.screen, LibraryScreen))
        await pilot.pause()
        assert_tame(screen.app.screen, "0")
        assert "[@click=app.quit]" in screen_text(screen.app.screen)
        assert screen.app.is_running


def assert_tame(screen: Any, key: str) -> None:
    """No strip orders the terminal anything."""
    for line in screen_text(screen).split("\n"):
        assert not FORBIDDEN.search(line), key


async def test_toasts_and_the_palette_take_text_as_it_is(open_story: Opener) -> None:
    desk = fake.FakeDesk(poisoned(MARKUP))
    async with open_story(desk) as (screen, pilot):
        screen.say(MARKUP + CONTROLS)
        await pilot.pause(0.1)
        assert screen.app.is_running
        await pilot.press("ctrl+p")
        await pilot.press(*"marrow")
        await pilot.pause(0.5)
        assert "[sic]" in screen_text(screen.app.screen)
        await pilot.press("escape")


@given(st.text(alphabet=st.characters(), max_size=60))
def test_the_guard_leaves_no_control_character_and_nothing_else_out(text: str) -> None:
    [segment] = Guard().apply([Segment(text)], Color(0, 0, 0))
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in segment.text)
    assert len(segment.text) == len(text)
    assert all(a in (b, "�") for a, b in zip(segment.text, text, strict=True))


@pytest.mark.parametrize("text", ["سلام دنیا", "שלום", "नमस्ते", "می\u200cخواهم", "👩\u200d🚀", "a\u200eb\u200fc"])
def test_letters_of_all_scripts_pass(text: str) -> None:
    assert tame(text) == text


async def test_one_very_long_line_is_cut_and_said(open_story: Opener) -> None:
    long = "word " * 200_000
    article = replace(
        fake.ARTICLES["a1"],
        text=long,
        blocks=(replace(fake.ARTICLES["a1"].blocks[0], start=0, end=len(long)),),
        sentences=(),
    )
    findings = replace(
        fake.FINDINGS, members=(replace(fake.FINDINGS.members[0], article=article), *fake.FINDINGS.members[1:])
    )
    async with open_story(fake.FakeDesk(findings)) as (screen, pilot):
        await pilot.press("6", "G")
        await pilot.pause()
        assert "Cut here" in screen_text(screen)
