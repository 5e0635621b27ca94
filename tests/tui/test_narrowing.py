"""Filters, facets, tallies: what passes, how much of it, and how it is lifted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model.discrepancy import Verdict
from briefing.model.search import Facets as Counted
from briefing.model.text import Span
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Row
from briefing.tui.facets import Facet, facets, facets_found, in_query
from briefing.tui.facts import Facts
from briefing.tui.pages.names import names_page
from briefing.tui.place import Filter, FilterKind, Place, View
from briefing.tui.scope import Scope, still_there
from briefing.tui.screens.facet_screen import Facets
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.tally import tally
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until

FACTS = Facts(fake.FINDINGS)
OUTLET = Filter(FilterKind.OUTLET, "Tessaly Courier", "Tessaly Courier")
MARROW = Filter(FilterKind.NAME, "p1", "Ilse Marrow")
WORDS = Filter(FilterKind.WORDS, "crossing", "/crossing")


def labels(found: list[tuple[str, list[Facet]]]) -> dict[str, dict[str, str]]:
    return {title: {entry.filter.label: entry.count for entry in entries} for title, entries in found}


def test_articles_are_let_through_by_outlet_day_and_age() -> None:
    assert Scope(FACTS, (OUTLET,)).allowed == {"a1"}
    assert Scope(FACTS, (Filter(FilterKind.OUTLET, "", "outlet not known"),)).allowed == {"a2"}
    assert Scope(FACTS, (Filter(FilterKind.NEW, "new", "new"),), new={"a3"}).allowed == {"a3"}
    both = Scope(FACTS, (OUTLET, Filter(FilterKind.NEW, "new", "new")), new={"a3"})
    assert both.allowed == frozenset()


def test_a_name_narrows_the_names_to_those_beside_it() -> None:
    narrowed, everything = Scope(FACTS, (MARROW,)), Scope(FACTS)
    counts = {a.id: (narrowed.count(a), everything.count(a)) for a in fake.FINDINGS.actors}
    assert counts["p1"][0] > 0
    assert all(inside <= outside for inside, outside in counts.values())
    assert any(inside < outside for inside, outside in counts.values())


def test_hits_in_quotations_are_told_from_the_others() -> None:
    place = fake.ARTICLES["a1"].text.index("crossing")
    hits = {"a1": (Span(place, place + 8), Span(0, 9))}
    inside = Scope(FACTS, (WORDS, Filter(FilterKind.KIND, "quoted", "in quotations")), hits)
    assert inside.hits == {"a1": (Span(place, place + 8),)}
    outside = Scope(FACTS, (WORDS, Filter(FilterKind.KIND, "reported", "outside quotations")), hits)
    assert outside.hits == {"a1": (Span(0, 9),)}


def test_facets_count_what_each_would_leave() -> None:
    found = labels(facets(Scope(FACTS), {"a2"}))
    assert found["outlets"]["Tessaly Courier"] == "1 article"
    assert found["outlets"]["outlet not known"] == "1 article"
    assert found["since the last opening"] == {"new": "1 article"}
    assert "Ilse Marrow" in found["names"]
    assert "hits" not in found


def test_facets_of_a_search_over_the_folder_become_words_of_the_query() -> None:
    counted = Counted(
        source=(("Vell Post", 3), ("Courier", 1)), month=(("2025-03", 4),), actor=(("Ilse Marrow", 3), ("Orn", 2))
    )
    found = facets_found(counted)
    assert [title for title, _ in found] == ["outlets", "names"]
    assert [in_query(entry.filter) for entry in found[0][1]] == ['source:"Vell Post"', "source:Courier"]
    assert [in_query(entry.filter) for entry in found[1][1]] == ['actor:"Ilse Marrow"', "actor:Orn"]


def test_the_tally_counts_what_passes_and_what_was_decided() -> None:
    first, *rest = fake.FINDINGS.discrepancies
    judged = Facts(
        replace(fake.FINDINGS, discrepancies=(replace(first, verdict=Verdict.DISMISSED), *rest)),
    )
    counted = tally(Scope(judged))
    assert (counted.open, counted.dismissed, counted.judged) == (len(rest), 1, "1 dismissed")
    assert counted.articles == 4
    narrowed = tally(Scope(judged, (OUTLET,)))
    assert narrowed.articles == 1
    assert narrowed.points < counted.points


async def test_the_head_and_the_tabs_count_what_passes(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        assert f"Points {len(fake.POINTS)}" in screen.views.text
        screen.to_pane("sources")
        await pilot.press("f")
        assert "1 of 4 articles" in screen.head.text
        assert f"Points {len(fake.POINTS)}" not in screen.views.text
        assert screen.names.border_title is not None
        assert " of " in str(screen.names.border_title)


async def test_a_click_on_a_filter_lifts_that_one(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("names")
        await pilot.press("f")
        screen.to_pane("sources")
        await pilot.press("f")
        x = dict(screen.views.places())["lift:name"]
        await pilot.click(offset=(x + 1, screen.views.region.y))
        await pilot.pause()
        assert [f.kind for f in screen.spot.filters] == [FilterKind.SOURCE]


async def test_a_facet_narrows_and_is_lifted_in_the_same_list(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        await pilot.press(*"tessaly", "enter")
        await until(pilot, lambda: bool(screen.spot.filters))
        assert screen.spot.filters == (OUTLET,)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        await pilot.press("enter")
        await until(pilot, lambda: not screen.spot.filters)


async def test_what_is_found_in_the_folder_is_narrowed_in_the_query(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        await screen.app.push_screen(LibraryScreen(await desk.overview()))
        library = screen.app.screen
        assert isinstance(library, LibraryScreen)
        library.search_for("bridge")
        await until(pilot, lambda: library.result is not None)
        library.narrow_to(Filter(FilterKind.OUTLET, "Orn Evening Post", "Orn Evening Post"))
        assert library.field.value == 'bridge source:"Orn Evening Post"'


async def test_what_is_found_in_the_folder_is_narrowed_to_who_is_named_in_it(open_story: Opener) -> None:
    desk = fake.FakeDesk()
    async with open_story(desk) as (screen, pilot):
        library = LibraryScreen(await desk.overview())
        await screen.app.push_screen(library)
        library.search_for("bridge")
        await until(pilot, lambda: library.result is not None)
        library.roll.focus()
        await pilot.press("F")
        await until(pilot, lambda: isinstance(screen.app.screen, Facets))
        assert "actors bridge" in desk.asked
        await pilot.press("down", "enter")
        await until(pilot, lambda: library.field.value == 'bridge actor:"Tobin Hale"')


async def test_dismissed_differences_are_counted_apart(open_story: Opener) -> None:
    first, *rest = fake.FINDINGS.discrepancies
    given = replace(fake.FINDINGS, discrepancies=(replace(first, verdict=Verdict.DISMISSED), *rest))
    async with open_story(fake.FakeDesk(given)) as (screen, pilot):
        await pilot.press("3")
        assert f"Differences {len(rest)}" in screen.views.text
        assert str(screen.centre.border_subtitle) == f"{len(rest)} open · 1 dismissed, at the end"
        assert any("DISMISSED 1" in line for line in shown(screen.centre))


async def test_problems_are_a_standing_line_that_a_click_opens(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        assert "problem" not in screen.head.text
        overview = await screen.app.desk.overview()
        screen.app.overview = replace(overview, problems=(fake.Problem("x.md", "empty", "The file is empty"),))  # type: ignore[type-var]  # the stand-in is a dataclass
        screen.draw_bars()
        assert "1 problem f3" in screen.head.text
        x = dict(screen.head.places())["program.problems"]
        await pilot.click(offset=(x + 1, screen.head.region.y))
        await pilot.pause()
        assert screen.app.screen is not screen


async def test_a_title_gives_way_to_whole_facts(open_story: Opener) -> None:
    async with open_story(size=(80, 24)) as (screen, _):
        assert "…" not in "".join(text for text, _, _ in screen.head._left[1:])
        assert "4 articles" in screen.head.text


async def test_an_empty_folder_says_so_and_why() -> None:
    from briefing.model.story import StoryFindings

    desk = fake.FakeDesk(StoryFindings(story=replace(fake.FINDINGS.story, articles=()), members=()))
    from briefing.tui.program import Briefing

    app = Briefing(desk)
    app.sub_title = "/tmp/nothing"
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, StoryScreen)
        await until(pilot, lambda: screen.facts is not None)
        assert screen.centre.page.empty.startswith("No article was found in /tmp/nothing.")
        screen.go(Place(View.POINTS))
        assert screen.centre.page.empty.startswith("No article was found in /tmp/nothing.")
        assert screen.sources.page.empty == "No source was found here."


@pytest.mark.parametrize(
    ("kind", "value", "speakers"),
    [(FilterKind.OUTLET, "Orn Evening Post", {"Tobin Hale"}), (FilterKind.DAY, "", {"Ilse Marrow"})],
)
def test_quotes_follow_every_filter_on_articles(kind: FilterKind, value: str, speakers: set[str]) -> None:
    scope = Scope(Facts(fake.FINDINGS), (Filter(kind, value, value),))
    assert {quote.speaker for quote in fake.QUOTES if scope.quote(quote)} == speakers


def test_a_filter_of_an_earlier_opening_comes_back_while_it_leaves_something() -> None:
    facts = Facts(fake.FINDINGS)
    kept = [
        Filter(FilterKind.OUTLET, "Orn Evening Post", ""),
        Filter(FilterKind.OUTLET, "Gone Gazette", ""),
        Filter(FilterKind.DAY, "2025-03-10", ""),
        Filter(FilterKind.NAME, "p1", ""),
        Filter(FilterKind.NAME, "p9", ""),
        Filter(FilterKind.NEW, "new", ""),
        Filter(FilterKind.WORDS, "bridge", ""),
    ]
    assert [f.value for f in kept if still_there(f, facts)] == ["Orn Evening Post", "2025-03-10", "p1"]


def test_facets_count_the_hits_that_the_other_filters_leave() -> None:
    hits = {"a1": (Span(0, 9),), "a2": (Span(0, 4), fake.place("a2", fake.NINE))}
    both = (WORDS, Filter(FilterKind.SOURCE, "a2", "B"))
    assert labels(facets(Scope(FACTS, both, hits)))["hits"] == {"in quotations": "1 hit", "outside quotations": "1 hit"}


def test_under_a_name_only_hits_beside_it_are_found() -> None:
    beside, elsewhere = fake.place("a1", "spring"), fake.place("a1", "crowns")
    scope = Scope(FACTS, (WORDS, MARROW), {"a1": (beside, elsewhere), "a3": (Span(0, 9),)})
    assert scope.hits == {"a1": (beside,)}


def test_a_name_is_told_in_how_many_of_the_articles_that_pass() -> None:
    hits = {"a2": (Span(0, 400),), "a3": (Span(0, 400),)}
    page = names_page(Context(FACTS, Scope(FACTS, (WORDS,), hits), hits=hits))
    assert {line.split()[0]: line.split()[-1] for row in page.rows for line in drawn(row)}["Orn"] == "2/2"


def drawn(row: Row) -> list[str]:
    return ["".join(text for text, _ in line) for line in row.draw(40, None)]


async def test_narrowing_to_another_source_opens_it_where_one_reads(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.read("a1")
        screen.to_pane("sources")
        await pilot.press("j", "f")
        assert (screen.place.view, screen.place.left) == (View.READ, "a2")
        assert screen.centre.page.title.startswith("B ")
        assert [f.value for f in screen.spot.filters] == ["a2"]
        await pilot.press("comma")
        assert (screen.place.left, screen.spot.filters) == ("a1", ())


async def test_opening_another_source_lifts_the_filter_by_source(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        screen.to_pane("sources")
        await pilot.press("f", "j", "enter")
        assert (screen.place.left, screen.spot.filters) == ("a2", ())


async def test_an_article_outside_the_filters_says_so(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        screen.narrow_to(OUTLET)
        screen.read("a2")
        assert screen.centre.page.note == "outside the filters"
        assert screen.centre.page.crumbs == ()
