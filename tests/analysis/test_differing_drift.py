"""Quotations that are changed, with both of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from briefing.analysis.differing.drift import changes, drift_findings
from briefing.analysis.differing.finding import Finding
from briefing.model.discrepancy import Grade
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from tests.analysis.making import article

LONG = "The harbour is old and the cranes are older than the town hall of Norholm."


def drift(*said: tuple[str, str | None]) -> list[Finding]:
    """The findings of quotations that make up an article each, with their speakers."""
    articles = [article(f"a{n}", f"“{text}”") for n, (text, _) in enumerate(said)]
    number = count()
    quotes = [
        Quote(f"q{next(number)}", a.id, 1, 1 + len(text), text, QuoteKind.DIRECT, "u", speaker=speaker)
        for a, (text, speaker) in zip(articles, said, strict=True)
    ]
    group = QuoteGroup("g", said[0][0], tuple(q.id for q in quotes), next((s for _, s in said if s), None))
    return list(drift_findings({a.id: a for a in articles}, quotes, [group]))


def values(found: Sequence[Finding]) -> list[list[str]]:
    return [[v.value for v in f.values] for f in found]


def test_both_quotations_stand_whole_with_the_speaker_and_what_changed() -> None:
    one = "We will not open this quay until every crane has been checked."
    other = "We will not open the whole quay until every crane has been checked."
    found = drift((one, "Ida Brandt"), (other, "Ida Brandt"))
    assert values(found) == [[one, other]]
    assert found[0].subject == "how Ida Brandt is quoted: “this” or “the whole”"
    assert all(v.value in v.text for f in found for v in f.values)


def test_what_one_lacks_is_told() -> None:
    one = "We will not open the quay in Ellery until every crane has been checked."
    other = "We will not open the quay until every crane has been checked."
    assert [f.subject for f in drift((one, "Ida Brandt"), (other, None))] == [
        "how Ida Brandt is quoted: “the quay in Ellery until every” or “the quay until every”"
    ]


def test_of_a_long_quotation_the_changed_sentences_stand() -> None:
    one = f"{LONG * 5} We will not open this quay until every crane has been checked."
    other = f"{LONG * 5} We will not open that quay until every crane has been checked."
    (found,) = drift((one, "Ida Brandt"), (other, "Ida Brandt"))
    assert found.values[0].value == "We will not open this quay until every crane has been checked."


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ida Brandt", "Tom Holt"), (None, "Tom Holt")],
)
def test_words_of_two_people_are_no_change(one: str | None, other: str) -> None:
    left = "The quay was hit by a crane of the old kind, we know that."
    right = "The pier was hit by a crane of the old kind, we know that."
    third = (left, "Ida Brandt")
    assert all("Holt" not in f.subject for f in drift((left, one), (right, other), third))


def test_words_in_another_place_and_outside_the_marks_are_no_change() -> None:
    moved = changes("to bring the owners of the crane to court now", "to bring to court the owners of the crane now")
    assert moved == []
    outside = changes(
        "I cannot obey an order that I believe violates the old law of the sea",
        "I cannot” obey an order he believes “violates the old law of the sea",
    )
    assert outside == []


def test_words_without_content_are_a_detail() -> None:
    (change,) = changes("the quay that I know in the old town", "the quay I know in the old town")
    assert change.grade is Grade.DETAIL
