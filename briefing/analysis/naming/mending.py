"""Mends guesses by what the rest of the article shows: words too many, words too few, and what names nobody here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from briefing.analysis.naming.evidence import Evidence
from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, of_entry
from briefing.analysis.naming.trim import POSSESSIVES
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set
from briefing.model.actor import ActorType

Form = tuple[str, ...]
_LOCAL = (Kind.PLACE, Kind.CAPITAL, Kind.COUNTRY)
Votes = Mapping[Form, Counter[ActorType]]


def of_storm(sentence: Sentence, name: Found, evidence: Evidence) -> bool:
    """True for the bare name of a storm that the article calls "Hurricane …" elsewhere."""
    return name.end - name.start == 1 and sentence.texts[name.start] in evidence.storms


def mended(sentence: Sentence, name: Found, votes: Votes, evidence: Evidence) -> Found:
    """`name` with the words that the article shows to be its own."""
    texts = sentence.texts
    if name.entry is not None:
        bare = (*texts[name.start : name.end - 1],)
        house = texts[name.end - 1] in POSSESSIVES and bare in votes
        return Found(name.start, name.end - 1, _best(votes[bare])) if house else name
    if name.type is not ActorType.PERSON:
        return _caption(texts, name, votes, evidence)
    while name.end - name.start > 2 and _loose(texts, name, name.end - 1, votes, evidence):
        name.end -= 1
    while name.end - name.start > 2 and _loose(texts, name, name.start, votes, evidence):
        name.start += 1
    return name


def _caption(texts: list[str], name: Found, votes: Votes, evidence: Evidence) -> Found:
    """The place alone where captions ran together: "a fire in Oslo Soldiers stand guard"."""
    if name.end - name.start != 2 or not name.start or texts[name.start - 1] not in ("in", "near"):
        return name
    known, place, word = vocabulary(), texts[name.start], texts[name.end - 1]
    entry = gazetteer().single(place)
    local = (entry is not None and entry.kind in _LOCAL) or (
        (place,) in votes and _best(votes[place,]) is ActorType.PLACE
    )
    goes_on = name.end < len(texts) and texts[name.end].islower()
    head = word in known.organisation_heads | known.place_heads
    if not (local and goes_on and not head and word.lower() in evidence.small):
        return name
    return of_entry(name.start, name.end - 1, entry) if entry else Found(name.start, name.end - 1, ActorType.PLACE)


def opens_only(sentence: Sentence, name: Found, evidence: Evidence) -> bool:
    """True for an ordinary word that the article writes with a capital only where a sentence, or what follows a dash
    or a bracket, begins: "– Passengers on a bus", "Emergency workers".
    """
    texts = sentence.texts
    if name.entry is not None or name.end - name.start > 1 or (name.start and texts[name.start - 1][0].isalnum()):
        return False
    word, following = texts[name.start], texts[name.end] if name.end < len(texts) else ""
    ordinary = word.lower() in evidence.small and word not in evidence.inside
    return ordinary and following not in word_set("actors_beside", "speech") and following not in POSSESSIVES


def _best(counts: Counter[ActorType]) -> ActorType:
    return counts.most_common(1)[0][0]


def _loose(texts: list[str], name: Found, at: int, votes: Votes, evidence: Evidence) -> bool:
    """True for a word that the article also writes small, beside a full name that stands by itself elsewhere: "Photos"
    in "Helen Berg Photos".
    """
    rest = (*texts[name.start : at], *texts[at + 1 : name.end])
    word = texts[at]
    common = word.lower() in evidence.small and word not in vocabulary().suffixes
    return common and rest in votes and _best(votes[rest]) is ActorType.PERSON


def heads_of(votes: Votes) -> set[Form]:
    """What bodies are called when the last word is left out: "Norway Eastern" of "Norway Eastern Airlines"."""
    heads = vocabulary().organisation_heads
    bodies = [f for f, c in votes.items() if len(f) > 2 and f[-1] in heads and _best(c) is ActorType.ORGANIZATION]
    return {form[:-1] for form in bodies}


def completed(sentence: Sentence, name: Found, heads: Collection[Form]) -> Found:
    """A country's name that begins one of the `heads` where the rest of it follows."""
    if name.entry is None or name.entry.kind not in (Kind.COUNTRY, Kind.ADJECTIVE):
        return name
    for form in heads:
        end = name.start + len(form)
        if (*sentence.texts[name.start : end],) == form and end > name.end:
            return Found(name.start, end, ActorType.ORGANIZATION)
    return name


def wholes_of(votes: Votes) -> dict[str, list[Form]]:
    """Bodies of three words and more with a small one inside that the article names twice, by their last word."""
    found: dict[str, list[Form]] = {}
    for form, counts in votes.items():
        small = len(form) > 2 and any(w.islower() for w in form[1:-1])
        if small and _best(counts) is ActorType.ORGANIZATION and counts.total() > 1:
            found.setdefault(form[-1], []).append(form)
    return found


def whole(sentence: Sentence, found: list[Found], wholes: Mapping[str, list[Form]]) -> list[Found]:
    """`found` with the whole name where only its last word was found: "World of Sails" for "Sails"."""
    kept: list[Found] = []
    for name in found:
        end = name.end
        forms = wholes.get(sentence.texts[end - 1], ()) if name.entry is None else ()
        size = max((len(f) for f in forms if (*sentence.texts[max(0, end - len(f)) : end],) == f), default=0)
        if size > end - name.start:
            name = Found(end - size, end, ActorType.ORGANIZATION)  # noqa: PLW2901  (one name for another)
            kept = [k for k in kept if k.end <= name.start]
        kept.append(name)
    return kept
