"""What the reader decides in Compare and Read and of who says what, and the problems of reading."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual.widgets import Input

from briefing.analysis.verdicts import with_verdicts
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.story import Story, StoryFindings
from briefing.tui.panes.bar import KeyBar
from briefing.tui.place import Place, Thing, View
from briefing.tui.program import Briefing
from briefing.tui.screens.choosing import Choice, Choose
from briefing.tui.screens.dialogs import Form
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.problems import ProblemsScreen
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until

EVENTS = (Story("s1", "A bridge", None, None, ("a1", "a2")), Story("s2", "A vote", None, None, ("a3",)))


async def test_a_pair_is_parted(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.go(Place(View.COMPARE, left="a1", right="a2"))
        await screen.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("g", "e")
        await pilot.pause()
        assert isinstance(screen.app.screen, Choose)
        await pilot.press("enter")
        await screen.workers.wait_for_complete()
        kept = desk.corrections[0]
        assert kept.kind is CorrectionKind.UNPIN
        assert kept.subject == ("a1", fake.ARTICLES["a1"].sentence(1), "a2", fake.ARTICLES["a2"].sentence(0))


async def test_a_sentence_gets_a_pair(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.go(Place(View.COMPARE, left="a1", right="a2"))
        await screen.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("g", "j", "e")
        await pilot.pause()
        await pilot.press("j", "enter")
        await screen.workers.wait_for_complete()
        kept = desk.corrections[0]
        assert kept.kind is CorrectionKind.PIN
        assert kept.subject == ("a1", fake.ARTICLES["a1"].sentence(2), "a2", fake.ARTICLES["a2"].sentence(1))


async def test_e_in_an_open_article_edits_its_details(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(screen.app.screen, Form)


async def test_search_in_an_open_article_goes_to_the_first_hit(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        screen.search_for("240 million")
        await pilot.pause(0.2)
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert screen.centre.target is not None
        assert screen.centre.target.start == fake.ARTICLES["a1"].sentences[4].start


async def test_e_asks_which_source_where_the_cursor_is_on_none(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(screen.app.screen, Form))
        assert screen.app.screen.question == "Details of B"


TWO = (
    Story("s1", "A bridge", None, None, ("a1", "a2", "a3", "a4")),
    Story("s2", "A vote", "2025-04-01", None, ("b1",)),
)


async def test_an_article_is_put_into_another_event(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        desk.stories = TWO
        screen.app.overview = await desk.overview()
        screen.to_pane("sources")
        await pilot.press("R")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press("G", "enter")
        await until(pilot, lambda: bool(desk.corrections))
        kept = desk.corrections[0]
        assert (kept.kind, kept.subject, kept.value) == (CorrectionKind.STORY, ("b1", "a1"), "A vote")
        await until(pilot, lambda: isinstance(screen.app.screen, LibraryScreen))


async def test_an_article_becomes_an_event_of_its_own(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("R")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press("j", "enter")
        await until(pilot, lambda: bool(desk.corrections))
        assert (desk.corrections[0].subject, desk.corrections[0].value) == (("a1",), None)
        await pilot.press("u")
        await until(pilot, lambda: not desk.corrections)


async def test_two_events_are_joined_in_the_list(open_story: Opener) -> None:
    desk = fake.FakeDesk(stories=TWO)
    app = Briefing(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("g", "R")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("G", "enter")
        await until(pilot, lambda: bool(desk.corrections))
        kept = desk.corrections[0]
        assert set(kept.subject) == {"a1", "a2", "a3", "a4", "b1"}
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("u")
        await until(pilot, lambda: not desk.corrections)


async def test_a_long_choice_is_narrowed_by_typing(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        answers: list[str | None] = []
        choices = [Choice("", "numbers"), *(Choice(str(n), f"number {n}") for n in range(30))]
        screen.app.push_screen(Choose("Which?", choices), answers.append)
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press(*"number 2", "down", "enter")
        await until(pilot, lambda: bool(answers))
        assert answers == ["12"]


class Unreadable(fake.FakeDesk):
    """Two events, and a file deep in the folder that could not be read."""

    path = f"/vell/{'a-folder-of-a-long-name/' * 4}one.txt"

    async def overview(self, _report: object = None) -> fake.FakeOverview:
        found = await super().overview()
        return replace(found, problems=(fake.Problem(self.path, "kind", "The file is no text."),))


async def test_problems_are_told_whole_however_long_the_path_is() -> None:
    app = Briefing(Unreadable(stories=EVENTS))
    async with app.run_test(size=(80, 24)) as pilot:
        app.sub_title = "/vell"
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        events = app.screen
        for key in ("f3", "i"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, ProblemsScreen))
            lines = shown(app.screen.query_one("#problems"))
            assert "".join(lines[:2]).strip() == Unreadable.path.removeprefix("/vell/")
            assert lines[2].strip() == "The file is no text."
            await pilot.press("escape")
            assert app.screen is events
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, ProblemsScreen))
        await pilot.press("slash", "x")
        await until(pilot, lambda: app.screen is events and events.asked_for == "x")


async def test_few_problems_take_little_room_and_over_the_picks_there_is_nothing_to_search() -> None:
    app = Briefing(Unreadable(stories=EVENTS))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("p", "f3")
        await until(pilot, lambda: isinstance(app.screen, ProblemsScreen))
        assert app.screen.query_one(".dialog").size.height == len(shown(app.screen.query_one("#problems"))) + 2
        await pilot.press("slash")
        assert isinstance(app.screen, ProblemsScreen)


async def test_where_events_are_listed_the_foot_tells_how_they_are_regrouped() -> None:
    app = Briefing(Unreadable(stories=EVENTS))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "R regroup" in app.screen.query_one(KeyBar).text)


async def test_after_names_are_joined_the_cursor_is_on_the_one_they_became(open_story: Opener) -> None:
    class Slow(fake.FakeDesk):
        ready = asyncio.Event()

        async def findings(self, story: str | None = None) -> StoryFindings:
            if self.corrections:
                await self.ready.wait()
                joined = replace(fake.ACTORS[0], aliases=("Ilse Marrow", "Marrow", "Orn"))
                return replace(fake.FINDINGS, actors=(fake.ACTORS[2], joined, fake.ACTORS[1]))
            return fake.FINDINGS

    desk = Slow()
    async with open_story(desk) as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("G")
        assert screen.names.target.id == "p4"
        desk.corrections.append(Correction(CorrectionKind.MERGE, ("Ilse Marrow", "Orn")))
        screen.reload()
        await pilot.pause()
        assert [str(roll.border_subtitle) for roll in screen.rolls()] == ["being made anew…"] * 4
        desk.ready.set()
        await until(pilot, lambda: len(screen.facts.findings.actors) == 3)
        assert screen.names.target.id == "p1"
        assert not any("anew" in str(roll.border_subtitle) for roll in screen.rolls())


async def test_a_sample_in_the_form_does_not_look_like_a_date_that_was_read(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a2")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Form))
        field = screen.app.screen.query_one("#field-published", Input)
        assert field.placeholder == "for instance 2026-01-06"
        assert field.get_component_rich_style("input--placeholder").italic


async def test_a_quotation_is_given_to_whoever_says_it_in_every_account(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        await pilot.press("4")
        await until(pilot, lambda: screen.target is not None and screen.target.thing is Thing.GROUP)
        assert screen.facts is not None
        assert screen.target is not None
        said = screen.facts.group_quotes(screen.facts.groups[screen.target.id])
        await pilot.press("e")
        await until(pilot, lambda: isinstance(screen.app.screen, Choose))
        await pilot.press(*"nobody", "enter")
        await until(pilot, lambda: bool(desk.corrections))
        words = dict.fromkeys((q.article, q.text) for q in said)
        assert len(words) > 1
        assert [(c.kind.value, c.subject, c.value) for c in desk.corrections] == [
            ("speaker", tuple(part for pair in words for part in pair), None)
        ]


async def test_a_verdict_stands_at_once_and_no_list_is_said_to_be_of_before(open_story: Opener) -> None:
    class Waiting(fake.FakeDesk):
        ready = asyncio.Event()

        async def findings(self, story: str | None = None) -> StoryFindings:
            if self.corrections:
                await self.ready.wait()
            return with_verdicts(await super().findings(story), Corrections(tuple(self.corrections)))

    desk = Waiting()
    async with open_story(desk) as (screen, pilot):
        await pilot.press("3")
        await pilot.press("plus")
        await until(pilot, lambda: bool(desk.corrections))
        await pilot.pause()
        assert not any("anew" in str(roll.border_subtitle) for roll in screen.rolls())
        desk.ready.set()
        await until(pilot, lambda: "1 accepted" in str(screen.centre.border_subtitle))
        assert "Accepted. u takes it back." in [n.message for n in screen.app._notifications]
        await pilot.press("u")
        await until(pilot, lambda: "accepted" not in str(screen.centre.border_subtitle))
