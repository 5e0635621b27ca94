"""Corrections on the screen: who says a quotation, which name stays, details that are none, and taking back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing.model.correction import Correction, CorrectionKind
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Thing
from briefing.tui.screens.choosing import Choose
from briefing.tui.screens.dialogs import Form
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until

SPOKEN = replace(
    fake.FINDINGS,
    quotes=(
        *fake.QUOTES,
        replace(fake.QUOTES[2], id="q4", start=0, end=9, speaker=None, actor=None, described="the district"),
    ),
)


async def asked(screen: StoryScreen, pilot: Pilot[None]) -> Choose:
    """The question who says the first wording."""
    await pilot.press("4")
    await until(pilot, lambda: screen.target is not None and screen.target.thing is Thing.GROUP)
    await pilot.press("e")
    await until(pilot, lambda: isinstance(screen.app.screen, Choose))
    question = screen.app.screen
    assert isinstance(question, Choose)
    return question


async def test_who_says_it_shows_the_words_who_is_given_and_those_near_first(open_story: Opener) -> None:
    async with open_story(fake.FakeDesk(SPOKEN)) as (screen, pilot):
        question = await asked(screen, pilot)
        told = str(question.query_one(".about", Static).content)
        assert fake.NINE in told.replace("\n", " ")
        assert "Given now: A: Ilse Marrow, B: Ilse Marrow" in told
        lines = [line.strip() for line in shown(question.query_one(Roll)) if line.strip()]
        words = ["NAMED NEAR IT", "Ilse Marrow", "SPEAK IN THESE ARTICLES", "Tobin Hale", "the district"]
        found = [next(n for n, line in enumerate(lines) if word in line) for word in words]
        assert found == sorted(found)
        others = next(n for n, line in enumerate(lines) if "OTHER NAMES" in line)
        assert all(lines.index(line) > others for line in lines if line.split()[0] in ("Vell", "Orn"))


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("an official", "an official"),
        ("unknown", None),
        pytest.param("nobody", None, marks=pytest.mark.slow),
        pytest.param("Hal", "Tobin Hale", marks=pytest.mark.slow),
    ],
)
async def test_any_words_are_a_speaker(open_story: Opener, typed: str, given: str | None) -> None:
    desk = fake.FakeDesk(SPOKEN)
    async with open_story(desk) as (screen, pilot):
        await asked(screen, pilot)
        await pilot.press(*typed, "enter")
        await until(pilot, lambda: bool(desk.corrections))
        assert [(c.kind, c.value) for c in desk.corrections] == [(CorrectionKind.SPEAKER, given)]


async def test_a_name_is_said_to_be_something_else(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("G", "e")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        assert any(
            "It is something else" in line and "place" in line for line in shown(screen.app.screen.query_one(Roll))
        )
        while screen.app.screen.query_one(Roll).stop.key != "type":
            await pilot.press("j")
        await pilot.press("enter")
        await until(pilot, lambda: "What is" in getattr(screen.app.screen, "question", ""))
        await pilot.press("enter")
        await until(pilot, lambda: bool(desk.corrections))
        assert desk.corrections == [Correction(CorrectionKind.TYPE, ("Orn",), "person")]


async def test_joining_names_asks_which_stays_the_fuller_first(open_story: Opener) -> None:
    desk = fake.FakeDesk(replace(fake.FINDINGS, actors=(*fake.ACTORS, replace(fake.ACTORS[1], id="p9", name="Hale"))))
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("names")
        await until(pilot, lambda: screen.names.target is not None)
        while screen.names.target.id != "p9":
            await pilot.press("j")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "the same as" in getattr(screen.app.screen, "question", ""))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "stays" in getattr(screen.app.screen, "question", ""))
        await pilot.press("enter")
        await until(pilot, lambda: bool(desk.corrections))
        assert desk.corrections[0].subject == ("Tobin Hale", "Hale")


async def test_a_date_that_is_none_is_told_in_the_form_and_not_kept(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.read("a2")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Form))
        form = screen.app.screen
        form.query_one("#field-published", Input).value = "soon"
        await pilot.press("enter")
        await until(pilot, lambda: "“soon” is no date" in str(form.query_one("#said", Static).content))
        assert screen.app.screen is form
        form.query_one("#field-published", Input).value = "20260106"
        await pilot.press("enter")
        await until(pilot, lambda: bool(desk.corrections))
        assert [c.value for c in desk.corrections] == ["2026-01-06"]


async def test_after_a_restart_u_offers_what_was_decided_before(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    desk.corrections = [
        Correction(CorrectionKind.HIDE, ("Orn",), made="2026-03-04T09:00:00+00:00"),
        Correction(CorrectionKind.ARTICLE, ("a1", "published"), "soon", made="2026-03-05T09:00:00+00:00"),
        Correction(CorrectionKind.RENAME, ("Vell",), "The Vell", made="2026-03-06T09:00:00+00:00"),
    ]
    async with open_story(desk) as (screen, pilot):
        screen.app.overview = await desk.overview()
        await pilot.press("u")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        lines = [line.strip() for line in shown(screen.app.screen.query_one(Roll)) if line.strip()]
        assert any("article: Tessaly Courier | published → soon" in line and "2026-03-05" in line for line in lines)
        await pilot.press("j", "enter")
        await until(pilot, lambda: len(desk.corrections) == 2)
        assert [c.kind for c in desk.corrections] == [CorrectionKind.HIDE, CorrectionKind.RENAME]


async def test_u_takes_back_what_was_decided_here_and_not_what_another_program_added(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        await screen.kept([Correction(CorrectionKind.HIDE, ("Orn",))])
        desk.corrections.append(Correction(CorrectionKind.HIDE, ("Vell",)))
        await pilot.press("u")
        await until(pilot, lambda: len(desk.corrections) == 1)
        assert desk.corrections[0].subject == ("Vell",)
