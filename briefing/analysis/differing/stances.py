"""How strongly accounts say somebody is against a thing: ruled out, opposed, warned against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Matched, Told, about, countries
from briefing.analysis.language.words import stop_words
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Family
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that what two stances are about must share, where their sentences are not matched.
_SHARED = 2
_OBJECT_WORDS = 12
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance in a sentence: how strong, its words, who takes it (text before) and what it is about (text after)."""

    told: Told
    level: int
    span: Span
    holder: str
    thing: str


def stance_findings(sentences: Sequence[Told], matched: Matched) -> Iterator[Finding]:
    """The same holder against the same thing, with different strength in different articles."""
    found = [s for sentence in sentences if not sentence.heading for s in _stances(sentence)]
    for one, other in combinations(found, 2):
        if one.told.article == other.told.article or one.level == other.level or not _same_holder(one, other):
            continue
        shared = about(one.thing) & about(other.thing)
        if len(shared) >= _SHARED:
            subject = f"{_named(one.holder)} on {_shown(min(one.thing, other.thing, key=len))}"
            values = (one.told.value(one.span), other.told.value(other.span))
            yield Finding(Kind.STRENGTH, Grade.WORDING, subject, "stance", values)


def _stances(sentence: Told) -> Iterator[Stance]:
    taken: list[Span] = []
    for level, pattern in _patterns().likely(sentence.text):
        for match in pattern.finditer(sentence.text):
            span = Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
            if any(span.overlaps(t) for t in taken):
                continue
            taken.append(span)
            holder = re.split(r"[,;:—–]\s|\bwhile\b|\bbut\b", sentence.text[: span.start])[-1]
            thing = " ".join(re.split(r"[;:.!?]", sentence.text[span.end :])[0].split()[:_OBJECT_WORDS])
            yield Stance(sentence, level, span, holder, thing)


def _shown(thing: str) -> str:
    """The first words of a thing, ending with a word that says something."""
    parts = re.sub(r"^(?:any|the|a|an)\s+", "", thing).split()[:_SHOWN]
    while parts and parts[-1].lower().strip(",") in stop_words():
        parts.pop()
    return " ".join(parts).strip(" ,")


def _same_holder(one: Stance, other: Stance) -> bool:
    """True if the holders share a name or a country; "Lund" and "Norwegian President Ada Lund" do."""
    return bool(_names(one.holder) & _names(other.holder))


@cache
def _names(holder: str) -> frozenset[str]:
    names = {w for w in re.findall(r"[^\W\d_]{3,}", holder) if w[0].isupper()}
    return frozenset(countries().get(n, n).lower() for n in names) - _titles()


def _named(holder: str) -> str:
    """The last name of the holder as written, or "somebody"."""
    names = [w for w in re.findall(r"[^\W\d_]{3,}", holder) if w[0].isupper() and w.lower() not in _titles()]
    return names[-1] if names else "somebody"


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("actors_titles")["titles"])


@cache
def _patterns() -> Family[int]:
    listed = load("differences_stances")["opposition"]
    every = ((int(level), rf"(?<!\w)(?:{'|'.join(ps)})(?!\w)") for level, ps in listed.items())
    return Family(every, re.IGNORECASE)
