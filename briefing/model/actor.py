"""Names in one article, and the actors of a story that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.text import Span


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"


class NameForm(StrEnum):
    """How a stretch of text names somebody."""

    NAME = "name"
    ADJECTIVE = "adjective"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of one article that names somebody, before names are merged across articles.

    `role` is the office or description written with it ("Ukrainian President"), as written.
    """

    start: int
    end: int
    text: str
    type: ActorType
    form: NameForm = NameForm.NAME
    role: str | None = None

    @property
    def span(self) -> Span:
        """The name's place in its article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one article that names an actor; `adjective` ("Ukrainian") is linked but counted apart."""

    article: str
    start: int
    end: int
    text: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description as one article writes it."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, country, place or group under one name. `merges` says why each form was joined."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    merges: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that name the actor, adjectives not counted, in order of first mention."""
        return tuple(dict.fromkeys(m.article for m in self.mentions if not m.adjective))

    @property
    def count(self) -> int:
        """How often the actor is named, adjectives not counted."""
        return sum(not m.adjective for m in self.mentions)
