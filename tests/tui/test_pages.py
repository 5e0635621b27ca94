"""What views and panes show, as lines of text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model.actor import Actor, ActorType
from briefing.model.article import BlockKind, card
from briefing.model.search import Hit, QueryError, SearchResult
from briefing.model.story import BriefLine, Story, TargetKind
from briefing.model.text import Span
from briefing.tui.context import Context
from briefing.tui.drawing.glyphs import ASCII, UNICODE
from briefing.tui.drawing.rows import Page
from briefing.tui.facts import Facts
from briefing.tui.options import Options
from briefing.tui.pages.centre import centre_page
from briefing.tui.pages.events import events_page, found_page
from briefing.tui.pages.names import fitting_name, names_page
from briefing.tui.pages.quotes import quotes_page
from briefing.tui.pages.sources import sources_page
from briefing.tui.place import Filter, FilterKind, Place, View
from briefing.tui.scope import Scope
from tests.tui import fake

FACTS = Facts(fake.FINDINGS)
MARROW = Filter(FilterKind.NAME, "p1", "Ilse Marrow")
COURIER = Filter(FilterKind.SOURCE, "a1", "A Tessaly Courier")
WORDS = Filter(FilterKind.WORDS, "crowns", "“crowns”")
HITS = {"a1": (fake.place("a1", "crowns"),), "a2": (fake.place("a2", "crowns"),)}


def context(
    place: Place | None = None, *filters: Filter, hits: dict[str, tuple[Span, ...]] | None = None, **given: object
) -> Context:
    scope = Scope(FACTS, filters, hits)
    return Context(FACTS, scope, place or Place(), hits=hits or {}, comparison=fake.COMPARISON, **given)  # type: ignore[arg-type]


def lines(page: Page, width: int = 90) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for row in page.rows for line in row.draw(width, None)]


def test_the_brief_has_a_sign_for_each_article() -> None:
    text = lines(centre_page(context()))
    assert text[0].split() == ["REPORTED", "BY", "SEVERAL", "A", "B", "C", "D"]
    assert text[1].endswith("● ● ◐ –")
    assert text[2].startswith("! 240 million crowns")


def test_a_line_cut_for_a_page_is_whole_where_the_pane_has_room() -> None:
    first, *rest = fake.FINDINGS.brief
    line = BriefLine("Ministers from four river states agreed on…", ("A",), TargetKind.POINT, "t1")
    facts = Facts(replace(fake.FINDINGS, brief=(replace(first, lines=(line,)), *rest)))
    found = lines(centre_page(Context(facts, Scope(facts))))
    assert any("agreed on Monday to rebuild the Vell bridge." in row for row in found)


def test_what_only_one_reports_stands_behind_its_letter() -> None:
    assert "  B  A protest in Orn on Friday" in lines(centre_page(context()))


def test_a_name_narrows_brief_points_and_quotes() -> None:
    ctx = context(Place(View.POINTS), MARROW)
    assert [line for line in lines(centre_page(ctx)) if "Marrow" in line]
    assert not [line for line in lines(centre_page(ctx)) if "protest" in line]
    assert not [line for line in lines(quotes_page(ctx), 40) if "bill" in line]
    assert centre_page(ctx).crumbs == ("Ilse Marrow",)


@pytest.mark.parametrize(
    ("name", "aliases", "short"),
    [
        ("Ilse Marrow", ("Marrow",), "I. Marrow"),
        ("Somchai Rattanakosol", ("Somchai", "Rattanakosol"), "Somchai R."),
        ("Ilse van Marrow", (), "I. v. Marrow"),
        ("Ilse Tolland Marrow", ("Tolland Marrow", "Marrow"), "I. Tolland Marrow"),
    ],
)
def test_a_long_name_keeps_the_part_that_the_articles_use_alone(
    name: str, aliases: tuple[str, ...], short: str
) -> None:
    actor = Actor("x", name, ActorType.PERSON, aliases, ())
    assert fitting_name(actor, len(name)) == name
    assert fitting_name(actor, len(name) - 1) == short


def test_a_source_narrows_everything_but_the_sources() -> None:
    ctx = context(Place(View.POINTS), COURIER)
    assert not [line for line in lines(centre_page(ctx)) if "protest" in line]
    assert sources_page(ctx).title == "Sources 1 of 4"
    assert len([line for line in lines(sources_page(ctx), 40) if line[:1] in "ABCD"]) == 4
    assert "Tobin Hale" not in " ".join(lines(names_page(ctx), 40))


def test_words_narrow_everything_and_the_sources() -> None:
    ctx = context(Place(View.POINTS), WORDS, hits=HITS)
    assert sources_page(ctx).title == "Sources 2 of 4"
    found = lines(centre_page(ctx))
    assert [line for line in found if "240 million" in line]
    assert not [line for line in found if "rebuild" in line]


def test_found_sentences_carry_their_marks() -> None:
    page = centre_page(context(Place(View.HITS), WORDS, hits=HITS))
    pieces = [piece for row in page.rows for line in row.draw(80, None) for piece in line]
    assert [text for text, style in pieces if "hit" in style.split()] == ["crowns", "crowns"]


def test_a_long_sentence_is_shown_where_its_own_hit_is() -> None:
    hits = {"a1": (fake.place("a1", "Monday"), fake.place("a1", "work"), fake.place("a1", "piers"))}
    page = centre_page(context(Place(View.HITS), WORDS, hits=hits))
    found = [[piece for line in row.draw(20, None) for piece in line] for row in page.rows]
    shown = [text for row in found for text, style in row if "hit" in style.split()]
    assert shown == ["Monday", "work", "piers"]


def test_a_point_shows_all_its_sentences_and_the_closest_where_it_was_not_found() -> None:
    text = "\n".join(lines(centre_page(context(Place(View.POINT, "t1")))))
    assert "reported by 2 of 4" in text
    assert "a part in C" in text
    assert "Four river states have agreed" in text
    assert "not found; the closest is 12% alike" in text
    assert "silent" not in text


def test_the_comparison_keeps_the_sides_in_their_columns() -> None:
    page = centre_page(context(Place(View.COMPARE, left="a1", right="a2")))
    wide = lines(page, 100)
    row = next(line for line in wide if "≈ reworded" in line)
    assert row.index("Four river") > 50
    assert "only A" in "\n".join(wide)
    assert page.find == ("row:4|2",)


def test_under_a_hundred_columns_the_sides_stand_one_above_the_other() -> None:
    text = lines(centre_page(context(Place(View.COMPARE, left="a1", right="a2"))), 60)
    at = next(n for n, line in enumerate(text) if line.startswith("A Ministers from four"))
    assert any(line.startswith("B Four river") for line in text[at : at + 4])


def test_differences_alone_can_be_asked_for() -> None:
    page = centre_page(context(Place(View.COMPARE, left="a1", right="a2"), options=Options(changes="differences")))
    assert sum(bool(row.stops) for row in page.rows) == 1


def test_aside_blocks_in_a_row_are_one_line() -> None:
    member = fake.FINDINGS.members[0]
    first, *rest = member.article.blocks
    half = first.start + 10
    asides = (replace(first, kind=BlockKind.BYLINE, end=half), replace(first, kind=BlockKind.DATE, start=half))
    article = replace(member.article, blocks=(*asides, *rest))
    members = (replace(member, article=article), *fake.FINDINGS.members[1:])
    ctx = context(Place(View.READ, left="a1"))
    text = lines(centre_page(replace(ctx, facts=Facts(replace(fake.FINDINGS, members=members)))))
    assert [line for line in text if "z shows" in line] == [line for line in text if "byline, date (" in line]
    assert sum("z shows" in line for line in text) == 1


def test_with_one_article_nothing_is_said_of_comparing_two() -> None:
    findings = replace(fake.FINDINGS, members=fake.FINDINGS.members[:1], discrepancies=())
    for view in (View.DIFFERENCES, View.COMPARE):
        ctx = replace(context(Place(view)), facts=Facts(findings), comparison=None)
        assert centre_page(ctx).empty == "There is one article here: nothing to compare it with."


def test_the_margin_says_who_else_reports_a_sentence() -> None:
    text = lines(centre_page(context(Place(View.READ, left="a1"))))
    assert next(line for line in text if line.startswith("Ministers from")).endswith("│ B ◐ C")


def test_a_sentence_is_a_stop() -> None:
    page = centre_page(context(Place(View.READ, left="a1")))
    assert sum(len(row.stops) for row in page.rows) == len(fake.ARTICLES["a1"].sentences)


@pytest.mark.parametrize("view", list(View))
def test_every_view_has_words_when_there_is_nothing(view: View) -> None:
    empty = Facts(fake.StoryFindings(story=fake.FINDINGS.story, members=()))
    page = centre_page(Context(empty, Scope(empty), Place(view)))
    assert page.rows or page.empty


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("width", [20, 38, 58, 120])
def test_no_view_draws_beyond_its_width(view: View, width: int) -> None:
    subject = {View.POINT: "t1", View.DIFFERENCE: "d1", View.NAME: "p1", View.DETAILS: "a1"}.get(view, "")
    place = Place(view, subject, "a1", "a2")
    whole, narrowed = centre_page(context(place, hits=HITS)), centre_page(context(place, WORDS, hits=HITS))
    assert whole.rows
    for row in (*whole.rows, *narrowed.rows):
        drawn = row.draw(width, None)
        assert row.height in (None, len(drawn))
        assert all(sum(len(text) for text, _ in line) <= width + 2 for line in drawn)


def test_ascii_signs_are_ascii() -> None:
    page = centre_page(context(options=Options(glyphs=ASCII)))
    assert "".join(lines(page)).replace("“", "").replace("”", "").isascii()


def test_quotes_can_be_ordered_by_source_and_by_spread() -> None:
    by_source = lines(quotes_page(context(options=Options(quote_order="source"))), 40)
    assert by_source[0].startswith("A Tessaly Courier")
    by_spread = lines(quotes_page(context(options=Options(quote_order="spread"))), 40)
    assert by_spread[0].startswith("in 2 articles")


def test_words_of_several_stand_under_each_of_them() -> None:
    joint = replace(fake.QUOTES[2], speakers=("Tobin Hale", "Ilse Marrow"))
    facts = Facts(replace(fake.FINDINGS, quotes=(*fake.QUOTES[:2], joint)))
    page = quotes_page(replace(context(), facts=facts, scope=Scope(facts)))
    text = lines(page, 60)
    assert [line.split()[:3] for line in text if not line.startswith(" ")] == [
        ["Ilse", "Marrow", "2"],
        ["Tobin", "Hale", "1"],
    ]
    assert sum("shown us a bill” Tobin Hale and Ilse Marrow" in line for line in text) == 2
    keys = [stop.key for row in page.rows for stop in row.stops]
    assert len(set(keys)) == len(keys) == 3
    assert page.title == "Quotes 3"


def test_a_comparison_says_what_limits_it() -> None:
    said = "English and French: compared by names only"
    ctx = replace(context(Place(View.COMPARE, left="a1", right="a2")), comparison=replace(fake.COMPARISON, note=said))
    assert said in lines(centre_page(ctx))


@pytest.mark.parametrize("hits", [(), (Hit("a1", 1.0, "the Vell bridge", ()),)])
def test_what_is_wrong_with_a_query_is_told_with_its_place(hits: tuple[Hit, ...]) -> None:
    cards = {key: card(one) for key, one in fake.ARTICLES.items()}
    result = SearchResult("bridge date:soon", len(hits), hits, error=QueryError("no such date", 12))
    page = found_page(result, cards, UNICODE)
    assert "no such date (at character 13)" in "\n".join(lines(page) if hits else [page.empty])
    assert sum(len(row.stops) for row in page.rows) == len(hits)


@pytest.mark.parametrize(
    ("width", "days", "last", "size"),
    [
        (118, "2025-03-10 to 11 ", "2025-03-11", "4 articles"),
        (118, "2025-03-10 to 04-02 ", "2025-04-02", "4 articles"),
        (118, "2025-03-10   ", "2025-03-10", "4 articles"),
        (78, "2025-03-11  Reb", "2025-03-11", "4 articles"),
        (38, "2025-03-11  Rebuilding the V", "2025-03-11", "  4"),
    ],
)
def test_an_event_shows_its_days_and_its_size(width: int, days: str, last: str, size: str) -> None:
    story = replace(fake.FINDINGS.story, first="2025-03-10", last=last)
    (row,) = events_page([story], {}, frozenset(), "newest").rows
    ((*line,),) = row.draw(width, None)
    words = "".join(text for text, _ in line)
    assert words.startswith(days)
    assert words.endswith(size)
    assert len(words) == width


def test_of_many_articles_a_point_names_those_that_carry_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.tui.pages.parts.MOST_COLUMNS", 3)
    text = lines(centre_page(context(Place(View.POINTS))))
    at = next(n for n, line in enumerate(text) if "Ministers from four river states" in line)
    assert text[at].rstrip().endswith("2/4")
    assert "● A B  ◐ C" in "".join(text[at + 1 : at + 3])


@pytest.mark.parametrize("width", [50, 80, 120])
def test_titles_of_events_stand_in_one_column_whether_their_days_are_known_or_not(width: int) -> None:
    days = [(None, None), ("2026-01-06", "2026-01-06"), ("2026-01-06", "2026-01-09"), (None, "2026-01-06")]
    stories = [Story(f"s{n}", "The bridge", first, last, ()) for n, (first, last) in enumerate(days)]
    rows = events_page(stories, {}, frozenset(), "newest").rows
    columns = {"".join(text for text, _ in row.draw(width, None)[0]).index("The bridge") for row in rows}
    assert len(columns) == 1


def test_words_left_out_of_a_wording_stand_in_brackets_that_the_page_explains() -> None:
    assert "left out" not in centre_page(context(Place(View.WORDINGS))).note
    shorter = tuple(
        replace(quote, text=quote.text.replace("nine ", "")) if quote.id == "q1" else quote
        for quote in fake.FINDINGS.quotes
    )
    facts = Facts(replace(fake.FINDINGS, quotes=shorter))
    page = centre_page(Context(facts, Scope(facts), Place(View.WORDINGS)))
    assert "[- words left out]" in page.note
    assert any("We have waited [- nine] years" in line for line in lines(page))
