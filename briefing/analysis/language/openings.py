"""How a sentence begins: with words that only the one before it explains, or that tie it to that one."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.dateline import without_dateline
from briefing.lexicon.loader import load

_FEWEST = 4
"""Words that are left at least where the opening of a sentence is left out."""


def leans(text: str) -> bool:
    """True if a sentence begins with a word that only the one before it explains ("He", "But", "Two days later")."""
    return _weak().match(text.lower().lstrip("\"'“‘( ")) is not None


def unopened(text: str) -> str:
    """A sentence without the words that tie it to the one before ("However, …")."""
    found = _openers().match(text)
    rest = text[found.end() :] if found else text
    return rest[:1].upper() + rest[1:] if found and len(rest.split()) >= _FEWEST else text


def alone(sentence: str) -> str:
    """A sentence on one line as it can stand alone: without dateline, without the words that tie it to the one before,
    and with a full stop where it led to what follows.
    """
    return unopened(re.sub(r"\s*:$", ".", without_dateline(" ".join(sentence.split()))))


@cache
def _openers() -> re.Pattern[str]:
    words: dict[str, list[str]] = load("matching_points")
    paused, plain = ("|".join(map(re.escape, words[name])) for name in ("paused", "openers"))
    return re.compile(rf"(?:(?:{paused}),\s+|(?:{plain})\s+)", re.IGNORECASE)


@cache
def _weak() -> re.Pattern[str]:
    words: dict[str, list[str]] = load("matching_points")
    listed = "|".join(re.escape(word) for word in words["weak"])
    return re.compile(rf"(?:(?:{listed})\b|{'|'.join(words['later'])})")
