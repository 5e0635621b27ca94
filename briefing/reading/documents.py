"""PDF and Word documents -> drafts, with libraries that come in an extra."""

from __future__ import annotations

import io
import re
from typing import Any

from briefing.model.article import BlockKind
from briefing.reading.decoding import Refused
from briefing.reading.draft import Draft, Piece

MAX_PAGES = 200
_INSTALL = "needs a library to be read: `pip install 'briefing[documents]'`"
_FULL = 0.8
"""Share of the usual width that a line inside a paragraph has at least."""
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read_pdf(data: bytes) -> list[Draft]:
    """The text of a PDF, and its title, author and date where the document says them."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415  (120 ms, only for PDF)
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise Refused("extra-missing", _INSTALL) from None
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted", "is encrypted")
        pages = [page.extract_text() for page in reader.pages[:MAX_PAGES]]
        draft = Draft([Piece(paragraph) for page in pages for paragraph in paragraphs_of(_HYPHEN.sub("", page))])
        if not draft.pieces:
            raise Refused("no-text", "holds no text (perhaps only pictures of it)")
        if len(reader.pages) > MAX_PAGES:
            draft.note("cut", f"has {len(reader.pages)} pages; only the first {MAX_PAGES} were read")
        _add_properties(draft, reader.metadata)
    except PyPdfError as error:
        raise Refused("unreadable", f"could not be read as PDF ({type(error).__name__})") from error
    return [draft]


def paragraphs_of(page: str) -> list[str]:
    """The paragraphs of a page of lines set in a proportional font: one ends where a line is clearly short or empty."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        if len(line) < _FULL * width:
            found.append([])
    return [" ".join(paragraph) for paragraph in found if paragraph]


def _add_properties(draft: Draft, properties: Any) -> None:
    """Title, author and dates of a PDF; a title that is a file's name is none."""
    if properties is None:
        return
    title = properties.title or ""
    if not re.search(r"\.\w{2,5}$|^untitled|^microsoft word", title, re.IGNORECASE):
        draft.add("title", title, "document")
    draft.add("byline", properties.author, "document")
    if properties.creation_date:
        draft.add("published", properties.creation_date.isoformat(), "document")


def read_word(data: bytes) -> list[Draft]:
    """The paragraphs and tables of a Word document, and its properties."""
    try:
        from docx import Document  # noqa: PLC0415  (150 ms, only for Word)
        from docx.opc.exceptions import OpcError  # noqa: PLC0415
    except ImportError:
        raise Refused("extra-missing", _INSTALL) from None
    try:
        document = Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError) as error:
        raise Refused("unreadable", "could not be read as a Word document") from error
    draft = Draft([piece for block in document.iter_inner_content() for piece in _word_pieces(block)])
    properties = document.core_properties
    draft.add("title", properties.title, "document")
    draft.add("byline", properties.author if properties.author != "python-docx" else None, "document")
    for field, moment in (("published", properties.created), ("updated", properties.modified)):
        if moment:
            draft.add(field, moment.isoformat(), "document")
    return [draft]


def _word_pieces(block: Any) -> list[Piece]:
    """The piece of a paragraph, or one for each row of a table."""
    if hasattr(block, "rows"):
        rows = (" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows)
        return [Piece(row, BlockKind.LIST, "\n") for row in rows if row.strip(" |")]
    style = (block.style.name or "").lower() if block.style is not None else ""
    kind = BlockKind.HEADING if style.startswith(("heading", "title")) else None
    kind = BlockKind.LIST if style.startswith("list") else kind
    return [Piece(line, kind) for line in block.text.split("\n") if line.strip()]
