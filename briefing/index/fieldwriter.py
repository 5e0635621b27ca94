"""Writes the terms and postings of a segment (`.dic`, `.pst`; see format.py)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import IO, Any

from briefing.index import bits
from briefing.index.adapter import codec
from briefing.index.champions import Champions
from briefing.index.format import (
    BITMAP_SHARE,
    CHAMPIONS_FROM,
    DICTIONARY,
    FIELDS,
    POSTINGS,
    TEXT,
    pack,
)
from briefing.index.postings import Pool, parted
from briefing.index.prefixes import Prefixes
from briefing.index.scoring import norms


class RawFieldWriter(codec.FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's field writer for our codec: takes a whole Pool, not postings one by one."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Pool) -> None:
        """Write all fields of the pool."""
        tables: dict[str, Any] = {}
        codes = items.ordered()
        with self._segment.create_file(self._storage, POSTINGS) as file:
            place = 0
            for field in FIELDS:
                writer = _Field(items, field, file, place)
                place = writer.write(codes)
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
        self._count = len(pool.lengths[field])
        self._champions = Champions(pool.lengths[field], norms(pool.totals[field] / max(1, self._count)))
        self._terms: list[bytes] = []
        self._df, self._top, self._code, self._at = array("H"), array("H"), array("I"), array("I")
        self._prefixes = Prefixes(self._count)

    def write(self, codes: Sequence[int]) -> int:
        """Write every term's record, the terms in the order of `codes`; the place in the file after the last."""
        buffer: list[bytes] = []
        for code, postings in self._pool.lists(self._field, codes):
            record = self._record(self._pool.vocabulary.terms[code].encode(), code, postings)
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

    def _record(self, term: bytes, code: int, postings: array[int]) -> bytes:
        articles, weights, top = parted(postings)
        self._terms.append(term)
        self._df.append(len(articles) - 1)
        self._top.append(top)
        self._code.append(code)
        record = articles.tobytes()
        if top > 1:
            record += weights
        bitmap = 0
        if len(articles) * BITMAP_SHARE > self._count:
            bitmap = bits.from_numbers(articles, self._count)
            record = bits.to_bytes(bitmap, self._count) + record
        if len(articles) >= CHAMPIONS_FROM and top < 256:
            record = self._champions.of(articles, weights) + record
        if self._field == TEXT:
            self._prefixes.add(term, articles, bitmap)
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
            "lengths": bytes(self._pool.lengths[self._field]),
            "prefix": b"".join(self._prefixes.kept),
            "prestarts": starts(self._prefixes.kept),
            "preplace": self._preplace,
        }
        return {f"{self._field}.{name}": table for name, table in tables.items()}


def starts(pieces: Sequence[bytes]) -> array[int]:
    """Where each piece starts when all are joined, and the end."""
    ends = array("I", [0])
    place = 0
    for piece in pieces:
        place += len(piece)
        ends.append(place)
    return ends
