"""Where the name of a capital is its government, where it is a place, and where the words do not tell."""

import pytest

from briefing.analysis.merging.capitals import acts


@pytest.mark.parametrize(
    ("text", "capital", "expected"),
    [
        ("Then Oslo quickly condemned the plan.", "Oslo", True),
        ("The ministers want Oslo to sign.", "Oslo", True),
        ("The sanctions imposed on Oslo did not help.", "Oslo", True),
        ("He was reaching out to Oslo.", "Oslo", True),
        ("They worried over Oslo’s nuclear programme.", "Oslo", True),
        ("The government in Oslo fell.", "Oslo", True),
        ("Tokyo and Seoul have long been rivals.", "Tokyo", True),
        ("Tokyo and Seoul have long been rivals.", "Seoul", True),
        ("Differences between Paris and Rome remain.", "Paris", True),
        ("Differences between Paris and Rome remain.", "Rome", True),
        ("Differences between Norway and Rome remain.", "Rome", True),
        ("The train between Paris and Rome was late.", "Rome", False),
        ("The flight from Oslo was late.", "Oslo", False),
        ("Talks in Oslo have ended.", "Oslo", False),
        ("Envoys travelled to Oslo in May.", "Oslo", False),
        ("The Oslo museum was shut.", "Oslo", False),
        ("OSLO (Agency) — The talks ended.", "OSLO", False),
        ("Oslo, said to be cold, was full.", "Oslo", None),
        ("She wrote a book about Oslo.", "Oslo", None),
        ("Oslo’s bridges are old.", "Oslo", None),
    ],
)
def test_capitals(text: str, capital: str, expected: bool | None) -> None:
    start = text.index(capital)
    assert acts(text, start, start + len(capital)) is expected
