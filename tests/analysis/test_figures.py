"""Numbers, what they count, who says so."""

from __future__ import annotations

import pytest

from briefing.analysis.figures import find_figures
from tests.analysis.stories_told import article

FIGURES = [
    ("All 35 member states came.", 35, "member states", "35 member states"),
    ("Some 4.2 million people fled.", 4_200_000, "people", "4.2 million people"),
    ("Twenty-five boats sank.", 25, "boats", "Twenty-five boats"),
    ("The port lost $3.5 million.", 3_500_000, "money", "$3.5 million"),
    ("Nearly 40 percent agreed.", 40, "percent", "40 percent"),
    ("Several thousand French soldiers came.", 3000, "French soldiers", "Several thousand French soldiers"),
]


@pytest.mark.parametrize(("text", "value", "unit", "words"), FIGURES)
def test_a_number_with_what_it_counts(text: str, value: float, unit: str, words: str) -> None:
    (figure,) = find_figures(article(text), (), ())
    assert (figure.value, figure.unit, figure.evidence.text) == (value, unit, words)


def test_who_says_so() -> None:
    (figure,) = find_figures(article("Lund's office said 35 participants had come."), (), ())
    assert figure.by == "Lund's office"
    (figure,) = find_figures(article("The hall held 35 participants."), (), ())
    assert figure.by is None


@pytest.mark.parametrize(
    "text", ["It happened in 2019.", "They met at 3 p.m. on January 6.", "A 28-point plan.", "Only one boat."]
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert find_figures(article(text), (), ()) == ()
