"""From how many to how many: ranges that accounts give of one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import plural
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.language.words import reporting, stem
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that two sentences must share besides what is counted.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Range:
    """A range as written: both ends, what is counted (a stem, "percent", "money"), its place."""

    told: Told
    low: float
    high: float
    head: str
    span: Span


def range_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Ranges of one thing that overlap and are not the same, where neither account has the other's."""
    by_head: dict[str, list[Range]] = defaultdict(list)
    for told in sentences:
        for each in ranges(told):
            by_head[each.head].append(each)
    for head, found in by_head.items():
        given = {(r.told.article, r.low, r.high) for r in found}
        for one, other in combinations(found, 2):
            both = {(one.told.article, other.low, other.high), (other.told.article, one.low, one.high)} & given
            if one.told.article == other.told.article or both or not _of_one(one, other):
                continue
            values = one.told.value(one.span), other.told.value(other.span)
            yield Finding(Kind.NUMBER, Grade.CONTRADICTION, "a number", f"range {head} {one.high}", values, whole=True)


def ranges(told: Told) -> Iterator[Range]:
    """The ranges of a sentence: "19 to 25 years", "between $2 and $3 million", "a 5- to 7-year term"."""
    for match in _pattern().finditer(told.text):
        if match["joining"].lower() == "and" and not match["between"]:
            continue
        head = _head(match)
        low, high = _value(match, "low"), _value(match, "high")
        if head and low < high:
            yield Range(told, low, high, head, Span(*match.span()))


def _of_one(one: Range, other: Range) -> bool:
    """True if two ranges overlap, are not the same, and their sentences tell of one thing."""
    same = (one.low, one.high) == (other.low, other.high)
    if same or max(one.low, other.low) >= min(one.high, other.high):
        return False
    shared = (about(one.told.text) & about(other.told.text)) - reporting() - {one.head}
    return len({word for word in shared if not word[0].isdigit()}) >= _SHARED


def _head(match: re.Match[str]) -> str:
    """What is counted; "" where nothing is, or nothing that has a plural or is a measure."""
    if match["currency"]:
        return "money"
    if match["percent"]:
        return "percent"
    word = (match["unit"] or "").lower()
    measured = word.rstrip("s") + "s" in load("figures_words")["lengths"]
    return stem(word) if word and (plural(word) or measured) else ""


def _value(match: re.Match[str], end: str) -> float:
    scales = load("figures_words")["scales"]
    part = match[f"{end}_part"]
    whole = float(match[end].replace(",", "")) + (int(part[1]) / int(part[3]) if part else 0)
    scale = (match[f"{end}_scale"] or match["high_scale"] or "").lower()
    return whole * float(scales.get(scale, 1))


@cache
def _pattern() -> Screened:
    scales = "|".join(sorted((s for s in load("figures_words")["scales"] if len(s) > 2), key=len, reverse=True))
    number = r"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?"
    end = rf"(?P<{{0}}>{number})(?P<{{0}}_part>[\s-][1-9]/[1-9])?"
    return Screened(
        rf"(?P<between>\bbetween\s+|\bfrom\s+)?(?<![\w.,/-])(?P<currency>[$€£]\s?)?{end.format('low')}"
        rf"(?:\s?(?P<low_scale>{scales}))?(?:\s?%|\spercent)?-?\s?(?P<joining>\bto\b|\band\b|–)\s?[$€£]?"
        rf"{end.format('high')}(?:[\s-](?P<high_scale>{scales}))?(?P<percent>\s?%|\spercent)?"
        rf"(?:[\s-](?P<unit>[^\W\d_]+))?",
        re.IGNORECASE,
    )
