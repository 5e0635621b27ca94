"""Transcripts: lines that begin with a name and a colon and hold the words without marks.

One such line may be anything ("Note: …"); a transcript is three and more of them with at least two names that recur or
stand in capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model.text import Span

_TURN = re.compile(r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){0,3})(?:\s+\([^)]{1,30}\))?:\s+(?=\S)")
LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript: where the name and where the words stand."""

    name: Span
    words: Span


def turns_of(text: str, lines: Sequence[Span]) -> list[Turn]:
    """The turns of a transcript among `lines`, or none where the lines make no transcript."""
    found = []
    for line in lines:
        match = _TURN.match(text, line.start, line.end)
        if match and match.end() < line.end:
            found.append(Turn(Span(*match.span("name")), Span(match.end(), line.end)))
    names = Counter(turn.name.of(text) for turn in found)
    spoken = {name for name, times in names.items() if times > 1 or name.isupper()}
    turns = [turn for turn in found if turn.name.of(text) in spoken]
    return turns if len(turns) >= LEAST_TURNS and len(spoken) > 1 else []
