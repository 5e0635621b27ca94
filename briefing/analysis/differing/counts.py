"""The same number of different things, a number here and none there, one thing here and several there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, numbers, with_unit
from briefing.analysis.differing.story_sentences import Told
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Smaller numbers are of many things in any story.
_LEAST = 12


def counted_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """A number that counts one thing here and another there: 35 participants, 35 countries."""
    by_value: dict[float, list[tuple[Told, Number, int]]] = defaultdict(list)
    for sentence in sentences:
        for number in numbers(sentence.text):
            kind = _counted().get(number.head)
            if number.value >= _LEAST and not number.vague and not number.joined and kind is not None:
                by_value[number.value].append((sentence, number, kind))
    for value, found in by_value.items():
        heads = {(kind, number.unit.lower()) for _, number, kind in found}
        if len({s.article for s, _, _ in found}) > 1 and len({kind for kind, _ in heads}) > 1:
            values = tuple(s.value(with_unit(s.text, n)) for s, n, _ in found)
            yield Finding(
                Kind.NUMBER, Grade.WORDING, f"what {value:,.0f} counts", f"counts {value}", values, whole=True
            )


def unknown_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """A number given by one account of what another says is not known."""
    listed = load("differences_stances")
    pattern = Screened(listed["unknown"], re.IGNORECASE)
    for topic, words in listed["sizes"].items():
        heads = {stem(w) for w in words}
        unknown = [(s, m) for s in sentences for m in pattern.finditer(s.text) if _thing(m) in heads]
        known = [(s, n) for s in sentences for n in numbers(s.text) if n.head in heads and n.value >= _LEAST]
        if unknown and any(k.article != u.article for k, _ in known for u, _ in unknown):
            values = tuple(s.value(Span(*m.span(_said(m)))) for s, m in unknown)
            values += tuple(s.value(with_unit(s.text, n)) for s, n in known)
            yield Finding(Kind.NUMBER, Grade.DETAIL, f"how many {topic}", f"size {topic}", values, whole=True)


def scope_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """One alleged thing here, several there."""
    found = [(s, m) for s in sentences for m in _alleged().finditer(s.text)]
    for (one, a), (other, b) in combinations(found, 2):
        if (
            one.article == other.article
            or a["noun"].lower() == b["noun"].lower()
            or stem(a["noun"].lower()) != stem(b["noun"].lower())
        ):
            continue
        if _plural(a["noun"]) != _plural(b["noun"]):
            single = a["noun"] if not _plural(a["noun"]) else b["noun"]
            subject = f"one {a['word'].lower()} {single.lower()} or several"
            values = (one.value(_phrase(one, a)), other.value(_phrase(other, b)))
            yield Finding(Kind.SCOPE, Grade.WORDING, subject, f"scope {stem(single.lower())}", values)


def _phrase(told: Told, match: re.Match[str]) -> Span:
    """The thing with the words that tell where it was: up to the next stop, eight words at most."""
    rest = re.match(r"(?:\s+[^\s,.;:]+){0,8}", told.text[match.end() :])
    return Span(match.start(), match.end() + (len(rest[0]) if rest else 0))


def _said(match: re.Match[str]) -> str | int:
    """The part of a match that says that nothing is known."""
    return next((group for group in ("said", "none") if match[group]), 0)


def _thing(match: re.Match[str]) -> str:
    return stem((match["thing"] or match["other"] or match["third"] or "").lower())


def _plural(noun: str) -> bool:
    return noun.lower().endswith("s") and not noun.lower().endswith("ss")


@cache
def _counted() -> dict[str, int]:
    listed = load("differences_stances")["counted"]
    return {stem(word): n for n, group in enumerate(listed) for word in group}


@cache
def _alleged() -> Screened:
    words = "|".join(load("differences_stances")["alleged"])
    return Screened(rf"\b(?P<word>{words})\s+(?:[A-Z]\w+\s+)?(?P<noun>[a-z]{{4,}})\b", re.IGNORECASE)
