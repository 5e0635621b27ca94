"""The commands that ask about all that the paths hold; an answer given before is printed again where it holds."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.output import problem_lines, say
from briefing.cli.status import Status
from briefing.cli.tables import Answer, show
from briefing.files.folders import begins_as
from briefing.library.answers import Answers
from briefing.settings.places import Places

MOST_ARTICLES = 200
"""Of a larger library no answer is kept: writing it down would take as long as what it saves is worth."""


def ask(arguments: Namespace) -> Status:
    """Print what the command asks for, as a table or as JSON."""
    answers = _answers(arguments)
    answer = answers.kept(arguments.command) if answers else None
    if answer is None:
        answer, kept = _made(arguments)
        if answers and kept and len(answer["letters"]) <= MOST_ARTICLES:
            answers.keep(arguments.command, answer)
    elif not arguments.quiet:
        for line in answer["problems"]:
            say(line)
    return show(arguments.command, answer, arguments)


def _answers(arguments: Namespace) -> Answers | None:
    """Where answers are kept. What comes through a pipe is never the same; a hand-over file is opened as a folder."""
    if getattr(arguments, "story", None) or any(
        str(path) == "-" or begins_as(path, "handover") for path in arguments.paths
    ):
        return None
    return Answers(arguments.paths, Places.default())


def _made(arguments: Namespace) -> tuple[Answer, bool]:
    """The answer, and whether it may be given again: nothing was wrong with what is kept."""
    from briefing.cli.context import opened
    from briefing.cli.findings import gathered

    with opened(arguments.paths, arguments) as context:
        records, letters = gathered(arguments.command, context)
        told = problem_lines(context.library.problems)
        return {"records": records, "letters": letters, "problems": told}, not context.library.own_problems
