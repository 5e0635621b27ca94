"""Numbers of two passages that differ: in the same words, behind the same label, of people who came to harm."""

from __future__ import annotations

import pytest

from briefing.analysis.discrepancies import compare_sentences


def numbers(left: str, right: str) -> list[tuple[str, ...]]:
    return [tuple(v.value for v in d.values) for d in compare_sentences(left, right) if d.kind == "number"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The captain had waited there for ten or so minutes before the tug came.",
            "Before the tug came, she said, the captain had waited there for seven or so minutes.",
            ("ten", "seven"),
        ),
        (
            "The coast guard said that Flight 752 was lost off Port Ellery after it hit a crane.",
            "Lost off Port Ellery: according to the coast guard, Flight 755 hit a crane there.",
            ("752", "755"),
        ),
        (
            "The diver, a father of two, was born in Norholm.",
            "Born in Norholm, he was a diver and a father of six.",
            ("two", "six"),
        ),
        (
            "The storm left 50 people dead in Port Ellery, the fire service said.",
            "In Port Ellery 57 people were killed by the storm, according to the fire service.",
            ("50", "57"),
        ),
        (
            "The mayor led by 641 votes out of more than 224,000 votes cast in Ellery.",
            "In Ellery the mayor was leading by 648 votes with some 1,000 absentee votes still to be counted.",
            ("641", "648"),
        ),
        (
            "Roughly 63 dockers walked out of the port of Ellery on Monday.",
            "On Monday 60 dockers walked out of the port of Ellery.",
            ("63", "60"),
        ),
        (
            "A two-thirds majority of the council must vote for the new quay.",
            "For the new quay a four-thirds majority of the council must vote.",
            ("two", "four"),
        ),
        (
            "Engineers tried to convince two U.S. banks to pay for the crane.",
            "The engineers tried to get eleven banks to pay for a crane.",
            ("two", "eleven"),
        ),
    ],
)
def test_numbers_that_differ_are_found(left: str, right: str, expected: tuple[str, str]) -> None:
    assert numbers(left, right) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The page was updated on Monday at 10:30 a.m. in Ellery.",
            "The page was updated on Monday at 10:45 a.m. here.",
        ),
        (
            "Of his 27 years at sea the captain spent 18 on the ferry to Norholm.",
            "The captain spent 18 years on the ferry to Norholm.",
        ),
        ("About 60 dockers walked out of the port on Monday.", "On Monday 63 dockers walked out of the port."),
        (
            "The crew of the tug and three other sailors were killed when the crane fell.",
            "Seven sailors were killed when the crane fell on the tug with its crew.",
        ),
    ],
)
def test_numbers_that_can_both_be_right_are_not(left: str, right: str) -> None:
    assert numbers(left, right) == []


def test_numbers_of_a_size_apart_are_no_numbers_of_one_thing() -> None:
    left = "The mayor led by 641 votes out of more than 224,000 votes cast in Ellery."
    right = "In Ellery the mayor was leading by 641 votes with 1,000 absentee votes still to be counted."
    assert numbers(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“He's not going to get a new crane,” she said.", "The mayor is going to get a new crane, she said."),
        ("She said she did not reply or even nod to the mayor.", "The engineer did reply or even nod, said the mayor."),
    ],
)
def test_a_negation_put_in_behind_an_auxiliary_is_found(left: str, right: str) -> None:
    assert "negation" in {d.kind for d in compare_sentences(left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody is getting to the quay today, she said.", "“I am not getting to the quay today,” she said."),
        ("What can I do not to get wet on the quay?", "What can one do to not get wet on the quay?"),
    ],
)
def test_what_both_deny_is_no_negation(left: str, right: str) -> None:
    assert "negation" not in {d.kind for d in compare_sentences(left, right)}


def test_of_several_days_the_one_that_differs_is_found() -> None:
    left = "The mayor of Ellery will step aside on June 7, and the vote for the new one begins on June 10."
    right = "She will step aside as mayor of Ellery on August 7; the vote for a new one begins on June 10."
    found = [d for d in compare_sentences(left, right) if d.kind == "date"]
    assert [tuple(v.value for v in d.values) for d in found] == [("June 7", "August 7")]
