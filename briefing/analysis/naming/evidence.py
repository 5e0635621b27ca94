"""What an article as a whole shows about its words: written small elsewhere, after a given name, after "in"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.naming.sentence import Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary

_INTO = frozenset({"in", "at", "near", "from", "to"})
_SPEECH = frozenset({"said", "says", "told", "added", "who", "asked", "argued", "explained", "noted", "wrote", "tweeted"})


@dataclass(slots=True)
class Evidence:
    """Words of one article by what running text shows about them."""

    small: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    determined: set[str] = field(default_factory=set)


def evidence_of(sentences: Sequence[Sentence]) -> Evidence:
    """What the running sentences of an article show; headlines and lines in capitals show nothing."""
    made = Evidence()
    for sentence in sentences:
        if sentence.style is Style.RUNNING:
            _read(made, sentence.texts)
    return made


def _read(made: Evidence, texts: list[str]) -> None:
    known = vocabulary()
    previous = ""
    last = len(texts) - 1
    for index, text in enumerate(texts):
        if not text[0].isupper():
            made.small.add(text)
        elif index:
            if previous[0].isalnum():
                made.inside.add(text)
            if previous in known.given or previous in known.honorifics or previous.lower() in known.titles:
                made.persons.add(text)
            if previous in _INTO:
                made.places.add(text)
            elif previous == "the":
                made.determined.add(text)
        if index < last and texts[index + 1] in _SPEECH:
            made.speakers.add(text)
        previous = text
