"""Headings: short lines of their own, and headings that lost their line and stand glued before the next sentence."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.loader import load

MAX_WORDS = 16
MAX_CHARACTERS = 120

_END = re.compile(r"(?:[\w%)€$£+]|[?!]|(?<![.,!?…])[\"”’'»]|[?!][\"”’'»])$")
_QUESTION = re.compile(r"(?P<heading>[^.!?:;“”\"]{8,110}\?)\s+(?=[\"“‘]?[A-Z0-9])")


@cache
def _glue() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    lexicon = load("reading_headings")
    openers = "|".join(lexicon["openers"])
    ends = "|".join(sorted(lexicon["ends"], key=len, reverse=True))
    clause = re.compile(
        rf"(?P<heading>(?:{openers})\b[^.!?:;,“”\"]{{0,70}}?\b(?:{ends}))\s+(?=[\"“‘]?[A-Z])", re.IGNORECASE
    )
    return clause, frozenset(lexicon["openers"]), frozenset(lexicon["objects"])


def is_heading(line: str) -> bool:
    """A short line without a stop at its end that begins like a sentence or name."""
    if len(line) > MAX_CHARACTERS or not _END.search(line) or len(line.split()) > MAX_WORDS:
        return False
    first = line.lstrip("\"'“‘«(¿¡")[:1]
    return first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())


def is_headline(line: str) -> bool:
    """A line that may be the article's title: like a heading, but longer; with a full stop only in Title Case."""
    words = line.split()
    if not 2 <= len(words) <= 32 or len(line) > 220 or line[0].islower():
        return False
    if _END.search(line):
        return True
    long = [word for word in words if len(word) > 4]
    return line.endswith(".") and len(words) <= 18 and sum(w[0].isupper() for w in long) > 0.8 * len(long) > 2


def glued_heading(paragraph: str) -> int:
    """Where the text goes on after a heading glued to the beginning of `paragraph`, or 0.

    Two forms can be told from ordinary sentences: a short question that the paragraph then answers, and a clause with
    a question word that ends in a verb of saying or knowing ("What the union is saying The strike …").
    """
    clause, openers, objects = _glue()
    first = paragraph[:40].split(None, 1)[0].lower() if paragraph.strip() else ""
    if first not in openers:
        return 0
    question = _QUESTION.match(paragraph)
    if question and len(question["heading"].split()) <= MAX_WORDS and _goes_on(paragraph[question.end() :]):
        return question.end()
    match = clause.match(paragraph)
    rest = paragraph[match.end() :] if match else ""
    if match and rest.split(None, 1)[0].strip(",").lower() not in objects and _goes_on(rest):
        return match.end()
    return 0


def _goes_on(rest: str) -> bool:
    """True if what follows is a text of its own rather than the end of a sentence."""
    return len(rest.split()) >= 8
