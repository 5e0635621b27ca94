"""What every command is given: its arguments and the opened library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.articles_meant import named
from briefing.cli.output import ProgressLine, Row, place, print_answer, problem_lines, say
from briefing.cli.records import Paths, Record
from briefing.cli.status import Refused, Status
from briefing.library import Library, UnknownStory, open_library
from briefing.settings.noting import note

if TYPE_CHECKING:
    from briefing.analysis.story import StoryAnalysis
    from briefing.model.article import Article
    from briefing.model.story import Story


@dataclass(frozen=True)
class Context:
    """An opened library and the arguments of the command."""

    library: Library
    arguments: Namespace

    @property
    def paths(self) -> Paths:
        """The path of each article."""
        return Paths(self.library)

    def stories(self) -> tuple[Story, ...]:
        """The stories that the question is asked over. Raises Refused for an unknown --story."""
        try:
            return self.library.scope(getattr(self.arguments, "story", None))
        except UnknownStory as error:
            raise Refused(f"no event has the id {error}; `briefing stories PATH` lists them") from None

    def analyses(self) -> Iterator[StoryAnalysis]:
        """Their analyses, each made when it is come to. Raises as `stories`."""
        return map(self.library.analysis, self.stories())

    def article(self, wanted: str) -> Article:
        """The one article with this id, path, letter or file name. Raises Refused where there is none, or several."""
        return named(wanted, ((a.letters[one.id], one) for a in self.analyses() for one in a.articles))

    def answer(self, records: Sequence[Record], head: Row, row: Callable[[Record], Row]) -> Status:
        """Print records as JSON or as a table."""
        return print_answer(records, head, row, self.arguments)


@contextmanager
def opened(paths: Sequence[Path], arguments: Namespace) -> Iterator[Context]:
    """The library of these paths, fresh. Problems are said; raises Refused where not one article could be read."""
    from briefing.cli.opening import unpacked

    progress = ProgressLine(arguments.quiet)
    with open_library(*map(unpacked, paths), report=progress) as library:
        progress.close()
        if "-" not in map(str, library.paths):
            note(library.places, library.paths)
        if not library.cards or (not arguments.quiet and not getattr(arguments, "problems", False)):
            for line in problem_lines(library.problems):
                say(line)
        if not library.cards:
            raise Refused(f"no article found in {place(paths)}", Status.NOTHING_READ)
        told = set(library.own_problems)
        yield Context(library, arguments)
        if not arguments.quiet:
            for line in problem_lines([p for p in library.own_problems if p not in told]):
                say(line)
