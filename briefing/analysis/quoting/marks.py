"""Quotation marks of a line, each with what it does there: open, close, or stand for an apostrophe.

A mark's shape says less than its neighbours: texts mix styles, and the same sign opens in German and closes in English.
So a mark opens where white space stands before it and a word after it, closes the other way round; its shape decides
only where both neighbours are alike (the idea of CoreNLP's QuoteAnnotator and of textacy's triples, there for straight
marks only).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from briefing.lexicon.loader import word_set
from briefing.model.text import Span

DOUBLE, SINGLE = "double", "single"
_MARK = re.compile(r"''|’’|``|[\"“”„‟«»＂〝〞]|['‘’‚‛‹›`]")
_SIGNS = frozenset("\"“”„‟«»＂〝〞'‘’‚‛‹›`")
_DOUBLES = frozenset(["''", "’’", "``", *'"“”„‟«»＂〝〞'])
_OPENS = frozenset("„‚“‘‟‛«‹〝") | {"``"}
_CLOSES = frozenset("”’»›〞") | {"''", "’’"}
_BEFORE_OPENING = frozenset("([{—–-/=>")
_AFTER_CLOSING = frozenset(".,;:?!)]}—–-/…<")
_SELF = re.compile(r"(?:I|We|My|Our)\b")
_WIDE = "\u2e80"
"""The first of the letters of Chinese, Japanese and Korean: no apostrophe stands before one, a closing mark may."""
_DECADE = re.compile(r"\d0s?\b")
_WORD = re.compile(r"[A-Za-z]+")


class Does(Enum):
    """What a mark does. ANEW closes what is open and opens the next paragraph of it, where paragraphs ran together."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    ANEW = "anew"


class Mark(NamedTuple):
    """A quotation mark: where it stands, single or double, what it does; `strong` where its neighbours settle that."""

    start: int
    end: int
    family: str
    does: Does
    strong: bool


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between `start` and `end` (one line), apostrophes and signs of measure left out.

    Two single marks count as one double mark only where they close what a double mark has opened: as openings they are
    rare and mostly noise, and annotated news counts them as no marks.
    """
    found: list[Mark] = []
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        family = DOUBLE if sign in _DOUBLES else SINGLE
        mark = _judged(text, Span(*match.span()), Span(start, end), family)
        if mark and (len(sign) == 1 or (mark.does is Does.CLOSE and _open(found))):
            found.append(mark)
    return found


def _open(found: list[Mark]) -> bool:
    """True where the last double mark has opened a quotation."""
    last = next((mark for mark in reversed(found) if mark.family == DOUBLE), None)
    return last is not None and last.does is Does.OPEN


def _judged(text: str, place: Span, line: Span, family: str) -> Mark | None:
    (at, after), (start, end) = place, line
    sign = place.of(text)
    left, right = _left(text, at, start), _right(text, after, end)
    if family == SINGLE and _apostrophe(text, at, after, left, right):
        return None
    if sign == '"' and _hebrew(left) and _hebrew(right):
        return None
    free_left = left == "" or left.isspace() or left in _BEFORE_OPENING or _joined(sign, left, right)
    free_right = right == "" or right.isspace() or right in _AFTER_CLOSING
    if sign in "«»‹›" and (_spaced(text, at, after, start, end) or free_left == free_right):
        return Mark(at, after, family, Does.OPEN if sign in "«‹" else Does.CLOSE, strong=True)
    if free_left != free_right:
        return Mark(at, after, family, Does.OPEN if free_left else Does.CLOSE, strong=True)
    if sign in _OPENS or sign in _CLOSES:
        return Mark(at, after, family, Does.OPEN if sign in _OPENS else Does.CLOSE, strong=False)
    if family == SINGLE:
        return Mark(at, after, family, Does.CLOSE, strong=False) if right >= _WIDE else None
    anew = sign == '"' and left in ".?!" and _SELF.match(text, after) is not None
    return Mark(at, after, family, Does.ANEW if anew else Does.EITHER, strong=False)


def _hebrew(letter: str) -> bool:
    """True for a Hebrew letter; a double mark between two is part of an abbreviation."""
    return "\u0590" <= letter <= "\u05ff"


def _joined(sign: str, left: str, right: str) -> bool:
    """True for a straight mark that follows its comma without a space and so can only open."""
    return sign not in _OPENS and sign not in _CLOSES and left != "" and left in ",;:" and right.isalnum()


def _left(text: str, at: int, start: int) -> str:
    """The character before a mark, other marks skipped; "" at the line's start."""
    while at > start and text[at - 1] in _SIGNS:
        at -= 1
    return text[at - 1] if at > start else ""


def _right(text: str, after: int, end: int) -> str:
    while after < end and text[after] in _SIGNS:
        after += 1
    return text[after] if after < end else ""


def _spaced(text: str, at: int, after: int, start: int, end: int) -> bool:
    """True for guillemets with a space inside, as French sets them."""
    return (text[at] in "«‹" and text[after : min(end, after + 1)].isspace()) or text[max(start, at - 1) : at].isspace()


def _apostrophe(text: str, at: int, after: int, left: str, right: str) -> bool:
    """True where a single mark stands in a word (don't), before a shortened one ('em, '90s), or after a number."""
    if left.isalnum() and right.isalnum():
        return right < _WIDE
    if left.isdigit() and text[at] in "'’" and not right.isalnum():
        return not (right in _AFTER_CLOSING or right == "")
    if right.isalnum() and text[at] in "'’‘":
        if _DECADE.match(text, after):
            return True
        word = _WORD.match(text, after)
        return bool(word and word[0].lower() in word_set("quotes_words", "elided"))
    return False
