"""On what condition accounts say a thing holds: after a ceasefire, a settlement, a peace deal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Matched, Told, about
from briefing.analysis.language.conditions import conditions
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Content that what two conditions belong to must share: besides names, and names included where not matched.
_MATCHED = 2
_UNMATCHED = 3
# Words before a condition that say what it is a condition of.
_REACH = 16


@dataclass(frozen=True, slots=True)
class Term:
    """A condition in a sentence: its kind, its words, and what it is a condition of."""

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
            yield Finding(Kind.CONDITION, Grade.WORDING, _subject(one, other), "condition", values)


def _same_thing(one: Term, other: Term, matched: Matched) -> bool:
    shared = (about(one.rest) & about(other.rest)) - reporting()
    plain = shared - _names(one.rest)
    if matched(one.told, other.told):
        return len(plain) >= _MATCHED
    return len(plain) >= _MATCHED and len(shared) >= _UNMATCHED


def _subject(one: Term, other: Term) -> str:
    """What both conditions belong to, by the first word for it that is no verb: "soldiers: on what condition"."""
    shared = (about(one.rest) & about(other.rest)) - _names(one.rest) - reporting()
    words = [w for w in re.findall(r"[\w'’-]+", one.rest) if about(w) & shared]
    things = [w for w in words if not w.endswith(("ed", "ing"))] or words
    return f"{things[0]}: on what condition"


def _terms(sentence: Told) -> Iterator[Term]:
    for span in conditions(sentence.text):
        words = span.of(sentence.text)
        kinds = [kind for kind, pattern in _kinds() if pattern.search(words)]
        if kinds:
            before = " ".join(sentence.text[: span.start].split()[-_REACH:])
            yield Term(sentence, kinds[0], span, before or " ".join(sentence.text[span.end :].split()[:_REACH]))


def _names(text: str) -> frozenset[str]:
    return frozenset(key for w in re.findall(r"[\w'’.-]+", text) if w[:1].isupper() for key in about(w))


@cache
def _kinds() -> list[tuple[str, Screened]]:
    return [(kind, Screened(p, re.IGNORECASE)) for kind, p in load("differences_stances")["conditions"].items()]
