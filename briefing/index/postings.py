"""Postings while a segment is being made: kept packed in memory, spilled to a file in runs, read back term by term."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate
from typing import IO

from briefing.index.article import Cancelled
from briefing.index.format import FIELDS, FIRST_CODE, LONGEST_TABLE
from briefing.index.words import piece_words, term_of

RUN = 1_800_000  # postings held in memory, four bytes each, before they are spilled; 20,000 articles make four runs
CHECK_EVERY = 512  # terms or articles of another segment taken in, between two looks whether to stop: milliseconds
_KEPT = 100_000  # words remembered a language


class Vocabulary:
    """The terms of a segment, and the characters that stand for them in streams, given out as terms are met."""

    def __init__(self) -> None:
        self.terms: list[str] = [""] * FIRST_CODE
        self._chars: dict[str, str] = {"": ""}
        self._coders: dict[str, Coder] = {}

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def full(self) -> bool:
        """True where the characters run out soon, so that the segment has to be ended."""
        return len(self.terms) > LONGEST_TABLE

    def char(self, term: str) -> str:
        """The character for a term; nothing for the empty term."""
        char = self._chars.get(term)
        if char is None:
            char = self._chars[term] = chr(len(self.terms))
            self.terms.append(term)
        return char

    def forget_words(self) -> None:
        """Drop the tables of words as written, a quarter of all memory: no further text is coming."""
        self._coders.clear()

    def coder(self, language: str) -> Coder:
        """The table from words as written to characters, for a language."""
        key = "en" if language.startswith("en") else ""
        if key not in self._coders:
            self._coders[key] = Coder(self, key)
        return self._coders[key]


class Coder(dict[bytes, str]):
    """Piece of a text (see words.pieces) -> the characters of its words' terms, usually one; fills itself."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self._vocabulary, self._language = vocabulary, language

    def __missing__(self, piece: bytes) -> str:
        if len(self) >= _KEPT:
            self.clear()
        char, language = self._vocabulary.char, self._language
        chars = self[piece] = "".join(char(term_of(word, language)) for word in piece_words(piece))
        return chars


class Lists(dict[str, Callable[[int], None]]):
    """Character -> what appends to its packed postings (article << 16 | weight), which are in `arrays`, of one field.

    Kept as bound methods: looking `append` up anew for every posting is a tenth of the time of indexing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.arrays: dict[str, array[int]] = {}

    def __missing__(self, char: str) -> Callable[[int], None]:
        fresh = self.arrays[char] = array("I")
        append = self[char] = fresh.append
        return append

    def extend(self, char: str, packed: list[int]) -> None:
        """Append several postings of one term."""
        self[char]
        self.arrays[char].extend(packed)

    def clear(self) -> None:
        """Forget all postings."""
        super().clear()
        self.arrays.clear()


class _Run:
    """Spilled lists: for each field a stretch of the file, ordered by character, and where each character's ends."""

    def __init__(self, file: IO[bytes], lists: dict[str, Lists], codes: int) -> None:
        self._file = file
        self._ends: dict[str, tuple[int, array[int]]] = {}
        for field, kept in lists.items():
            start = file.seek(0, 2)
            sizes = array("I", bytes(4 * codes))
            for char in sorted(kept.arrays):
                sizes[ord(char)] = file.write(kept.arrays[char].tobytes())
            self._ends[field] = (start, array("I", accumulate(sizes)))

    def read(self, field: str, code: int) -> bytes:
        start, ends = self._ends[field]
        if code >= len(ends):
            return b""
        first = ends[code - 1]
        if first == ends[code]:
            return b""
        self._file.seek(start + first)
        return self._file.read(ends[code] - first)


class Pool:
    """All postings of the segment being made. Articles must come in the order of their numbers."""

    def __init__(self, folder: str) -> None:
        self.vocabulary = Vocabulary()
        self.lists = {field: Lists() for field in FIELDS}
        self.lengths = {field: bytearray() for field in FIELDS}
        self.totals = dict.fromkeys(FIELDS, 0)
        self.held = 0
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._runs: list[_Run] = []
        self._stop: Callable[[], bool] | None = None

    def stop_when(self, cancelled: Callable[[], bool]) -> None:
        """Have `check` end the work as soon as it is cancelled."""
        self._stop = cancelled

    def check(self) -> None:
        """Raises Cancelled where the segment is no longer wanted."""
        if self._stop and self._stop():
            raise Cancelled

    def spill(self) -> None:
        """Move the lists in memory to the file, where they have become large."""
        if self.held < RUN:
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  (closed by cleanup)
        self._runs.append(_Run(self._file, self.lists, len(self.vocabulary)))
        for kept in self.lists.values():
            kept.clear()
        self.held = 0

    def packed(self, field: str, code: int) -> bytes:
        """The postings of one term, as four-byte numbers (article << 16 | weight), in order."""
        here = self.lists[field].arrays.get(chr(code))
        parts = [run.read(field, code) for run in self._runs]
        if here is not None:
            parts.append(here.tobytes())
        return b"".join(parts)

    def iter_postings(self) -> Pool:
        """What Whoosh hands to the field writer: the pool itself."""
        return self

    @cached_property
    def ordered(self) -> list[tuple[bytes, int]]:
        """Every term with its code, terms in byte order; asked for when all articles are in."""
        return sorted((term.encode(), code) for code, term in enumerate(self.vocabulary.terms) if term)

    def cleanup(self) -> None:
        """Let go of the file and of memory."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._runs.clear()
        self.lists = {field: Lists() for field in FIELDS}
