"""Ranges and sums that accounts give of one thing. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.ranges import range_findings
from briefing.analysis.differing.story_sentences import Told
from briefing.analysis.differing.sums import sum_findings

TERM = "The court guidelines call for a term of {} in prison for the captain of the ferry."
PAID = "The judge ordered the captain of the stolen ferry to pay {} on Monday."


def values(findings: Callable[[Sequence[Told]], Iterator[Finding]], *texts: str) -> list[list[str]]:
    """The values of each difference between one-sentence accounts."""
    told = [Told(str(n), 0, 0, text, heading=False) for n, text in enumerate(texts)]
    return [[v.value for v in found.values] for found in findings(told)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("between 19 and 24 years", "19-1/2 to 24 years"),
        ("4 to 7 months", "4 to 6 months"),
        ("$2 to $3 million", "$2.5 to $4 million"),
        ("20 to 25 percent of a year", "20 to 30 percent of a year"),
    ],
)
def test_ranges_that_overlap_differ(one: str, other: str) -> None:
    (found,) = values(range_findings, TERM.format(one), TERM.format(other))
    assert [v.split()[0] for v in found] == [one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("19 to 24 years", "between 19 and 24 years"),
        ("4 to 7 months", "9 to 12 months"),
        ("5-4 votes", "5-3 votes"),
        ("4 to 7 months", "4 to 7 years"),
    ],
)
def test_ranges_that_are_the_same_apart_or_of_other_things_do_not(one: str, other: str) -> None:
    assert values(range_findings, TERM.format(one), TERM.format(other)) == []


def test_a_range_needs_more_in_common_than_what_it_counts() -> None:
    other = "The new ferry takes 4 to 6 months to build."
    assert values(range_findings, TERM.format("4 to 7 months"), other) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("restitution of at least $6 million", "restitution of just over $24 million", True),
        ("a fine of $300", "a $500 fine", True),
        ("a fine of $300", "restitution of $500", False),
        ("a fine of more than $300", "a fine of $350", False),
        ("a fine of $300", "a fine of $300 and another fine of $500", False),
    ],
)
def test_sums_that_are_called_the_same_differ(one: str, other: str, differ: bool) -> None:
    assert bool(values(sum_findings, PAID.format(one), PAID.format(other))) is differ
