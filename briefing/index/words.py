"""From words as written to terms as indexed: one table per language family, filled as words are met.

A term is folded (lower case, accents off), brought to one spelling (lexicon/search_variants.yaml) and, in English,
stemmed (Porter) unless it is a stop word; other languages keep every word whole. Two words are "the same" for search
exactly where their terms are equal, so the index, the query, the snippet and the reader's marks all use these tables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from briefing.index.adapter import STOP_WORDS, stem
from briefing.lexicon.loader import load

WORD = re.compile(r"\w+(?:\.\w+)*")
ENGLISH = "en"
LONGEST = 64  # characters of a term; a longer "word" is cut, so that a page of hexadecimal cannot fill the dictionary
_KEPT = 200_000  # words remembered a table: about 20 MB, and more than a month of news has
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


_BREAKS = bytes(b if chr(b).isalnum() or b in b"_." or b > 127 else 32 for b in range(256))
_MARKS = [mark.encode() for mark in "“”‘’–—…\u00a0"]  # most of what is not ASCII in news; anything else is met later


def pieces(text: str) -> list[bytes]:
    """The text cut where no word can go on: each piece has the words that `WORD` finds in it, usually one.

    Four times as fast as finding words with the pattern, which is then needed once for each different piece only.
    """
    raw = text.encode("utf-8", "replace")
    if not text.isascii():
        for mark in _MARKS:
            raw = raw.replace(mark, b" ")
    return raw.translate(_BREAKS).split()


def fold(word: str) -> str:
    """The word in lower case without accents: "Łódź" and "lodz" fold to the same."""
    low = word.lower()
    if low.isascii():
        return low
    bare = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(c for c in bare if not unicodedata.combining(c))


@cache
def _variants() -> Any:
    raw = load("search_variants")
    return raw["words"], tuple(map(tuple, raw["endings"])), frozenset(raw["except"]), raw["cased"]


def one_spelling(word: str) -> str:
    """The spelling a folded word is indexed under, before stemming."""
    words, endings, exceptions, _ = _variants()
    known = words.get(word)
    if known is not None:
        return str(known)
    if len(word) >= 7 and word not in exceptions:
        for ending, other in endings:
            if word.endswith(ending):
                return f"{word[: -len(ending)]}{other}"
    return word


def term_of(word: str, language: str = ENGLISH) -> str:
    """The term of a word as written, or "" for what is not indexed: English stop words and single letters."""
    cased: str | None = _variants()[3].get(word)
    if cased is not None:
        return cased
    word = one_spelling(fold(word))
    if not language.startswith(ENGLISH):
        return word[:LONGEST]
    if len(word) < 2 or word in STOP_WORDS:
        return ""
    return str(stem(word))[:LONGEST] if word.isalpha() else word[:LONGEST]


class Terms(dict[str, str]):
    """Word as written -> term, for one language; a table that fills itself and forgets all when it grows too large."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        term = self[word] = term_of(word, self._language)
        return term


@cache
def _table(english: bool) -> Terms:
    return Terms(ENGLISH if english else "")


def terms(language: str = ENGLISH) -> Terms:
    """The shared table of a language."""
    return _table(language.startswith(ENGLISH))
