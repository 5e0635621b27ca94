"""Metadata that the text itself gives: dates, byline, outlet, and through whom its words came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.model.article import Block, BlockKind
from briefing.model.text import Moment, Precision
from briefing.reading.bylines import byline_of, is_outlet
from briefing.reading.date_lines import dates_in
from briefing.reading.via import OWN, agency, via_of

_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<own>[A-Z][\w.&'’ -]{1,50}?)\s*(?:[.,|]|\bAll\b|\bInc\b|\bLLC\b|$)",
    re.IGNORECASE,
)
_BEGINNING = 6
"""Paragraphs within which an outlet names itself."""


class Facts(NamedTuple):
    """What a text says about its own origin; fields it does not give are None or empty."""

    published: Moment | None = None
    updated: Moment | None = None
    byline: str | None = None
    source: str | None = None
    via: tuple[str, ...] = ()


def find_facts(text: str, blocks: Sequence[Block]) -> Facts:
    """The metadata in a text with its blocks. A date of a post inside only says that the article is not older."""
    published = updated = byline = None
    for block in blocks:
        line = block.span.of(text)
        if block.kind is BlockKind.BYLINE and byline is None:
            byline = byline_of(line)
        if block.kind in (BlockKind.DATE, BlockKind.BYLINE):
            dates = dates_in(line)
            published, updated = published or dates.published, updated or dates.updated
    if published is None and updated is None:
        posted = max((block.posted for block in blocks if block.posted), default=None)
        published = Moment(posted, Precision.NOT_BEFORE) if posted else None
    return Facts(published, updated, byline, _source(text, blocks), via_of(text, blocks))


def _source(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that names itself as reporting ("…, Outlet reports, …"), heads the text, or holds the rights."""
    for block in [b for b in blocks if b.kind is BlockKind.PARAGRAPH][:_BEGINNING]:
        match = OWN.search(text, block.start, block.end)
        if match and agency(match["own"]) is None:
            return match["own"]
    for block in blocks[:_BEGINNING]:
        if block.kind is BlockKind.BYLINE and is_outlet(line := block.span.of(text)):
            return line
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE and (match := _RIGHTS.match(block.span.of(text))):
            return match["own"].strip()
    return None
