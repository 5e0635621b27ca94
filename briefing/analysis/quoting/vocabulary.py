"""The words quotations are found by: reporting verbs with their forms, pronouns, small word classes.

The verbs follow the lists of GenderGapTracker and Citron in spirit (verbs that introduce speech, graded by what they do
with it); forms are made from the lemma, irregular ones stand in the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb. `form` is "past", "part" (-ed used as participle too), "now" or "ing"."""

    lemma: str
    form: str
    strength: str
    weak: bool
    plural: bool
    particles: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """All word classes, loaded once."""

    verbs: dict[str, Verb]
    nouns: frozenset[str]
    documents: frozenset[str]
    joint: frozenset[str]
    treaties: frozenset[str]
    with_particle: dict[str, str]
    pronouns: dict[str, str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    wh: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    plain_verbs: frozenset[str]
    speakers: frozenset[str]
    labels: frozenset[str]
    outlets: frozenset[str]
    platforms: dict[str, str]
    titles: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The word classes of `lexicon/quotes_*.yaml`."""
    words, verbs = load("quotes_words"), load("quotes_verbs")
    return Vocabulary(
        verbs=_forms(verbs),
        nouns=frozenset(verbs["nouns"]),
        documents=frozenset(verbs["documents"]),
        joint=frozenset(verbs["joint"]),
        treaties=frozenset(verbs["treaties"]),
        with_particle=verbs["with_particle"],
        pronouns={form: kind for kind, forms in words["pronouns"].items() for form in forms},
        subjects=frozenset(words["subjects"]),
        determiners=frozenset(words["determiners"]),
        prepositions=frozenset(words["prepositions"]),
        conjunctions=frozenset(words["conjunctions"]),
        wh=frozenset(words["wh"]),
        auxiliaries=frozenset(words["auxiliaries"]),
        adverbs=frozenset(words["adverbs"]),
        times=frozenset(words["times"]),
        plain_verbs=frozenset(words["verbs"]),
        speakers=frozenset(words["speakers"]),
        labels=frozenset(words["labels"]["before"]),
        outlets=frozenset(words["outlets"]),
        titles=words["titles"],
        platforms={form: name for name, forms in words["platforms"].items() for form in forms},
    )


@cache
def word_class(name: str) -> frozenset[str]:
    """One small word class of `lexicon/quotes_words.yaml`."""
    return frozenset(load("quotes_words")[name])


def tells(word: str) -> bool:
    """True for a noun, singular or plural, of persons, bodies or documents, which can say something."""
    single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    nouns = vocabulary().speakers | word_class("written") | word_class("sources")
    return word in nouns or single in nouns or (len(word) > 5 and single.endswith(tuple(word_class("agents"))))


def _forms(lexicon: dict[str, dict[str, list[str]] | list[str]]) -> dict[str, Verb]:
    irregular, particles, strengths = lexicon["irregular"], lexicon["particles"], lexicon["strengths"]
    assert isinstance(irregular, dict) and isinstance(particles, dict) and isinstance(strengths, dict)
    weak, double, plurals = frozenset(lexicon["weak"]), frozenset(lexicon["double"]), frozenset(lexicon["plurals"])
    found: dict[str, Verb] = {}
    for strength, lemmas in strengths.items():
        for lemma in lemmas:
            kind = (strength, lemma in weak, lemma in plurals, frozenset(particles.get(lemma, ())))
            past, part = irregular.get(lemma) or [_ed(lemma, lemma in double)] * 2
            found[lemma] = Verb(lemma, "now", *kind)
            found[_s(lemma)] = Verb(lemma, "now", *kind)
            found[_ing(lemma, lemma in double)] = Verb(lemma, "ing", *kind)
            found[part] = Verb(lemma, "part", *kind)
            found[past] = Verb(lemma, "past", *kind)
    return found


def _s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def _ed(lemma: str, double: bool) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if double else "") + "ed"


def _ing(lemma: str, double: bool) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if double else "") + "ing"
