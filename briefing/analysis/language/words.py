"""Words as matching sees them: folded, without endings, and with one spelling for each."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from briefing.lexicon.loader import load

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:\.\w+)+\b|[^\W_]+(?:['’][^\W_]+)*")
# One apostrophe; no soft hyphens, and none of the points that easy German sets into long words ("Groß·mutter").
_PLAIN = {ord("’"): "'", 0xAD: None, 0xB7: None, 0x2219: None, 0x2027: None}
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")

# Endings taken off, the longest first, each with the letters that must remain before it.
_ENDINGS = {
    "izations": 3, "ization": 3, "ational": 3, "fulness": 3, "ations": 3, "ation": 3, "ating": 4, "ated": 4, "ates": 4,
    "ators": 4, "ator": 4, "ate": 4, "izing": 3, "ized": 3, "izes": 3, "ize": 3, "ements": 4, "ement": 4, "ments": 4,
    "ment": 4, "nesses": 3, "ness": 3, "ingly": 3, "edly": 3, "ities": 3, "ity": 3, "ions": 4, "ion": 4, "ings": 3,
    "ing": 3, "ied": 3, "ies": 3, "ers": 4, "ed": 3, "er": 4, "es": 4, "ly": 3, "al": 4, "e": 3, "s": 3, "y": 3,
}  # fmt: skip
_LONGEST = 8
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, in order; "U.S." is "us", "9,700" is "9700", possessive endings are gone."""
    return tuple(words_once(text))


def words_once(text: str) -> list[str]:
    """The same, kept nowhere: for long texts that are looked at once."""
    found: list[str] = _WORD.findall(text.lower().translate(_PLAIN))
    return [_unmarked(word) if "'" in word or "." in word or "," in word else word for word in found]


def unaccented(text: str) -> str:
    """Text in lower case without accents, Latin letters all plain: "łódź" is "lodz", "groß" is "gross".

    Other alphabets stay as they are; only their accents go.
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_latin())


@cache
def _latin() -> dict[int, str]:
    return str.maketrans(load("letters")["latin"])


def _unmarked(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "").replace(",", "")
    return word.replace(".", "") if _ABBREVIATED.fullmatch(word) else word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, in its American spelling: a key for words of one family, not always a word."""
    word = spelling(word)
    if len(word) < 4 or word.isdigit():
        return word
    for length in range(min(_LONGEST, len(word) - 3), 0, -1):
        ending = word[-length:]
        if len(word) - length >= _ENDINGS.get(ending, len(word)) and not (ending == "y" and word[-2] in _VOWELS):
            word = word[:-length]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
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
        first, *others = group.split()
        head = stem(first)
        for word in others:
            found.setdefault(stem(word.replace("-", "")), found.get(head, head))
    return found


@cache
def _variants() -> Any:
    return load("search_variants")


@cache
def _kept() -> frozenset[str]:
    return frozenset(_variants()["except"])


@cache
def _respelled() -> tuple[str, ...]:
    return tuple(ending for ending, _ in _variants()["endings"])


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """A word in lower case in its American spelling; a name in one of its spellings."""
    known: str | None = _variants()["words"].get(word)
    if known:
        return known
    if len(word) < 7 or not word.endswith(_respelled()) or word in _kept():
        return word
    for ending, become in _variants()["endings"]:
        if word.endswith(ending):
            return word[: -len(ending)] + str(become)
    return word


@cache
def stop_words() -> frozenset[str]:
    """Words without content of their own, of all languages known, as they stand in a text."""
    return frozenset(word for listed in load("matching_words")["stop"].values() for word in listed.split())


@cache
def stop_concepts() -> frozenset[str]:
    """The same as concepts."""
    return frozenset(concept(word) for word in stop_words())


@cache
def reporting() -> frozenset[str]:
    """Concepts of words that introduce what somebody said, and of offices."""
    return frozenset(concept(word) for word in load("matching_words")["reporting"].split())


@cache
def everyday() -> frozenset[str]:
    """Concepts of words of content that stand in any story."""
    return frozenset(concept(word) for word in load("matching_words")["everyday"].split()) - stop_concepts()
