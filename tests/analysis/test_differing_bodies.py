"""Names of bodies that are written in two ways. All texts are invented."""

from __future__ import annotations

import pytest

from briefing.analysis.differing.bodies import body_findings
from briefing.analysis.differing.story_sentences import Told
from briefing.model.discrepancy import Grade

TOLD = "A captain who works for the {} now said on Monday that the pier was safe."


def bodies(*names: str) -> list[tuple[Grade, str]]:
    told = [Told(str(n), 0, 0, TOLD.format(name), heading=False) for n, name in enumerate(names)]
    return [(found.grade, found.subject) for found in body_findings(told)]


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("National Institute of Harbours and Piers", "National Institutes of Harbours and Piers", Grade.SLIP),
        ("Norholm Pilot's Union", "Norholm Pilots Union", Grade.SLIP),
        ("Pilots for Fair Harbours", "Pilots for Fair Harbour", Grade.SLIP),
        (
            "Island Harbours, Piers and Boats Committee",
            "Island Harbours, Ferries, Piers and Boats Committee",
            Grade.DETAIL,
        ),
    ],
)
def test_a_plural_here_only_and_a_member_of_a_list_left_out(one: str, other: str, grade: Grade) -> None:
    assert bodies(one, other) == [(grade, f"{one} or {other}")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norholm Harbour Schools", "Norholm Harbour School teachers who"),
        ("Norholm’s Harbour Police Board", "Norholm Harbour Police Board"),
        ("Norholm Harbour and Pier Board", "Norholm Harbour and Pier Office Board"),
        ("Old Piers", "Old Pier"),
    ],
)
def test_whose_it_is_other_words_and_short_names_are_no_slip(one: str, other: str) -> None:
    assert bodies(one, other) == []
