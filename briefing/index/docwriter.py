"""Writes what a segment keeps of each article (`.doc`, `.str`, `.txt`; see format.py)."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefing.index.adapter import codec
from briefing.index.article import IndexedArticle
from briefing.index.fieldwriter import starts
from briefing.index.format import DOCUMENTS, FACETS, FIELD_GAP, STORED, STREAMS, pack
from briefing.index.segment import Segment

_EPOCH = datetime(1900, 1, 1).toordinal()
_LEVEL = 1  # of zlib: level 6 saves a tenth of the index and takes three times as long
_BUFFER = 1 << 20  # bytes gathered before they are written


def minutes(published: str | None) -> int:
    """An ISO date or moment as minutes since 1900, as written (no conversion between time zones); 0 where unknown."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return 0
    return max(0, (moment.toordinal() - _EPOCH) * 1440 + moment.hour * 60 + moment.minute)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is kept of one article, as it goes into the files: `facets` in the order of format.FACETS."""

    id: str
    date: int
    facets: tuple[str, ...]
    stream: bytes
    stored: bytes


def record(article: IndexedArticle, stream: bytes, text: bytes) -> DocumentRecord:
    """The record of an article, its words' characters and its text in UTF-8."""
    return DocumentRecord(
        article.id,
        minutes(article.published),
        (article.source, (article.published or "")[:7], article.language, article.kind),
        stream,
        deflate(utf8(one_line(article.title) + "\n") + text),
    )


def taken(segment: Segment, number: int, stream: bytes) -> DocumentRecord:
    """The record of an article of another segment, its words' characters already those of the new one."""
    return DocumentRecord(
        segment.article_id(number),
        segment.dates[number],
        tuple(segment.names[facet][segment.column(facet)[number]] for facet in FACETS),
        stream,
        segment.raw_stored(number),
    )


def utf8(text: str) -> bytes:
    """The text as it is kept."""
    return text.encode("utf-8", "replace")


def one_line(title: str) -> str:
    """A title without line ends, which part it from the text."""
    return " ".join(title.splitlines())


def deflate(raw: bytes) -> bytes:
    """Compressed, without header and checksum: the generation's manifest has one."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(raw) + packer.flush()


class RawDocumentWriter(codec.PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's per-document writer for our codec: takes whole records, not field by field."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self._streams = segment.create_file(storage, STREAMS)
        self._stored = segment.create_file(storage, STORED)
        self._ids: list[bytes] = []
        self._dates = array("I")
        self._facets = [array("H") for _ in FACETS]
        self._names: list[dict[str, int]] = [{} for _ in FACETS]
        self._stream_ends, self._stored_ends = array("Q", [0]), array("Q", [0])
        self._spoken = array("Q")
        self._held: tuple[list[bytes], list[bytes]] = ([], [])
        self._flushed = 0
        self.is_closed = False

    def add(self, record: DocumentRecord) -> None:
        """Keep the next article."""
        self._ids.append(record.id.encode())
        self._dates.append(record.date)
        for column, names, value in zip(self._facets, self._names, record.facets, strict=True):
            column.append(names.setdefault(value, len(names)))
        self._held[0].append(record.stream)
        self._held[1].append(record.stored)
        self._spoken.append(self._stream_ends[-1] + record.stream.rfind(FIELD_GAP.encode()))
        self._stream_ends.append(self._stream_ends[-1] + len(record.stream))
        self._stored_ends.append(self._stored_ends[-1] + len(record.stored))
        if self._stored_ends[-1] - self._flushed > _BUFFER:
            self._flush()

    def _flush(self) -> None:
        for file, parts in zip((self._streams, self._stored), self._held, strict=True):
            file.write(b"".join(parts))
            parts.clear()
        self._flushed = self._stored_ends[-1]

    def close(self) -> None:
        """Write the tables and close all files."""
        if self.is_closed:
            return
        self.is_closed = True
        self._flush()
        self._streams.close()
        self._stored.close()
        tables: dict[str, array[int] | bytes] = {
            "ids": b"".join(self._ids),
            "idstarts": starts(self._ids),
            "dates": self._dates,
            "stream": self._stream_ends,
            "spoken": self._spoken,
            "stored": self._stored_ends,
        }
        tables |= dict(zip(FACETS, self._facets, strict=True))
        with self._segment.create_file(self._storage, DOCUMENTS) as file:
            file.write(pack(_header(self._names), tables))


def _header(names: Sequence[Mapping[str, int]]) -> dict[str, Any]:
    return {"names": {facet: list(known) for facet, known in zip(FACETS, names, strict=True)}}
