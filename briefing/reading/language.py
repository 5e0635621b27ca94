"""The language of a text, by its script and its small words; enough to choose how it is split and stemmed."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from briefing.lexicon.loader import load

_SAMPLE = 2000
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.12
"""Share of a text's words that its language's small words make up; real text has 0.25 to 0.5."""
_LEAST_WORDS = 8


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where it is too short or of another language."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if not sample.isascii() and (script := _by_script("".join(words))):
        return script
    counts = Counter(code for word in words for code in _small_words().get(word, ()))
    if len(words) < _LEAST_WORDS or not counts:
        return None
    code, count = counts.most_common(1)[0]
    return code if count >= _LEAST_SHARE * len(words) else None


def normal_code(value: str | None) -> str | None:
    """The language of a tag as pages and feeds give it ("en-US", "pt_BR"), or None where it is no tag."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value or "")
    return match[1].lower() if match else None


def _by_script(letters: str) -> str | None:
    """The language that gives its name to the script of most letters, or one that the script's special letters show."""
    outside = [letter for letter in letters if letter > "\u036f"]
    if 2 * len(outside) < len(letters):
        return None
    lexicon: dict[str, Any] = load("reading_languages")
    shares = {code: sum(low <= ord(c) <= high for c in outside) for code, low, high in lexicon["scripts"]}
    # Japanese mixes its own letters with Chinese ones: a fifth is enough.
    code = "ja" if shares["ja"] * 5 > shares["zh"] > 0 else max(shares, key=lambda name: shares[name])
    if not shares[code]:
        return None
    for special, marks in lexicon["letters"].get(code, {}).items():
        if sum(letters.count(mark) for mark in marks) > 0.02 * len(letters):
            return str(special)
    return code


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in load("reading_languages")["words"].items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found
