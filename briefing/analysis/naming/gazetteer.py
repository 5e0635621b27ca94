"""Names the lexicon knows, found in running text by their words, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from briefing.lexicon.loader import load
from briefing.model.actor import ActorType


class Kind(StrEnum):
    """What an entry is."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    PLACE = "place"
    BLOC = "bloc"
    ORGANISATION = "organisation"
    MEDIA = "media"
    GROUP = "group"
    OFFICE = "office"
    THING = "thing"


NAMELESS = frozenset({Kind.OFFICE, Kind.THING})
"""Kinds that name no actor."""


TYPES = {
    Kind.COUNTRY: ActorType.COUNTRY,
    Kind.ADJECTIVE: ActorType.COUNTRY,
    Kind.CAPITAL: ActorType.PLACE,
    Kind.PLACE: ActorType.PLACE,
    Kind.BLOC: ActorType.ORGANIZATION,
    Kind.ORGANISATION: ActorType.ORGANIZATION,
    Kind.MEDIA: ActorType.ORGANIZATION,
    Kind.GROUP: ActorType.ORGANIZATION,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One known form: `name` is what the actor is called, `owner` the country an adjective or a capital belongs to."""

    kind: Kind
    name: str
    owner: str | None = None
    type: ActorType | None = None


class Gazetteer:
    """Known forms by their first word."""

    def __init__(self) -> None:
        self._forms: dict[str, Entry] = {}
        self._folded: dict[str, Entry] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.shorts: dict[str, str] = {}
        self.same: dict[str, str] = load("actors_places")["same"]

    def add(self, form: str, entry: Entry) -> None:
        """Make `form` known; the first entry of a form stays."""
        key = form.replace("’", "'")
        if key in self._forms:
            return
        if entry.name in self.same:
            entry = replace(entry, name=self.same[entry.name])
        self._forms[key] = entry
        if " " in key:
            self._folded.setdefault(key.casefold(), entry)
        parts = tuple(re.sub(r"'s(?= |$)", " 's", key).replace(",", " ,").split())
        self._by_first.setdefault(parts[0], []).append((parts, entry))

    def finish(self) -> None:
        """Order the entries of each first word so that the longest comes first."""
        for entries in self._by_first.values():
            entries.sort(key=lambda item: -len(item[0]))

    def single(self, form: str) -> Entry | None:
        """The entry of this exact form."""
        return self._forms.get(form.replace("’", "'"))

    def any_case(self, form: str) -> Entry | None:
        """The entry of a form of several words, whatever its capitals: "FOX News"."""
        return self._folded.get(form.replace("’", "'").casefold())

    def short(self, form: str) -> str | None:
        """The country that a word stands for after the country was named: "the North"."""
        return self.shorts.get(form)

    def at(self, texts: Sequence[str], index: int) -> tuple[int, Entry] | None:
        """The longest known form that begins at word `index`: the index after its last word, and its entry."""
        first = texts[index]
        for parts, entry in self._by_first.get(first.replace("’", "'") if "’" in first else first, ()):
            size = len(parts)
            if size == 1 or tuple(t.replace("’", "'") for t in texts[index : index + size]) == parts:
                return index + size, entry
        return None

    def scan(self, texts: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """Every known form in `texts`, longest first, none overlapping: first word, index after the last, entry."""
        index = 0
        while index < len(texts):
            found = self.at(texts, index)
            if found is None:
                index += 1
                continue
            yield index, found[0], found[1]
            index = found[0]


@cache
def gazetteer() -> Gazetteer:
    """The lexicon's names, read once."""
    made = Gazetteer()
    _countries(made)
    _organisations(made)
    _places(made)
    _abroad(made)
    for phrase in load("actors_titles")["phrases"]:
        made.add(phrase, Entry(Kind.OFFICE, phrase))
    nobody = load("actors_nobody")
    for phrase in (
        *nobody["holidays"],
        *nobody["programmes"],
        *nobody["code"],
        *nobody["medicines"],
        *nobody["faiths"],
    ):
        made.add(phrase, Entry(Kind.THING, phrase))
    made.finish()
    return made


def _countries(made: Gazetteer) -> None:
    countries: dict[str, dict[str, Any]] = load("actors_countries")
    for name, facts in countries.items():
        for form in (name, *facts.get("also", ())):
            made.add(form, Entry(Kind.COUNTRY, name, None, ActorType.COUNTRY))
        made.shorts.update(dict.fromkeys(facts.get("short", ()), name))
    for name, facts in countries.items():
        for form in facts.get("adj", ()):
            made.add(form, Entry(Kind.ADJECTIVE, name, name, ActorType.COUNTRY))
        capital = facts.get("capital")
        for form in (capital, *facts.get("seats", ())) if capital else ():
            made.add(form, Entry(Kind.CAPITAL, form, name, ActorType.PLACE))


def _abroad(made: Gazetteer) -> None:
    """What other languages call countries, peoples, towns and bodies."""
    kept = load("actors_abroad")
    for name, forms in kept["countries"].items():
        for form in forms:
            made.add(form, Entry(Kind.COUNTRY, name, None, ActorType.COUNTRY))
    for name, forms in kept["peoples"].items():
        for form in forms:
            made.add(form, Entry(Kind.ADJECTIVE, name, name, ActorType.COUNTRY))
    for name, forms in kept["towns"].items():
        known = made.single(name) or Entry(Kind.PLACE, name, None, ActorType.PLACE)
        for form in forms:
            made.add(form, known)
    for name, forms in kept["bodies"].items():
        body = made.single(name) or Entry(Kind.ORGANISATION, name, None, ActorType.ORGANIZATION)
        for form in forms:
            made.add(form, body)


def _organisations(made: Gazetteer) -> None:
    kinds = {"blocs": Kind.BLOC, "media": Kind.MEDIA, "groups": Kind.GROUP}
    for section, names in load("actors_organisations").items():
        kind = kinds.get(section, Kind.ORGANISATION)
        for name, forms in names.items():
            for form in (name, *forms):
                made.add(form, Entry(kind, name, None, ActorType.ORGANIZATION))


def _places(made: Gazetteer) -> None:
    places: dict[str, Any] = load("actors_places")
    for section in ("regions", "states", "cities"):
        for form in places[section]:
            made.add(form, Entry(Kind.PLACE, form, None, ActorType.PLACE))
    for form, name in (places["short"] | places["same"]).items():
        made.add(form, Entry(Kind.PLACE, name, None, ActorType.PLACE))
    for name, forms in places["adj"].items():
        made.add(name, Entry(Kind.PLACE, name, None, ActorType.PLACE))
        for form in forms:
            made.add(form, Entry(Kind.ADJECTIVE, name, name, ActorType.PLACE))
