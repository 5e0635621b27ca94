"""What the commands that ask find in an opened library, as the records of `--json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.cli.records import (
    Paths,
    Record,
    actor_record,
    article_record,
    date_record,
    discrepancy_record,
    figure_record,
    point_record,
    promise_record,
    question_record,
    quote_record,
    story_record,
)
from briefing.cli.tables import ALSO_CALLED

if TYPE_CHECKING:
    from briefing.analysis.story import StoryAnalysis
    from briefing.cli.context import Context

Gather = Callable[["StoryAnalysis", Paths], list[Record]]


def gathered(command: str, context: Context) -> tuple[list[Record], dict[str, str]]:
    """The records of a command, event after event, and the letters of the articles they name. Raises Refused."""
    if command == "stories":
        return [story_record(story) for story in context.library.stories()], {}
    gather, paths = _GATHER[command], context.paths
    records: list[Record] = []
    letters: dict[str, str] = {}
    for analysis in context.analyses():
        letters.update((article.id, analysis.letters[article.id]) for article in analysis.articles)
        records += gather(analysis, paths)
    return records, letters


def _articles(analysis: StoryAnalysis, _: Paths) -> list[Record]:
    return [article_record(article, analysis) for article in analysis.articles]


def _quotes(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    """Those without quotation marks too, each with its speaker's other names: which are shown is decided where they
    are printed.
    """
    called = {actor.id: list(actor.aliases) for actor in analysis.actors}
    story = analysis.story.id
    return [{**quote_record(q, paths, story), ALSO_CALLED: called.get(q.actor or "", [])} for q in analysis.quotes]


def _actors(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [actor_record(actor, paths, analysis.story.id) for actor in analysis.actors if not actor.hidden]


def _coverage(analysis: StoryAnalysis, _: Paths) -> list[Record]:
    return [point_record(point, analysis.story.id) for point in analysis.points]


def _discrepancies(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [discrepancy_record(found, paths, analysis.story.id) for found in analysis.discrepancies]


def _promises(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [promise_record(promise, paths, analysis.story.id) for promise in analysis.promises]


def _dates(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [date_record(date, paths, analysis.story.id) for date in analysis.dates]


def _figures(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [figure_record(figure, paths, analysis.story.id) for figure in analysis.figures]


def _questions(analysis: StoryAnalysis, paths: Paths) -> list[Record]:
    return [question_record(question, paths, analysis.story.id) for question in analysis.questions]


_GATHER: dict[str, Gather] = {
    "articles": _articles,
    "quotes": _quotes,
    "actors": _actors,
    "coverage": _coverage,
    "discrepancies": _discrepancies,
    "promises": _promises,
    "dates": _dates,
    "figures": _figures,
    "questions": _questions,
}
