"""Markdown -> pieces of plain text: markup is taken off, words stay. Not a renderer; news uses little of Markdown."""

from __future__ import annotations

import re

from briefing.model.article import BlockKind
from briefing.reading.draft import Piece
from briefing.reading.plain import pieces as plain_pieces

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+")
_RULE = re.compile(r"\s*(?:[-*_][ \t]*){3,}$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_IMAGE = re.compile(
    r"!\[([^\]\n]{0,500})\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\]\(<?[^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?>?(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_NOTE_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_STRONG = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,1000}?)(?<=[^\s*_\\])\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(
    r"</?(?:a|b|i|em|strong|p|br|span|div|u|small|sup|sub|blockquote|figure|figcaption|img|center)\b[^<>\n]{0,2000}>",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[*_\[\\<`]")


def pieces(text: str) -> list[Piece]:
    """The paragraphs, headings and list items of Markdown `text`, without their markup."""
    found: list[Piece] = []
    pending: list[str] = []
    text = without_comments(text)

    def flush() -> None:
        found.extend(plain_pieces("\n".join(pending)))
        pending.clear()

    for line in text.splitlines():
        if _UNDERLINE.match(line) and pending and pending[-1].strip() and len(pending) > 0:
            title = pending.pop()
            flush()
            found.append(Piece(inline(title.strip()), BlockKind.HEADING))
        elif _RULE.match(line) or _FENCE.match(line):
            pending.append("")
        elif heading := _HEADING.match(line):
            flush()
            if heading[2]:
                found.append(Piece(inline(heading[2]), BlockKind.HEADING))
        elif item := _ITEM.match(line):
            flush()
            found.append(Piece(inline(line[item.end() :].strip()), BlockKind.LIST, "\n"))
        else:
            pending.append(inline(_QUOTE.sub("", line)))
    flush()
    return found


def inline(text: str) -> str:
    """`text` without links, images, emphasis, escapes and inline HTML; their words stay."""
    if not _SIGNS.search(text):
        return text
    text = without_note_links(_TAG.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _STRONG.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)


def without_note_links(text: str) -> str:
    """`text` with the words of `[[note|words]]` and `[[note]]` links in place of the links."""
    return _NOTE_LINK.sub(r"\1", text) if "[[" in text else text


def without_comments(text: str) -> str:
    """`text` without HTML comments; one that is never closed stays. By hand: a pattern takes minutes on `<!--<!--…`."""
    parts, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[position:start])
        position = end + 3
    return "".join(parts) + text[position:] if parts else text
