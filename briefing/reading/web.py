"""Saved web pages -> drafts: trafilatura for the body, the page's head for the metadata, a simple way without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.model.article import BlockKind
from briefing.reading.decoding import Decoded, decode
from briefing.reading.draft import Draft, Piece
from briefing.reading.hypertext import pieces_of, shortened
from briefing.reading.page_fields import add_page_fields
from briefing.reading.posts import is_signature, split_signature
from briefing.reading.text_file import note_decoding

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)|x0{0,9}(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f]));?", re.IGNORECASE
)
_TAG_KINDS = {"head": BlockKind.HEADING, "item": BlockKind.LIST}
_SHORT = 200
"""Fewer characters than this are not the article, or not all of it."""


def read_page(data: bytes) -> list[Draft]:
    """The article in an HTML page."""
    source, decoded = _decoded(data)
    draft = draft_of_page(source)
    note_decoding(draft, decoded)
    return [draft]


def read_page_simply(data: bytes) -> list[Draft]:
    """The text of a page without judging what belongs to the article: for pages that take too long, and other XML."""
    source, decoded = _decoded(data)
    draft = Draft(pieces_of(source))
    draft.note("simple-reader", "was read in a simple way: all text of the page, menus and notices included")
    add_page_fields(draft, source)
    note_decoding(draft, decoded)
    return [draft]


def _decoded(data: bytes) -> tuple[str, Decoded]:
    """The source of a page without references to control characters, for which trafilatura would return nothing."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    return shortened(_CONTROL_REFERENCE.sub("", decoded.text)), decoded


def draft_of_page(source: str) -> Draft:
    """A draft of a page's source: its main text and what its head says."""
    draft = Draft([])
    document = _extracted(source, draft)
    if document is not None:
        draft.pieces = list(_pieces(document.body))
    if sum(len(piece.text) for piece in draft.pieces) < _SHORT:
        draft.pieces = pieces_of(source)
    add_page_fields(draft, source)
    if document is not None:
        for field, value in (("published", document.date), ("byline", document.author), ("source", document.sitename)):
            draft.add(field, value, "page text")
    return draft


def _extracted(source: str, draft: Draft) -> Any:
    """The document trafilatura makes; None without the library (the draft then says so) or where it finds nothing."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  (400 ms, only for pages)
    except ImportError:
        draft.note("simple-reader", "was read in a simple way; `pip install 'briefing[web]'` reads web pages better")
        return None
    # On three sets of pages the strict way was best: word F1 0.976, 0.962, 0.919 against 0.972, 0.905, 0.913.
    document: Any = bare_extraction(source, include_comments=False, favor_precision=True)
    if document is None or document.body is None or len(document.text or "") < _SHORT:
        document = bare_extraction(source, include_comments=False, favor_recall=True)
    return document if document is not None and document.body is not None else None


def _pieces(body: Any) -> Iterator[Piece]:
    """The pieces of trafilatura's document tree: paragraphs, headings, list items, table rows."""
    for element in body.iterchildren():
        tag = element.tag
        if tag == "quote":
            yield from _quoted(list(_pieces(element) if len(element) else _lines(element, None)))
        elif tag in ("list", "table", "div", "body"):
            yield from _pieces(element) if len(element) else _lines(element, None)
        elif tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
            yield Piece(" | ".join(cell for cell in cells if cell), BlockKind.LIST, "\n")
        else:
            yield from _lines(element, _TAG_KINDS.get(tag))


def _quoted(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a quotation block, marked as a post if it ends with a signature."""
    if not pieces:
        return []
    *words, signature = split_signature(pieces[-1].text)
    if not is_signature(signature):
        return pieces
    return [piece._replace(kind=BlockKind.POST) for piece in pieces[:-1]] + [
        Piece(part, BlockKind.POST) for part in [*words, signature]
    ]


def _lines(element: Any, kind: BlockKind | None) -> Iterator[Piece]:
    """The text of one element, a piece for each line that its line breaks make."""
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    for line in "".join(element.itertext()).split("\n"):
        if line.strip():
            yield Piece(line.strip(), kind, "\n" if kind is BlockKind.LIST else "\n\n")
