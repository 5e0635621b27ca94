"""Numbers, what they count, who says so."""

from __future__ import annotations

import pytest

from briefing.analysis.figures import find_figures, spoken_by
from tests.analysis.stories_told import analysis, article

FIGURES = [
    ("All 35 member states came.", 35, "member states", "35 member states"),
    ("Some 4.2 million people fled.", 4_200_000, "people", "4.2 million people"),
    ("Twenty-five boats sank.", 25, "boats", "Twenty-five boats"),
    ("The port lost $3.5 million.", 3_500_000, "money", "$3.5 million"),
    ("Nearly 40 percent agreed.", 40, "percent", "40 percent"),
    ("Several thousand French soldiers came.", 3000, "French soldiers", "Several thousand French soldiers"),
    ("As many as 900 people may have drowned.", 900, "people", "900 people"),
    ("The three previous cases were mild.", 3, "previous cases", "three previous cases"),
    ("The blast left seven wounded.", 7, "wounded", "seven wounded"),
    ("The ferry carried 27 survivors of what had been a crew.", 27, "survivors", "27 survivors"),
    ("The town owes over 75 billion kroner.", 75_000_000_000, "money", "75 billion kroner"),
    ("The storm lasted four days.", 4, "days", "four days"),
    ("Six months of anti-harbour protests followed.", 6, "months", "Six months"),
    ("The town pays $10,000 a month for the crane.", 10_000, "money", "$10,000 a month"),
    ("Three Central Texas schools were closed.", 3, "Central Texas schools", "Three Central Texas schools"),
    (
        "At least 12 politically affiliated private TV stations fell silent.",
        12,
        "affiliated private TV stations",
        "12 politically affiliated private TV stations",
    ),
    ("The ship held 40 tons of grain.", 40, "tons", "40 tons of grain"),
    ("The guests, 27 of them heads of state, came late.", 27, "heads", "27 of them heads of state"),
    ("Holt asked for “several hundred” boats in spring.", 300, "boats", "“several hundred” boats"),
    ("Dozens of heads of state and government came.", 24, "heads", "Dozens of heads of state and government"),
]


@pytest.mark.parametrize(("text", "value", "unit", "words"), FIGURES)
def test_a_number_with_what_it_counts(text: str, value: float, unit: str, words: str) -> None:
    (figure,) = find_figures(article(text), (), ())
    assert (figure.value, figure.unit, figure.evidence.text) == (value, unit, words)


def test_who_says_so() -> None:
    (figure,) = find_figures(article("Lund's office said 35 participants had come."), (), ())
    assert figure.by == "Lund's office"
    for text in (
        "The hall held 35 participants.",
        "A plan that claimed 35 lives failed.",
        "Lund was charged with 35 thefts.",
        "Lund spoke after meeting 35 captains.",
        "“A good start,” Lund said after talking for 35 minutes with Holt.",
        "The United Harbours have now posted 35 losses.",
    ):
        (figure,) = find_figures(article(text), (), ())
        assert figure.by is None


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2019.",
        "They met at 3 p.m. on January 6.",
        "A 28-point plan.",
        "Only one boat.",
        "The 18 often agree.",
        "Ten remain there.",
        "They are in their 20s.",
        "It came three days later.",
        "The mayor heard it through 911 calls.",
        "Several thousand gathered.",
        "Category 4 storms are rare.",
        "Section 5 of the Harbour Rules holds.",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert find_figures(article(text), (), ()) == ()


def test_in_a_story_he_is_somebody() -> None:
    told = analysis("Ada Lund spoke in Oslo. “We lost 35 boats,” she said.")
    (figure,) = spoken_by(told.figures, told.quotes)
    assert figure.by == "Ada Lund"


def test_whom_only_a_pronoun_tells_is_nobody_and_a_description_that_goes_on_is_cut() -> None:
    found = analysis("When the port let him go, they said 35 boats had sunk. No boat was ever seen again.").figures
    assert [figure.by for figure in found] == [None]
    told = "“We saw 35 boats sink in the harbour,” a source close to the owners said. It rained."
    assert [figure.by for figure in analysis(told).figures] == ["a source"]
