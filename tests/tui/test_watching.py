"""Articles that come, change and go while the screen is open."""

from __future__ import annotations

import asyncio
import contextvars
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from briefing.model.story import Story, StoryFindings
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Filter, FilterKind, Place, View
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.watching import LEAST, pause_after, what_changed
from tests.tui import fake
from tests.tui.conftest import Opener, until

CARDS = tuple(fake.card(article) for article in fake.ARTICLES.values())


def without(*keys: str) -> StoryFindings:
    """The event with fewer articles."""
    return replace(fake.FINDINGS, members=tuple(m for m in fake.FINDINGS.members if m.article.id not in keys))


async def looked(screen: StoryScreen, pilot: Pilot[None]) -> None:
    """Until a look and what follows from it are over."""
    await screen.app.look().wait()
    await screen.workers.wait_for_complete()
    await pilot.pause()


def test_what_changed_in_a_line() -> None:
    assert what_changed(CARDS[:3], CARDS) == "1 new article"
    assert what_changed(CARDS, CARDS[:2]) == "2 articles gone"
    assert what_changed(CARDS, (*CARDS[:3], replace(CARDS[3], id="other"))) == "1 changed article"


def test_looks_cost_a_fiftieth_of_the_time() -> None:
    assert pause_after(0.001) == LEAST
    assert pause_after(2.0) == 100


def test_a_look_that_had_to_wait_does_not_put_off_the_next_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = list[float]()
    monkeypatch.setattr(Briefing, "set_timer", lambda _, delay, __: pauses.append(delay))
    app = Briefing(fake.FakeDesk())
    for took in (5.0, 0.01, 4.0, 4.0):
        app._look_after(took)
    assert pauses == [LEAST, LEAST, LEAST, 200]


async def test_a_new_article_appears_and_the_place_is_kept(open_story: Opener) -> None:
    desk = fake.FakeDesk(without("a4"))
    async with open_story(desk) as (screen, pilot):
        await pilot.press("2", "j", "j")
        at = screen.centre.stop
        desk.given, desk.changed = fake.FINDINGS, True
        await looked(screen, pilot)
        assert screen.facts is not None
        assert len(screen.facts.members) == 4
        assert screen.place.view is View.POINTS
        assert at is not None
        assert screen.centre.stop is not None
        assert screen.centre.stop.key == at.key


async def test_nothing_new_draws_nothing(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        facts, asked = screen.facts, desk.asked.count("findings None")
        await looked(screen, pilot)
        assert screen.facts is facts
        assert desk.asked.count("findings None") == asked


async def test_what_is_gone_is_let_go(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        screen.travel(replace(screen.spot, place=Place(View.READ, left="a4")))
        screen.travel(screen.spot.with_filter(Filter(FilterKind.SOURCE, "a4", "D")))
        desk.given, desk.changed = without("a4"), True
        await looked(screen, pilot)
        assert screen.place == Place()
        assert screen.spot.filters == ()


async def test_several_events_are_listed_and_open_as_one() -> None:
    stories = (Story("s1", "A bridge", None, None, ("a1", "a2")), Story("s2", "A vote", None, None, ("a3", "a4")))
    app = Briefing(fake.FakeDesk(stories=stories))
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if isinstance(app.screen, LibraryScreen):
                break
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)
        assert app.screen.story is None


async def test_a_process_that_died_is_told_and_what_changed_meanwhile_appears(open_story: Opener) -> None:
    desk = fake.FakeDesk(without("a4"))
    async with open_story(desk) as (screen, pilot):
        await screen.workers.wait_for_complete()
        desk.given = fake.FINDINGS
        outside = contextvars.Context()  # the desk hears of it in no context of the application's
        outside.run(desk.fell, "The reading process ended unexpectedly; it is started anew.")
        await pilot.pause()
        await screen.workers.wait_for_complete()
        await pilot.pause()
        assert screen.facts is not None
        assert len(screen.facts.members) == 4
        told = [note.message for note in screen.app._notifications]
        assert told[0].startswith("The reading process ended")
        assert "1 new article" in told


async def test_what_the_index_has_to_say_is_told(open_story: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, said = fake.FakeDesk(), list[str]()
    monkeypatch.setattr(Briefing, "say", lambda _, words, **__: said.append(words))
    desk.notice = "The index could not be written: no space left."
    async with open_story(desk) as (_, pilot):
        await until(pilot, lambda: desk.notice in said)


async def test_from_an_event_back_to_the_list() -> None:
    stories = (Story("s1", "A bridge", None, None, ("a1", "a2")), Story("s2", "A vote", None, None, ("a3", "a4")))
    app = Briefing(fake.FakeDesk(stories=stories))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        for _ in range(2):
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, StoryScreen) and app.screen.facts is not None)
            assert "0 Events 2" in app.screen.views.text
            await pilot.press("0")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            assert len(app.screen_stack) == 1


async def test_an_event_that_is_opened_says_what_is_being_done() -> None:
    stories = (Story("s1", "A bridge", None, None, ("a1", "a2")), Story("s2", "A vote", None, None, ("a3", "a4")))
    desk = fake.FakeDesk(stories=stories)
    app, gate = Briefing(desk), asyncio.Event()

    async def slow(_story: str | None = None) -> StoryFindings:
        await gate.wait()
        return fake.FINDINGS

    desk.findings = slow  # type: ignore[method-assign]  # findings that take their time
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen))
        assert "in 2 articles" in app.screen.query_one("#centre", Roll).page.empty
        gate.set()
        await until(pilot, lambda: app.screen.facts is not None)


async def test_after_reading_it_is_told_that_the_articles_are_grouped() -> None:
    class Slow(fake.FakeDesk):
        ready = asyncio.Event()

        async def overview(self, report: object = None) -> fake.FakeOverview:
            await self.ready.wait()
            return await super().overview(report)

    app = Briefing(Slow())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.centre.page.empty == "Grouping into events…")
        Slow.ready.set()
        await until(pilot, lambda: app.screen.facts is not None)
