"""On what condition accounts say a thing holds: after a ceasefire, a settlement, a peace deal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.telling import Matched, Told, about
from briefing.analysis.promising.conditions import conditions
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that the rest of two sentences must share, matched and not matched.
_MATCHED = 2
_UNMATCHED = 3
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Term:
    """A condition in a sentence: its kind, its words, and the rest of the sentence."""

    told: Told
    kind: str
    span: Span
    rest: str


def term_findings(sentences: Sequence[Told], matched: Matched) -> Iterator[Finding]:
    """One thing on different conditions in different articles."""
    apart = {frozenset(pair) for pair in load("differences_stances")["apart"]}
    found = [t for sentence in sentences if not sentence.heading for t in _terms(sentence)]
    for one, other in combinations(found, 2):
        if one.told.article == other.told.article or frozenset((one.kind, other.kind)) not in apart:
            continue
        if _same_thing(one, other, matched):
            values = (one.told.value(one.span), other.told.value(other.span))
            yield Finding(Kind.CONDITION, Grade.WORDING, "on what condition", "condition", values)


def _same_thing(one: Term, other: Term, matched: Matched) -> bool:
    mine, theirs = about(one.rest), about(other.rest)
    shared = mine & theirs
    if matched(one.told, other.told):
        return len(shared) >= _MATCHED
    return len(shared) >= _UNMATCHED and len(shared) >= _SHARE * min(len(mine), len(theirs))


def _terms(sentence: Told) -> Iterator[Term]:
    for span in conditions(sentence.text):
        words = span.of(sentence.text)
        kinds = [kind for kind, pattern in _kinds() if pattern.search(words)]
        if kinds:
            # The last named wins: "a ceasefire deal" is a ceasefire, "a peace deal after a ceasefire" the deal it begins with.
            rest = sentence.text[: span.start] + " " + sentence.text[span.end :]
            yield Term(sentence, kinds[0], span, rest)


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile(p, re.IGNORECASE)) for kind, p in load("differences_stances")["conditions"].items()]
