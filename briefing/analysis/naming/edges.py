"""What a guess has too much or too little at its ends: a page's buttons, "of" and what it governs, "el-Masri"."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.naming.cut_short import with_family
from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, of_entry
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load, word_set
from briefing.model.actor import ActorType

_ARTICLE = re.compile(r"(?:[AaEe]l|[ae][drnzst]|ash|esh|ul|ud|ibn|bin)[-‑][^\W\d_a-z]\w+")
"""An Arabic family name with its article: "el-Masri", "ash-Shami"."""
_LOCAL = (Kind.PLACE, Kind.CAPITAL, Kind.COUNTRY)
_WORDS = 4


def edged(sentence: Sentence, name: Found) -> list[Found]:
    """`name` with its right ends, in parts where an office stands between a place and a person."""
    texts = sentence.texts
    name.end = _without_controls(texts, name)
    opening = not name.start or not texts[name.start - 1][0].isalnum()
    name.start += opening and name.end - name.start > 1 and texts[name.start] in _words("invitations")
    _after_office(sentence, name)
    with_family(sentence, name)
    if name.type is not ActorType.PERSON and _initialled(texts[name.start : name.end]):
        name.type = ActorType.PERSON
    if name.type is ActorType.PERSON:
        name.end += _family_behind(texts, name)
        while name.end < len(texts) and _family(texts[name.end]) and texts[name.end - 1][0].isupper():
            name.end += 1
        name.start -= _given_before(texts, name)
        return [name]
    outlet = _outlet(sentence, name)
    if outlet is not None:
        return [outlet]
    name.end = _seat(sentence, name)
    name.end = _office_end(texts, name)
    parted = _holder(texts, name)
    while name.end - name.start > 1 and texts[name.end - 1] in word_set("actors_beside", "loose"):
        name.end -= 1
    return [name, *parted]


def _after_office(sentence: Sentence, name: Found) -> None:
    """Begin after an office that the guess cuts through: "Secretary of [State Ada Berg]"."""
    for i, j, entry in sentence.entries:
        if entry.kind is Kind.OFFICE and i < name.start < j < name.end and sentence.texts[j][0].isupper():
            name.start = j
            if sentence.texts[j] in vocabulary().given:
                name.type = ActorType.PERSON


def _initialled(texts: list[str]) -> bool:
    """True for a person by a middle initial: "Rodger P. Lindholm"."""
    middle = len(texts) == 3 and len(texts[1]) == 2 and texts[1][0].isupper() and texts[1][1] == "."
    return middle and texts[0].istitle() and texts[2].istitle() and texts[2] not in vocabulary().organisation_heads


def _given_before(texts: list[str], name: Found) -> bool:
    """True where the word before an initial is the given name that was missed: "Cleo [A. Lindholm]"."""
    first = texts[name.start]
    if not name.start or len(first) != 2 or first[1] != ".":
        return False
    before, known = texts[name.start - 1], vocabulary()
    plain = before.istitle() and before.isalpha() and before.lower() not in known.functions
    return plain and before.lower() not in known.titles and before not in known.calendar | known.honorifics


def _family_behind(texts: list[str], name: Found) -> bool:
    """True where a family name was missed behind a given name and an initial: "Kamala D. [Lindholm]"."""
    last = texts[name.end - 1]
    word = texts[name.end] if name.end < len(texts) else ""
    initial = name.end - name.start > 1 and len(last) == 2 and last[1] == "."
    return initial and word.isalpha() and word.istitle() and word.lower() not in vocabulary().functions


def _family(word: str) -> bool:
    """True for a family name with its article; Al-Jazeera is none."""
    return _ARTICLE.fullmatch(word) is not None and gazetteer().single(word) is None


def _outlet(sentence: Sentence, name: Found) -> Found | None:
    """The outlet that a guess begins with, where only the country it is from, or what it wrote of, follows."""
    for i, j, entry in sentence.entries:
        if i == name.start and j < name.end and entry.kind is Kind.MEDIA and sentence.texts[j] in ("of", "de"):
            return of_entry(i, j, entry)
    inner = range(name.start + 2, name.end - 1)
    outlets = word_set("actors_beside", "outlets")
    at = next((i for i in inner if sentence.texts[i] == "of" and sentence.texts[i - 1] in outlets), None)
    return None if at is None else Found(name.start, at, ActorType.ORGANIZATION)


def _seat(sentence: Sentence, name: Found) -> int:
    """The end of a body's name without its seat: "Lindholm University in Oslo", but "American University in Cairo"."""
    for i, j, entry in sentence.entries:
        at = i - 1
        if j == name.end and at > name.start and sentence.texts[at] == "in" and entry.kind in _LOCAL:
            adjective = any(e[0] == name.start and e[2].kind is Kind.ADJECTIVE for e in sentence.entries)
            return name.end if adjective else at
    return name.end


def _office_end(texts: list[str], name: Found) -> int:
    """The end of "Office of the Inspector General": an office with capitals is part of the body that holds it."""
    end, offices = name.end, vocabulary().titles
    if texts[name.start : name.start + 2] == ["Office", "of"]:
        while (
            end < len(texts)
            and (texts[end] == "the" or texts[end][0].isupper())
            and texts[end].lower() in offices | {"the"}
        ):
            end += 1
    return end - (texts[end - 1] == "the")


def _without_controls(texts: list[str], name: Found) -> int:
    """The end of `name` without the button of a page that ran into it: "Oslo Listen"."""
    end, controls = name.end, _words("controls")
    following = texts[end] if end < len(texts) else "."
    while end - name.start > 1 and texts[end - 1] in controls and not following[0].isalpha():
        end -= 1
    return end


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load("actors_nobody")[section])


def _holder(texts: list[str], name: Found) -> list[Found]:
    """Who holds an office, cut from the place or body it belongs to: "Harlow County Judge Ada Berg"."""
    known = vocabulary()
    for at in range(name.start + 1, name.end - 2):
        rest = texts[at + 1 : name.end]
        if texts[at].lower() in known.offices and len(rest) < _WORDS and all(_personal(w) for w in rest):
            person = Found(at + 1, name.end, ActorType.PERSON)
            name.end = at
            return [person]
    return []


def _personal(word: str) -> bool:
    """True for a capitalised word that heads no body and is no office."""
    known = vocabulary()
    head = word in known.organisation_heads or word in known.place_heads or word.lower() in known.titles
    return word[0].isupper() and not head
