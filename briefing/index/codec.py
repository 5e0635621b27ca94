"""Our format as a codec of Whoosh, so that Whoosh's writers, segments and readers work with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.index.adapter import ListMatcher, TermInfo, TermNotFound, byte_to_length, codec
from briefing.index.cache import Cache
from briefing.index.docwriter import RawDocumentWriter
from briefing.index.fieldwriter import RawFieldWriter
from briefing.index.format import FIELDS
from briefing.index.generations import read_manifest
from briefing.index.segment import Segment


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
    """Makes the writers and readers of our format."""

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

    def terms_reader(self, storage: Any, segment: Any) -> RawTermsReader:
        """Terms and postings for Whoosh's own searcher."""
        return RawTermsReader(_view(storage.folder, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> RawDocumentReader:
        """Articles' records for Whoosh's own searcher."""
        return RawDocumentReader(_view(storage.folder, segment))


@lru_cache(maxsize=8)
def _view(folder: str, segment: Any) -> Segment:
    return Segment(read_manifest(Path(folder)), segment, Cache(1 << 22))


class RawTermsReader(codec.TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's view of the terms, slow and complete. Searching goes past it (matching.py); tests compare the two."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in FIELDS and self._segment.fields[term[0]].find(term[1]) >= 0

    def indexed_field_names(self) -> tuple[str, ...]:
        """The fields that have terms."""
        return FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every field's terms in order."""
        return ((f, t) for f in sorted(FIELDS) for t in self._segment.fields[f].every_term())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field that do not sort before `prefix`."""
        field = self._segment.fields[fieldname]
        return ((fieldname, field.term(n)) for n in range(field.after(prefix), len(field)))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """Frequencies of a term. Raises TermNotFound."""
        field, number = self._found(fieldname, text)
        top = field.top(number)
        return TermInfo(weight=top, df=field.containing(number), minlength=1, maxlength=255, maxweight=top, minid=0)

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many articles the term is."""
        field, number = self._found(fieldname, text)
        return int(field.containing(number))

    def _found(self, fieldname: str, text: bytes) -> Any:
        field = self._segment.fields[fieldname]
        number = field.find(text)
        if number < 0:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return field, number

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        """The postings of a term as Whoosh walks through them."""
        field, number = self._found(fieldname, text)
        articles, weights = field.postings(number)
        return ListMatcher(
            articles.tolist(),
            [float(w) for w in weights] if weights else [1.0] * len(articles),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def close(self) -> None:
        """The segment stays open for the next reader."""


class RawDocumentReader(codec.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's view of the articles."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        """How many articles there are."""
        return self._segment.live_count

    def doc_count_all(self) -> int:
        """How many there are, deleted ones included."""
        return self._segment.count

    def has_deletions(self) -> bool:
        """Whether any are deleted."""
        return bool(self._segment.deletions)

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return docnum in self._segment.deletions

    def deleted_docs(self) -> Iterator[int]:
        """The deleted ones."""
        return iter(self._segment.deletions)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Length in words, in Whoosh's one-byte scale."""
        byte = self._segment.fields[fieldname].lengths[docnum]
        return int(byte_to_length(byte)) if byte else default

    def field_length(self, fieldname: str) -> int:
        """Words of all articles together."""
        return self._segment.totals.get(fieldname, 0)

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """What is kept of an article."""
        title, text = self._segment.stored(docnum)
        return {"id": self._segment.article_id(docnum), "title": title, "text": text}
