"""What the screen's process and the library's process say to each other: frozen and picklable.

Light to import: the screen needs it before its first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model.article import Card, Problem
    from briefing.model.story import Story

NOBODY = 0
"""The number of a question whose answer nobody waits for, and of what is told unasked."""


class UnknownStory(LookupError):
    """No story of the library has this id."""


class UnknownArticle(LookupError):
    """No article of the library has this id, letter or path."""


def several(stories: Iterable[Story], articles: int) -> bool:
    """True where so many articles cover more than one event: none of the events holds two thirds of them.

    A stray article or two beside one event are read with it.
    """
    return 3 * max((len(story.articles) for story in stories), default=0) < 2 * articles


class Overview(NamedTuple):
    """A library at a glance; `new` holds ids of articles that were not there when it was opened last."""

    cards: tuple[Card, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...]
    new: frozenset[str] = frozenset()

    @property
    def several(self) -> bool:
        """True where the articles cover more than one event."""
        return several(self.stories, len(self.cards))


class Indexed(NamedTuple):
    """An index brought up to date, or why it was not; it has so many articles."""

    articles: int
    notice: str | None = None


class State(NamedTuple):
    """A service ends and lets another take its place, which needs to know this.

    `new` is that of `Overview`; `indexed` says that the index was open.
    """

    new: frozenset[str]
    indexed: bool = False


class Ask(NamedTuple):
    """Call `method` of the service with these arguments; `number` names the question."""

    number: int
    method: str
    arguments: tuple[Any, ...]


class Stop(NamedTuple):
    """The question `number` is no longer of interest."""

    number: int


class Told(NamedTuple):
    """Something about the question `number`: a Progress (`last` False), its answer, or the exception it ended with."""

    number: int
    value: Any
    last: bool = True
    failed: bool = False
