"""Writes the terms and postings of a segment (`.dic`, `.pst`; see format.py)."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter
from typing import IO, Any

from briefing.index import bits
from briefing.index.adapter import codec
from briefing.index.format import (
    BITMAP_SHARE,
    CHAMPIONS,
    CHAMPIONS_FROM,
    DICTIONARY,
    FIELDS,
    POSTINGS,
    TEXT,
    pack,
)
from briefing.index.postings import Pool
from briefing.index.scoring import norms

_LOW = 0 if sys.byteorder == "little" else 1
_PREFIXES = 4  # bytes of the longest prefix with a bitmap of its own
_PREFIX_FROM = 8_192  # postings under a prefix; below that the union is made in a fifth of a millisecond


class RawFieldWriter(codec.FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's field writer for our codec: takes a whole Pool, not postings one by one."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Pool) -> None:
        """Write all fields of the pool."""
        tables: dict[str, Any] = {}
        with self._segment.create_file(self._storage, POSTINGS) as file:
            place = 0
            for field in FIELDS:
                writer = _Field(items, field, file, place)
                place = writer.write()
                tables |= writer.tables()
        header = {"articles": len(items.lengths[TEXT]), "totals": items.totals}
        with self._segment.create_file(self._storage, DICTIONARY) as file:
            file.write(pack(header, tables))

    def close(self) -> None:
        """Nothing is left open."""
        self.is_closed = True


class _Field:
    """One field of the segment on its way to the disk."""

    def __init__(self, pool: Pool, field: str, file: IO[bytes], place: int) -> None:
        self._pool, self._field, self._file, self._place = pool, field, file, place
        self._lengths = pool.lengths[field]
        self._count = len(self._lengths)
        average = pool.totals[field] / max(1, self._count)
        self._norms = norms(average)
        self._terms: list[bytes] = []
        self._df, self._top, self._code, self._at = array("H"), array("H"), array("I"), array("I")
        self._prefixes = _Prefixes(self._count)

    def write(self) -> int:
        """Write every term's record; the place in the file after the last."""
        buffer: list[bytes] = []
        for term, code in self._pool.ordered:
            packed = self._pool.packed(self._field, code)
            if not packed:
                continue
            record = self._record(term, code, packed)
            self._at.append(self._place)
            self._place += len(record)
            buffer.append(record)
            if len(buffer) > 4096:
                self._pool.check()
                self._file.write(b"".join(buffer))
                buffer.clear()
        self._at.append(self._place)
        self._file.write(b"".join(buffer))
        return self._write_prefixes()

    def _record(self, term: bytes, code: int, packed: bytes) -> bytes:
        halves = memoryview(packed).cast("H")
        articles, heavy = halves[1 - _LOW :: 2].tolist(), halves[_LOW::2].tolist()
        top = max(heavy)
        weights = bytes(heavy) if top < 256 else array("H", heavy).tobytes()
        self._terms.append(term)
        self._df.append(len(articles) - 1)
        self._top.append(top)
        self._code.append(code)
        if self._field == TEXT:
            self._prefixes.add(term, articles)
        record = array("H", articles).tobytes()
        if top > 1:
            record += weights
        if len(articles) * BITMAP_SHARE > self._count:
            record = bits.to_bytes(bits.from_numbers(articles, self._count), self._count) + record
        if len(articles) >= CHAMPIONS_FROM and top < 256:
            record = champions(articles, weights, self._lengths, self._norms) + record
        return record

    def _write_prefixes(self) -> int:
        self._preplace = array("I")
        for bitmap in self._prefixes.finish():
            self._preplace.append(self._place)
            self._place += self._file.write(bitmap)
        return self._place

    def tables(self) -> dict[str, array[int] | bytes]:
        """The field's tables for the dictionary."""
        backwards = [term[::-1] for term in self._terms] if self._field == TEXT else []
        tables: dict[str, array[int] | bytes] = {
            "terms": b"".join(self._terms),
            "starts": starts(self._terms),
            "df": self._df,
            "top": self._top,
            "code": self._code,
            "place": self._at,
            "back": array("I", sorted(range(len(backwards)), key=backwards.__getitem__)),
            "lengths": bytes(self._lengths),
            "prefix": b"".join(self._prefixes.kept),
            "prestarts": starts(self._prefixes.kept),
            "preplace": self._preplace,
        }
        return {f"{self._field}.{name}": table for name, table in tables.items()}


