"""Saved web pages -> drafts: trafilatura for the body, the page's own metadata, and a simple way without it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from briefing.model.article import BlockKind
from briefing.reading.decoding import decode
from briefing.reading.draft import Draft, Piece

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)|x0{0,9}(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f]));?", re.IGNORECASE
)


def read_page(data: bytes) -> list[Draft]:
    """The article in an HTML page."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    source = _CONTROL_REFERENCE.sub("", decoded.text)
    draft = _with_trafilatura(source)
    if decoded.guessed:
        draft.note("encoding-guessed", f"the encoding was guessed: {decoded.encoding}")
    return [draft]


def _with_trafilatura(source: str) -> Draft:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  (400 ms, only for pages)
    except ImportError:
        draft = simple_page(source)
        draft.note("simple-reader", "read in a simple way; `pip install briefing[web]` reads web pages better")
        return draft
    document: Any = bare_extraction(source, include_comments=False, favor_recall=True, with_metadata=True)
    if document is None or not document.text:
        return simple_page(source)
    draft = Draft([Piece(line.strip()) for line in document.text.splitlines() if line.strip()])
    for name, value in (
        ("title", document.title),
        ("byline", document.author),
        ("source", document.sitename),
        ("published", document.date),
        ("url", document.url),
    ):
        draft.add(name, value, "page")
    return draft


class _Simple(HTMLParser):
    """Collects the text of paragraphs, headings and list items, and the title."""

    SKIPPED = frozenset(
        {"script", "style", "nav", "footer", "aside", "form", "noscript", "template", "svg", "button", "select"}
    )
    BLOCKS = frozenset(
        "p div li h1 h2 h3 h4 h5 h6 blockquote td th tr br section article figure figcaption pre ul ol title dt dd".split()
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.title = ""
        self.words: list[str] = []
        self.kind: BlockKind | None = None
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SKIPPED:
            self.skipped += 1
        elif tag in self.BLOCKS:
            self.flush()
            self.kind = _KINDS.get(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        elif tag == "title":
            self.title = self.title or " ".join("".join(self.words).split())
            self.words.clear()
        elif tag in self.BLOCKS:
            self.flush()
            self.kind = None

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data)

    def flush(self) -> None:
        """Ends the piece that is being collected."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.pieces.append(Piece(text, self.kind))


_KINDS = {f"h{n}": BlockKind.HEADING for n in range(1, 7)} | {"li": BlockKind.LIST, "figcaption": BlockKind.CAPTION}


def simple_page(source: str) -> Draft:
    """The text of a page with the standard library alone: all that is not navigation, script or form."""
    parser = _Simple()
    parser.feed(source)
    parser.close()
    parser.flush()
    draft = Draft(parser.pieces)
    draft.add("title", parser.title, "page")
    return draft
