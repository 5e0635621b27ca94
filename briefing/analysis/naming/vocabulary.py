"""Single words that help to find names, as sets: given names, titles, joints, calendar words, heads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.lexicon.loader import load

Set = frozenset[str]
_PLAIN = (
    *("suffixes", "calendar", "things", "kinds", "organisation_heads", "place_heads", "event_heads", "functions"),
    *(
        "tails",
        "acts",
        "actions_before",
        "seats_before",
        "local",
        "organisation_nouns",
        "place_nouns",
        "powers",
        "storms",
        "legal",
    ),
    *(
        "journeys",
        "wishes",
        "domains",
        "body_heads",
        "directions",
        "company_offices",
        "named_bodies",
        "named_places",
        "seated",
    ),
    *("streets", "street_joints", "place_ends", "care_heads", "parties", "papers", "nationwide"),
)
_ALONE = ("kinds", "calendar", "things", "organisation_heads", "place_heads", "event_heads")
"""Words of these sets name nobody where they stand alone: `Vocabulary.alone`."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The sets; words compare as written, but `titles`, `tails`, `acts` and the `_before` sets in lower case;
    `dealings` are pairs of a noun and a preposition.
    """

    female: Set
    male: Set
    given: Set
    alone: Set
    honorifics: Set
    addresses: Set
    ranks: Set
    titles: Set
    offices: Set
    middle: Set
    person_joints: Set
    joints: Set
    suffixes: Set
    calendar: Set
    things: Set
    kinds: Set
    organisation_heads: Set
    place_heads: Set
    event_heads: Set
    tails: Set
    acts: Set
    actions_before: Set
    seats_before: Set
    dotted: Set
    functions: Set
    family_first: Set
    local: Set
    organisation_nouns: Set
    place_nouns: Set
    powers: Set
    storms: Set
    legal: Set
    journeys: Set
    wishes: Set
    dealings: Set
    body_heads: Set
    directions: Set
    company_offices: Set
    named_bodies: Set
    named_places: Set
    seated: Set
    streets: Set
    place_ends: Set
    parties: Set
    papers: Set
    nationwide: Set
    care_heads: Set
    street_joints: Set
    leaders: Set
    domains: Set


@cache
def vocabulary() -> Vocabulary:
    """The sets, read once."""
    words: dict[str, Any] = load("actors_words")
    titles: dict[str, Any] = load("actors_titles")
    given: dict[str, Any] = load("actors_given")
    plain = {key: frozenset(words[key]) for key in _PLAIN}
    every = [*titles["honorifics"], *words["suffixes"], *words["calendar"], *load("actors_places")["short"]]
    every += words["organisation_heads"]
    female, male = (frozenset(given[key]) | frozenset(given[f"abroad_{key}"]) for key in "fm")
    return Vocabulary(
        female=female,
        male=male,
        given=female | male,
        alone=frozenset().union(*(plain[key] for key in _ALONE)),
        honorifics=frozenset(titles["honorifics"]),
        addresses=frozenset(titles["addresses"]),
        ranks=frozenset(titles["ranks"]),
        titles=frozenset(titles["titles"]) | frozenset(titles["modifiers"]),
        offices=frozenset(titles["titles"]),
        middle=frozenset(titles["middle"]),
        person_joints=frozenset(words["joints"]["person"]),
        joints=frozenset(words["joints"]["organisation"]) | frozenset(words["joints"]["person"]),
        dotted=frozenset(w for w in every if w.endswith(".") and w.count(".") == 1),
        family_first=frozenset(load("actors_spelling")["family_first"]),
        dealings=frozenset(f"{noun} {word}" for word, nouns in words["dealings"].items() for noun in nouns),
        leaders=frozenset(load("actors_leaders")),
        **plain,
    )
