"""Offices written with a person's name, and whether two passages give one person different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.spelling import misspelt, same_name
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:[’'\-][^\W\d_]+)*"
_PARTICLES = alternation(load("language_clauses")["particles"])
_INNER = rf"(?:[^\W\d_a-z]\.|(?:{_PARTICLES})\b|[^\W\d_a-z][^\W\d_]+(?:[’'\-][^\W\d_]+)*)"
_NAME = rf"(?P<name>{_WORD}\.?(?:[ \u00a0]{_INNER}){{0,3}})"
_SUFFIX = re.compile(rf"\s+(?:{alternation(load('language_clauses')['generations'])})\.?$")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office: the last word of the name in lower case, the name, the office's key, the place of its words,
    and the word that makes it one of another time ("former"), if any.
    """

    person: str
    name: str
    key: str
    span: Span
    when: str = ""


@lru_cache(maxsize=4096)
def offices(text: str) -> tuple[Office, ...]:
    """The offices that stand with a name in `text`: "President Ada Lund", "Ada Lund, the president"."""
    found = []
    for match in _pattern().finditer(text):
        name, when = _bare(match["name"]), _when(text, match)
        if name:
            key = _keys()[_plain(match["office"])]
            place = Span(match.start("office"), match.end("office"))
            found.append(Office(name.split()[-1].lower(), name, key, place, when))
    return tuple(found)


def role_clashes(left: str, right: str) -> Iterator[Clash]:
    """One person under two offices that nobody holds together."""
    for a in offices(left):
        for b in offices(right):
            if a.key == b.key or a.when != b.when or not _one_person(a, b) or b.key in _together().get(a.key, ()):
                continue
            if any(o.key == a.key and _one_person(o, b) for o in offices(right)):
                continue
            if any(o.key == b.key and _one_person(o, a) for o in offices(left)):
                continue
            name = max(a.name, b.name, key=len)
            yield Clash(Kind.ROLE, Grade.CONTRADICTION, f"{name}’s office", a.person, a.span, b.span)


def _one_person(a: Office, b: Office) -> bool:
    return same_name(a.person, b.person) or misspelt(a.person, b.person)


def _bare(name: str) -> str:
    """The name without possessive ending, suffixes, and offices that run into it."""
    name = _POSSESSIVE.sub("", _SUFFIX.sub("", name)).strip(" .")
    parts = [part for part in name.split() if _plain(part) not in _keys()]
    return " ".join(parts)


def _when(text: str, match: re.Match[str]) -> str:
    """The word before or after the office that says it is past, to come, or somebody else's; "" for none."""
    rules = load("differences_roles")
    before = re.findall(r"\w+", text[max(0, match.start("office") - 20) : match.start("office")])
    after = re.match(r"[\s\-]*(\w+)", text[match.end("office") :])
    if before and before[-1].lower() in rules["before"]:
        return str(before[-1].lower())
    return after[1].lower() if after and after[1].lower() in rules["after"] else ""


def _plain(phrase: str) -> str:
    return re.sub(r"\s+", " ", phrase.lower()).replace("-", " ").replace(".", "")


@cache
def _keys() -> dict[str, str]:
    listed = load("differences_roles")["offices"]
    return {_plain(phrase): key for key, phrases in listed.items() for phrase in phrases}


@cache
def _together() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in load("differences_roles")["together"]:
        for a, b in combinations(group, 2):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {key: frozenset(others) for key, others in found.items()}


@cache
def _pattern() -> Screened:
    listed = (phrase for phrases in load("differences_roles")["offices"].values() for phrase in phrases)
    phrases = sorted(listed, key=len, reverse=True)
    each = "|".join(re.sub(r"(?:\\ |\\-)", "[ \u00a0-]", re.escape(p)).replace(r"\.", r"\.?") for p in phrases)
    office = rf"(?<![\w\-])(?P<office>(?i:{each}))(?![\w\-])"
    return Screened(rf"{office}[ \u00a0]+(?:[\[(])?{_NAME}")
