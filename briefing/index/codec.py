"""Our format as a codec of Whoosh: its writer and its table of segments work with it; searching goes past it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from briefing.index.adapter import codec, fields
from briefing.index.docwriter import RawDocumentWriter
from briefing.index.fieldwriter import RawFieldWriter


class RawSegment(codec.Segment):  # type: ignore[misc]  # Whoosh has no types
    """A segment's entry in Whoosh's table: name, size, deletions. The name does not come from the global `random`."""

    def __init__(self, indexname: str) -> None:
        self.indexname = indexname
        self.segid = secrets.token_hex(8)
        self.compound = False
        self._count = 0
        self._gone: set[int] = set()

    def codec(self) -> RawCodec:
        """The codec that reads it."""
        return RawCodec()

    def should_assemble(self) -> bool:
        """Its files stay separate."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Tell how many articles it holds."""
        self._count = doccount

    def doc_count_all(self) -> int:
        """How many articles it holds, deleted ones included."""
        return self._count

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self._gone)

    def deleted_docs(self) -> Iterator[int]:
        """The deleted ones."""
        return iter(self._gone)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete an article, or take that back."""
        (self._gone.add if delete else self._gone.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether an article is deleted."""
        return docnum in self._gone


class RawCodec(codec.Codec):  # type: ignore[misc]  # Whoosh has no types
    """Makes the writers of our format."""

    length_stats = False  # the pool has the lengths; Whoosh need not read them back before postings are written

    def new_segment(self, storage: Any, indexname: str) -> RawSegment:
        """A segment without articles."""
        return RawSegment(indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> RawDocumentWriter:
        """What writes the articles' records."""
        return RawDocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> RawFieldWriter:
        """What writes terms and postings."""
        return RawFieldWriter(storage, segment)


def schema() -> Any:
    """The fields of an article, as Whoosh keeps them; how words become terms is our writer's own (terms.py)."""
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        text=fields.TEXT(),
        title=fields.TEXT(),
        quoted=fields.TEXT(),
        source=fields.ID(),
        date=fields.ID(),
        language=fields.ID(),
        kind=fields.ID(),
    )
