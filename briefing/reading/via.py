"""Through whom words or facts reached an article: agencies, other outlets, platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.lexicon.dateline import dateline
from briefing.lexicon.loader import load
from briefing.model.article import Block, BlockKind

NAME = r"(?:the |The )?[A-Z][\w.&'’-]*(?:\s[A-Z0-9][\w.&'’-]*){0,4}"
"""An outlet's name, as a pattern."""
OWN = re.compile(
    rf",\s+(?P<own>{NAME})\s+(?:reports|writes|informs)"
    rf"(?:,?\s+(?:citing|with reference to|referring to)\s+(?P<cited>{NAME}))?[.\"”]"
)
"""An outlet that names itself as reporting, and whom it cites ("…, Island.Az reports, citing Sky News.")."""
_NEAR = 60
"""Characters before and after an agency's name that tell whether words came through it."""
_FIRST = 2
"""Paragraphs within which a dateline stands."""


def via_of(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Agencies, outlets and platforms that the text says its words or facts came through, in order, each once."""
    found = [
        *_agencies(text),
        *_bylines(text, blocks),
        *_datelines(text, blocks),
        *_cited(text),
        *_platforms(text, blocks),
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def agency(form: str) -> str | None:
    """The name of the agency that `form` is a form of, or None."""
    return _lexicon().names.get(form.removeprefix("the ").removeprefix("The "))


class _Lexicon(NamedTuple):
    """Names of agencies by their forms, the pattern of all forms, and what stands beside one that is an origin."""

    names: dict[str, str]
    pattern: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    lexicon = load("reading_via")
    names = {form: name for name, forms in lexicon["agencies"].items() for form in [name, *forms]}
    forms = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    before, after = ("|".join(lexicon[key]) for key in ("before", "after"))
    return _Lexicon(names, re.compile(rf"\b(?:{forms})\b"), re.compile(rf"(?:{before})$"), re.compile(after))


def _agencies(text: str) -> Iterator[tuple[int, str]]:
    """Agencies that words are credited to: "(AP) —", "told AFP", "according to Reuters" …"""
    lexicon = _lexicon()
    for match in lexicon.pattern.finditer(text):
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if lexicon.before.search(before) or lexicon.after.match(after):
            yield match.start(), lexicon.names[match[0]]


def _bylines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            for match in _lexicon().pattern.finditer(text, block.start, block.end):
                yield match.start(), _lexicon().names[match[0]]


def _datelines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Whoever stands in brackets after the town in capitals that begins the text ("PORT ELLEN (Island Wire) —"); after
    any other only an agency that is known.
    """
    for block in [block for block in blocks if block.kind is BlockKind.PARAGRAPH][:_FIRST]:
        found = dateline(text, block.start, block.end)
        if found and found.agency:
            known = agency(found.agency)
            if known or (found.town and found.town.isupper()):
                yield block.start, known or found.agency


def _cited(text: str) -> Iterator[tuple[int, str]]:
    for match in OWN.finditer(text):
        if match["cited"]:
            yield match.start(), agency(match["cited"]) or match["cited"]


def _platforms(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The platform each post names, or X, whose embedded posts are the ones signed with a handle and a date."""
    platforms = load("reading_via")["platforms"]
    for block in blocks:
        if block.kind is BlockKind.POST:
            words = block.span.of(text).lower()
            yield block.start, next((name for name, marks in platforms.items() if any(m in words for m in marks)), "X")
