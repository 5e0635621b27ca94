"""Differences over a story and inside one article. All texts are invented."""

from __future__ import annotations

import pytest

from briefing.model.discrepancy import Discrepancy, Grade, Kind
from tests.analysis.stories_told import analysis

CALM = (
    "The harbour summit ended on Tuesday. Norwegian President Ada Lund said the meeting made good progress, but warned "
    "that hard work lies ahead. The ministers had agreed to provide the island with new rescue boats."
)


def found(*texts: str, kind: Kind) -> list[Discrepancy]:
    return [d for d in analysis(*texts).discrepancies if d.kind is kind]


def said(difference: Discrepancy) -> set[tuple[str, str]]:
    return {(v.article, v.value) for v in difference.values}


def test_a_misspelt_name_is_one_difference_with_a_value_for_each_article() -> None:
    texts = (CALM, CALM.replace("Ada", "Adda"), CALM.replace("hard work", "much work"))
    (name,) = found(*texts, kind=Kind.NAME)
    assert name.grade is Grade.SLIP
    assert said(name) == {("A", "Ada"), ("B", "Adda"), ("C", "Ada")}
    longer = [t.replace("Ada Lund", "Keir Lund").replace("Adda Lund", "Kier Lund") for t in texts]
    (name,) = found(*longer, kind=Kind.NAME)
    assert name.grade is Grade.SLIP
    assert said(name) >= {("A", "Keir"), ("B", "Kier")}


def test_a_heading_that_gives_a_country_another_office_is_a_slip_of_one_article() -> None:
    text = (
        "The island summit closed late on Tuesday with a promise of boats.\n\nUK President Praises Crews\n\n"
        "UK Prime Minister Ada Lund praised the crews of the rescue boats and thanked the ministers for their help.\n"
    )
    (role,) = found(text, CALM, kind=Kind.ROLE)
    assert said(role) == {("A", "UK President"), ("A", "UK Prime Minister")}
    assert role.subject == "“UK President” in a heading, “UK Prime Minister” in the text"


def test_the_same_number_of_different_things() -> None:
    one = "The office said 35 participants came to the harbour summit."
    other = "All 35 countries of the league came to the harbour summit."
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert number.subject == "what 35 counts"
    assert said(number) == {("A", "35 participants"), ("B", "35 countries")}


def test_a_number_here_and_none_there() -> None:
    one = "The size of the supporting force was not made public by the ministers."
    other = "Lund said several thousand soldiers could be sent to the island."
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert number.grade is Grade.DETAIL
    assert {a for a, _ in said(number)} == {"A", "B"}


def test_how_firmly_somebody_is_against_a_thing() -> None:
    one = "Norwegian President Ada Lund has ruled out any deployment of foreign patrol boats near the island."
    other = "Lund has also warned against a deployment of patrol boats from foreign fleets."
    (strength,) = found(one, other, kind=Kind.STRENGTH)
    assert said(strength) == {("A", "has ruled out"), ("B", "has also warned against")}


def test_different_holders_are_no_difference_of_strength() -> None:
    one = "Norwegian President Ada Lund has ruled out any deployment of foreign patrol boats."
    other = "Sweden warned against a deployment of foreign patrol boats."
    assert found(one, other, kind=Kind.STRENGTH) == []


def test_how_far_a_thing_has_come() -> None:
    one = "The ministers still must finalize binding commitments on fishing."
    other = "The league has committed to legally binding guarantees on fishing."
    (status,) = found(one, other, kind=Kind.STATUS)
    assert said(status) == {("A", "still must finalize"), ("B", "has committed to")}
    assert status.subject.startswith("how firm: binding")


def test_on_what_condition() -> None:
    one = "Lund said soldiers could be deployed to the island after a ceasefire is signed."
    other = "The allies will see soldiers deployed to the island if a peace deal is reached."
    (condition,) = found(one, other, kind=Kind.CONDITION)
    assert said(condition) == {("A", "after a ceasefire is signed"), ("B", "if a peace deal is reached")}


def test_one_alleged_thing_or_several() -> None:
    one = "The mood soured after the alleged attack on the lighthouse."
    other = "The mood soured after recent alleged attacks on island ports."
    (scope,) = found(one, other, kind=Kind.SCOPE)
    assert scope.subject == "one alleged attack or several"


def test_accounts_that_agree_have_no_differences() -> None:
    assert analysis(CALM, CALM.replace("hard work lies", "hard work still lies")).discrepancies == ()


