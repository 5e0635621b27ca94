"""What a person is in a body, and one person under two names. All texts are invented."""

from __future__ import annotations

import pytest

from briefing.model.discrepancy import Grade, Kind
from tests.analysis.stories_told import analysis


def roles(*texts: str) -> list[tuple[Grade, str]]:
    return [(d.grade, d.subject) for d in analysis(*texts).discrepancies if d.kind is Kind.ROLE]


def names(*texts: str) -> list[str]:
    return [d.subject for d in analysis(*texts).discrepancies if d.kind is Kind.NAME]


def test_two_posts_of_which_somebody_has_one() -> None:
    one = "The harbour bill failed again on Monday. Senate Majority Leader Ada Lund said the pier would be built."
    other = "A vote on the pier was lost on Monday. Ada Lund, the Senate Minority Leader, was not in the hall."
    assert roles(one, other) == [
        (Grade.CONTRADICTION, "Ada Lund: Majority Leader or Minority Leader"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        ("the president of the Norholm Harbour League", "the national director of the Norholm Harbour League", True),
        ("the president of the Norholm Harbour League", "a director of the Ellery Bank", False),
        ("the former president of the Norholm Harbour League", "the director of the Norholm Harbour League", False),
        ("the foreign minister of the island", "the deputy foreign minister of the island", True),
        ("the acting foreign minister of the island", "the foreign minister of the island", True),
        ("the foreign minister of the island", "the defence minister of the island", False),
    ],
)
def test_posts_of_one_body_and_levels_of_one_post(one: str, other: str, subject: bool) -> None:
    texts = [f"The old pier will be built anew. Ada Lund, {post}, said so on Monday." for post in (one, other)]
    assert bool(roles(*texts)) is subject


def test_an_account_that_gives_both_posts_differs_from_none() -> None:
    one = "Ada Lund, the deputy foreign minister of the island, spoke. Foreign Minister Ada Lund then left the hall."
    other = "Ada Lund, the foreign minister of the island, spoke on Monday about the pier."
    assert roles(one, other) == []


def test_one_office_and_surname_with_two_given_names() -> None:
    one = "Deputy Foreign Minister Sergey Lundkov said the talks about the pier had failed. Lundkov left on Monday."
    other = "Foreign Minister Dmitry Lundkov denied that the pier was the island’s. Lundkov said talks went on."
    assert names(one, other) == ["Sergey Lundkov or Dmitry Lundkov"]
    assert names(one, other.replace("Foreign Minister", "Opera singer")) == []
    assert names(f"{one} {other}", other) == []


def test_one_given_name_and_letters_of_the_surname_in_another_order() -> None:
    one = "On the pier, Eric Brannell and his wife ran from the wave. Brannell lost a shoe, he said on Monday."
    other = "Eric Barnnell was on the pier when the wave came. Barnnell said on Monday that he lost a shoe."
    assert "Eric Brannell or Eric Barnnell" in names(one, other) or names(one, other) == ["Brannell or Barnnell"]
