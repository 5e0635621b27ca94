"""Who is talked about at length and never quoted: the absent parties of a story, and what accounts say they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.differing.story_sentences import countries, lands
from briefing.analysis.language.lines import line
from briefing.lexicon.loader import load
from briefing.model.actor import Actor, ActorType
from briefing.model.point import Point
from briefing.model.quote import QuoteKind
from briefing.model.story import BriefLine, StoryFindings, TargetKind

_HEARD = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST})
_PARTIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.PERSON})
# Sentences that must name a party, and points that must tell what it holds, for its absence to be news.
_SENTENCES, _POSITIONS = 8, 2
_MOST_PARTIES, _MOST_POINTS = 2, 4
# What somebody holds is worth its whole sentence.
_WIDTH = 170


@dataclass(frozen=True, slots=True)
class Absent:
    """A party nobody quotes: its name, how many sentences name it, in which articles, and the points it holds."""

    name: str
    sentences: int
    articles: tuple[str, ...]
    points: tuple[Point, ...]


def absent_lines(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """For each absent party a line that says so, with the accounts that give no position of it, then what it holds."""
    lines: list[BriefLine] = []
    for party in absent_parties(findings)[:_MOST_PARTIES]:
        told = {a for point in party.points for a in point.members}
        silent = findings.letters(tuple(m.article.id for m in findings.members if m.article.id not in told))
        none = f"; no position found in {', '.join(silent)}" if silent else ""
        text = f"{party.name}: named in {party.sentences} sentences, never quoted{none}"
        lines.append(BriefLine(text, findings.letters(party.articles), TargetKind.POINT, party.points[0].id))
        for point in party.points[:_MOST_POINTS]:
            letters = findings.letters(point.whole if len(point.whole) > 1 else tuple(point.members))
            lines.append(BriefLine(line(point.text, _WIDTH), letters, TargetKind.POINT, point.id))
    return tuple(lines)


def absent_parties(findings: StoryFindings) -> list[Absent]:
    """The parties that many sentences of at least half the accounts name, of which points tell what they hold, and of
    which nobody is quoted; the most named first. A country is heard through anybody who has an office of it.
    """
    of = {actor.id: _of(actor) for actor in findings.actors}
    heard = _heard(findings, of)
    found = []
    for actor in findings.actors:
        if actor.hidden or actor.type not in _PARTIES or {actor.name, *of[actor.id]} & heard or actor.name in _arms():
            continue
        people = [a for a in findings.actors if of[a.id] == {actor.name}]
        articles = tuple(dict.fromkeys(a for one in (actor, *people) for a in one.articles))
        if len(articles) < max(2, len(findings.members) / 2):
            continue
        places = {(m.article, _sentence(findings, m.article, m.start)) for a in (actor, *people) for m in a.mentions}
        points = _held(findings, _position((actor, *people))) if len(places) >= _SENTENCES else ()
        if len(points) >= _POSITIONS:
            found.append(Absent(actor.name, len(places), articles, points))
    return sorted(found, key=lambda party: -party.sentences)


def _heard(findings: StoryFindings, of: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The names of those quoted, and the countries they have an office of or are said to come from."""
    by_name = {a.name: a for a in findings.actors}
    names = {q.speaker for q in findings.quotes if q.speaker and q.kind in _HEARD}
    theirs = {land for n in names for land in (lands(n) | (of[by_name[n].id] if n in by_name else frozenset()))}
    return frozenset(names | theirs)


def _of(actor: Actor) -> frozenset[str]:
    """The countries a person's offices name; nothing for others."""
    if actor.type is not ActorType.PERSON:
        return frozenset()
    return frozenset(land for role in actor.roles for land in lands(role.text))


def _held(findings: StoryFindings, position: re.Pattern[str]) -> tuple[Point, ...]:
    """The points that tell what a party holds: that it is silent, then those of most accounts."""
    held: list[tuple[bool, Point]] = []
    for point in findings.points:
        matches = [m for s in _sentences(findings, point) if (m := position.search(s))]
        if matches:
            held.append((not any(m["silent"] for m in matches), point))
    return tuple(point for _, point in sorted(held, key=lambda told: (told[0], -told[1].count)))


def _sentences(findings: StoryFindings, point: Point) -> list[str]:
    return [findings.member(a).article.sentence(n) for a, numbers in point.members.items() for n in numbers]


def _sentence(findings: StoryFindings, article: str, offset: int) -> int | None:
    return findings.member(article).article.sentence_at(offset)


def _position(party: Sequence[Actor]) -> re.Pattern[str]:
    """A position taken by one of a party, or silence kept: its names before a verb of holding something."""
    listed = load("brief_words")
    names = {form for actor in party for form in (actor.name, *actor.aliases) if not form.startswith("@")}
    names |= {actor.name.split()[-1] for actor in party if actor.type is ActorType.PERSON}
    names |= {form for form, land in countries().items() if land == party[0].name}
    who = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    between = "|".join(listed["between"])
    verbs = "|".join(v.replace(" ", r"\s+") for v in listed["positions"])
    silent = rf"(?P<silent>(?i:{listed['silence_before']})(?:{who})\b)"
    return re.compile(rf"(?<!\w)(?:{who})(?:\s+(?:{between}))*\s+(?:{verbs})\b|{silent}")


@cache
def _arms() -> frozenset[str]:
    """Offices of one state or another, heard when it is."""
    return frozenset(load("actors_organisations")["governments"])
