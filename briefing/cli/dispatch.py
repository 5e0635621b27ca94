"""Which function answers which command."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Callable

from briefing.cli import deeds, questions
from briefing.cli.comparing import compare
from briefing.cli.context import Context, opened
from briefing.cli.exporting import export
from briefing.cli.manual import manual
from briefing.cli.output import say
from briefing.cli.picks import picks
from briefing.cli.status import Status
from briefing.cli.upkeep import completion, config


def _doctor(arguments: Namespace) -> Status:
    from briefing.cli.doctor import doctor

    return doctor(arguments)


_OPENED: dict[str, Callable[[Context], Status]] = {
    "report": deeds.report,
    "articles": questions.articles,
    "actors": questions.actors,
    "quotes": questions.quotes,
    "coverage": questions.coverage,
    "discrepancies": questions.discrepancies,
    "promises": questions.promises,
    "dates": questions.dates,
    "figures": questions.figures,
    "questions": questions.questions,
    "stories": questions.stories,
    "search": questions.search,
    "export": export,
    "picks": picks,
    "correct": deeds.correct,
    "index": deeds.index,
}
_BARE: dict[str, Callable[[Namespace], Status]] = {
    "compare": compare,
    "config": config,
    "doctor": _doctor,
    "completion": completion,
    "manual": manual,
}


def perform(arguments: Namespace) -> Status:
    """Do what the parsed arguments ask."""
    name = arguments.command
    if name in _BARE:
        return _BARE[name](arguments)
    if name == "index" and arguments.drop:
        return _drop(arguments)
    with opened(arguments.paths, arguments) as context:
        return _OPENED[name](context)


def _drop(arguments: Namespace) -> Status:
    from briefing.settings.places import Places, library_key

    folder = Places.default().library_cache(library_key(arguments.paths))
    if not folder.is_dir():
        say("nothing is kept about it")
        return Status.NOTHING_FOUND
    shutil.rmtree(folder)
    say(f"removed {folder}; your picks and corrections are kept")
    return Status.DONE
