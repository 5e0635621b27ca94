"""Whose words are past what stands between a name and its verb, and words that only look like terms."""

from __future__ import annotations

import pytest

from tests.analysis.quoted import quotes_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Even the NATO, the western alliance, tweeted that “every member should be able to come.”", "NATO"),
        (
            "The suit was filed after Pat Holm, in a letter, accused the council of a “baseless and blatant reach.”",
            "Pat Holm",
        ),
        (
            "“The month has come. Get ready,” according to a May statement by the Harlow spokesman Abu Karim.",
            "Abu Karim",
        ),
        ("Rosa Lind, a Democrat, lost. “It is not what she wants,” the Michigan lawmaker said on Friday.", "Rosa Lind"),
        ("Nigel Lind said it could be. The MEP said he was ready to put “country before party”.", "Nigel Lind"),
        ("Jared Holm earlier this month even called the federal government's response a “success.”", "Jared Holm"),
        ("President Ben Holm said in a post that the town would show “weakness” if it let them in.", "Ben Holm"),
        ("The reporting “is patently false,” Maj. Gen. Ronald Lind, the chief of affairs, said.", "Ronald Lind"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert [q.speaker for q in quotes_of(text)] == [speaker]


def test_of_two_persons_near_a_lawmaker_is_neither() -> None:
    text = "Rosa Lind met Carla Berg there. “It is not what she wants,” the Michigan lawmaker said on Friday."
    assert [q.speaker for q in quotes_of(text)] == ["Michigan lawmaker"]


def test_sentences_of_the_words_themselves_do_not_part_a_lawmaker_from_the_name() -> None:
    text = (
        "Rosa Lind, a Democrat, said she will not come.\n\n“It is late. I have decided. It would hurt me. I stay,” the "
        "Michigan lawmaker said."
    )
    assert [q.speaker for q in quotes_of(text)] == ["Rosa Lind"]
