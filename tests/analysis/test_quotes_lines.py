"""Lines that are no prose: what finding their quotations costs."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.quotes import find_quotes
from briefing.reading.read import read_text
from tests.analysis.quoted import quotes_of


def calls(pairs: int) -> int:
    """How many functions of Python are called to read one line of so many words in marks, with no full stop."""
    article = replace(read_text("device " + 'name "held value here" size ' * pairs), id="a")
    article = replace(article, sentences=split_sentences(article))
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        find_quotes(article, [])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
def test_a_line_without_end_costs_what_its_length_costs() -> None:
    assert calls(800) < 3 * calls(400)


def test_pronouns_without_end_are_followed_back_a_few_steps() -> None:
    text = "Peter Novak came on Monday.\n\n" + "He went and he came and he went. " * 700 + "“I am here,” he said."
    assert quotes_of(text)[-1].speaker in ("Peter Novak", None)
