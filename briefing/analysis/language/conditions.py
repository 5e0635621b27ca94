"""Conditions: the words of a sentence that say when something holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Family
from briefing.model.text import Span

_END = re.compile(r"[,;:.!?“”\"—–]|\s+and\s+(?:that|then|[hs]?he|they|it)\b")
_LONGEST = 90
# Fewer words before a comma make no condition.
_WHOLE = 4


@lru_cache(maxsize=4096)
def conditions(text: str) -> tuple[Span, ...]:
    """The conditions in `text`, each from its first word ("if", "in the event of", "once") to the end of its clause."""
    found: list[Span] = []
    for hold, pattern in _patterns().likely(text):
        for match in pattern.finditer(text):
            end = _END.search(text, match.end() + 3)
            if end and end[0] == "," and len(text[match.start() : end.start()].split()) < _WHOLE:
                end = _past_aside(text, end)
            span = Span(match.start(), _cut(text, match.start(), end.start() if end else len(text)))
            words = span.of(text)
            inside = any(span.overlaps(other) for other in found)
            if not inside and (not hold or re.search(hold, words, re.IGNORECASE)) and not _asked(text, span):
                found.append(span)
    return tuple(sorted(found))


def _cut(text: str, start: int, end: int) -> int:
    """Where a condition ends that is not too long, between words."""
    if end - start <= _LONGEST:
        return end
    gap = text.rfind(" ", start, start + _LONGEST + 1)
    return gap if gap > start else start + _LONGEST


def _past_aside(text: str, comma: re.Match[str]) -> re.Match[str] | None:
    """Where a condition ends that an aside between two commas breaks: "once the strike, now a month old, ends"."""
    second = _END.search(text, comma.end())
    if not second or second[0] != ",":
        return comma
    return _END.search(text, second.end())


def _asked(text: str, span: Span) -> bool:
    """True for "if" after a verb of asking, "should" that is no condition, and "even if"."""
    before = text[max(0, span.start - 14) : span.start].lower()
    word = text[span.start : span.start + 7].lower()
    if word.startswith("should"):
        return not re.search(r"(?:^|[,;—–]\s*|\band\s+|\bthat,\s+|\w\s)$", before) or bool(_inverted().search(before))
    return bool(_wondered().search(before))


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load('language_clauses')['who_should'])}|\w+s)\s+$")


@cache
def _wondered() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load('language_clauses')['before_if'])})\s+$")


@cache
def _patterns() -> Family[str]:
    """The words that begin a condition, each with what it must hold."""
    listed = load("promises_words")["conditions"]
    begun = ((c["hold"], c["begin"].replace(" ", r"\s+")) for c in listed)
    return Family(((hold, rf"\b(?:{begin})\b") for hold, begin in begun), re.IGNORECASE)
