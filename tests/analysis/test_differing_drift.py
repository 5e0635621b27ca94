"""Quotations that are changed, with both of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from briefing.analysis.differing.drift import drift_findings
from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.rewording import Change, parts
from briefing.model.article import Article
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


def changes(left: str, right: str) -> list[Change]:
    """What differs between two wordings."""
    return [change for part in parts(left, right) for change in part.changes]


def values(found: Sequence[Finding]) -> list[list[str]]:
    return [[v.value for v in f.values] for f in found]


def test_both_quotations_stand_whole_with_the_speaker_and_what_changed() -> None:
    one = "We will not open this quay until every crane has been checked."
    other = "We will not open the whole quay until every crane has been checked."
    found = drift((one, "Ida Brandt"), (other, "Ida Brandt"))
    assert values(found) == [[one, other]]
    assert found[0].subject == "how Ida Brandt is quoted: “this” or “the whole”"
    assert [[v.value in v.text for v in f.values] for f in found] == [[True, True]]


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


def test_words_of_two_people_are_no_change() -> None:
    left = "The quay was hit by a crane of the old kind, we know that."
    right = "The pier was hit by a crane of the old kind, we know that."
    assert drift((left, "Ida Brandt"), (right, "Tom Holt")) == []
    assert drift((left, None), (right, "Tom Holt"), (left, "Ida Brandt")) == []
    assert [f.subject for f in drift((left, None), (right, "Tom Holt"))] == ["how Tom Holt is quoted: “quay” or “pier”"]


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


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("My very first ship was an old ferry", "My first ship was an old ferry", ("very", "")),
        ("We saw a wave that was shown here.", "We saw a wave that was measured here.", ("shown", "measured")),
        (
            "To say that I feel cold and tired would be too little",
            "To say I have been cold and tired would be too little",
            ("that I feel", "I have been"),
        ),
        (
            "They gave the pier to us and we look at the pier to see what broke",
            "They gave the pier to us and we look at it to see what broke",
            ("the pier", "it"),
        ),
    ],
)
def test_one_word_with_which_a_sentence_begins_or_ends_and_changes_close_together_are_told(
    one: str, other: str, differs: tuple[str, str]
) -> None:
    assert [(c.left.of(one), c.right.of(other)) for c in changes(one, other)] == [differs]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we will sail to North Harbour before the winter", "we will sail to NH before the winter"),
        ("I know what has has happened to the old pier", "I know what has happened to the old pier"),
        ("we think that's the best of all the piers", "we think that is the best of all the piers"),
    ],
)
def test_first_letters_a_word_printed_twice_and_one_run_together_are_no_change(one: str, other: str) -> None:
    assert changes(one, other) == []


def test_a_negation_is_more_than_a_detail() -> None:
    (change,) = changes("the ferry did sail on that cold night", "the ferry did not sail on that cold night")
    assert change.grade is Grade.WORDING


def quoted(*said: tuple[str, str, str | None]) -> tuple[dict[str, Article], list[Quote]]:
    """Articles of one quotation each, with its speaker and the speaker's actor."""
    articles = [article(f"a{n}", f"“{text}”") for n, (text, _, _) in enumerate(said)]
    quotes = [
        Quote(f"q{a.id}", a.id, 1, 1 + len(text), text, QuoteKind.DIRECT, "u", speaker=speaker, actor=actor)
        for a, (text, speaker, actor) in zip(articles, said, strict=True)
    ]
    return {a.id: a for a in articles}, quotes


def test_a_sentence_of_a_longer_quotation_is_compared_though_the_quotations_are_in_no_group() -> None:
    one = "I read his letters and his books about the sea when I was young."
    other = f"{LONG} I would read his letters and his books about the sea. {LONG}"
    articles, quotes = quoted((one, "Ida Brandt", None), (other, "Ida Brandt", None))
    (found,) = drift_findings(articles, quotes, [])
    assert found.subject == "how Ida Brandt is quoted: “I read his” or “I would read his”"
    articles, quotes = quoted((one, "Ida Brandt", None), (other, "Tom Holt", None))
    assert list(drift_findings(articles, quotes, [])) == []


def test_what_a_body_says_somebody_says_for_it() -> None:
    one = "The harbour has asked the town for help and we look at what can be done before the winter."
    other = one.replace("before the winter", "before the long winter")
    articles, quotes = quoted((one, "Harbour Board", "board"), (other, "Tom Holt", "holt"))
    assert list(drift_findings(articles, quotes, [])) == []
    assert len(list(drift_findings(articles, quotes, [], frozenset({"board"})))) == 1
    articles, quotes = quoted((one, "Harbour Prosecutor", None), (other, "Tom Holt", "holt"))
    assert len(list(drift_findings(articles, quotes, []))) == 1


def test_a_speech_printed_without_marks_is_compared_with_what_is_quoted_of_it() -> None:
    said = "I am going to defend my town against the storm and turn the pier into a broad harbour again."
    plain = article("a", said.replace("a broad harbour", "broad harbour"))
    marked = article("b", f"“{said}”")
    quotes = [Quote("q", "b", 1, 1 + len(said), said, QuoteKind.DIRECT, "u", speaker="Ida Brandt")]
    (found,) = drift_findings({"a": plain, "b": marked}, quotes, [])
    assert found.grade is Grade.DETAIL
    told = article("a", said.replace("a broad harbour", "broad harbour").replace("I am", "He is").replace("my", "his"))
    assert list(drift_findings({"a": told, "b": marked}, quotes, [])) == []
