"""Who reports what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from briefing.analysis.matching import match_story
from briefing.analysis.pairing.gathering import gather
from briefing.analysis.points import find_points
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.point import Found, Point, PointKind
from briefing.model.promise import Figure, Promise
from briefing.model.story import Echo, Member, Stage
from briefing.model.text import Evidence
from tests.analysis.making import CRANE, FERRY, HARBOUR, article

STORY = (HARBOUR, CRANE, FERRY)


def members(articles: Sequence[Article]) -> list[Member]:
    return [Member(a, chr(65 + n)) for n, a in enumerate(articles)]


def points(articles: Sequence[Article] = STORY, **more: object) -> tuple[Point, ...]:
    return find_points(members(articles), match_story(articles), **more)  # type: ignore[arg-type]


def with_sentence(found: Sequence[Point], place: tuple[str, int]) -> Point:
    """The point of most accounts that has this sentence."""
    return max((p for p in found if place[1] in p.members.get(place[0], ())), key=lambda p: p.count)


def evidence(source: Article, n: int) -> Evidence:
    return Evidence(source.id, *source.sentences[n], source.sentence(n))


def test_every_article_has_its_entry_in_order() -> None:
    found = points()
    assert len(found) > 2
    for point in found:
        assert [c.article for c in point.carried] == ["a", "b", "c"]
        assert point.count == len(point.members)
        assert 0 <= point.weight <= 1


def test_shared_and_single_points() -> None:
    found = points()
    assert with_sentence(found, ("a", 2)).members == {"a": (2,), "b": (2,)}
    assert {"a", "b", "c"} == set(with_sentence(found, ("a", 1)).members)
    single = with_sentence(found, ("a", 4))
    assert (single.count, single.independent) == (1, 1)
    assert single.text == HARBOUR.sentence(4)


def test_not_found_comes_with_the_closest_passage() -> None:
    missing = [c for p in points() for c in p.carried if c.found is Found.NO]
    assert missing
    assert all(c.score < 0.5 for c in missing)
    assert any(c.sentences and c.score > 0 for c in missing)


def test_ids_are_unique_and_stay() -> None:
    ids = [p.id for p in points()]
    assert ids
    assert len(set(ids)) == len(ids)
    assert ids == [p.id for p in points()]


def test_promises_weigh_most_also_when_one_article_has_them() -> None:
    promise = Promise("p", "engineers", "inspect the cranes", None, None, (evidence(CRANE, 3),))
    found = points(promises=[promise])
    assert with_sentence(found, ("b", 3)).kind is PointKind.PROMISE
    plain = [p for p in found if p.count == 1 and p.kind is PointKind.EVENT]
    assert plain
    assert all(found.index(p) > found.index(with_sentence(found, ("b", 3))) for p in plain)


def test_figures_differences_and_reports_add_weight() -> None:
    before = with_sentence(points(), ("a", 4))
    figure = Figure(evidence(HARBOUR, 4), 1987, "year", None, 4)
    value = Value("a", *HARBOUR.sentences[4], HARBOUR.sentence(4), "1987")
    difference = Discrepancy("d", Kind.DATE, Grade.SLIP, "closed", (value,))
    after = with_sentence(points(figures=[figure], discrepancies=[difference]), ("a", 4))
    assert after.kind is PointKind.FIGURE
    assert after.weight > before.weight
    assert after.discrepancies == ("d",)
    found = points()
    assert with_sentence(found, ("a", 1)).weight > with_sentence(found, ("a", 4)).weight


def test_what_repeats_inside_one_article_counts_once() -> None:
    words = "Nine goats were rescued from the roof of the town hall on Sunday morning."
    one = article("l", words, "The weather was fine and the market was open.", f"{words[:-1]} by firefighters.")
    other = article("r", "The price of rye has doubled since the last harvest.", "Two bridges are closed for repairs.")
    found = points((one, other))
    assert with_sentence(found, ("l", 0)).members == {"l": (0, 2)}


def test_headings_questions_and_fragments_are_no_points() -> None:
    one = article(
        "l",
        "# Goats on the roof of the hall",
        "What happened on the roof of the hall?",
        "He ran.",
        "A long sentence about nothing much.",
    )
    assert [p.text for p in points((one, HARBOUR)) if "l" in p.members] == ["A long sentence about nothing much."]


def test_accounts_that_share_text_count_once() -> None:
    made = members(STORY)
    made[1] = replace(made[1], echoes=(Echo("a", 0.4),))
    found = find_points(made, match_story(STORY))
    point = with_sentence(found, ("a", 1))
    assert (point.count, point.independent) == (3, 2)


def test_what_only_an_account_from_before_has_is_overtaken() -> None:
    made = members(STORY)
    made = [replace(made[0], stage=Stage.BEFORE), *(replace(m, stage=Stage.AFTER) for m in made[1:])]
    found = find_points(made, match_story(STORY))
    assert with_sentence(found, ("a", 4)).overtaken
    assert not with_sentence(found, ("a", 1)).overtaken
    assert not with_sentence(found, ("b", 3)).overtaken


@pytest.mark.parametrize("articles", [(), (HARBOUR,), (article("x"),)])
def test_small_stories(articles: tuple[Article, ...]) -> None:
    found = points(articles)
    assert len(found) == sum(len(a.sentences) for a in articles)
    assert all(p.count == 1 for p in found)


def test_groups_do_not_chain() -> None:
    places = [("a", 1), ("b", 1), ("c", 1), ("d", 1)]
    chain = {frozenset(pair): 0.5 for pair in pairwise(places)}
    assert all(len(group) < 4 for group in gather(chain))
    ring = {frozenset((x, y)): 0.5 for x in places for y in places if x < y}
    assert gather(ring) == [frozenset(places)]


def test_a_sentence_that_says_two_things_is_in_two_groups() -> None:
    links = {
        frozenset((("a", 1), ("b", 1))): 0.8,
        frozenset((("b", 2), ("c", 2))): 0.7,
        frozenset((("a", 1), ("b", 2))): 0.5,
        frozenset((("a", 1), ("c", 2))): 0.5,
        frozenset((("b", 1), ("c", 1))): 0.6,
        frozenset((("a", 1), ("c", 1))): 0.6,
    }
    groups = gather(links)
    assert frozenset({("a", 1), ("b", 1), ("c", 1)}) in groups
    assert frozenset({("a", 1), ("b", 2), ("c", 2)}) in groups


def test_a_copy_of_what_could_be_is_no_part() -> None:
    words = "If I could turn back the clock, I would have chosen another harbour for the boats of the northern fleet."
    one = article("l", words, "The fleet has forty boats and a tug.")
    other = article("r", f"“{words}” the admiral wrote to the crews.", "Rye is dear this year.")
    assert with_sentence(points((one, other)), ("l", 0)).whole == ("l", "r")
