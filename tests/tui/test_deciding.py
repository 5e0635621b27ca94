"""What the reader decides in Compare and Read, and the problems of reading."""

from __future__ import annotations

import fake
from conftest import Opener

from briefing.model.correction import CorrectionKind
from briefing.tui.place import Place, View
from briefing.tui.screens.choosing import Choose
from briefing.tui.screens.dialogs import Form


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
