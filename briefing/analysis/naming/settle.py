"""Brings guesses and known names together: which wins where they overlap, and what names nobody."""

from __future__ import annotations

import re

from briefing.analysis.naming.gazetteer import Entry, Kind
from briefing.analysis.naming.sentence import Found, Sentence, Style, of_entry
from briefing.analysis.naming.shapes import by_shape, joint_bodies, streets_and_teams, with_nicknames
from briefing.analysis.naming.telling import retyped
from briefing.analysis.naming.trim import owned, trimmed
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType

_GLUED = re.compile("[a-z]{2}[A-Z]{2}|^(?!Fitz)[A-Z][a-z]{3,}[A-Z][a-z]")
"""Words that a page ran together: "BergGOP", "BergThe"; FitzGerald is none."""

_PLURAL = re.compile("[A-Z]{2,}s")
"""Several of a kind: "MPs", "SUVs"."""


def settle(sentence: Sentence, guesses: list[Found]) -> list[Found]:
    """The names of a sentence in order, none overlapping: guesses trimmed, known names added where nothing stands."""
    parts = [part for guess in guesses for part in owned(sentence, guess)]
    kept = [retyped(sentence, name) for name in (trimmed(sentence, p) for p in parts) if name is not None]
    shaped = streets_and_teams(sentence.texts) + joint_bodies(sentence)
    kept = [k for k in kept if not any(s.start < k.end and k.start < s.end for s in shaped)] + shaped
    for start, end, entry in sentence.entries:
        if entry.kind is Kind.OFFICE:
            continue
        rivals = [k for k in kept if k.start < end and start < k.end]
        if not any(_longer(k, start, end) or _surname(k, entry) for k in rivals):
            kept = [k for k in kept if k not in rivals]
            kept.append(of_entry(start + (sentence.texts[start] == "the"), end, entry))
    kept = with_nicknames(sentence, kept + by_shape(sentence, kept))
    return sorted((k for k in kept if not _nobody(sentence, k)), key=lambda k: k.start)


def _longer(rival: Found, start: int, end: int) -> bool:
    """True where the guess covers more than the known name does."""
    return rival.start <= start and end <= rival.end and rival.end - rival.start > end - start


def _surname(rival: Found, entry: Entry) -> bool:
    """True where the guess sees a person in what is also a town: Jackson, Lincoln."""
    return entry.kind is Kind.PLACE and rival.type is ActorType.PERSON


def _nobody(sentence: Sentence, name: Found) -> bool:
    """True for what names nobody by itself: an office, a faith or a party's adjective, a bare "Council", a month."""
    if sentence.style is Style.RUNNING and _of_event(sentence.texts, name.end):
        return True
    if name.entry is not None:
        return False
    known = vocabulary()
    texts = sentence.texts[name.start : name.end]
    before = sentence.texts[name.start - 1] if name.start else ""
    if name.type is ActorType.PERSON and any(_GLUED.search(t) for t in texts):
        return True
    if name.type is ActorType.PERSON and (before in known.honorifics or before.lower() in known.offices):
        return False
    if len(texts) == 1:
        return (
            len(texts[0]) == 1
            or _PLURAL.fullmatch(texts[0]) is not None
            or texts[0] in known.alone
            or (texts[0].lower() in known.titles and name.type is not ActorType.PERSON)
        )
    if any((name.start, name.end) == (i, j) and e.kind is Kind.OFFICE for i, j, e in sentence.entries):
        return True
    if texts[0] in known.storms:
        return True
    office = texts[-1].lower() in known.offices and all(t.lower() in known.titles or t in known.middle for t in texts)
    return office or " ".join(texts) in known.things | known.kinds


def _of_event(texts: list[str], end: int) -> bool:
    """True where the name is part of an event's or a paper's: "Lisbon Treaty", "Davis Cup"."""
    return end < len(texts) and texts[end] in vocabulary().event_heads
