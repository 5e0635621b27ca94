"""Metadata that the text itself gives: dates, byline, outlet, and through whom its words came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.lexicon.loader import load
from briefing.model.article import Block, BlockKind
from briefing.model.text import Moment, Precision
from briefing.reading.bylines import byline_of
from briefing.reading.datelines import dates_in

_NAME = r"(?:the |The )?[A-Z][\w.&'’-]*(?:\s[A-Z0-9][\w.&'’-]*){0,4}"
_OWN = re.compile(
    rf",\s+(?P<own>{_NAME})\s+(?:reports|writes|informs)"
    rf"(?:,?\s+(?:citing|with reference to|referring to)\s+(?P<cited>{_NAME}))?[.\"”]"
)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<own>[A-Z][\w.&'’ -]{1,50}?)\s*(?:[.,|]|\bAll\b|\bInc\b|\bLLC\b|$)",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters before and after an agency's name that tell whether words came through it."""
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
    return Facts(published, updated, byline, _source(text, blocks), _via(text, blocks))


def _source(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that names itself as reporting ("…, Outlet reports, citing …") near the top, or holds the rights."""
    for block in [b for b in blocks if b.kind is BlockKind.PARAGRAPH][:_BEGINNING]:
        match = _OWN.search(text, block.start, block.end)
        if match and _agency(match["own"]) is None:
            return match["own"]
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE and (match := _RIGHTS.match(block.span.of(text))):
            return match["own"].strip()
    return None


def _via(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Agencies and outlets that the text says its words or facts came through, and platforms of posts, in order."""
    return tuple(dict.fromkeys(name for _, name in sorted(_through(text, blocks))))


def _through(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    lexicon = _agencies()
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            for match in lexicon.pattern.finditer(text, block.start, block.end):
                yield match.start(), lexicon.names[match[0]]
    for match in lexicon.pattern.finditer(text):
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if lexicon.before.search(before) or lexicon.after.match(after):
            yield match.start(), lexicon.names[match[0]]
    for match in _OWN.finditer(text):
        if match["cited"]:
            yield match.start(), _agency(match["cited"]) or match["cited"]
    for block in blocks:
        if block.kind is BlockKind.POST:
            yield block.start, _platform(text, block)


def _platform(text: str, block: Block) -> str:
    """The platform a post names, or X, whose embedded posts are the ones signed with a handle and a date."""
    words = block.span.of(text).lower()
    platforms = load("reading_via")["platforms"]
    return next((name for name, marks in platforms.items() if any(mark in words for mark in marks)), "X")


class _Agencies(NamedTuple):
    """Names of agencies by their forms, the pattern of all forms, and what stands beside one that is an origin."""

    names: dict[str, str]
    pattern: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _agencies() -> _Agencies:
    lexicon = load("reading_via")
    names = {form: name for name, forms in lexicon["agencies"].items() for form in [name, *forms]}
    forms = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    before, after = ("|".join(lexicon[key]) for key in ("before", "after"))
    return _Agencies(names, re.compile(rf"\b(?:{forms})\b"), re.compile(rf"(?:{before})$"), re.compile(after))


def _agency(form: str) -> str | None:
    return _agencies().names.get(form.removeprefix("the ").removeprefix("The "))
