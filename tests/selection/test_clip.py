"""What is picked keeps the words it rests on."""

from dataclasses import replace

import pytest

from briefing.model.matching import Comparison, Relation, Row
from briefing.model.point import Carried, Found
from briefing.model.selection import ClippingKind
from briefing.model.text import Span
from briefing.selection import clip


def test_a_quote_keeps_its_words_place_speaker_and_reference(findings):
    picked = clip.clip_quote(findings, "q1")
    place = picked.anchors[0]
    assert (picked.kind, picked.text, picked.speaker) == (ClippingKind.QUOTE, place.exact, "Ada Lind")
    assert place.prefix.endswith("She said “")
    assert place.suffix == "”"
    assert (place.letter, place.source, place.published, place.url) == (
        "A",
        "Coast Courier",
        "2026-03-01",
        "https://courier.example/1",
    )


def test_the_same_thing_has_the_same_id_and_another_another(findings):
    first, again = clip.clip_quote(findings, "q1"), clip.clip_quote(findings, "q1")
    assert first.id == again.id
    assert clip.clip_quote(findings, "q2").id != first.id
    assert clip.heading("Costs").id != clip.heading("Costs").id


def test_a_group_keeps_all_who_speak_together(findings):
    first, second = findings.quotes
    joint = replace(second, speakers=("Ada Lind", "Sam Okoro"))
    picked = clip.clip_group(replace(findings, quotes=(first, joint)), "g1")
    assert picked.speaker == "Ada Lind and Sam Okoro"
    assert clip.clip_group(findings, "g1").speaker == "Ada Lind"


def test_a_long_table_of_coverage_tells_what_it_leaves_out(findings):
    points = tuple(replace(findings.points[0], id=f"p{n}") for n in range(clip.MOST_POINTS + 5))
    picked = clip.clip_coverage(replace(findings, points=points))
    assert len(picked.cells) == 1 + clip.MOST_POINTS
    assert picked.text == f"Who reports what ({clip.MOST_POINTS} of {len(points)} points)"


def test_a_group_has_every_wording(findings):
    picked = clip.clip_group(findings, "g1")
    assert [row[:2] for row in picked.cells[1:]] == [
        ("A", "We will not raise the toll before the summer."),
        ("B", "We will not raise the toll."),
    ]
    assert [a.article for a in picked.anchors] == ["1", "2"]


def test_an_actor_has_roles_forms_and_first_mentions(findings):
    picked = clip.clip_actor(findings, "a1")
    assert picked.cells[1] == ("Ada Lind", "person", "Mayor", "Lind", "A B")
    assert picked.anchors[0].exact == "Mayor Ada Lind spoke on Monday."


def test_a_point_says_where_it_was_not_found(findings):
    picked = clip.clip_point(findings, "p1")
    assert [row[:2] for row in picked.cells] == [
        ("Account", "Found"),
        ("A Coast Courier", "found"),
        ("B Inland Post", "not found"),
    ]
    assert len(picked.anchors) == 1


def test_a_difference_has_a_column_for_each_anchor(findings):
    picked = clip.clip_difference(findings, "d1")
    assert picked.cells == (
        ("Point", "A Coast Courier", "B Inland Post"),
        ("start of the new rate", "before the summer", "from 1 June"),
    )
    assert len(picked.anchors) == 2


def test_a_row_puts_two_accounts_side_by_side(findings, comparison):
    both = clip.clip_row(findings, comparison, comparison.rows[0])
    assert both.text == "reworded"
    assert both.cells[1][0].startswith("She said")
    alone = clip.clip_row(findings, comparison, comparison.rows[1])
    assert alone.cells[1] == ("", "The motion passed by six votes to five.")
    assert [a.letter for a in alone.anchors] == ["B"]


def test_sentences_apart_are_passages_of_their_own(findings):
    member = findings.members[1]
    start = member.article.text.index("It applies")
    spans = (*member.article.sentences[:1], Span(start - 20, start), Span(start, len(member.article.text)))
    members = (findings.members[0], replace(member, article=replace(member.article, sentences=spans)))
    point = replace(findings.points[0], carried=(Carried("1", Found.NO), Carried("2", Found.YES, (0, 2))))
    story = replace(findings, members=members, points=(point,))
    picked = clip.clip_point(story, "p1")
    assert [a.exact for a in picked.anchors] == ["The motion passed by six votes to five.", "It applies from 1 June."]
    assert [row[0] for row in picked.cells[1:]] == ["A Coast Courier", "B Inland Post", "B Inland Post"]
    row = clip.clip_row(story, Comparison("1", "2", 0.1, 0.1, ()), Row((), (0, 2), Relation.RIGHT))
    assert row.cells[1] == ("", "The motion passed by six votes to five. … It applies from 1 June.")


def test_articles_passages_and_tables(findings):
    assert clip.clip_article(findings, "2").text == "Council backs toll"
    assert clip.clip_article(findings, "2").anchors[0].exact == "The motion passed by six votes to five."
    assert clip.clip_passage(findings, "1", 0, 14).anchors[0].exact == "Mayor Ada Lind"
    assert clip.clip_coverage(findings).cells == (("Point", "A", "B"), ("The toll stays.", "found", "not found"))


@pytest.mark.parametrize(
    "make", [clip.clip_quote, clip.clip_group, clip.clip_actor, clip.clip_point, clip.clip_article]
)
def test_what_is_not_there_cannot_be_picked(findings, make):
    with pytest.raises(KeyError):
        make(findings, "nothing")