class _Prefixes:
    """Bitmaps of short prefixes with many postings, made while terms come by in order."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._from = max(_PREFIX_FROM, count // 2)
        self._open: list[tuple[bytes, set[int], int]] = []
        self.kept: list[bytes] = []
        self._bitmaps: dict[bytes, bytes] = {}

    def add(self, term: bytes, articles: Sequence[int]) -> None:
        self._close_to(term)
        for size in range(len(self._open) + 1, min(_PREFIXES, len(term)) + 1):
            self._open.append((term[:size], set(), 0))
        if self._open:
            prefix, united, postings = self._open[-1]
            united.update(articles)
            self._open[-1] = (prefix, united, postings + len(articles))

    def _close_to(self, term: bytes) -> None:
        while self._open and not term.startswith(self._open[-1][0]):
            prefix, united, postings = self._open.pop()
            if postings > self._from:
                self._bitmaps[prefix] = bits.to_bytes(bits.from_numbers(united, self._count), self._count)
            if self._open:
                parent, above, more = self._open[-1]
                above |= united
                self._open[-1] = (parent, above, more + postings)

    def finish(self) -> Iterable[bytes]:
        """The bitmaps in the order of `kept`, the prefixes in byte order."""
        self._close_to(b"\xff")
        self.kept = sorted(self._bitmaps)
        return [self._bitmaps[p] for p in self.kept]


def starts(pieces: Sequence[bytes]) -> array[int]:
    """Where each piece starts when all are joined, and the end."""
    ends = array("I", [0])
    place = 0
    for piece in pieces:
        place += len(piece)
        ends.append(place)
    return ends


def champions(articles: Sequence[int], weights: bytes, lengths: bytearray, scale: Sequence[float]) -> bytes:
    """The best postings of a common term and a bound for the rest, as format.py has them.

    What a posting is worth depends on its weight and its article's length only, so pairs of the two are ranked, not
    postings. The bound holds for whatever average length the index has later.
    """
    interleaved = bytearray(2 * len(articles))
    interleaved[_LOW::2] = bytes(itemgetter(*articles)(lengths))
    interleaved[1 - _LOW :: 2] = weights
    pairs = memoryview(interleaved).cast("H")  # weight << 8 | length
    counts = Counter(pairs)
    ranked = sorted(counts, key=lambda p: (p >> 8) / ((p >> 8) + scale[p & 255]), reverse=True)
    chosen: set[int] = set()
    have = 0
    for pair in ranked:
        if have >= CHAMPIONS or have + counts[pair] > 2 * CHAMPIONS:
            break
        chosen.add(pair)
        have += counts[pair]
    heavy = weights.translate(_from_weight(min(chosen, default=0) >> 8))
    best = [n for n in compress(range(len(articles)), heavy) if pairs[n] in chosen]
    edge = _edge([p for p in ranked if p not in chosen])
    head = array("H", [len(best), len(edge), *(articles[n] for n in best)])
    return head.tobytes() + bytes(weights[n] for n in best) + b"".join(edge)


@cache
def _from_weight(weight: int) -> bytes:
    return bytes(weight) + b"\1" * (256 - weight)


def _edge(pairs: Iterable[int]) -> list[bytes]:
    """Of (weight, length) pairs those that no other beats in both, greatest weight first."""
    kept: list[bytes] = []
    shortest = 256
    for pair in sorted(pairs, key=lambda p: (-(p >> 8), p & 255)):
        weight, length = pair >> 8, pair & 255
        if length < shortest:
            kept.append(bytes([weight, length]))
            shortest = length
    return kept
