"""Bodies that begin with another name, and capitals that name nobody."""

import pytest

from tests.analysis.named import actors, names


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She has worked for Chicago Public Schools since May.", "Chicago Public Schools"),
        ("The Boise Fire and Rescue station shut.", "Boise Fire and Rescue"),
        ("He wrote to the Dallas Independent School District.", "Dallas Independent School District"),
        ("They sued the Cook County State's Attorney's Office.", "Cook County State's Attorney's Office"),
        (
            "They asked the Oslo Department of Health and Mental Hygiene.",
            "Oslo Department of Health and Mental Hygiene",
        ),
        ("They sued the New York City Police Department.", "New York City Police Department"),
    ],
)
def test_what_a_town_keeps_is_a_body(text: str, body: str) -> None:
    assert (body, "organization") in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He teaches at Ada B. Lindholm West Elementary School.",
            ("Ada B. Lindholm West Elementary School", "organization"),
        ),
        ("He teaches at Maria Lindholm Elementary.", ("Maria Lindholm Elementary", "organization")),
        (
            "She flew from Robert F. Lindholm International Airport.",
            ("Robert F. Lindholm International Airport", "place"),
        ),
    ],
)
def test_what_bears_a_persons_name_is_one_name(text: str, expected: tuple[str, str]) -> None:
    assert names(text) == [expected]


def test_a_family_name_that_heads_bodies_stays_a_persons() -> None:
    assert names("Mr. Frank Church met Ellen Hill.") == [("Frank Church", "person"), ("Ellen Hill", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "High School teachers went home.",
        "They rested until the end of Rosh Hashana.",
        "She told All Things Considered about it.",
        "He was given Ibuprofen there.",
    ],
)
def test_bare_bodies_holidays_programmes_and_medicines_name_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_begins_no_name(mark: str) -> None:
    assert ("Health Ministry", "organization") in names(f"Norway{mark}s Health Ministry said.")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mayor Anna Berg and Chicagoans watched Kentuckians.", "Chicagoans"),
        ("Anna Berg saw the Mid-Atlantic states.", "Mid"),
        ("Anna Berg wrote #MartialLaw on Tuesday.", "MartialLaw"),
    ],
)
def test_people_of_towns_halves_of_words_and_tags_name_nobody(text: str, word: str) -> None:
    assert word not in dict(names(text))


def test_a_body_may_care_for_two_things() -> None:
    assert names("The Oslo Chamber of Commerce and Industry met.")[0][0] == "Oslo Chamber of Commerce and Industry"


def test_a_body_is_one_with_national_before_it_and_with_its_town_behind_it() -> None:
    found = actors("The National Harbour Workers Union met. “We wait,” said a leader of the Harbour Workers Union.")
    assert "Harbour Workers Union" not in found
    found = actors("He works at Harlow Mercy Hospital Oslo. The Harlow Mercy Hospital was shut on Monday.")
    assert sum("Mercy Hospital" in name for name in found) == 1
