"""A body given as a string, HTML or plain text -> pieces: for feeds, records and mails."""

from __future__ import annotations

import re
from html import unescape

from briefing.reading import plain
from briefing.reading.draft import Piece
from briefing.reading.hypertext import pieces_of

_TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|figure|table|blockquote|html|body)\b[^<>]*>", re.I
)


def pieces_of_fragment(body: str) -> list[Piece]:
    """The pieces of `body`, which is taken for HTML if it holds a usual tag."""
    if _TAG.search(body):
        return pieces_of(body)
    return plain.pieces(unescape(body))
