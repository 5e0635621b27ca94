"""Words as matching sees them: folded, without endings, and with one spelling for each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from briefing.lexicon.loader import load

_WORD = re.compile(r"\w+(?:\.\w+)+\b|[^\W_]+(?:['’][^\W_]+)*")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")

# Endings taken off, longest first, each with the letters that must remain before it.
_ENDINGS = (
    ("ization", 3), ("ational", 3), ("fulness", 3), ("ations", 3), ("ation", 3), ("ements", 4), ("ement", 4),
    ("ments", 4), ("ment", 4), ("nesses", 3), ("ness", 3), ("ingly", 3), ("edly", 3), ("ities", 3), ("ity", 3),
    ("ions", 4), ("ion", 4), ("ings", 3), ("ing", 3), ("ied", 3), ("ies", 3), ("ers", 4), ("ed", 3), ("er", 4),
    ("es", 4), ("ly", 3), ("al", 4), ("e", 3), ("s", 3), ("y", 3),
)  # fmt: skip


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, in order; "U.S." is "us", possessive endings are gone."""
    found = []
    for match in _WORD.finditer(text.lower()):
        word = match[0].replace("’", "'")
        if word.endswith("'s"):
            word = word[:-2]
        found.append(word.replace(".", "") if _ABBREVIATED.fullmatch(word) else word.replace("'", ""))
    return tuple(found)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, in its American spelling: a key for words of one family, not always a word."""
    word = spelling(word)
    if len(word) < 4 or word.isdigit():
        return word
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


@cache
def _variants() -> Any:
    return load("search_variants")


@cache
def _kept() -> frozenset[str]:
    return frozenset(_variants()["except"])


def spelling(word: str) -> str:
    """A word in lower case in its American spelling; a name in one of its spellings."""
    known: str | None = _variants()["words"].get(word)
    if known:
        return known
    if len(word) < 7 or word in _kept():
        return word
    for ending, become in _variants()["endings"]:
        if word.endswith(ending):
            return word[: -len(ending)] + str(become)
    return word


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """The stem that stands for a word and those that news uses for it ("truce" as "ceasefire"): a key, not a word."""
    key = stem(word)
    return _synonyms().get(key, key)


@cache
def _synonyms() -> dict[str, str]:
    """Stem by stem; the first group that has a word wins."""
    found: dict[str, str] = {}
    for group in load("matching_synonyms")["groups"]:
        head = stem(group[0])
        for word in group[1:]:
            found.setdefault(stem(word.replace("-", "")), found.get(head, head))
    return found


@cache
def stop_words() -> frozenset[str]:
    """Words without content of their own, of all languages known, as they stand in a text."""
    return frozenset(word for listed in load("matching_words")["stop"].values() for word in listed)


@cache
def stop_concepts() -> frozenset[str]:
    """The same as concepts."""
    return frozenset(concept(word) for word in stop_words())


@cache
def reporting() -> frozenset[str]:
    """Concepts of words that introduce what somebody said, and of offices."""
    return frozenset(concept(word) for word in load("matching_words")["reporting"])
