"""What the screen's process and the library's process say to each other: plain, frozen, picklable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing.model.article import Card, Problem
from briefing.model.story import Story


@dataclass(frozen=True, slots=True)
class Overview:
    """A library at a glance; `new` holds ids of articles that were not there when it was opened last."""

    cards: tuple[Card, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...]
    new: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ask:
    """Call `method` of the service with these arguments; `number` names the question."""

    number: int
    method: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """The question `number` is no longer of interest."""

    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something about the question `number`: a Progress (`last` False), its answer, or the exception it ended with."""

    number: int
    value: Any
    last: bool = True
    failed: bool = False
