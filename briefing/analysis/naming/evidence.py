"""What an article as a whole shows about its words: written small elsewhere, after a given name, after "in"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.naming.sentence import Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set


@dataclass(slots=True)
class Evidence:
    """Words of one article by what running text shows about them."""

    small: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    determined: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    storms: set[str] = field(default_factory=set)


def evidence_of(sentences: Sequence[Sentence]) -> Evidence:
    """What the running sentences of an article show; headlines and lines in capitals show nothing."""
    made = Evidence()
    for sentence in sentences:
        if sentence.style is Style.RUNNING:
            _read(made, sentence.texts)
    return made


def _read(made: Evidence, texts: list[str]) -> None:
    previous = ""
    last = len(texts) - 1
    for index, text in enumerate(texts):
        following = texts[index + 1] if index < last else ""
        if not text[0].isupper():
            made.small.add(text)
        else:
            if index:
                _after(made, previous, texts[index - 2] if index > 1 else "", text)
            if following in word_set("actors_beside", "speech"):
                made.speakers.add(text)
            elif following in vocabulary().organisation_heads:
                made.organisations.add(text)
        previous = text


def _after(made: Evidence, previous: str, earlier: str, text: str) -> None:
    """Note what the words before a capitalised word say about it."""
    known = vocabulary()
    if previous[0].isalnum():
        made.inside.add(text)
    if previous in known.storms:
        made.storms.add(text)
    noun = earlier if previous in ("of", "called", "named") else previous
    if previous in known.given or previous in known.honorifics or previous.lower() in known.titles:
        made.persons.add(text)
    if previous in word_set("actors_beside", "shown") or noun in known.place_nouns:
        made.places.add(text)
    elif noun in known.organisation_nouns:
        made.organisations.add(text)
    elif previous == "the":
        made.determined.add(text)
