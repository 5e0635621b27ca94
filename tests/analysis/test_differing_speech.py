"""The same said by one person here and by another there."""

from __future__ import annotations

from briefing.analysis.differing.voices import sources
from briefing.analysis.discrepancies import compare_sentences


def speakers(left: str, right: str) -> list[tuple[str, ...]]:
    return [tuple(v.value for v in d.values) for d in compare_sentences(left, right) if d.kind == "attribution"]


def test_words_told_in_other_words_by_another_are_found() -> None:
    left = "The pumps of the lower town failed in the storm because nobody had cleaned them, according to Ida Holt."
    right = "In the storm the pumps failed, and so the market hall and many streets were flooded, Tom Brandt said."
    assert speakers(left, right) == [("Ida Holt", "Tom Brandt")]


def test_who_speaks_of_the_other_may_speak_of_another_matter() -> None:
    left = "Unlike Brandt, Ida Holt said the pumps of the lower town failed in the storm because nobody cleaned them."
    right = "In the storm the pumps failed, and so the market hall and many streets were flooded, Tom Brandt said."
    assert speakers(left, right) == []


def test_a_spokesman_of_somebody_is_not_the_one_he_speaks_for() -> None:
    left = "Ida Holt, a spokeswoman, said the party is still working out the logistics of the event with the town."
    right = "A spokeswoman for the Ellery Patriot said the logistics of the event are still worked out with the town."
    assert speakers(left, right) == []


def test_two_who_are_quoted_with_other_words_say_other_things() -> None:
    left = "The plan for the harbour bridge in the town is “a mistake of the worst kind”, Ida Holt said on Monday."
    right = "The harbour bridge plan for the town would be “inappropriate”, Tom Brandt said."
    assert speakers(left, right) == []
    assert speakers(left.replace("“", "").replace("”", ""), right.replace("“", "").replace("”", ""))


def test_what_takes_lives_is_no_source() -> None:
    assert sources("Keller had claimed five lives, closed the port and knocked out the power of 900 homes.") == ()
    (source,) = sources("Keller claimed that 900 homes are without power.")
    assert source.text == "Keller"
