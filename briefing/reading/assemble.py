"""Draft -> Article: cleaned, laid out in blocks, metadata filled in from the text where the format gave none."""

from __future__ import annotations

from briefing.model.article import Article, Block, BlockKind, Problem
from briefing.model.text import Moment
from briefing.reading.blocks import lay_out
from briefing.reading.draft import Draft, Piece
from briefing.reading.moments import find_moments, moment
from briefing.reading.safety import clean, clean_line

MAX_CHARACTERS = 1_000_000
"""Longer texts are cut, and say so: no article is longer, and the screen stays quick."""


def article_of(draft: Draft, path: str, key: str) -> Article:
    """The finished article; its `id` is empty and its sentences are left to the analysis."""
    pieces, dropped = _cleaned(draft.pieces)
    notes = list(draft.notes)
    if dropped:
        notes.append(("cleaned", f"{dropped} control or invisible characters were removed"))
    if sum(len(p.text) for p in pieces) > MAX_CHARACTERS:
        pieces = _cut(pieces)
        notes.append(("cut", f"is longer than {MAX_CHARACTERS:,} characters; the rest was cut"))
    text, blocks = lay_out(pieces)
    values = {name: clean_line(found.value) for name, found in draft.fields.items()}
    origins = {name: found.origin for name, found in draft.fields.items() if values[name]}
    published, updated = moment(values.get("published")), moment(values.get("updated"))
    if published is None:
        published = _dated(text, blocks)
        origins["published"] = "text"
    return Article(
        "",
        key,
        path,
        text,
        blocks,
        title=values.get("title"),
        source=values.get("source"),
        byline=values.get("byline"),
        published=published,
        updated=updated,
        url=values.get("url"),
        origins=origins,
        problems=tuple(Problem(path, code, message) for code, message in notes),
    )


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


def _dated(text: str, blocks: tuple[Block, ...]) -> Moment | None:
    for block in blocks:
        if block.kind is BlockKind.DATE and (found := find_moments(block.span.of(text))):
            return found[0].moment
    return None
