"""On which day something was done for the first time."""

from __future__ import annotations

import pytest

from briefing.analysis.differing.firsts import first_findings
from briefing.analysis.differing.story_sentences import Told


def days(*texts: str) -> list[list[str]]:
    """The days of each difference between one-sentence accounts."""
    told = [Told(str(n), 0, 0, text, heading=False) for n, text in enumerate(texts)]
    return [[v.value for v in found.values] for found in first_findings(told)]


VISIT = "Holt first came to the clinic in Ellery on Sept. {} and was sent away."


def test_a_first_time_has_one_day() -> None:
    assert days(VISIT.format(25), "The clinic sent Holt away on his first visit of Sept. 26.") == [
        ["Sept. 25", "Sept. 26"]
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The clinic sent Holt away on his first visit of Sept. 25.",
        "The clinic sent Holt away again on Sept. 26.",
        "The clinic of Ellery took Holt in on Oct. 3, after his first visit.",
        "The clinic sent Holt away on his first visit of Sept. 26, not Sept. 25.",
        "The first ferry sailed on Sept. 26.",
    ],
)
def test_other_times_far_days_and_accounts_with_both_do_not_differ(other: str) -> None:
    assert days(VISIT.format(25), other) == []
