"""Two articles side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.comparing import compare, word_marks
from briefing.analysis.matching import match_story
from briefing.analysis.pairing.rows import in_order, matched
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.matching import Relation
from briefing.model.story import Member, Story, StoryFindings
from tests.analysis.making import CRANE, FERRY, HARBOUR, article


def findings(*articles: Article) -> StoryFindings:
    members = tuple(Member(a, chr(65 + n)) for n, a in enumerate(articles))
    story = Story("s", "", None, None, tuple(m.article.id for m in members))
    return StoryFindings(story, members, pairs=match_story([m.article for m in members]))


STORY = findings(HARBOUR, CRANE, FERRY)


def test_every_sentence_stands_in_one_row() -> None:
    comparison = compare(STORY, "a", "b")
    assert sorted(n for row in comparison.rows for n in row.left) == list(range(len(HARBOUR.sentences)))
    assert sorted(n for row in comparison.rows for n in row.right) == list(range(len(CRANE.sentences)))


def test_rows_follow_the_left_side_and_know_their_relation() -> None:
    rows = compare(STORY, "a", "b").rows
    lefts = [row.left[0] for row in rows if row.left]
    assert lefts == sorted(lefts)
    relations = {row.left: row.relation for row in rows if row.left}
    assert relations[1,] is Relation.REWORDED
    assert relations[4,] is Relation.LEFT
    assert [row.right for row in rows if row.relation is Relation.RIGHT] == [(3,)]
    assert all(bool(row.why) == (row.relation not in (Relation.LEFT, Relation.RIGHT)) for row in rows)


def test_what_only_the_right_side_has_follows_what_it_follows_there() -> None:
    rows = compare(STORY, "a", "b").rows
    place = next(n for n, row in enumerate(rows) if row.right == (3,))
    assert 2 in rows[place - 1].right


def test_turning_the_sides_turns_the_rows() -> None:
    there, back = compare(STORY, "a", "b"), compare(STORY, "b", "a")
    assert (there.left_share, there.right_share) == (back.right_share, back.left_share)
    assert {(r.left, r.right) for r in there.rows} == {(r.right, r.left) for r in back.rows}


def test_also_names_the_others_that_have_it() -> None:
    row = next(r for r in compare(STORY, "a", "b").rows if 3 in r.left)
    assert row.relation is Relation.LEFT
    assert row.also == ("c",)


def test_an_article_that_is_not_in_the_story() -> None:
    with pytest.raises(KeyError):
        compare(STORY, "a", "zz")


def test_differences_stand_with_their_rows() -> None:
    left, right = HARBOUR.sentences[1], CRANE.sentences[1]
    difference = Discrepancy(
        "d1",
        Kind.NUMBER,
        Grade.CONTRADICTION,
        "injured",
        (Value("a", *left, left.of(HARBOUR.text), "Three"), Value("b", *right, right.of(CRANE.text), "four")),
    )
    comparison = compare(replace(STORY, discrepancies=(difference,)), "a", "b")
    assert comparison.discrepancies == (difference,)
    assert [row.left for row in comparison.rows if "d1" in row.discrepancies] == [(1,)]
    assert compare(replace(STORY, discrepancies=(difference,)), "a", "c").discrepancies == ()


def test_two_versions_are_known() -> None:
    text = [
        "The council of Elm voted for the new bridge on Monday.",
        "Farmers on the east bank had asked for the bridge for years.",
        "It will cost nine million crowns, twice as much as planned.",
    ]
    later = article("later", *text[:2], "The council expects to pay nine million crowns, twice as much as planned.")
    comparison = compare(findings(article("early", *text), later), "early", "later")
    assert comparison.versions
    assert [row.relation for row in comparison.rows] == [Relation.SAME, Relation.SAME, Relation.REWORDED]
    assert comparison.left_share == comparison.right_share == 1.0
    assert not compare(STORY, "a", "b").versions


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    ours, theirs = word_marks(left, right)
    return [s.of(left) for s in ours], [s.of(right) for s in theirs]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the defence ministry", "the defense ministry"),
        ("the U.S. navy", "the US navy"),
        ("he said “no”.", 'he said "no"'),
        ("Ellery's harbour", "Ellery’s Harbor"),
        ("", ""),
    ],
)
def test_spelling_and_marks_are_no_difference(left: str, right: str) -> None:
    assert marked(left, right) == ([], [])


def test_other_words_are_marked_on_their_side() -> None:
    assert marked("Putin ruled out troops.", "Putin warned against troops.") == (["ruled out"], ["warned against"])
    assert marked("one attack", "several attacks") == (["one attack"], ["several attacks"])
    assert marked("35 ships came", "ships came today.") == (["35"], ["today"])


def test_small_words_between_changes_are_part_of_them() -> None:
    left, right = "The mayor spoke of the cranes in Ellery.", "The mayor was tired of the noise in Ellery."
    assert marked(left, right) == (["spoke of the cranes"], ["was tired of the noise"])
    assert marked("ships of steel came late", "boats of steel left late") == (["ships", "came"], ["boats", "left"])


def test_a_sentence_with_two_partners_apart_stands_beside_both() -> None:
    cells = {(0, 0): 0.5, (0, 3): 0.4, (1, 3): 0.2, (2, 5): 0.9, (3, 6): 0.8, (2, 6): 0.5}
    groups = matched(cells)
    assert groups == [((0,), (0,)), ((0,), (3,)), ((1,), (3,)), ((2, 3), (5, 6))]
    rows = in_order([((0,), (0,)), ((0,), (3,)), ((2, 3), (5, 6))], 5, 7)
    assert rows == [
        ((0,), (0,)),
        ((), (1,)),
        ((), (2,)),
        ((0,), (3,)),
        ((), (4,)),
        ((1,), ()),
        ((2, 3), (5, 6)),
        ((4,), ()),
    ]
