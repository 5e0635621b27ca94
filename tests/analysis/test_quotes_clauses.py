"""Which clause of a sentence reports the words, and which only looks like it."""

from __future__ import annotations

import pytest

from tests.analysis.quoted import quotes_of

TOWN = "Mayor Peter Novak met Governor Thomas Keller on Monday. The doctor was Anna Lind.\n\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "Keller, Lind said, is believed to have come with “mild symptoms of a cold” to the fair.",
            "Anna Lind",
            id="a clause set in commas reports what stands round it",
        ),
        pytest.param(
            "Keller, Lind said, called the plan “a great shame for all of us” on Monday.",
            "Thomas Keller",
            id="a clause set in commas passes on what another says",
        ),
        pytest.param(
            "Both harbour workers had “long contact” with the boy, who had “a fever of many days” and more, Lind told "
            "reporters in a call.",
            "Anna Lind",
            id="whom it was told stands between the verb and the end",
        ),
        pytest.param(
            "Novak tells the radio that one man in the harbour told him, “When I see a boat I think of home.”",
            "one man",
            id="who is told to have said it, not who tells",
        ),
        pytest.param(
            "Keller made his choice known to cheers and chants of “Harbour! Harbour!” from the hall.",
            None,
            id="what a crowd calls is nobody's whom the sentence names",
        ),
        pytest.param(
            "United Dockers quickly panned Keller's Monday meeting with Novak as “the saddest show of the whole year.”",
            "United Dockers",
            id="a name may begin with a participle",
        ),
        pytest.param(
            "A spokesman for the port said the agency knew nothing but added: “All our work is done by the book.”",
            "A spokesman",
            id="a second verb of saying shares the subject of the first",
        ),
        pytest.param(
            "“I talk to all who ask,” Novak said. “Everybody should be heard.”The Post's editor, Anna Lind, goes too.",
            "Peter Novak",
            id="a sentence may begin right behind the mark",
        ),
        pytest.param(
            "“The harbour is not all it could be,” but people must respect that the council is to decide, Lind said.",
            "Anna Lind",
            id="the verb's own subject, not the one the words hang on",
        ),
        pytest.param(
            "Keller sent a note to dockers that said parts of the plan “break the rules of this harbour” for good.",
            "a note to dockers",
            id="a note speaks, not who gets it",
        ),
        pytest.param(
            "In 2015, then director of harbour safety Robert Lang described Keller as “the man who has to say yes.”",
            "Robert Lang",
            id="who holds an office with its “of”",
        ),
        pytest.param(
            "The author of that article wrote that “his deeds make him a fine choice for all of us.”",
            "The author",
            id="that article",
        ),
        pytest.param(
            "When Volkswagen asked the Keller office, it told of a statement that deals should be “read with care,” "
            "what Lind alleged or not.",
            None,
            id="neither who asks nor whom the words are about",
        ),
    ],
)
def test_words_are_by(text: str, who: str | None) -> None:
    assert quotes_of(TOWN + text)[-1].who == who


def test_labels_make_no_transcript() -> None:
    text = (
        "FREE TRADE: Keller asked for more ships on Monday.\n\n“Why would we wait?” Keller said.\n\n"
        "HOUSING: The town wants new houses.\n\nTHE FACTS: It has no land.\n\nHOUSING: The council wants none."
    )
    assert [q.text for q in quotes_of(TOWN + text)] == ["Why would we wait?"]
