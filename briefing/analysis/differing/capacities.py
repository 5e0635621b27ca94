"""In what capacity a person appears: a country's office in a heading, a body's commander, a delegation's member."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.roles import Office, offices
from briefing.analysis.differing.story_sentences import Told, countries
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened
from briefing.model.actor import Actor, ActorType
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

_OFFICE = re.compile(r"(?<=\s)(?P<office>(?i:president|prime minister|chancellor))\b")
# Offices of which a country has one holder at a time.
_TOP = frozenset({"president", "prime minister", "chancellor"})


def heading_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """A heading that gives a country an office ("UK President") where the text names the holder of another."""
    for sentence in sentences:
        if not sentence.heading:
            continue
        for country, key, place in _held(sentence.text):
            same = [s for s in sentences if s.article == sentence.article and not s.heading]
            body = [(s, held) for s in same for held in _held(s.text) if held[0] == country]
            others = [(s, held[2]) for s, held in body if held[1] != key and held[1] in _TOP]
            if key in _TOP and others and not any(held[1] == key for _, held in body):
                told, span = others[0]
                values = (sentence.value(place), told.value(span))
                subject = f"“{place.of(sentence.text)}” in a heading, “{span.of(told.text)}” in the text"
                yield Finding(Kind.ROLE, Grade.SLIP, subject, f"heading {country}", values)


@dataclass(frozen=True, slots=True)
class Capacity:
    """A person in a sentence, for whom they act ("NATO", a country), and the words that say so, up to the name."""

    told: Told
    body: str
    span: Span


def capacity_findings(sentences: Sequence[Told], actors: Sequence[Actor]) -> Iterator[Finding]:
    """A person who acts for one body in one account and for another in another."""
    people = [a for a in actors if a.type is ActorType.PERSON]
    found: dict[str, list[Capacity]] = defaultdict(list)
    by_place = _by_sentence(sentences, people)
    for sentence in sentences:
        for body, span, reach in _bodies(sentence.text):
            for actor, named in by_place.get((sentence.article, sentence.index), ()):
                if reach.start <= named.start < reach.end:
                    found[actor.name].append(Capacity(sentence, body, Span(span.start, named.end)))
    for name, held in found.items():
        bodies = list(dict.fromkeys(c.body for c in held))
        if len(bodies) > 1 and len({c.told.article for c in held}) > 1:
            values = tuple(c.told.value(c.span) for c in held)
            subject = f"whom {name} acts for: {' or '.join(map(_shown, bodies))}"
            yield Finding(Kind.ROLE, Grade.DETAIL, subject, f"capacity {name}", values, whole=True)


def office_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Offices given to a person by one account only are no difference; this finds clashes inside one account."""
    by_person: dict[tuple[str, str], list[tuple[Told, Office]]] = defaultdict(list)
    for sentence in sentences:
        for office in offices(sentence.text):
            if not office.when and office.key in _TOP:
                by_person[sentence.article, office.person].append((sentence, office))
    for (_, person), found in by_person.items():
        if len({o.key for _, o in found}) > 1:
            first = {o.key: (s, o) for s, o in reversed(found)}
            values = tuple(s.value(o.span) for s, o in first.values())
            name = max((o.name for _, o in found), key=len)
            yield Finding(Kind.ROLE, Grade.SLIP, f"{name}’s office", person, values, whole=True)


def _shown(body: str) -> str:
    """A body as it stands in a title: countries that are unions of states with their article."""
    return f"the {body}" if body.startswith("United ") else body


def _by_sentence(sentences: Sequence[Told], people: Sequence[Actor]) -> dict[tuple[str, int], list[tuple[Actor, Span]]]:
    """The people named in each sentence with the place of their name in it."""
    spots = defaultdict(list)
    for actor in people:
        for mention in actor.mentions:
            spots[mention.article].append((mention, actor))
    found: dict[tuple[str, int], list[tuple[Actor, Span]]] = {}
    for s in sentences:
        inside = ((m, a) for m, a in spots[s.article] if s.start <= m.start < s.start + len(s.text))
        found[s.article, s.index] = [(a, Span(m.start - s.start, m.end - s.start)) for m, a in inside]
    return found


def _held(text: str) -> Iterator[tuple[str, str, Span]]:
    """Country, office and place of each "UK President", "French prime minister" in `text`."""
    for match in _OFFICE.finditer(text):
        words = text[: match.start()].split()
        # A country's name has up to three words; looking them up is faster than a pattern of all of them.
        for length in (3, 2, 1):
            name = " ".join(words[-length:])
            if len(words) >= length and name in countries():
                yield countries()[name], match["office"].lower(), Span(text.rindex(name, 0, match.start()), match.end())
                break


def _bodies(text: str) -> Iterator[tuple[str, Span, Span]]:
    """For whom people act: the body, the words that say so, and the stretch of the sentence that names its people."""
    for match in _commander().finditer(text):
        yield match["body"], Span(*match.span()), Span(match.end(), match.end() + 60)
    for match in _delegation().finditer(text):
        body = countries().get(match["body"], match["body"])
        yield body, Span(*match.span()), Span(match.end(), len(text))


@cache
def _commander() -> Screened:
    return Screened(
        rf"(?P<body>[A-Z][A-Za-z]+)[’']s\s+(?:\w+\s+){{0,2}}(?:{alternation(load('differences_roles')['of_body'])})\b"
    )


@cache
def _delegation() -> Screened:
    return Screened(
        r"\b(?P<body>[A-Z][A-Za-z.]+)\s+(?:delegation|team|side)\s+(?:included|includes|including|consisted\s+of|was\s+led\s+by|led\s+by)\b"
    )
