"""The main clause of a sentence: who does what, without what is put between and behind.

The first sentence of a report packs the whole event into one breath: who somebody is, what went before, what it may
lead to. Two reports choose different asides, so what they have in common is the clause that carries them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.analysis.language.clause_facts import verbal
from briefing.lexicon.dateline import without_dateline
from briefing.lexicon.loader import load, word_set

_DASHES = re.compile(r"^[—–-]{1,2}\s")
_BRACKETS = re.compile(r"\s\([^()]{1,60}\)|\s[—–]\s[^—–]{3,150}\s[—–](?=\s)")
_COMMA = re.compile(r",\s(?!\d{3})")
# The words of a clause that can be a subject and its verb; what is left must have so many.
_FEWEST = 4
# The first sentences of an account: up to the third that ends with a stop, headings and lists before it included.
_LEADS, _LOOKED_AT = 3, 9
_STOPS = (".", "!", "?", "”", '"')


def leads(sentences: Sequence[str]) -> int:
    """How many sentences at the beginning of an account tell the event itself."""
    stops = 0
    for n, text in enumerate(sentences[:_LOOKED_AT], 1):
        stops += text.rstrip().endswith(_STOPS)
        if stops == _LEADS:
            return n
    return min(_LOOKED_AT, len(sentences))


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """The main clause of a sentence; the whole of it where none is found."""
    plain = _BRACKETS.sub("", _DASHES.sub("", without_dateline(" ".join(text.split()))))
    parts = _COMMA.split(plain)
    kept = _between(parts)
    if cut := _behind().search(kept):
        kept = kept[: cut.start()]
    return kept if len(kept.split()) >= _FEWEST and any(map(verbal, kept.split())) else plain


def _between(parts: list[str]) -> str:
    """What stands between commas, from the part that has the subject on, without what is said about a noun."""
    while len(parts) > 1 and parts[0].split()[0].lower() in word_set("matching_points", "circumstances"):
        parts = parts[1:]
    if any(verbal(word) for word in parts[0].split()[1:]):
        return parts[0]
    goes_on = next((n for n, part in enumerate(parts[1:], 1) if verbal(_first(part))), None)
    return f"{parts[0]} {parts[goes_on]}" if goes_on else " ".join(parts)


def _first(part: str) -> str:
    return next((word for word in part.split() if not word.endswith("ly")), "").lower()


@cache
def _behind() -> re.Pattern[str]:
    """Where a clause begins that depends on the main one."""
    return re.compile(rf"\s(?:{'|'.join(load('matching_points')['depending'])})\s")
