"""Words of several: who stands beside a speaker ("A and B said"), who made a joint document ("A and B signed …")."""

from __future__ import annotations

from functools import cache

from briefing.analysis.quoting.phrases import Line, Phrase, by_name, chunk_start, phrase_right, typed
from briefing.analysis.quoting.subjects import phrase_left
from briefing.analysis.quoting.verbs import inverts, reports
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType

_LINKS = ("and", "&")


def beside(line: Line, phrase: Phrase, low: int, stop: int) -> tuple[Phrase, ...]:
    """The named phrases that stand with a named one in a row ("A, B and C said"), itself in its place."""
    if phrase.type is not MentionType.NAMED or line[phrase.end - 1].low in vocabulary().wh:
        return (phrase,)
    right = _to_right(line, phrase, stop)
    row = (*_to_left(line, phrase, low, bool(right)), phrase, *right)
    kinds = {any(t.person for t in line[p.start : p.end]) for p in row}
    return row if len(kinds) == 1 else (phrase,)


def makers(line: Line, low: int, stop: int, joint: bool = True) -> tuple[Phrase, ...]:
    """Who made the (joint) document that a sentence tells of: who signed or issued it, or whose it is."""
    for at in range(low, stop):
        if not (joint_document(line, at, low) if joint else line[at].low in word_class("written")):
            continue
        if given := given_by(line, at, stop):
            return given
        subject = _maker(line, at, low)
        if subject is not None:
            return (*beside(line, subject, low, stop), *_with(line, at, stop))
    return ()


def given_by(line: Line, at: int, stop: int) -> tuple[Phrase, ...]:
    """Whose the document at token `at` is by what follows: "a statement from A", "a letter sent to the paper by A"."""
    if line[at].low not in documents():
        return ()
    near = range(at + 1, min(stop, at + 4))
    far = range(at + 1, min(stop, at + 8)) if at + 1 < stop and line[at + 1].low.endswith("ed") else near
    giver = next((i for i in far if line[i].low == "by" or (i in near and line[i].low in word_class("made_by"))), None)
    whose = phrase_right(line, giver + 1, stop) if giver is not None else None
    if whose is None or not any(t.capital for t in line[whose.start : whose.end]):
        return ()
    return beside(line, by_name(line, whose), at, stop)


def _maker(line: Line, at: int, low: int) -> Phrase | None:
    """The subject of the verb that makes the document at token `at`, or that says something in it."""
    inside = next((i for i in range(at - 1, max(low, at - 5), -1) if line[i].low == "in"), None)
    if inside is None:
        verb = next((i for i in range(at - 1, max(low, at - 7), -1) if line[i].low in word_class("making")), None)
        return phrase_left(line, verb, low) if verb is not None else None
    verb = next((i for i in range(inside - 1, max(low, inside - 6), -1) if reports(line, i)), None)
    if verb is None:
        return None
    turned = phrase_right(line, verb + 1, inside) if inverts(line, verb) else None
    return turned if turned is not None and turned.end == inside else phrase_left(line, verb, low)


@cache
def documents() -> frozenset[str]:
    """Nouns of what several, or one, put down in writing."""
    known = vocabulary()
    return known.documents | known.treaties | word_class("written")


def joint_document(line: Line, at: int, low: int) -> bool:
    """True for a word such as "declaration", or "statement" with "joint" before it."""
    known = vocabulary()
    if line[at].low not in known.documents and line[at].low not in known.treaties:
        return False
    return line[at].low in known.treaties or any(t.low in known.joint for t in line[max(low, at - 3) : at])


def _with(line: Line, at: int, stop: int) -> tuple[Phrase, ...]:
    """Those with whom it was made: "signed a declaration with A and B"."""
    if at + 2 >= stop or line[at + 1].low != "with":
        return ()
    first = phrase_right(line, at + 2, stop)
    return beside(line, first, at + 2, stop) if first is not None else ()


def _to_left(line: Line, phrase: Phrase, low: int, row: bool) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    at = phrase.start
    while at - 1 > low and line[at - 1].low in (*_LINKS, ",") and (row or found or line[at - 1].low in _LINKS):
        end = at - 1
        if line[end].low in _LINKS and line[end - 1].text == ",":
            end -= 1
        if not line[end - 1].capital:
            break
        start = chunk_start(line, end - 1, low)
        other = typed(line, start, end)
        if other.type is not MentionType.NAMED:
            break
        found.insert(0, other)
        at = start
    governed = at > low and (line[at - 1].verb is not None or line[at - 1].low in _governing())
    return () if governed else tuple(found)


def _to_right(line: Line, phrase: Phrase, stop: int) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    at = phrase.end
    while at + 1 < stop and (line[at].low in _LINKS or (line[at].text == "," and _row(line, at, stop))):
        at += 2 if line[at].text == "," and line[at + 1].low in _LINKS else 1
        other = phrase_right(line, at, stop)
        if other is None or other.type is not MentionType.NAMED:
            return ()
        found.append(other)
        at = other.end
    return tuple(found)


def _row(line: Line, at: int, stop: int) -> bool:
    """True where the comma at `at` is one of a row of names that "and" ends."""
    other = phrase_right(line, at + 1, stop) if line[at + 1].low not in _LINKS else None
    after = other.end if other else at + 1
    if after >= stop or (other is not None and other.type is not MentionType.NAMED):
        return False
    return line[after].low in _LINKS or (line[after].text == "," and after + 1 < stop and _row(line, after, stop))


def _governing() -> frozenset[str]:
    known = vocabulary()
    return known.prepositions | known.plain_verbs | known.auxiliaries
