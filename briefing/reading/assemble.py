"""Draft -> Article: cleaned, laid out in blocks, with what the text itself tells where the format gave none.

These are dates, byline, outlet, and through whom its words came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from briefing.model.article import Article, Block, BlockKind, Problem
from briefing.model.text import Moment, Precision
from briefing.reading.bylines import byline_of, is_outlet
from briefing.reading.date_lines import dates_in
from briefing.reading.draft import Draft, Piece
from briefing.reading.language import language_of, normal_code
from briefing.reading.layout import Layout, lay_out
from briefing.reading.moments import moment
from briefing.reading.safety import clean
from briefing.reading.text_file import MAX_CHARACTERS
from briefing.reading.via import OWN, agency, via_of

MAX_FIELD = 1000
"""Characters of a title, byline or address: far beyond any real one, short enough for every list and page."""


def article_of(draft: Draft, path: str, key: str) -> Article:
    """The finished article; its `id` is empty and its sentences are left to the analysis."""
    pieces, dropped = _cleaned(draft.pieces)
    values, hidden = _fields(draft)
    notes = list(draft.notes)
    if dropped := dropped + hidden:
        notes.append(("cleaned", f"{dropped} control or invisible characters were removed"))
    if sum(len(p.text) for p in pieces) > MAX_CHARACTERS:
        pieces = _cut(pieces)
        notes.append(("cut", f"is longer than {MAX_CHARACTERS:,} characters; the rest was cut"))
    if any(len(value) > MAX_FIELD for value in values.values()):
        values = {name: value[:MAX_FIELD] for name, value in values.items()}
        notes.append(("cut", f"has details of more than {MAX_FIELD:,} characters; they were cut"))
    origins = {name: found.origin for name, found in draft.fields.items()}
    layout = lay_out(pieces, values.get("title"))
    known: dict[str, Any] = {name: values[name] for name in ("title", "source", "byline", "url") if values.get(name)}
    for name in ("published", "updated"):
        if found := moment(values.get(name)):
            known[name] = found
    told = language_of(layout.text)
    if language := told or normal_code(values.get("language")):
        known["language"] = language
        origins["language"] = "text" if told else origins["language"]
    for name, value in _from_text(layout, known):
        known[name] = value
        origins[name] = "text"
    if "source" not in known and (host := _host(known.get("url", ""))):
        known["source"], origins["source"] = host, "url"
    return Article(
        "",
        key,
        path,
        layout.text,
        layout.blocks,
        **known,
        origins={name: origins[name] for name in known},
        problems=tuple(Problem(path, code, message) for code, message in notes),
    )


def _fields(draft: Draft) -> tuple[dict[str, str], int]:
    """The values of the format's own details, each on one line, and how many characters fell."""
    cleaned = {name: clean(found.value) for name, found in draft.fields.items()}
    return {name: " ".join(text.split()) for name, (text, _) in cleaned.items()}, sum(n for _, n in cleaned.values())


def _from_text(layout: Layout, known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields that only the text gives; a date from the text never stands beside one from the file's own metadata."""
    facts = find_facts(layout.text, layout.blocks)
    dated = "published" in known or "updated" in known
    if layout.title and "title" not in known:
        yield "title", layout.title
    source = known.get("source") or facts.source
    facts = facts._replace(via=tuple(name for name in facts.via if name != source))
    for name, value in facts._asdict().items():
        if value and name not in known and not (dated and name in ("published", "updated")):
            yield name, value


def _host(url: str) -> str:
    """The host that an address names, without "www."; "" where it names none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _cleaned(pieces: list[Piece]) -> tuple[list[Piece], int]:
    kept, total = [], 0
    for piece in pieces:
        text, dropped = clean(piece.text)
        total += dropped
        text = " ".join(text.split())
        if text:
            kept.append(piece._replace(text=text))
    return kept, total


def _cut(pieces: list[Piece]) -> list[Piece]:
    kept, room = [], MAX_CHARACTERS
    for piece in pieces:
        if room <= 0:
            break
        kept.append(piece._replace(text=piece.text[:room]))
        room -= len(piece.text)
    return kept


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
