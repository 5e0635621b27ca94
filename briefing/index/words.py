"""From words as written to terms as indexed: one table per language family, filled as words are met.

A term is folded (lower case, accents off), brought to one spelling (lexicon/search_variants.yaml) and, in English,
stemmed (Porter) unless it is a stop word; other languages keep every word whole. Two words are "the same" for search
exactly where their terms are equal, so the index, the query, the snippet and the reader's marks all use these tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Any

from briefing.analysis.language.words import spelling, unaccented
from briefing.index.adapter import STOP_WORDS, stem
from briefing.lexicon.loader import load

# a comma before three digits parts thousands: 350,000 is one word, 1,5 is two
WORD = re.compile(r"\w+(?:\.\w+|,(?<=[0-9],)[0-9]{3}(?![0-9])\w*)*")
ACCENTED = re.compile(r"[^\W\x00-\x7f]")  # letters and digits that folding may change
ENGLISH = "en"
LONGEST = 64  # characters of a term; a longer "word" is cut, so that a page of hexadecimal cannot fill the dictionary
_LONGEST_BEGUN = 8  # letters of an ending that may have been typed before its last one
_KEPT = 200_000  # words remembered a table: about 20 MB, and more than a month of news has


_BREAKS = bytes(b if chr(b).isalnum() or b in b"_." or b > 127 else 32 for b in range(256))
_COMMAS = re.compile(r",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")
_MARK = 0xE2  # first byte in UTF-8 of quotation marks, dashes and all else from U+2000 to U+2FFF
_BREAKS_MARKS = bytes(32 if b == _MARK else _BREAKS[b] for b in range(256))
_THOUSANDS = re.compile(rb",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")
_LETTERS_THERE = re.compile(rb"\xe2[^\x80]")  # beyond punctuation: numerals, letters of rare scripts, signs


def pieces(raw: bytes) -> list[bytes]:
    """A text in UTF-8 cut where no word can go on: each piece has the words that `piece_words` finds in it, mostly one,
    numbers without the commas of their thousands.

    Four times as fast as finding words with the pattern, which is then needed once for each different piece only.
    """
    breaks = _BREAKS if _LETTERS_THERE.search(raw) else _BREAKS_MARKS
    return _THOUSANDS.sub(b"", raw).translate(breaks).split()


def plain_piece(piece: bytes) -> bytes:
    """The piece without full stops around it and in small letters, unless capitals make it another word."""
    bare = piece.strip(b".")
    return bare if bare in _cased() else bare.lower()


@cache
def _cased() -> frozenset[bytes]:
    return frozenset(word.encode() for word in _variants()["cased"])


def piece_words(piece: bytes) -> list[str]:
    """The words of a piece; one that lost the first byte of its quotation mark starts in the middle of a character."""
    if piece.isalpha():  # of bytes: only unaccented letters
        return [piece.decode()]
    if b"\x80" <= piece[:1] < b"\xc0":
        piece = piece[2:]
    return WORD.findall(piece.decode())


def fold(word: str) -> str:
    """The word in lower case without accents, a number without commas: "Łódź" and "lodz" fold to the same."""
    low = word.lower()
    if "," in low:
        low = _COMMAS.sub("", low)
    return unaccented(low)


# dots part thousands where they cannot be a decimal's: before three digits, in English more than once
_DOTTED = {True: re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}"), False: re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")}


def _number(folded: str, english: bool) -> str:
    """A number without the dots of its thousands: 350.000 in German is 350,000 in English; 1.5 keeps its dot."""
    return folded.replace(".", "") if "." in folded and _DOTTED[english].fullmatch(folded) else folded


@cache
def _variants() -> Any:
    return load("search_variants")


@cache
def _ways_on() -> dict[str, tuple[str, ...]]:
    """What an ending begins with -> what is still to come of it, for every way to cut an ending in two."""
    ways: dict[str, dict[str, None]] = {}
    for ending in _variants()["typed"]:
        for size in range(1, len(ending)):
            ways.setdefault(ending[:size], {})[ending[size:]] = None
    return {begun: tuple(rests) for begun, rests in ways.items()}


@lru_cache(2_048)
def finished(beginning: str) -> tuple[str, ...]:
    """Terms of the words that a beginning is, or makes when the ending it may stop in is finished, where they are no
    longer than it: "governme" is on its way to "government", the stem of which is "govern", and "favou" to "favour",
    indexed as "favor".
    """
    ways, own = _ways_on(), term_of(beginning)
    found = dict.fromkeys([own] if own and not own.startswith(beginning) else ())
    for size in range(1, min(len(beginning), _LONGEST_BEGUN) + 1):
        for rest in ways.get(beginning[-size:], ()):
            term = term_of(beginning + rest)
            if term and not term.startswith(beginning):
                found[term] = None
    respelt = (term_of(word) for word in _respelt(beginning))
    return tuple(found | {term: None for term in respelt if not term.startswith(beginning)})


def _respelt(beginning: str) -> list[str]:
    """The words that start so and are indexed under another spelling."""
    words = _respelt_words()
    return words[bisect_left(words, beginning) : bisect_left(words, beginning + "\uffff")]


@cache
def _respelt_words() -> list[str]:
    return sorted(_variants()["words"])


def respelt_as(beginning: str) -> list[str]:
    """Words, in small letters, that are indexed under another spelling, where that starts so: "kiev" for "kyi"."""
    spellings, words = _spellings()
    found = words[bisect_left(spellings, beginning) : bisect_left(spellings, beginning + "\uffff")]
    return [word for word in found if not word.startswith(beginning)]


@cache
def _spellings() -> tuple[list[str], list[str]]:
    """How words are indexed, in order, and as what they are written."""
    words, cased = _variants()["words"], _variants()["cased"]
    pairs = sorted((indexed, word.lower()) for word, indexed in [*words.items(), *cased.items()])
    return [indexed for indexed, _ in pairs], [word for _, word in pairs]


def parted(term: str) -> tuple[str, ...]:
    """The terms of the parts in which a word is written too ("cease-fire" for "ceasefire"); none for most words."""
    return _parted().get(term, ())


@cache
def _parted() -> dict[str, tuple[str, ...]]:
    joined = _variants()["joined"]
    return {term_of(one): tuple(map(term_of, parts.split())) for one, parts in joined.items()}


def term_of(word: str, language: str = ENGLISH) -> str:
    """The term of a word as written, or "" for what is not indexed: English stop words and single letters.

    Single digits are kept, unlike in Whoosh: "5 million" and "9/11" are something else than "million" and "11".
    """
    cased: str | None = _variants()["cased"].get(word)
    if cased is not None:
        return cased
    english = language.startswith(ENGLISH)
    folded = _number(fold(word), english)
    return _stemmed(folded) if english else spelling(folded)[:LONGEST]


def _stemmed(folded: str) -> str:
    word = spelling(folded)
    if word in STOP_WORDS or (len(word) < 2 and not word.isdigit()):
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
