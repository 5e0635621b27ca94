"""Makes spellings comparable: without case, accents and script, then by sound."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from briefing.analysis.language.words import unaccented
from briefing.lexicon.loader import load


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = load("actors_spelling")
    return found


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_data()["letters"])


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` in lower case and Latin letters, without accents, apostrophes and stops; hyphens become spaces."""
    lower = text.lower().replace("й", "и\u0306")
    plain = lower.translate(_letters())
    if not plain.isascii():
        plain = unaccented(plain).translate(_letters())
    return re.sub(r"[\s.,‑“”«»\"-]+", " ", plain).strip()


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that spellings of one name in other alphabets share: "zelenskyy", "zelensky" and "zelenskiy" alike."""
    key = word
    for start, instead in _data()["starts"]:
        if key.startswith(start):
            key = instead + key[len(start) :]
    for found, instead in _data()["sounds"]:
        key = key.replace(found, instead)
    return re.sub(r"(.)\1+", r"\1", key)


def close(left: str, right: str) -> bool:
    """True where one slip of the pen makes one word of the other: a letter more, less or other, or two exchanged."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def jumbled(left: str, right: str) -> bool:
    """True for long words of the same letters that begin with the same three and end with the same one."""
    return len(left) > 6 and left[:3] == right[:3] and left[-1] == right[-1] and sorted(left) == sorted(right)
