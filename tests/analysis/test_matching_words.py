"""Words as matching sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.analysis.differing.spelling import same_name
from briefing.analysis.language.words import concept, spelling, stem, stop_words, unaccented, words
from briefing.analysis.merging.spelling import fold as folded_name
from briefing.analysis.quoting.same_words import content_of, words_of
from briefing.index.words import fold as folded_term
from briefing.index.words import term_of
from briefing.lexicon.loader import load
from briefing.selection.relocation import words_of as picked_words


def test_words() -> None:
    found = words("The U.S. and Norholm’s “Coalition” won't sign 3.5 pages.")
    assert found == ("the", "us", "and", "norholm", "coalition", "wont", "sign", "3.5", "pages")
    assert words("") == ()


def test_points_and_soft_hyphens_inside_a_word_do_not_part_it() -> None:
    assert words("Die Groß·mutter und das Rat\u00adhaus · heute") == (
        "die",
        "großmutter",
        "und",
        "das",
        "rathaus",
        "heute",
    )


def test_without_accents_every_latin_letter_is_a_plain_one() -> None:
    assert unaccented("großmütter łódź ærø ǿre İ") == "grossmutter lodz aero ore I"
    assert unaccented("йод und αέρας") == "иод und αερας"


def names_are_one(one: str, other: str) -> bool:
    return folded_name(one) == folded_name(other)


def terms_are_one(one: str, other: str) -> bool:
    return folded_term(one) == folded_term(other)


def quotations_are_one(one: str, other: str) -> bool:
    return content_of(one) == content_of(other)


def picks_are_one(one: str, other: str) -> bool:
    return picked_words(one).words == picked_words(other).words


@pytest.mark.parametrize("same", [names_are_one, terms_are_one, quotations_are_one, same_name, picks_are_one])
def test_letters_with_and_without_accents_are_one_everywhere(same: Callable[[str, str], bool]) -> None:
    for one, other in [("łukasz", "lukasz"), ("grøn", "gron"), ("groß", "gross"), ("çelik", "celik")]:
        assert same(one, other), (one, other)


@pytest.mark.parametrize(
    "family",
    [
        ["deploy", "deploys", "deployed", "deploying", "deployment", "deployments"],
        ["negotiate", "negotiated", "negotiation", "negotiations"],
        ["attack", "attacks", "attacked", "attackers"],
        ["country", "countries"],
        ["organise", "organized", "organisation"],
    ],
)
def test_words_of_a_family_have_one_stem(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_short_words_and_numbers_are_left_alone() -> None:
    assert [stem(word) for word in ("his", "us", "1987", "gas")] == ["his", "us", "1987", "gas"]


def test_synonyms_are_one_concept() -> None:
    assert concept("truce") == concept("ceasefire") == concept("cease-fire".replace("-", ""))
    assert concept("truce") != concept("war")


def test_spelling_keeps_exceptions() -> None:
    assert spelling("realise") == "realize"
    assert spelling("surprise") == "surprise"
    assert spelling("defence") == "defense"


@pytest.mark.parametrize(
    ("british", "american"),
    [("programme", "program"), ("travelled", "traveled"), ("organised", "organized"), ("labour", "labor")],
)
def test_british_and_american_words_are_one_in_quotations_and_in_search(british: str, american: str) -> None:
    assert words_of(f"The {british.title()}!") == words_of(f"the {american}")
    assert term_of(british) == term_of(american)


def test_words_that_look_british_and_are_not_stay() -> None:
    kept = ("advertise", "science", "evidence", "contour", "promise")
    assert words_of(" ".join(kept)) == kept


def test_lists_hold_words_only() -> None:
    assert {"the", "no", "on", "off"} <= stop_words()
    for name in ("matching_words", "matching_synonyms", "matching_points", "matching_titles"):
        assert all(isinstance(word, str) for word in _leaves(load(name)))


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in [key, *_leaves(part)]]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [value]
