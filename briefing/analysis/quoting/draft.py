"""A quotation on its way to being one."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.analysis.quoting.stretches import Stretch


@dataclass(slots=True)
class Draft:
    """A quotation on its way: its marks, its line's tokens, its sentence, its clause, and the utterance it belongs to.

    `carried` is who spoke before, where nothing in its own sentence tells, and `cue` the words that said so;
    `others` are those who speak with the first, or who made the document that speaks (`joint`);
    `foreign` marks a clause that stands in another line.
    """

    stretch: Stretch
    line: Line
    token: int
    low: int
    stop: int
    heading: bool
    clause: Clause | None = None
    reporting: bool = False
    term: bool = False
    carried: Phrase | None = None
    cue: str | None = None
    foreign: bool = False
    utterance: int = 0
    joint: bool = False
    others: tuple[Phrase, ...] = ()
    via: tuple[str, ...] = ()
