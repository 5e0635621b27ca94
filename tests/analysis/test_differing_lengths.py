"""Measures that accounts give of one thing."""

from __future__ import annotations

import pytest

from briefing.analysis.differing.lengths import length_findings
from briefing.analysis.differing.story_sentences import Told
from briefing.model.discrepancy import Grade


def lengths(*texts: str) -> list[tuple[Grade, list[str]]]:
    """The grade and values of each difference between one-sentence accounts."""
    told = [Told(str(n), 0, 0, text, heading=False) for n, text in enumerate(texts)]
    return [(found.grade, [v.value for v in found.values]) for found in length_findings(told)]


CHASE = "The harbour police chased the stolen ferry along the northern coast for {}."


def test_two_lengths_of_one_thing_differ() -> None:
    assert lengths(CHASE.format("31 miles"), CHASE.format("34 miles")) == [
        (Grade.CONTRADICTION, ["31 miles", "34 miles"])
    ]


def test_a_bound_that_the_other_keeps_is_a_detail() -> None:
    assert lengths(CHASE.format("more than eight minutes"), CHASE.format("nearly nine minutes")) == [
        (Grade.DETAIL, ["more than eight minutes", "nearly nine minutes"])
    ]


@pytest.mark.parametrize(
    "other",
    [
        CHASE.format("31 miles"),
        CHASE.format("90 miles"),
        CHASE.format("34 miles and lost it, then for 31 miles more"),
        "By noon the police had chased the stolen ferry along the northern coast for 34 miles.",
        "The road from the harbour is 34 miles long.",
        CHASE.format("34 to 40 miles"),
    ],
)
def test_the_same_far_ones_hours_and_other_things_do_not_differ(other: str) -> None:
    assert lengths(CHASE.format("31 miles"), other) == []
