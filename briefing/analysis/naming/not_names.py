"""Capitals that name nobody: offices, faiths, bare bodies, the people of a town, halves of words, tags of posts."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.naming.gazetteer import NAMELESS, Kind, gazetteer
from briefing.analysis.naming.institutions import is_bare
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load, word_set
from briefing.model.actor import ActorType

_GLUED = re.compile("[a-z]{2}[A-Z]{2}|^(?!Fitz)([A-Z][a-z]{3,})([A-Z][a-z]+)")
"""Words that a page ran together: "BergGOP", "BergThe"; FitzGerald is none, nor are two given names: RoseAnn."""

_PLURAL = re.compile("[A-Z]{2,}s")
"""Several of a kind: "MPs", "SUVs"."""

_ROMAN = re.compile("[IVXL]+")
_AGAINST = ("v", "v.", "vs.")
"""Between the parties of a case at law."""
_LOST = ("", "a", "e", "o", "y")
"""Last vowels of a town's name that the word for its people may have lost: Chicago-ans, Kentuck(y)-ian."""
_TOWNS = (Kind.PLACE, Kind.CAPITAL)


def nobody(sentence: Sentence, name: Found) -> bool:
    """True for what names nobody by itself."""
    if sentence.style is Style.RUNNING and _of_event(sentence.texts, name.end):
        return True
    if name.entry is not None:
        return False
    known = vocabulary()
    texts = sentence.texts[name.start : name.end]
    before = sentence.texts[name.start - 1] if name.start else ""
    if name.type is ActorType.PERSON and any(_glued(t) for t in texts):
        return True
    if name.type is ActorType.PERSON and (before in known.honorifics or before.lower() in known.offices):
        return False
    if len(texts) == 1:
        following = sentence.texts[name.end] if name.end < len(sentence) else ""
        return _word(name, before, following, texts[0])
    return _words(sentence, name, texts)


def _glued(word: str) -> bool:
    """True for two words that a page ran together, where they are no given names."""
    match = _GLUED.search(word)
    return match is not None and not (match[1] and vocabulary().given.issuperset(match.groups()))


def _word(name: Found, before: str, following: str, word: str) -> bool:
    """True where the single `word` of a name is none."""
    known = vocabulary()
    return (
        len(word) == 1
        or _PLURAL.fullmatch(word) is not None
        or word in known.alone
        or (word.lower() in known.titles and name.type is not ActorType.PERSON)
        or word in word_set("actors_nobody", "adverbs")
        or (name.type is ActorType.PERSON and (following in _AGAINST or before in _AGAINST))
        or (following[:1] in ("-", "‑") and word in word_set("actors_nobody", "prefixes"))
        or (before == "#" and any(c.isupper() for c in word[1:]))
        or is_people(word)
    )


def _words(sentence: Sentence, name: Found, texts: list[str]) -> bool:
    """True where the several words of a name are none."""
    known = vocabulary()
    if any((name.start, name.end) == (i, j) and e.kind in NAMELESS for i, j, e in sentence.entries):
        return True
    if name.type is ActorType.PERSON and texts[-1] in word_set("actors_nobody", "contests"):
        return True
    if texts[0] in word_set("actors_nobody", "parts") and (texts[-1].isdigit() or _ROMAN.fullmatch(texts[-1])):
        return True
    if is_bare(texts) or texts[0] in known.storms or not word_set("actors_nobody", "code").isdisjoint(texts):
        return True
    office = texts[-1].lower() in known.offices and all(t.lower() in known.titles or t in known.middle for t in texts)
    return office or " ".join(texts) in known.things | known.kinds


@lru_cache(maxsize=20_000)
def is_people(word: str) -> bool:
    """True for the people of a known town, state or region: Chicagoans, Londoners, Kentuckians."""
    ends = tuple(load("actors_beside")["people_of"])
    if not word.endswith(ends) or gazetteer().single(word) is not None or word in vocabulary().given:
        return False
    stems = [word.removesuffix(end) for end in ends if word.endswith(end)]
    entries = (gazetteer().single(stem + lost) for stem in stems if len(stem) > 3 for lost in _LOST)
    return any(e is not None and e.kind in _TOWNS for e in entries)


def _of_event(texts: list[str], end: int) -> bool:
    """True where the name is part of an event's or a paper's: "Lisbon Treaty", "Davis Cup"."""
    return end < len(texts) and texts[end] in vocabulary().event_heads
