"""Sentences of articles as short lines: what stands on one row of the Brief."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.language.clause_facts import verbal
from briefing.lexicon.dateline import without_dateline
from briefing.lexicon.loader import alternation, load, word_set

# What begins with a participle needs what stood before ("In a letter, sent to the mayor, …").
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)\b")
# What is put between a name and what it does: a clause, or what it is ("Lund, a ferry town, opened"). A comma inside a
# number ends no clause, and the verb goes on behind what a name is.
_ASIDE = re.compile(r",\s(?:who|which|noting)\b(?:[^,]|(?<=\d),(?=\d))*,(?!\d)(?=\s([a-z’']+))")
_APPOSITION = re.compile(r"^([^,“\"]{3,60}),\s(?:an?|the|one of)\s[^,“\"]{3,110},(?=\s([\w’']+))")
_LEAST_SHARE = 0.75
# A shorter clause tells nothing: "…Lund said Tuesday".
_LEAST_CLAUSE = 30


def short(text: str, width: int) -> str:
    """`text` on one line of at most `width` characters, cut between words and closed with an ellipsis."""
    plain = tidy(" ".join(text.split()))
    if len(plain) <= width:
        return plain
    return plain[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-“\"'") + "…"


def line(sentence: str, width: int) -> str:
    """The core of a sentence on one line: without dateline, and where it is too long without what it begins with and
    asides, then cut where a clause ends.
    """
    plain = tidy(" ".join(sentence.split()))
    if len(plain) <= width:
        return plain
    stripped = _leading().sub("", plain)
    if len(stripped.split()) >= 5 and stripped != plain and not _PARTICIPLE.match(stripped):
        plain = stripped[0].upper() + stripped[1:]
    plain = _APPOSITION.sub(lambda found: found[1] if verbal(found[2]) else found[0], _ASIDE.sub(_left_out, plain))
    if len(plain) <= width:
        return plain
    breaks = [m.start() for m in _break().finditer(plain, 0, width) if _LEAST_SHARE * width <= m.start() < width]
    return tidy(plain[: breaks[-1]]).rstrip(" ,;:–—-") + "…" if breaks else short(plain, width)


def _left_out(aside: re.Match[str]) -> str:
    return "" if aside[1] in word_set("language_clauses", "goes_on") or verbal(aside[1]) else aside[0]


def around(sentence: str, offset: int, end: int, width: int) -> str:
    """The clause of a sentence that holds the words from `offset` to `end`, on one line."""
    if end <= width:
        told = line(sentence, width) if len(sentence) > width and end < _LEAST_SHARE * width else ""
        return told if sentence[offset:end] in told else short(sentence, width)
    starts = [m.end() for m in re.finditer(r"(?:[,;:—]\s+(?:where\s+)?|\bthat\s+)", sentence[:offset])]
    start = next((s for s in starts if end - s <= width - 2), None)
    if start is not None and end - start < _LEAST_CLAUSE and sentence[offset:end] in line(sentence, width):
        return line(sentence, width)
    if start is None:
        start = sentence.find(" ", max(0, end - width + 2)) + 1
    return "…" + short(sentence[start:], width - 1)


def stopped(text: str) -> str:
    """The same with a stop at its end, where none stands there, before or behind a closing mark."""
    plain = text.rstrip(" ,;:–—-")
    return plain if re.search(r"[.!?…][”\"’')]*$", plain) else f"{plain}."


def tidy(text: str) -> str:
    """Without a dateline, and without quotation marks that are not closed or opened."""
    text = re.sub(r"^[–—-]+\s+", "", without_dateline(text))
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace('"', "") if text.count('"') % 2 else text


@cache
def _leading() -> re.Pattern[str]:
    """A circumstance that a sentence begins with, before its comma."""
    kept, leading = (alternation(load("language_clauses")[key]) for key in ("kept", "leading"))
    return re.compile(rf"^(?!{kept})(?:{leading})\b[^,]{{0,60}},\s+")


@cache
def _break() -> re.Pattern[str]:
    return re.compile(rf",\s|\s(?=(?:{alternation(load('language_clauses')['cut_before'])})\s)")
