"""One person under two names: another given name before the same surname, a surname with letters in another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.analysis.differing.finding import Finding, value_in
from briefing.analysis.differing.story_sentences import about
from briefing.lexicon.loader import load
from briefing.model.actor import Actor, ActorType, Mention
from briefing.model.article import Article
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Shorter names are as often others; words of an office that two must share.
_SHORTEST, _OFFICE = 6, 2


def namesake_findings(articles: Sequence[Article], actors: Sequence[Actor]) -> Iterator[Finding]:
    """Two people of whom no account names both: of one surname and in one office, or of one given name and surnames of
    the same letters.
    """
    by_id = {a.id: a for a in articles}
    for one, other in _pairs(actors):
        if set(one.articles).isdisjoint(other.articles) and (_slipped(one, other) or _in_one_office(one, other)):
            values = tuple(value_in(by_id[m.article], Span(m.start, m.end)) for m in (*_full(one), *_full(other)))
            subject = f"{one.name} or {other.name}"
            yield Finding(Kind.NAME, Grade.SLIP, subject, f"named {one.name}", values, whole=True)


def _pairs(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """The people who share a given name or a surname."""
    people: dict[tuple[int, str], list[Actor]] = defaultdict(list)
    family_first = load("actors_spelling")["family_first"]
    for actor in actors:
        parts = actor.name.lower().split()
        if actor.type is ActorType.PERSON and len(parts) > 1 and parts[0] not in family_first:
            people[0, parts[0]].append(actor)
            people[-1, parts[-1]].append(actor)
    for found in people.values():
        yield from combinations(found, 2)


def _slipped(one: Actor, other: Actor) -> bool:
    """True for two people of one given name with surnames of the same letters, one of them in another place."""
    a, b = one.name.lower().split(), other.name.lower().split()
    near = a[0] == b[0] and a[-1] != b[-1] and len(a[-1]) >= _SHORTEST
    return near and a[-1][0] == b[-1][0] and sorted(set(a[-1])) == sorted(set(b[-1]))


def _in_one_office(one: Actor, other: Actor) -> bool:
    """True for two people of one surname with the same office; whether it is said to be the deputy's tells nothing."""
    if one.name.lower().split()[-1] != other.name.lower().split()[-1]:
        return False
    offices = [[_office(role.text) for role in actor.roles] for actor in (one, other)]
    return any(min(len(a), len(b)) >= _OFFICE and (a <= b or b <= a) for a in offices[0] for b in offices[1])


def _office(role: str) -> frozenset[str]:
    levels = {word for alike in load("differences_roles")["levels"] for word in alike}
    return about(" ".join(word for word in role.split() if word.lower() not in levels))


def _full(actor: Actor) -> list[Mention]:
    """Where an actor is first named by the whole name."""
    return [m for m in actor.mentions if len(m.text.split()) > 1][:1]
