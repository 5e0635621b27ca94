"""The value all finders of reporting clauses give."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: who (None where it does not say), in which words, at which token; through whom it came.

    `nobody`: a passive that keeps the speaker back ("he was asked"), so that nobody else may be taken for it.
    """

    phrase: Phrase | None
    cue: str
    at: int
    via: Span | None = None
    close: bool = False
    nobody: bool = False


def clause_at(
    line: Line, phrase: Phrase | None, start: int, end: int, *, close: bool = False, wordless: bool = False
) -> Clause:
    """The clause whose cue is the tokens `start` to `end`; `wordless` where no word but the speaker's name reports."""
    cue = "" if wordless else " ".join(t.text for t in line[start:end])
    return Clause(phrase, cue, start, None, close)
