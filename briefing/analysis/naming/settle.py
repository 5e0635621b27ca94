"""Brings guesses and known names together: which wins where they overlap, and what names nobody."""

from __future__ import annotations

from briefing.analysis.naming.cut_short import papers, spelt_out
from briefing.analysis.naming.edges import edged
from briefing.analysis.naming.gazetteer import Entry, Kind
from briefing.analysis.naming.institutions import institutions
from briefing.analysis.naming.not_names import nobody
from briefing.analysis.naming.sentence import Found, Sentence, Style, of_entry
from briefing.analysis.naming.shapes import by_shape, dateline, joint_bodies, streets_and_teams, with_nicknames
from briefing.analysis.naming.trim import owned, trimmed
from briefing.analysis.naming.types import retyped
from briefing.model.actor import ActorType


def settle(sentence: Sentence, guesses: list[Found]) -> list[Found]:
    """The names of a sentence in order, none overlapping: guesses trimmed, known names added where nothing stands."""
    parts = [part for guess in guesses for whole in edged(sentence, guess) for part in owned(sentence, whole)]
    parts = [p for i, p in enumerate(parts) if not i or parts[i - 1].end <= p.start]
    kept = [retyped(sentence, name) for name in (trimmed(sentence, p) for p in parts) if name is not None]
    shaped = streets_and_teams(sentence.texts) + joint_bodies(sentence) + dateline(sentence)
    shaped += [s for s in (*papers(sentence.texts), *spelt_out(sentence.texts)) if not _inside(s, shaped)]
    kept = [k for k in kept if not any(s.start < k.end and k.start < s.end for s in shaped)] + shaped
    for start, end, entry in sentence.entries:
        if entry.kind is Kind.OFFICE:
            continue
        rivals = [k for k in kept if k.start < end and start < k.end]
        if entry.kind is Kind.THING:
            kept = [k for k in kept if k not in rivals or _longer(k, start, end)]
            continue
        if not any(_longer(k, start, end) or _surname(k, entry) for k in rivals):
            kept = [k for k in kept if k not in rivals]
            kept.append(_newer(sentence, start, end, entry))
    kept = institutions(sentence, with_nicknames(sentence, kept + by_shape(sentence, kept)))
    return sorted((k for k in kept if not nobody(sentence, k)), key=lambda k: k.start)


def _inside(name: Found, others: list[Found]) -> bool:
    return any(o.start < name.end and name.start < o.end for o in others)


def _newer(sentence: Sentence, start: int, end: int, entry: Entry) -> Found:
    """A known name; a town that is named after it where "New" stands before it: "in New Bern"."""
    texts = sentence.texts
    town = end - start == 1 and entry.kind in (Kind.PLACE, Kind.CAPITAL) and texts[start - 1] == "New" and start
    if town and sentence.style is Style.RUNNING and (start > 1 or texts[end : end + 1] == [","]):
        return Found(start - 1, end, ActorType.PLACE)
    return of_entry(start + (texts[start] == "the"), end, entry)


def _longer(rival: Found, start: int, end: int) -> bool:
    """True where the guess covers more than the known name does."""
    return rival.start <= start and end <= rival.end and rival.end - rival.start > end - start


def _surname(rival: Found, entry: Entry) -> bool:
    """True where the guess sees a person in what is also a town: Jackson, Lincoln."""
    return entry.kind is Kind.PLACE and rival.type is ActorType.PERSON
