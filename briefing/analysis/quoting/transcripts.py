"""Transcripts: lines that begin with a name and a colon and hold the words without marks.

One such line may be anything ("Note: …"); a transcript is three and more of them with at least two names that recur or
stand in capitals, each a person's whom the article names, somebody's part ("Moderator") or a single letter:
"FREE TRADE:" and "THE FACTS:" are labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.actor import ActorType, Name
from briefing.model.text import Span

_TURN = re.compile(r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){0,3})(?:\s+\([^)]{1,30}\))?:\s+(?=\S)")
LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript: where the name and where the words stand."""

    name: Span
    words: Span


def turns_of(text: str, lines: Sequence[Span], names: Sequence[Name]) -> list[Turn]:
    """The turns of a transcript among `lines` of an article with these `names`; none where they make no transcript."""
    found = []
    for line in lines:
        match = _TURN.match(text, line.start, line.end)
        if match and match.end() < line.end:
            found.append(Turn(Span(*match.span("name")), Span(match.end(), line.end)))
    if len(found) < LEAST_TURNS:
        return []
    people = {word.casefold() for name in names if name.type is ActorType.PERSON for word in name.text.split()}
    counts = Counter(turn.name.of(text) for turn in found)
    spoken = {name for name, times in counts.items() if (times > 1 or name.isupper()) and _speaks(name, people)}
    turns = [turn for turn in found if turn.name.of(text) in spoken]
    return turns if len(turns) >= LEAST_TURNS and len(spoken) > 1 else []


def _speaks(name: str, people: set[str]) -> bool:
    """True for a person's name, as far as it is known, for what somebody is ("Moderator"), and for "Q" and "A"."""
    words = name.casefold().split()
    part = words[-1] in word_class("persons") or words[-1] in vocabulary().speakers
    return part or len(name) == 1 or not people.isdisjoint(words)
