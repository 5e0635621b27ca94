"""How alike two wordings are: their words without marks, case, accents and spelling habits, and what they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache

from briefing.analysis.language.tongue import tongue
from briefing.analysis.language.words import spelling, unaccented
from briefing.lexicon.loader import load

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|\d[\d.,]*")
SHORTEST_CONTENT = 4
"""Letters a word must have to count as one that carries content, in any language."""


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared: lower case, apostrophes and spelling habits alike."""
    return tuple(plain_words(text))


def plain_words(text: str) -> list[str]:
    """The same, for texts that are looked at once."""
    return [spelling(word) for word in _WORD.findall(text.replace("’", "'").casefold())]


@lru_cache(maxsize=65536)
def content_of(text: str) -> frozenset[str]:
    """The longer words of a text without accents: what translations and paraphrases may share."""
    plain = unaccented(text.casefold())
    return frozenset(w for w in re.findall(r"[^\W\d_]+|\d+", plain) if len(w) >= SHORTEST_CONTENT or w.isdigit())


def shared(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share (0..1) of the shorter wording's words that stand in the longer in the same order."""
    short, long = sorted((left, right), key=len)
    if not short:
        return 0.0
    blocks = SequenceMatcher(None, long, short, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) / len(short)


def shares(left: tuple[str, ...], right: tuple[str, ...], least: float) -> bool:
    """True if two wordings share at least this much; those with too few words in common are not aligned for it."""
    short, long = sorted((left, right), key=len)
    common = sum(map(set(long).__contains__, short))
    return common >= least * len(short) > 0 and shared(short, long) >= least


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """True if `short` stands in `long` word by word."""
    n = len(short)
    return any(long[i : i + n] == short for i in range(len(long) - n + 1))


def foreign(one: str, other: str) -> bool:
    """True for texts in two languages, as their small words tell."""
    left, right = tongue(one), tongue(other)
    return left is not None and right is not None and left != right


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in load("reading_languages")["words"].items()}


def telling(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that tell what is said: no small words of any language; all, where there are no others."""
    every = frozenset(words)
    return frozenset(w for w in every if len(w) >= SHORTEST_CONTENT or w.isdigit()) - _all_small() or every


@cache
def _all_small() -> frozenset[str]:
    return frozenset().union(*_small_words().values())


def cognates(left: frozenset[str], right: frozenset[str]) -> float:
    """Share (0..1) of the smaller set's words with a cousin in the other: the same first five letters, or nearly."""
    short, long = sorted((left, right), key=len)
    if not short:
        return 0.0
    heads = {w[:5] for w in long}
    return sum(w[:5] in heads or any(_cousins(w, x) for x in long) for w in short) / len(short)


def _cousins(one: str, other: str) -> bool:
    if one[0] != other[0] or abs(len(one) - len(other)) > 3 or one[:3] != other[:3]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.75
