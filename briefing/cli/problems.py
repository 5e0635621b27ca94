"""`briefing articles --problems`: what was wrong with files, and with what they hold."""

from __future__ import annotations

from briefing.cli.context import Context
from briefing.cli.records import problem_record
from briefing.cli.status import Status


def articles(context: Context) -> Status:
    """What was skipped, cut or guessed, with the reason."""
    library = context.library
    problems = [problem_record(p) for p in (*library.problems, *(p for a in library.articles for p in a.problems))]
    return context.answer(problems, ("File", "Problem"), lambda r: (r["path"], r["message"]))
