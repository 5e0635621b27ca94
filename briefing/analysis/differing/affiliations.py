"""For whom a speaker speaks: the firm, body or paper that a passage puts beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.spelling import same_name
from briefing.analysis.differing.voices import NAME, speakers
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's place in a body: "partner" with "Lund and Holt"; `whose` is the last word of the name it stands
    behind, in lower case, "" where it stands behind none.
    """

    noun: str
    body: str
    span: Span
    whose: str


@lru_cache(maxsize=4096)
def affiliations(text: str) -> tuple[Affiliation, ...]:
    """The affiliations a passage gives: "Ada Lund, a partner with Holt Marine", "both are partners at Holt Marine"."""
    found = []
    for match in _pattern().finditer(text):
        whose = match["name"].split()[-1].lower() if match["name"] else ""
        found.append(Affiliation(match["noun"].lower(), match["body"], Span(*match.span("body")), whose))
    return tuple(found)


def affiliation_clashes(left: str, right: str) -> Iterator[Clash]:
    """A speaker who has the same place in one body here and in another there."""
    for a in affiliations(left):
        for b in affiliations(right):
            who = next((w for w in (a.whose, b.whose) if w and _speaks(w, left, right)), "")
            apart = a.noun == b.noun and not _one_body(a.body, b.body)
            if who and apart and a.body not in right and b.body not in left:
                shown = next(s.span.of(t) for t in (left, right) for s in speakers(t) if same_name(s.key, who))
                subject = f"for whom {shown} speaks"
                yield Clash(Kind.ATTRIBUTION, Grade.CONTRADICTION, subject, f"affiliation {who}", a.span, b.span)


def _speaks(who: str, left: str, right: str) -> bool:
    """True for somebody whom both passages name, and one as speaking."""
    named = all(re.search(rf"\b{re.escape(who)}\b", text, re.IGNORECASE) for text in (left, right))
    return named and any(same_name(s.key, who) for s in (*speakers(left), *speakers(right)))


def _one_body(one: str, other: str) -> bool:
    """True if two names can be of one body: a word in common, or the first letters of one make the other."""
    a, b = one.split(), other.split()
    initials = {"".join(w[0] for w in words if w[0].isupper()) for words in (a, b)}
    plain = {one.replace(".", ""), other.replace(".", "")}
    return bool({w.lower() for w in a} & {w.lower() for w in b}) or bool(initials & plain)


@cache
def _pattern() -> Screened:
    nouns = "|".join(load("differences_speech")["places"])
    return Screened(
        rf"(?:(?P<name>{NAME}),\s+(?:an?|the)\s+)?(?:(?<=\s)[a-z]+\s+)?\b(?P<noun>{nouns})s?\s+(?:with|at|for)\s+(?:the\s+)?(?P<body>{NAME})"
    )
