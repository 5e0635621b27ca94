"""Speakers whom the text describes and does not name: nobody else is taken for them."""

from __future__ import annotations

import pytest

from tests.analysis.quoted import quotes_of

TOWN = "Mayor Peter Novak met Governor Thomas Keller in the harbour on Monday.\n\n"


def said(*texts: str) -> list[tuple[str | None, str | None]]:
    """Who says each quotation of the first text, by name and by description."""
    return [(q.speaker, q.described) for q in quotes_of(*texts) if q.article == "a0"]


def test_who_is_described_speaks_on() -> None:
    text = (
        "“It does not surprise me,” says a retired port officer who asked not to be named.\n\n"
        "“I hate to say it like this, but they all win,” he adds.\n\n"
        "Novak may appeal, but this would be “highly unlikely,” the former senior SPO says.\n\n"
        "“I would be surprised if they did that. They want him out of there,” he says, and not a row.\n\n"
        "“I think they want to be rid of it.”"
    )
    names = said(TOWN + text)
    assert [described for _, described in names[:2]] == ["a retired port officer"] * 2
    assert [speaker or described for speaker, described in names[2:]] == [
        "former senior SPO",
        "the former senior SPO",
        "the former senior SPO",
    ]


def test_what_another_account_calls_somebody_tells_nothing_of_an_official() -> None:
    text = "“If we had known, we would have shut the gates,” the official told the radio. Robert Lang was there."
    other = "Robert Lang, a top official from the harbour, said on Monday that the gates were open."
    assert said("Robert Lang came.\n\n" + text, other)[0] == (None, "the official")


def test_a_president_is_no_vice_president() -> None:
    text = "The bank met on Monday with Vice President Robert Lang.\n\n“All of us are safe,” the president said."
    assert said(text)[0][0] is None


def test_what_a_body_says_is_not_its_spokesman_s() -> None:
    words = "With so many of our nurses ill it is in the best interest of all to close the ward for now"
    own = f"The Harbour Hospital closed.\n\n“{words},” the hospital said in a statement."
    other = f"“{words},” hospital spokesman Robert Lang said."
    assert "Robert Lang" not in said(own, other)[0]


def test_few_words_many_may_say_do_not_correct_a_pronoun() -> None:
    own = "Peter Novak said on Monday that a rocket hit the ship. He added that it “may well have been an accident.”"
    other = "Thomas Keller said on Monday that it “may well have been an accident.”"
    assert said(own, other)[0][0] == "Peter Novak"


def test_words_in_the_first_person_do_not_go_back_to_several() -> None:
    text = "Novak aides have said the mayor did nothing wrong.\n\n“Be assured: My decision was my own.”"
    assert said(TOWN + text)[-1] == (None, None)


def test_an_outlet_passes_on_what_another_says_in_the_first_person() -> None:
    quote = quotes_of(TOWN + "The town issued a statement, NBC News reported: “My eyes are on the harbour now.”")[-1]
    assert quote.who is None
    assert quote.via


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It offers a room “to any of our workers who want it,” according to a statement late Wednesday.", None),
        (
            "Keller's old rival, Robert Lang -- who may run again -- called it “a great shame.”",
            "Robert Lang",
        ),
        (
            "Peter Novak, father of the captain, Robert Novak, called him “very shy and reserved.”\n\n"
            "“He always had strong convictions,” said Novak, who was there.",
            "Peter Novak",
        ),
        ("It is late, so we go,” said Senator Robert Lang of Norham. “We come again on Monday.”", "Robert Lang"),
    ],
)
def test_words_are_by(text: str, who: str | None) -> None:
    assert quotes_of(TOWN + text)[-1].speaker == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robert Lang spoke on Monday.\n\n“We go on,” the Ohio Democrat said.", "Robert Lang"),
        ("Robert Lang spoke to Anna Lind.\n\n“We go on,” the Ohio Democrat said.", "the Ohio Democrat"),
        ("Rep. Robert Lang spoke to Anna Lind.\n\n“We go on,” the congressman said.", "Robert Lang"),
        (
            "Anna Lind spoke. One early protester was led out after she screamed “I reject you all!” at her.",
            "One early protester",
        ),
        ("“Come and hear it,” said the announcement. It added that this was “a chance for all.”", "the announcement"),
    ],
)
def test_a_description_is_one_person_or_nobody(text: str, who: str) -> None:
    assert quotes_of(text)[-1].who == who


def test_who_leads_a_body_is_not_the_body() -> None:
    text = "Volkswagen sent a man to Berlin.\n\nThe Volkswagen CEO refused to call it a “crime against the port.”"
    assert quotes_of(text)[-1].speaker != "Volkswagen"


def test_a_gallery_holds_no_quotations() -> None:
    text = (
        "Photos: The harbour: 'The gates are strong' Novak waves to the crowd. Hide Caption 1 of 9 "
        "Photos: The harbour: 'The gates are strong' “We shall go on,” Keller said. Hide Caption 2 of 9"
    )
    assert said(TOWN + text) == []
