"""The search line: earlier searches, searches kept under a name, hits of several words, hits over several articles."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest
from textual.events import Focus, Key

from briefing.model.article import Block, BlockKind
from briefing.model.search import QueryError, SearchResult
from briefing.model.story import Member, Story, StoryFindings
from briefing.model.text import Span
from briefing.settings.places import Places
from briefing.tui.hit_sentences import plain_words, together
from briefing.tui.lazy_files import LateSearches
from briefing.tui.panes.bar import KeyBar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import NUMBERED, FilterKind, View
from briefing.tui.program import Briefing
from briefing.tui.screens.dialogs import Ask
from briefing.tui.screens.facet_screen import Facets
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.searches import NoSearches, Past
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until

STORIES = (Story("s1", "A bridge", None, None, ("a1", "a2")), Story("s2", "A vote", None, None, ("a3", "a4")))


def spans(key: str, *words: str) -> tuple[Span, ...]:
    text = fake.ARTICLES[key].text
    found = [Span(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return tuple(sorted(found))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bridge crowns", ("bridge", "crowns")),
        ("Bridge bridge", ("bridge",)),
        ('"the bridge" crowns', ()),
        ("bridge OR crowns", ()),
        ("source:x crowns", ()),
        ("bridge -crowns", ()),
        ("well-known bridge", ("well-known", "bridge")),
    ],
)
def test_only_words_side_by_side_have_to_stand_together(query: str, words: tuple[str, ...]) -> None:
    assert plain_words(query) == words


def test_sentences_with_all_words_are_marked_and_no_others() -> None:
    article = fake.ARTICLES["a1"]
    found = spans("a1", "states", "crowns")
    kept = together(article, found, ("states", "crowns"))
    assert {article.sentence(article.sentence_at(s.start) or 0) for s in kept} == {
        "The states will pay 240 million crowns between them."
    }
    assert len(kept) == 2
    assert len(found) == 3


def test_where_no_sentence_has_all_words_those_with_most_are_marked() -> None:
    found = spans("a1", "spring", "piers")
    assert together(fake.ARTICLES["a1"], found, ("spring", "piers")) == found


def test_forms_of_one_word_count_once() -> None:
    article = fake.ARTICLES["a1"]
    found = spans("a1", "Ministers", "minister", "reporters")
    kept = together(article, found, ("minister", "reporter"))
    assert kept == found  # no sentence has both: three sentences with one each


def test_the_way_through_earlier_searches_leads_back_to_what_was_typed() -> None:
    past = Past(("third", "second", "first"))
    assert past.step(-1, "dra") == "third"
    assert past.step(-1, "third") == "second"
    assert past.step(1, "second") == "third"
    assert past.step(1, "third") == "dra"
    assert past.step(1, "dra") is None


def test_the_search_that_stands_there_is_not_offered_again() -> None:
    assert Past(("third", "second")).step(-1, "third") == "second"


async def test_letters_typed_before_the_field_hears_that_it_has_the_cursor_are_kept(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("slash", "a")
        screen.field.post_message(Focus())  # on a busy machine it comes after the first key
        await pilot.press("g")
        assert screen.field.value == "ag"


async def test_a_new_search_replaces_the_words_of_the_last(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("slash", "a", "enter", "slash", "b")
        assert screen.field.value == "b"


async def test_up_brings_the_search_before(open_story: Opener) -> None:
    searches = NoSearches()
    searches.remember("crowns")
    async with open_story(searches=searches) as (screen, pilot):
        await pilot.press("slash", "up")
        await until(pilot, lambda: screen.place.view is View.HITS)
        assert screen.field.value == "crowns"
        await pilot.press("down")
        await until(pilot, lambda: screen.place.view is View.BRIEF)
        assert screen.field.value == ""


async def test_a_search_is_remembered_when_it_is_meant(open_story: Opener) -> None:
    searches = NoSearches()
    async with open_story(searches=searches) as (_, pilot):
        await pilot.press("slash", *"crowns")
        await pilot.pause(0.2)
        assert searches.asked() == ()
        await pilot.press("enter")
        await until(pilot, lambda: bool(searches.asked()))
        assert searches.asked() == ("crowns",)


async def test_a_search_is_kept_found_again_and_forgotten(open_story: Opener) -> None:
    searches = NoSearches()
    async with open_story(searches=searches) as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.place.view is View.HITS)
        await pilot.press("S")
        await until(pilot, lambda: isinstance(screen.app.screen, Ask))
        await pilot.press(*" paid", "enter")
        await until(pilot, lambda: bool(searches.saved()))
        assert [(s.name, s.query) for s in searches.saved()] == [("crowns paid", "crowns")]
        await pilot.press("escape")
        await until(pilot, lambda: not screen.spot.filters)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.spot.filters))
        assert screen.spot.filters[0].value == "crowns"
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        await pilot.press(*"paid", "ctrl+x")
        await until(pilot, lambda: not searches.saved())


def test_searches_outlive_the_program(tmp_path: object) -> None:
    places = Places.under(tmp_path)  # type: ignore[arg-type]  # pytest's path
    LateSearches(places, "vell", []).remember("crowns")
    LateSearches(places, "vell", []).keep("money", "crowns OR cost")
    again = LateSearches(places, "vell", [])
    assert tuple(again.asked()) == ("crowns",)
    assert [(s.name, s.query) for s in again.saved()] == [("money", "crowns OR cost")]
    again.forget("money")
    assert not LateSearches(places, "vell", []).saved()


async def test_the_tabs_keep_their_names_while_one_searches(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("slash", *"crowns")
        await until(pilot, lambda: screen.place.view is View.HITS)
        for name in ("Brief", "Points", "Differences", "Wordings", "Compare", "Read"):
            assert name in screen.views.text


async def test_next_goes_through_the_hits_of_all_articles(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.place.view is View.HITS)
        await pilot.press("enter")
        assert (screen.place.view, screen.place.left) == (View.READ, "a1")
        seen = []
        for _ in range(3):
            await pilot.press("n")
            seen.append(screen.place.left)
            assert "crowns" in _words(screen)
        assert seen == ["a2", "a4", "a1"]
        await pilot.press("N")
        assert screen.place.left == "a4"


async def test_next_goes_through_what_was_found(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.place.view is View.HITS)
        screen.centre.focus()
        seen = [screen.centre.target.article]
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            seen.append(screen.centre.target.article)
        assert seen == ["a1", "a2", "a4", "a1", "a4"]


async def test_a_hit_is_shown_with_lines_above_it(open_story: Opener) -> None:
    lines = "\n\n".join(f"Line {n} of a long report." for n in range(60))
    text = f"{lines}\n\nThe zebra stood there.\n\n{lines}"
    long = replace(
        fake.ARTICLES["a1"],
        text=text,
        title=None,
        blocks=tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
        sentences=tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
    )
    members = (Member(long, "A"), *fake.FINDINGS.members[1:])
    desk = fake.FakeDesk(StoryFindings(fake.FINDINGS.story, members))
    async with open_story(desk, size=(80, 24)) as (screen, pilot):
        screen.read("a1")
        screen.search_for("zebra")
        await until(pilot, lambda: screen.found is not None and screen.centre.cursor == 60)
        await pilot.pause()
        assert_lines_around(screen.centre)
        await pilot.press("enter", "g", "n")
        await pilot.pause()
        assert_lines_around(screen.centre)


def assert_lines_around(roll: Roll) -> None:
    start, _ = roll.rows.extent(roll.cursor or 0)
    assert 3 <= start - roll.scroll_offset.y <= roll.content_region.height - 4


def _words(screen: object) -> str:
    target = screen.centre.target  # type: ignore[attr-defined]  # the story screen
    return fake.ARTICLES[target.article].text[target.start : target.end]


async def test_a_search_counts_what_passes_the_other_filters(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("f")
        screen.search_for("crowns")
        await until(pilot, lambda: screen.found is not None)
        assert screen.found_words == "1 hit in 1 article"


async def test_going_back_brings_the_search_back_with_its_hits(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.place.view is View.HITS)
        await pilot.press("escape")
        assert screen.field.value == ""
        await pilot.press("full_stop")
        await until(pilot, lambda: screen.found is not None and screen.found.query == "crowns")
        assert screen.field.value == "crowns"
        assert [f.kind for f in screen.spot.filters] == [FilterKind.WORDS]
        assert any("crowns" in line for line in shown(screen.centre))


async def test_what_is_asked_while_the_index_is_made_is_asked_again(open_story: Opener) -> None:
    class Early(fake.FakeDesk):
        ready = asyncio.Event()

        async def index(self, report: object) -> object:
            await self.ready.wait()
            return await super().index(report)

        async def search(self, query: str, *given: object, **more: object) -> object:
            found = await super().search(query)
            return found if self.ready.is_set() else type(found)(query, 0, ())

    desk = Early()
    async with open_story(desk) as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.found is not None)
        assert screen.found_words == "the index is being made…"
        desk.ready.set()
        await until(pilot, lambda: screen.found is not None and screen.found.total == 3)
        assert screen.found_words == "3 hits in 3 articles"


async def test_what_is_wrong_with_a_query_is_told_beside_its_hits(open_story: Opener) -> None:
    class Strict(fake.FakeDesk):
        async def search(self, *given: object, **more: object) -> SearchResult:
            result = await super().search(*given, **more)  # type: ignore[arg-type]  # as it was asked
            return replace(result, error=QueryError("no such date", 4))

    async with open_story(Strict()) as (screen, pilot):
        screen.search_for("crowns")
        await until(pilot, lambda: screen.found_words == "3 hits in 3 articles · no such date (at character 5)")
        screen.search_for("zebra")
        await until(pilot, lambda: screen.found_words == "no such date (at character 5)")


async def test_letters_that_follow_at_once_reach_the_field(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        for key in ("slash", "q", "6", "m"):
            screen.app.post_message(Key(key, "/" if key == "slash" else key))
        await until(pilot, lambda: screen.field.value == "q6m")
        assert screen.place.view is not View.READ


async def test_before_findings_have_come_nothing_of_them_can_be_opened(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.facts = None
        await pilot.press("i", "e", "d")
        assert screen.place.view is View.BRIEF
        assert not screen.app._notifications


@pytest.mark.parametrize("key", ["1", "2", "5", "6"])
async def test_a_view_asked_for_before_findings_have_come_is_filled_when_they_have(key: str) -> None:
    class Slow(fake.FakeDesk):
        ready = asyncio.Event()

        async def findings(self, story: str | None = None) -> StoryFindings:
            await self.ready.wait()
            return await super().findings(story)

    desk = Slow()
    app = Briefing(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, StoryScreen)
        await until(pilot, lambda: app.ready)
        await pilot.press("4", key)
        view = NUMBERED[int(key) - 1]
        assert screen.place.view is view
        assert screen.centre.page.title == view.value.capitalize()
        assert screen.centre.page.empty == "Looking for names, quotations and points in 4 articles…"
        desk.ready.set()
        await until(pilot, lambda: screen.centre.stop_count > 0)
        assert screen.place.view is view
        assert not app._notifications
        screen.do_place_back()
        assert screen.place.view is View.BRIEF


async def test_a_search_typed_before_findings_have_come_is_answered_when_they_have(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        facts, screen.facts = screen.facts, None
        await pilot.press("slash", *"crowns")
        await pilot.pause(0.3)
        screen.facts = facts
        await until(pilot, lambda: screen.found_words == "3 hits in 3 articles")


async def test_a_saved_search_stays_beside_what_is_searched_for(open_story: Opener) -> None:
    searches = NoSearches()
    searches.keep("the money", "crowns")
    async with open_story(searches=searches) as (screen, pilot):
        screen.search_for("bridge")
        await until(pilot, lambda: screen.asked_for == "bridge")
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        await pilot.press(*"money", "enter")
        await until(pilot, lambda: screen.asked_for != "bridge")
        assert screen.field.value == 'bridge saved:"the money"'


async def test_the_foot_tells_the_keys_of_the_field(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("slash")
        foot = screen.query_one(KeyBar)
        await until(pilot, lambda: "searched before" in foot.text)
        await pilot.press("escape")
        await until(pilot, lambda: "searched before" not in foot.text)


class Speller(fake.FakeDesk):
    """Suggests the word that was meant."""

    async def search(self, query: str, *given: object, **more: object) -> SearchResult:
        result = await super().search(query)
        return result if result.total else replace(result, suggestion="crowns")


async def test_tab_takes_the_suggested_spelling(open_story: Opener) -> None:
    async with open_story(Speller()) as (screen, pilot):
        await pilot.press("slash", *"crwons")
        await until(pilot, lambda: screen.found_words == "nothing; tab: crowns")
        assert "tab search crowns" in screen.query_one(KeyBar).text
        await pilot.press("tab")
        await until(pilot, lambda: screen.found_words == "3 hits in 3 articles")
        assert (screen.field.value, screen.typing) == ("crowns", True)
        await pilot.press("tab")
        assert not screen.typing


async def test_a_suggestion_is_taken_in_the_list_of_events_too() -> None:
    app = Briefing(Speller(stories=STORIES))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("slash", *"crwons")
        await until(pilot, lambda: "Tab" in app.screen.roll.page.empty)
        await pilot.press("tab")
        await until(pilot, lambda: app.screen.asked_for == "crowns")
