"""The words that a pattern needs are in every match of it, and a text without them is passed over."""

from __future__ import annotations

import re

import pytest

from briefing.lexicon.screening import Family, Screened, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:has|have)?\s*(?:flatly\s+)?rejected", {"rejected"}),
        (r"(?<!\w)(?:not yet|remains? open)(?!\w)", {"not yet", "remain"}),
        (r"colou?rs?", {"colo"}),
        (r"finali[sz]ed{0,2}", {"finali"}),
        (r"(?P<who>Lund|Reyes)(?=\ssaid)", {"lund", "reyes"}),
        (r"un(?:clear|known)", {"clear", "known"}),
        (r"(?:warn|warned) against", {" against"}),
        (r"(?:warn|warned)", {"warn"}),
        (r"\bU\.S\.|NATO", {"u.s.", "nato"}),
        (r"(?:ships ){2,}", {"ships "}),
        (r"[^\]a]b+", {"b"}),
    ],
)
def test_the_words_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", [r"\d+", r"a*", r"(?:ship)?", r"ship|", r"ship|\w+", r"(?=ship)", r"(?!ship)."])
def test_nothing_is_needed_where_a_match_may_do_without(pattern: str) -> None:
    assert needed(pattern) is None


@pytest.mark.parametrize(
    "text", ["The talks REMAIN open.", "Nothing of it.", "“Not yet,” Lund said; it remains open.", "", "not  yet"]
)
def test_a_screened_pattern_finds_what_the_pattern_finds(text: str) -> None:
    pattern = r"\b(?:not\s+yet|remains?\s+open)\b"
    screened, plain = Screened(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    assert [m.span() for m in screened.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert (screened.search(text) is None) == (plain.search(text) is None)


def test_a_text_without_the_words_costs_no_compiling() -> None:
    screened = Screened(r"harbou?r\s+master")
    assert screened.search("A bridge.") is None
    assert "compiled" not in vars(screened)
    assert screened.search("The harbour master.") is not None


def test_a_family_gives_the_patterns_that_may_match_in_their_order() -> None:
    family = Family([("any", r"\d+"), ("open", "not yet|unclear"), ("shut", "closed"), ("late", "not on time")])
    assert [key for key, _ in family.likely("Unclear, and not on time.")] == ["any", "open", "late"]
    assert [key for key, _ in family.likely("A bridge.")] == ["any"]
    assert [pattern.pattern for _, pattern in family.likely("It is closed.")] == [r"\d+", "closed"]
