"""Where sentences begin and end, by rules that hold on news. Not for every language: where the rules find no stop, a
block is one sentence.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.loader import load
from briefing.model.article import Article
from briefing.model.text import Span

# A stop with what closes after it, then white space; or a stop of scripts that write without spaces.
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<space>\s+)|(?P<full>[。！？।۔؟]+[”’」』）]*)\s*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'()\[\]—–]+$")


def split_sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article: of its reporting blocks, in order, none running over a block's end."""
    found = []
    for block in article.blocks:
        if block.kind.reporting:
            text = article.text[block.start : block.end]
            found += [Span(s.start + block.start, s.end + block.start) for s in split_text(text)]
    return tuple(found)


def split_text(text: str) -> list[Span]:
    """The sentences of `text`, without the white space round them."""
    found, start = [], len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends(text, match):
            end = match.end("full") if match["full"] else match.end("close")
            found.append(Span(start, end))
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        found.append(Span(start, end))
    return found


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("reading_sentences")["abbreviations"])


@cache
def _starters() -> frozenset[str]:
    return frozenset(load("reading_sentences")["starters"])


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends a sentence; `text` goes on after it."""
    if match["full"]:
        return True
    after = text[match.end() : match.end() + 40].lstrip("\"'“‘«([¿¡—–- ")
    if not after or after[0].islower():
        return False
    if match["stop"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    word = before[0] if before else ""
    if word.lower() in _abbreviations():
        return False
    if len(word) == 1 and word.isupper():
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return after.split(None, 1)[0].rstrip(",.") in _starters()
    return True
