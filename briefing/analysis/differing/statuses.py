"""How far accounts say a thing has come: worked towards, drafted, agreed, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.telling import Told, about
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that the things of two statuses must share, and how many words of a thing are looked at.
_SHARED = 2
_WORDS = 8
_APART = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A status in a sentence: its name, its words with those of the thing, and the thing."""

    told: Told
    name: str
    span: Span
    thing: str


def status_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """The same thing at different stages in different articles."""
    ranks = load("differences_stances")["ranks"]
    found = [s for sentence in sentences for s in _standings(sentence)]
    for one, other in combinations(found, 2):
        if one.told.article == other.told.article or abs(ranks[one.name] - ranks[other.name]) < _APART:
            continue
        shared = about(one.thing) & about(other.thing)
        if len(shared) >= _SHARED:
            words = " ".join(w for w in one.thing.split() if about(w) & shared)
            values = (one.told.value(one.span), other.told.value(other.span))
            topic = "+".join(sorted(shared)[:_SHARED])
            yield Finding(Kind.STATUS, Grade.WORDING, f"how far: {words}", topic, values)


def _standings(sentence: Told) -> Iterator[Standing]:
    for after, name, pattern in _patterns():
        for match in pattern.finditer(sentence.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if after:
                rest = re.split(r"[.;:—–]", sentence.text[match.end() :])[0]
                thing = " ".join(rest.split()[:_WORDS])
                end = match.end() + len(_first(rest, _WORDS))
                yield Standing(sentence, name, Span(start, end), thing)
            else:
                thing = " ".join(re.split(r"[.;:—–,]", sentence.text[:start])[-1].split()[-_WORDS:])
                yield Standing(sentence, name, Span(start, match.end()), f"{thing} {match[0]}")


def _first(text: str, count: int) -> str:
    """The first words of `text`, up to a stop, as they stand there."""
    match = re.match(rf"(?:\s*[^\s,]+){{1,{count}}}", text)
    return match[0] if match else ""


@cache
def _patterns() -> list[tuple[bool, str, re.Pattern[str]]]:
    listed = load("differences_stances")
    found = []
    for key in ("status", "status_before"):
        for name, patterns in listed[key].items():
            found += [(key == "status", name, re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE)) for p in patterns]
    return found
