"""How far accounts say a thing has come: worked towards, drafted, agreed, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Told, about
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Family, Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that the things of two statuses must share, and how many words of a thing are looked at.
_SHARED = 2
_WORDS = 8


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
        if one.told.article == other.told.article or ranks[one.name] == ranks[other.name]:
            continue
        shared = (about(one.thing) & about(other.thing)) - _names(one.thing)
        if len(shared) >= _SHARED:
            words = " ".join(w for w in re.findall(r"[\w'’-]+", one.thing) if about(w) & shared)
            values = (one.told.value(one.span), other.told.value(other.span))
            yield Finding(Kind.STATUS, Grade.WORDING, f"how firm: {words}", "+".join(sorted(shared)[:_SHARED]), values)


def details_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Details that one account calls settled and another open."""
    listed = load("differences_stances")["details"]
    found = {name: _worded(sentences, Screened(pattern, re.IGNORECASE)) for name, pattern in listed.items()}
    if any(s.article != o.article for s, _ in found["settled"] for o, _ in found["open"]):
        values = tuple(told.value(span) for told, span in (*found["open"], *found["settled"]))
        yield Finding(Kind.STATUS, Grade.WORDING, "whether details are settled", "details", values, whole=True)


def _worded(sentences: Sequence[Told], pattern: Screened) -> list[tuple[Told, Span]]:
    return [(told, Span(*match.span())) for told in sentences for match in pattern.finditer(told.text)]


def _standings(sentence: Told) -> Iterator[Standing]:
    for (after, name), pattern in _patterns().likely(sentence.text):
        for match in pattern.finditer(sentence.text):
            span = Span(match.start() + len(match[0]) - len(match[0].lstrip()), len(match[0].rstrip()) + match.start())
            if after:
                yield Standing(sentence, name, span, _thing(sentence.text[match.end() :]))
            else:
                thing = " ".join(re.split(r"[.;:—–,]", sentence.text[: span.start])[-1].split()[-_WORDS:])
                yield Standing(sentence, name, span, f"{thing} {match[0]}")


def _thing(rest: str) -> str:
    """The words after a status that name the thing: up to a stop or a word that begins a circumstance."""
    return " ".join(re.split(_thing_end(), rest, maxsplit=1)[0].split()[:_WORDS])


def _names(thing: str) -> frozenset[str]:
    """The content of the capitalised words of a thing: what a story is all about tells nothing."""
    return frozenset(key for w in re.findall(r"[\w'’.-]+", thing) if w[:1].isupper() for key in about(w))


@cache
def _thing_end() -> re.Pattern[str]:
    words = "|".join(load("differences_stances")["thing_ends"])
    return re.compile(rf"[.;:—–,]|\b(?:{words})\b")


@cache
def _patterns() -> Family[tuple[bool, str]]:
    """Words of a status by whether the thing stands behind them, and the name of the status."""
    listed = load("differences_stances")
    every = (
        ((key == "status", name), rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
        for key in ("status", "status_before")
        for name, patterns in listed[key].items()
    )
    return Family(every, re.IGNORECASE)
