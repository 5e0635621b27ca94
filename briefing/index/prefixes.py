"""Bitmaps of short prefixes with many postings, made while the terms of a segment come by in order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.index import bits

_LONGEST = 4  # bytes of the longest prefix with a bitmap of its own
_FROM = 8_192  # postings under a prefix; below that the union is made in a fifth of a millisecond


@dataclass(slots=True)
class _Open:
    """A prefix whose terms are coming by: articles of common terms as a set of bits, of others one by one."""

    prefix: bytes
    postings: int = 0
    common: int = 0
    others: array[int] = field(default_factory=lambda: array("H"))

    def add(self, postings: int, common: int, others: array[int], size: int) -> None:
        self.postings += postings
        self.common |= common
        self.others += others
        if len(self.others) > size:
            self.common, self.others = self.united(size), array("H")

    def united(self, size: int) -> int:
        return self.common | bits.from_numbers(self.others, size)


class Prefixes:
    """Takes the terms of a segment of `count` articles; `kept` are then the prefixes in byte order."""

    def __init__(self, count: int) -> None:
        self.kept: list[bytes] = []
        self._count = count
        self._from = max(_FROM, count // 2)
        self._open: list[_Open] = []
        self._bitmaps: dict[bytes, bytes] = {}

    def add(self, term: bytes, articles: array[int], bitmap: int) -> None:
        """The next term with its articles; 0 in place of the `bitmap` of a term that is in few."""
        self._close_to(term)
        for size in range(len(self._open) + 1, min(_LONGEST, len(term)) + 1):
            self._open.append(_Open(term[:size]))
        if self._open:
            self._open[-1].add(len(articles), bitmap, array("H") if bitmap else articles, self._count)

    def _close_to(self, term: bytes) -> None:
        while self._open and not term.startswith(self._open[-1].prefix):
            done = self._open.pop()
            if done.postings > self._from:
                done.common, done.others = done.united(self._count), array("H")
                self._bitmaps[done.prefix] = bits.to_bytes(done.common, self._count)
            if self._open:
                self._open[-1].add(done.postings, done.common, done.others, self._count)

    def finish(self) -> Iterable[bytes]:
        """The bitmaps in the order of `kept`."""
        self._close_to(b"\xff")
        self.kept = sorted(self._bitmaps)
        return [self._bitmaps[p] for p in self.kept]
