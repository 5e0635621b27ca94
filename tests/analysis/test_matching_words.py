"""Words as matching sees them."""

from __future__ import annotations

import pytest

from briefing.analysis.language.words import bare, concept, spelling, stem, stop_words, words
from briefing.lexicon.loader import load


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
    assert bare("großmütter") == "grossmutter"


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
