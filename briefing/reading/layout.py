"""Cleaned pieces -> an article's text and its blocks. Every character is kept; blocks miss only white space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.lexicon.loader import load
from briefing.model.article import Block, BlockKind
from briefing.model.text import Span
from briefing.reading.date_lines import date_prefix
from briefing.reading.draft import Piece
from briefing.reading.headings import glued_heading, is_headline
from briefing.reading.kinds import kinds_of
from briefing.reading.posts import Post, find_posts, split_signature

_REPEATED_WORDS = 5
"""Paragraphs of fewer words may stand twice ("He declined to comment.")."""


class Layout(NamedTuple):
    """The text, its blocks, and the title if the text's own first line is one."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None


def lay_out(pieces: Sequence[Piece], title: str | None = None) -> Layout:
    """The text and blocks of `pieces`; `title` is the one the format gave, which is looked for but not added."""
    lines = [part for number, piece in enumerate(pieces) for part in _split(piece, number == 0)]
    kinds = kinds_of(lines)
    posts = find_posts([line.text for line in lines], kinds, {n for n, line in enumerate(lines) if line.before == " "})
    own_title = _mark_title(lines, kinds, posts, title)
    _mark_repeats(lines, kinds)
    text, spans = _joined(lines)
    return Layout(text, tuple(_blocks(spans, kinds, posts)), own_title)


def _split(piece: Piece, first: bool) -> Iterator[Piece]:
    """The pieces that stand glued in one: a date at the top, a label, a heading before its paragraph, a signature."""
    if first and (end := date_prefix(piece.text)):
        yield piece._replace(text=piece.text[:end].rstrip(), kind=BlockKind.DATE)
        piece = Piece(piece.text[end:], piece.kind, " ")
    if first and (label := _label(piece.text)):
        yield piece._replace(text=label, kind=BlockKind.BOILERPLATE)
        piece = Piece(piece.text[len(label) :].lstrip(), BlockKind.LIST, " ")
    if piece.kind is None and (end := glued_heading(piece.text)):
        yield piece._replace(text=piece.text[:end].rstrip(), kind=BlockKind.HEADING)
        piece = Piece(piece.text[end:], None, " ")
    for number, part in enumerate(split_signature(piece.text)):
        if part:
            yield Piece(part, piece.kind, piece.before if number == 0 else " ")


def _label(line: str) -> str:
    """The label that a page's summary list left at the beginning of `line` ("Story highlights …"), or ""."""
    return next((label for label in load("reading_headings")["labels"] if line.startswith(label + " ")), "")


def _mark_title(lines: Sequence[Piece], kinds: list[BlockKind], posts: Sequence[Post], title: str | None) -> str | None:
    """Marks the first reporting line as TITLE if it is the title that is known, or looks like one; returns it then."""
    first = next((n for n, kind in enumerate(kinds) if kind.reporting), None)
    if first is None or any(post.first <= first <= post.last for post in posts):
        return None
    line = lines[first].text
    follows = any(kind is BlockKind.PARAGRAPH for kind in kinds[first + 1 :])
    known = title is not None and _folded(line) == _folded(title)
    if known or (title is None and follows and kinds[first] is not BlockKind.LIST and is_headline(line)):
        kinds[first] = BlockKind.TITLE
        return line
    return None


def _mark_repeats(lines: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Marks paragraphs and headings whose words stood in an earlier one already."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if kinds[number].reporting and line.text.count(" ") >= _REPEATED_WORDS - 1:
            folded = line.text.lower()
            if folded in seen:
                kinds[number] = BlockKind.REPEAT
            seen.add(folded)


def _folded(line: str) -> str:
    return "".join(filter(str.isalnum, line)).lower()


def _joined(lines: Sequence[Piece]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans: list[Span] = []
    position = 0
    for line in lines:
        if parts:
            parts.append(line.before)
            position += len(line.before)
        spans.append(Span(position, position + len(line.text)))
        parts.append(line.text)
        position += len(line.text)
    return "".join(parts), spans


def _blocks(spans: Sequence[Span], kinds: Sequence[BlockKind], posts: Sequence[Post]) -> Iterator[Block]:
    """One block a line, and one for all lines of a post."""
    number = 0
    for post in [*posts, None]:
        stop = post.first if post else len(spans)
        for n in range(number, stop):
            yield Block(kinds[n], *spans[n])
        if post:
            yield Block(
                BlockKind.POST,
                spans[post.first].start,
                spans[post.last].end,
                post.author,
                post.handle,
                post.posted,
                spans[post.signature],
            )
            number = post.last + 1