def test_a_settlement_here_and_a_ceasefire_there_for_what_a_noun_names_too() -> None:
    one = "Lund said the pledges had to be ratified by each country, to be put in place after any settlement."
    other = (
        "With ratification by the countries, the pledges could be put to work in the event of a ceasefire, Lund said."
    )
    (condition,) = found(one, other, kind=Kind.CONDITION)
    assert said(condition) == {("A", "after any settlement"), ("B", "in the event of a ceasefire")}


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("the harbour town does not want a new pier", "the harbour town doesn’t want a new pier", None),
        ("they are going to build the pier at once", "they are gonna build the pier at once", None),
        (
            "there is room for ferries and for the boats we have",
            "there is room for ferries and the boats we have",
            Grade.DETAIL,
        ),
        (
            "there is room for ferries and the boats we have",
            "there is room for sailors and the boats we have",
            Grade.WORDING,
        ),
    ],
)
def test_words_without_content_that_change_are_a_detail_and_a_contraction_is_nothing(
    one: str, other: str, grade: Grade | None
) -> None:
    drift = found(f"“We know that {one},” Ada Lund said.", f"“We know that {other},” Lund said.", kind=Kind.QUOTE)
    assert [d.grade for d in drift] == ([grade] if grade else [])


def test_a_large_number_of_one_thing_differs_though_the_sentences_do_not_match() -> None:
    one = "The union of harbour pilots, which has 30,000 members in Norway, called a strike over pay on Monday."
    other = (
        "Late on Monday the pilots began to strike for more pay; about 41,000 members of the union work in harbours."
    )
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert said(number) == {("A", "30,000 members"), ("B", "about 41,000 members")}
    assert found(one, other.replace("41,000", "410,000"), kind=Kind.NUMBER) == []
    assert found(one, other.replace("about 41,000", "more than 29,000"), kind=Kind.NUMBER) == []


def test_who_says_what_differs_stands_with_it() -> None:
    one = "Lund's office said 35 participants came to the harbour summit."
    other = "All 35 countries of the league came to the harbour summit."
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert [(v.value, v.by) for v in number.values] == [("35 participants", "Lund's office"), ("35 countries", None)]


def test_details_open_here_and_settled_there() -> None:
    one = "Details of how the boats will be paid for remain to be determined, Lund said."
    other = "“We already have all the details,” Ada Lund said of the boats."
    (status,) = found(one, other, kind=Kind.STATUS)
    assert {a for a, _ in said(status)} == {"A", "B"}
    assert found(one, one.replace("Lund", "Holt"), kind=Kind.STATUS) == []


def test_what_an_account_has_in_the_words_of_the_other_it_does_not_contradict() -> None:
    first = "The harbour masters of Oslo counted 35 ferries during the long storm of the winter."
    later = "The harbour masters of Oslo counted 62 ferries during the long storm of the autumn."
    assert found(f"{first} {later}", f"{later} {first}", kind=Kind.NUMBER) == []
    assert len(found(first, later, kind=Kind.NUMBER)) == 1


def test_a_number_of_states_states_nothing() -> None:
    one = "Ten states now allow ferries to run at night: Maine, Vermont and Washington among them."
    assert found(one, one.replace("Ten", "Nine"), kind=Kind.ATTRIBUTION) == []


def test_a_title_tells_what_differs_and_each_side_what_it_says() -> None:
    one = "At the talks in Oslo was NATO's top commander, Gen. Tom Reyes, who met the harbour masters on Monday."
    other = "The Norwegian delegation included Ada Lund and Gen. Tom Reyes, the ministry said in Oslo."
    (role,) = found(one, other, kind=Kind.ROLE)
    assert role.subject == "whom Tom Reyes acts for: NATO or Norway"
    assert said(role) == {
        ("A", "NATO's top commander, Gen. Tom Reyes"),
        ("B", "Norwegian delegation included Ada Lund and Gen. Tom Reyes"),
    }


def test_a_number_in_marks_stands_with_both_of_them() -> None:
    one = "The size of the island force was not made public on Monday."
    other = "Lund said “several thousand” troops could be sent to the island."
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert ("B", "“several thousand” troops") in said(number)


def test_of_a_number_that_one_account_gives_beside_its_own_nothing_is_contradicted() -> None:
    one = "A map of the harbour office says the storm could bring 18 million gallons of rain over Norholm in a week."
    other = "A map of the harbour office says the storm could bring 9 million gallons of rain over Norholm in a week."
    (number,) = found(one, other, kind=Kind.NUMBER)
    assert said(number) == {("A", "18 million gallons"), ("B", "9 million gallons")} or len(number.values) == 2
    assert found(f"{one} The town alone is to get 9 million gallons of it.", other, kind=Kind.NUMBER) == []
