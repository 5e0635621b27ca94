"""HTML -> pieces and what its head says, with the standard library alone: for feeds, mails, and pages where better
extraction is missing or failed.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from briefing.model.article import BlockKind
from briefing.reading.draft import Piece

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "nav",
        "footer",
        "aside",
        "form",
        "noscript",
        "template",
        "svg",
        "button",
        "select",
        "iframe",
        "head",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
    }
    | {
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
    }
)
_KINDS = {f"h{n}": BlockKind.HEADING for n in range(1, 7)} | {"li": BlockKind.LIST, "figcaption": BlockKind.CAPTION}
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track"}
)


class _Text(HTMLParser):
    """Collects the text between block-level tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.kind: BlockKind | None = None
        self.skipping = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            self.depth += tag == self.skipping
        elif tag in _SKIPPED:
            self.flush()
            self.skipping, self.depth = tag, 1
        elif tag not in _INLINE:
            self.flush()
            self.kind = _KINDS.get(tag, self.kind if tag in _VOID or tag == "p" else None)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.depth -= tag == self.skipping
            self.skipping = self.skipping if self.depth else ""
        elif tag not in _INLINE and tag not in _VOID:
            self.flush()
            self.kind = self.kind if tag == "p" else None

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(data)

    def flush(self) -> None:
        """Ends the piece that is being collected."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.pieces.append(Piece(text, self.kind))


_OVERLONG = re.compile(r"(<[a-zA-Z][\w:-]*)\s[^<>]{20000,}(?=>)")


def shortened(source: str) -> str:
    """`source` without the attributes of tags that have over 20,000 characters of them (pictures as data, attacks)."""
    return _OVERLONG.sub(r"\1", source)


def pieces_of(source: str) -> list[Piece]:
    """The text of a page or fragment, a piece for each block-level element, without navigation, scripts and forms."""
    parser = _Text()
    parser.feed(source)
    parser.close()
    parser.flush()
    return parser.pieces
