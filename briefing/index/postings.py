"""Words as codes, and postings while a segment is being made: for each term the articles it is in, and how often.

What costs time in CPython is neither the loops nor the arithmetic but memory that is not in the processor's cache. So
a word is looked up once, in one table from its bytes to its code; codes are small where words are frequent; words are
counted an article at a time, in a table that stays in the cache; lists are reached by code, not by name; and a posting
is one number of four bytes, its article above its weight, so that noting it touches one list. Articles and weights are
parted when the list is written, by slices.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, MutableMapping, MutableSequence, Sequence
from typing import TypeAlias

from briefing.index.article import Cancelled
from briefing.index.format import FIELDS, FIRST_CODE, LONGEST_TABLE, QUOTED, SURROGATES, TEXT, TITLE
from briefing.index.words import piece_words, pieces, plain_piece, term_of

CHECK_EVERY = 512  # terms or articles of another segment taken in, between two looks whether to stop: milliseconds
MOST_HELD = 24_000_000  # postings in memory, four bytes each; a segment with as many is ended
HEAVIEST = 65_535  # weights have two bytes at most
_KEPT = 150_000  # pieces remembered a language: 15 MB; 20,000 articles have 120,000
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"
# places in a posting: of its two halves that of the weight, and the weight's lower and higher byte
_LOW, _LOW_BYTE, _HIGH_BYTE = (0, 0, 1) if sys.byteorder == "little" else (1, 3, 2)

Lists: TypeAlias = "MutableSequence[array[int]] | MutableMapping[int, array[int]]"


class Vocabulary:
    """The terms of a segment, and the codes that stand for them, given out as terms are met."""

    def __init__(self) -> None:
        self.terms: list[str] = [""] * FIRST_CODE
        self._codes: dict[str, int] = {"": 0}
        self._coders: dict[str, Coder] = {}

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def full(self) -> bool:
        """True where the codes run out soon, so that the segment has to be ended."""
        return len(self.terms) > LONGEST_TABLE

    def code(self, term: str) -> int:
        """The code for a term, which is a character's number; 0 for the empty term."""
        code = self._codes.get(term)
        if code is None:
            if len(self.terms) == SURROGATES.start:
                self.terms += [""] * len(SURROGATES)
            code = self._codes[term] = len(self.terms)
            self.terms.append(term)
        return code

    def forget_words(self) -> None:
        """Drop the tables of words as written, a quarter of all memory: no further text is coming."""
        self._coders.clear()

    def coder(self, language: str) -> Coder:
        """The table from words as written to codes, for a language."""
        key = "en" if language.startswith("en") else ""
        if key not in self._coders:
            self._coders[key] = Coder(self, key)
        return self._coders[key]


class Coder(dict[bytes, "int | tuple[int, ...]"]):
    """Piece of a text (see words.pieces) -> the code of its word, 0 where there is none; fills itself.

    A piece of several words, which is rare, has a tuple of codes.
    """

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self._vocabulary, self._language = vocabulary, language

    def __missing__(self, piece: bytes) -> int | tuple[int, ...]:
        if len(self) >= _KEPT:
            self.clear()
        plain = plain_piece(piece)  # two pieces in five are another one but for capitals or full stops
        found = self[piece] = self[plain] if plain != piece else self._of(piece)
        return found

    def _of(self, piece: bytes) -> int | tuple[int, ...]:
        codes = tuple(filter(None, map(self._code, piece_words(piece))))
        return codes if len(codes) > 1 else codes[0] if codes else 0

    def _code(self, word: str) -> int:
        return self._vocabulary.code(term_of(word, self._language))

    def codes(self, raw: bytes) -> tuple[list[int], str]:
        """The codes of the words of a text in UTF-8, in order, as numbers and as characters."""
        found = list(filter(None, map(self.__getitem__, pieces(raw))))
        try:
            return found, characters(found)  # type: ignore[arg-type, return-value]  # a tuple in it raises TypeError
        except TypeError:
            flat = [code for one in found for code in (one if isinstance(one, tuple) else (one,))]
            return flat, characters(flat)


def characters(codes: Iterable[int]) -> str:
    """The characters with these numbers."""
    return array("I", codes).tobytes().decode(_UTF_32)


def numbers(characters: str) -> array[int]:
    """The numbers of these characters."""
    found = array("I")
    found.frombytes(characters.encode(_UTF_32))
    return found


def _empty() -> array[int]:
    return array("I")


def parted(postings: array[int]) -> tuple[array[int], bytes, int]:
    """The articles of postings, in order; their weights, a byte each, or two where one is greater; and the greatest."""
    if len(postings) == 1:
        article, weight = divmod(postings[0], 65_536)
        return array("H", [article]), bytes([weight]) if weight < 256 else array("H", [weight]).tobytes(), weight
    raw = postings.tobytes()
    halves = array("H", raw)
    if raw[_HIGH_BYTE::4] != bytes(len(postings)):
        weights = halves[_LOW::2]
        return halves[1 - _LOW :: 2], weights.tobytes(), max(weights)
    light = raw[_LOW_BYTE::4]
    return halves[1 - _LOW :: 2], light, max(light)


class Pool:
    """All postings of the segment being made. Articles must come in the order of their numbers."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.lengths = {field: bytearray() for field in FIELDS}
        self.totals = dict.fromkeys(FIELDS, 0)
        self.held = 0
        self._every: list[array[int]] = []
        # nearly every term is in some text, few are in a title: a list there, tables here
        self._lists: dict[str, Lists] = {TEXT: self._every, TITLE: defaultdict(_empty), QUOTED: defaultdict(_empty)}
        self._stop: Callable[[], bool] | None = None

    def stop_when(self, cancelled: Callable[[], bool]) -> None:
        """Have `check` end the work as soon as it is cancelled."""
        self._stop = cancelled

    def check(self) -> None:
        """Raises Cancelled where the segment is no longer wanted."""
        if self._stop and self._stop():
            raise Cancelled

    @property
    def full(self) -> bool:
        """True where the segment has to be ended."""
        return self.held >= MOST_HELD or self.vocabulary.full

    def grow(self) -> None:
        """Make room for the terms that were met since."""
        self._every += [_empty() for _ in range(len(self.vocabulary) - len(self._every))]

    def take(self, field: str, article: int, codes: Sequence[int]) -> None:
        """Note that an article has these terms; each counts as often as it is given."""
        if not codes:
            return
        lists, high = self._lists[field], article << 16
        counts = Counter(codes)
        if len(codes) > HEAVIEST:
            counts = Counter({code: min(often, HEAVIEST) for code, often in counts.items()})
        for code, often in counts.items():
            lists[code].append(high | often)
        self.held += len(counts)

    def take_list(self, field: str, code: int, postings: Sequence[int]) -> None:
        """Note a term's postings in further articles, in order."""
        self._lists[field][code].extend(postings)
        self.held += len(postings)

    def iter_postings(self) -> Pool:
        """What Whoosh hands to the field writer: the pool itself."""
        return self

    def ordered(self) -> list[int]:
        """The codes of all terms, terms in byte order; asked for when all articles are in."""
        terms = self.vocabulary.terms
        return sorted((code for code, term in enumerate(terms) if term), key=terms.__getitem__)

    def lists(self, field: str, codes: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Code and postings of the terms that are in a field; what was handed out is forgotten."""
        lists, none = self._lists[field], _empty()
        known = range(len(lists)) if field == TEXT else lists
        for code in codes:
            if code in known and (postings := lists[code]):
                yield code, postings
                lists[code] = none

    def cleanup(self) -> None:
        """Let go of memory."""
        self._lists.clear()
        self._every.clear()
