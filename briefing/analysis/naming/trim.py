"""Cuts a guess down to the name itself: owners, offices and what trails behind are no part of a person's name."""

from __future__ import annotations

from briefing.analysis.naming.gazetteer import NAMELESS, Entry, Kind, gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, of_entry
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType

POSSESSIVES = ("'s", "’s")
_PLURAL = 8
_ENDS = ("of", "for", "and", "&", "/", ",")


def owned(sentence: Sentence, name: Found) -> list[Found]:
    """`name` in its parts: a body named after its owner is two names ("the United Kingdom's Royal Air Force"), and of
    "EU Member States" only the first word names anybody.
    """
    while name.end - name.start > 1 and sentence.texts[name.start] in POSSESSIVES:
        name.start += 1
    if name.type is ActorType.PERSON:
        return [name]
    known = vocabulary()
    while name.end - name.start > 1 and sentence.texts[name.start] in known.kinds and _whole(sentence, name):
        name.start += 1
    offices = {(i, j) for i, j, e in sentence.entries if e.kind is Kind.OFFICE}
    for i, j, entry in sentence.entries:
        if i == name.start < j < name.end and all(_faith(t) for t in sentence.texts[j : name.end]):
            return [of_entry(i, j, entry)]
        if i == name.start and entry.kind is Kind.MEDIA and j < name.end:
            body = next((e for k, last, e in sentence.entries if (k, last) == (j, name.end)), None)
            if body is not None and body.kind is Kind.ORGANISATION:
                return [of_entry(i, j, entry), of_entry(j, name.end, body)]
        if i == name.start and (j, name.end) in offices:
            return [of_entry(i, j, entry)]
        if i == name.start and j + 1 < name.end and sentence.texts[j] in POSSESSIVES and entry.kind not in NAMELESS:
            return [of_entry(i, j, entry), Found(j + 1, name.end, name.type)]
    return _of_a_body(sentence.texts, name)


def _faith(word: str) -> bool:
    entry = gazetteer().single(word)
    return word in vocabulary().kinds or (entry is not None and entry.kind is Kind.THING)


def _of_a_body(texts: list[str], name: Found) -> list[Found]:
    """A body and what belongs to it: "Harbour University's Institute of Tides"; a single word behind is no name."""
    heads = vocabulary().organisation_heads
    at = next((i for i in range(name.start + 2, name.end) if texts[i] in POSSESSIVES and texts[i - 1] in heads), None)
    if at is None:
        return [name]
    rest = [Found(at + 1, name.end, name.type)] if name.end - at > 2 else []
    return [Found(name.start, at, name.type), *rest]


def _whole(sentence: Sentence, name: Found) -> bool:
    """True where all but the first word is a known name: "Republican U.S."."""
    return any((i, j) == (name.start + 1, name.end) for i, j, _ in sentence.entries)


def trimmed(sentence: Sentence, name: Found) -> Found | None:
    """`name` without the offices and adjectives before a person's name; None where nothing is left."""
    texts = sentence.texts
    if name.type is not ActorType.PERSON and _addressed(texts, name):
        name.type = ActorType.PERSON
    if name.type is not ActorType.PERSON:
        _without_office(sentence, name)
    else:
        _cut_ends(texts, name)
        _cut_inner_office(texts, name)
        if (
            name.end < len(texts)
            and texts[name.end - 1].lower() in vocabulary().family_first
            and _second(texts[name.end])
        ):
            name.end += 1
        name.start = _after_offices(sentence, name)
    while name.start < name.end and texts[name.end - 1] in POSSESSIVES:
        name.end -= 1
    return name if name.start < name.end else None


def _addressed(texts: list[str], name: Found) -> bool:
    return texts[name.start] in vocabulary().addresses and name.end - name.start > 1


def _without_office(sentence: Sentence, name: Found) -> None:
    """End a body's or place's name before an office: "IRS Commissioner", "Harland County District Attorney"."""
    texts = sentence.texts
    if texts[name.start] == "Office" and texts[name.start + 1 : name.start + 2] == ["of"]:
        return
    for i, j, entry in sentence.entries:
        if entry.kind is Kind.OFFICE and name.start < i < name.end < j:
            name.end = i
    while name.end - name.start > 1 and texts[name.end - 1].lower() in vocabulary().offices:
        name.end -= 1


def _cut_ends(texts: list[str], name: Found) -> None:
    """End the name before "of", begin it after a possessive: "Emmanuel Macron of France", "Korea's Kim"."""
    for index in range(name.start + 1, name.end):
        month = texts[index] in vocabulary().calendar and not _family(texts, name.start, index)
        if texts[index] in _ENDS or month or (texts[index] in vocabulary().things and index - name.start > 1):
            name.end = index
            return
        if texts[index] in POSSESSIVES and index + 1 < name.end:
            name.start = index + 1
    while name.end - name.start > 1 and texts[name.end - 1] in vocabulary().kinds:
        name.end -= 1


def _family(texts: list[str], start: int, index: int) -> bool:
    """True for a month that is a family name: "Helen March", not "Helen March 3"."""
    following = texts[index + 1] if index + 1 < len(texts) else ""
    return index == start + 1 and texts[start] in vocabulary().given and not following[:1].isdigit()


def _cut_inner_office(texts: list[str], name: Found) -> None:
    """Begin the name after the last office in it: "Boeing Executive Vice President Scott Carson"."""
    inner = range(name.start + 1, name.end - 1)
    offices = [i for i in inner if _inner_office(texts[i])]
    if offices:
        name.start = offices[-1] + 1


def _inner_office(word: str) -> bool:
    known = vocabulary()
    return (
        word in known.parties or word in known.addresses or (word.lower() in known.offices and word not in known.given)
    )


def _second(word: str) -> bool:
    """True for a given name that stands second: "Tseng-chang", "Jong-un"."""
    left, dash, right = word.partition("-")
    return (
        bool(dash) and left.isalpha() and right.isalpha() and left[0].isupper() and right.islower() and len(right) < 7
    )


def _after_offices(sentence: Sentence, name: Found) -> int:
    """The first word of the name that is no office, honorific, adjective or joining word."""
    known = vocabulary()
    texts = sentence.texts
    before = {i: (j, e) for i, j, e in sentence.entries}
    start = name.start
    while start < name.end:
        end, entry = before.get(start, (start, None))
        if entry is not None and end < name.end and _belongs_to_office(texts[end], entry):
            start = end
        elif texts[start] in known.person_joints and start == name.start:
            break
        elif _office_word(texts[start]) or texts[start] in POSSESSIVES or texts[start] in ("of", "for", "-", "/"):
            start += 1
        else:
            break
    return start


def _office_word(word: str) -> bool:
    known, low = vocabulary(), word.lower()
    several = len(low) > _PLURAL and low.removesuffix("s") in known.offices
    return word in known.honorifics or low in known.titles or several


def _belongs_to_office(following: str, entry: Entry) -> bool:
    """True for adjectives and offices before a name, and for a country before an office: but Israel Katz is a name."""
    if entry.kind in (Kind.ADJECTIVE, Kind.OFFICE):
        return True
    return entry.kind is not Kind.PLACE and (_office_word(following) or following in POSSESSIVES)
