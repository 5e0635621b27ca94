"""Guesses in other languages than English: words that begin a sentence, offices, and "and" between two names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.naming.gazetteer import gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, of_entry
from briefing.lexicon.loader import load, word_set
from briefing.model.actor import ActorType


@dataclass(frozen=True, slots=True)
class _Words:
    openers: frozenset[str]
    offices: frozenset[str]
    joiners: frozenset[str]
    alone: frozenset[str]


@cache
def _words(language: str) -> _Words | None:
    kept = load("actors_abroad")
    if language not in kept["openers"]:
        return None
    return _Words(*(frozenset(kept[key][language]) for key in ("openers", "offices", "joiners", "alone")))


def at_home(language: str, sentences: Sequence[Sentence], guesses: list[list[Found]]) -> list[list[Found]]:
    """The `guesses` of each sentence without what is no name in `language`; English ones are returned as they are."""
    known = _words(language)
    if known is None:
        return guesses
    return [
        [
            p
            for name in found
            for p in _parts(sentence, name, known)
            if p.start < p.end and not _nobody(sentence, p, known)
        ]
        for sentence, found in zip(sentences, guesses, strict=True)
    ]


def _parts(sentence: Sentence, name: Found, known: _Words) -> list[Found]:
    """`name` without its opening words, in two where a joiner stands between whole names."""
    texts = sentence.texts
    first = name.start
    while name.start < name.end and (
        _loose(texts, name.start, known) or (name.start > first and texts[name.start].islower())
    ):
        name.start += 1
    if any((i, j) == (name.start + 1, name.end) for i, j, _ in sentence.entries) and _article(texts[name.start]):
        name.start += 1
    for at in range(name.start + 1, name.end - 1):
        if name.type is ActorType.PERSON and texts[at] in word_set("actors_beside", "of_abroad"):
            owner = next((e for i, j, e in sentence.entries if i == at + 1 and j == name.end), None)
            if owner is not None:
                return [Found(name.start, at, name.type), of_entry(at + 1, name.end, owner)]
        if texts[at] in known.joiners and (at - name.start > 1 or _told(texts[name.start]) or "et" in known.joiners):
            return [Found(name.start, at, name.type), Found(at + 1, name.end, name.type)]
    return [name]


def _nobody(sentence: Sentence, name: Found, known: _Words) -> bool:
    """True for bodies that every state has, and the like: "Governo", "Nueva Declaración"."""
    words = sentence.texts[name.start : name.end]
    return words[-1].lower() in known.alone and all(t.lower() in known.alone or _article(t) for t in words)


def _loose(texts: list[str], at: int, known: _Words) -> bool:
    """True for an office, and for an ordinary word where a sentence or a clause begins."""
    word = texts[at].lower()
    opening = not at or not texts[at - 1][0].isalnum()
    return word in known.offices or (opening and word in known.openers)


def _article(word: str) -> bool:
    return word.lower() in ("el", "la", "le", "il", "lo", "l", "los", "las", "les", "o", "a", "die", "der")


def _told(word: str) -> bool:
    return gazetteer().single(word) is not None
