"""Names that their shape alone gives away: acronyms in brackets after what they stand for, and sites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType

_LONGEST = 8
_REACH = 12
_SHORTEST = 3
_DASHES = frozenset("—–")
_TEAM = re.compile(r"\d\d+ers")
_COMMITTEES = frozenset({"Committee", "Subcommittee", "Commission"})
_HOUSES = frozenset({"House", "Senate", "Joint"})
_OPENING = frozenset({"The", "A", "An"})
_QUOTES = frozenset("\"“”‘’'«»")


def by_shape(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The names that stand where `found` has none."""
    covered = {i for name in found for i in range(name.start, name.end)}
    return [*_bracketed(sentence.texts, covered), *_sites(sentence.texts, covered)]


def streets_and_teams(texts: list[str]) -> list[Found]:
    """Names that a word gives away wherever it stands: "Place de la Bourse", "Springfield 49ers", "Air Norway"."""
    made: list[Found] = []
    if vocabulary().streets.isdisjoint(texts) and "Air" not in texts and not any(map(_TEAM.fullmatch, texts)):
        return made
    for i, text in enumerate(texts):
        if not text[0].isupper() or (made and made[-1].end > i):
            continue
        end = _street(texts, i)
        if end:
            made.append(Found(i, end, ActorType.PLACE))
        elif _airline(texts, i) or (text.isalpha() and _TEAM.fullmatch(_at(texts, i + 1))):
            made.append(Found(i, i + 2, ActorType.ORGANIZATION))
    return made


def dateline(sentence: Sentence) -> list[Found]:
    """The town that a report begins with in capitals ("SWAN HARBOUR, N.C. — Rain …"); a known one is found anyway."""
    texts, end = sentence.texts, 0
    if sentence.style is not Style.RUNNING or not texts[:1] or not texts[0].isupper() or len(texts[0]) < _SHORTEST:
        return []
    while end < min(len(texts), _SHORTEST) and texts[end].isupper() and texts[end].isalpha():
        end += 1
    known = any(i < end for i, _, _ in sentence.entries)
    reported = _at(texts, end) == "," and not _DASHES.isdisjoint(texts[end : end + 5])
    return [Found(0, end, ActorType.PLACE)] if end and reported and not known else []


def joint_bodies(sentence: Sentence) -> list[Found]:
    """Names of bodies that care for several things: "Department of Health and Human Services"."""
    return [Found(start, end, ActorType.ORGANIZATION) for start, end in _cares(sentence)]


def _cares(sentence: Sentence) -> Iterator[tuple[int, int]]:
    texts, heads = sentence.texts, vocabulary().care_heads
    if heads.isdisjoint(texts):
        return
    known = {i for i, j, e in sentence.entries for i in range(i, j) if e.kind is not Kind.OFFICE}
    for at, text in enumerate(texts):
        if text not in heads:
            continue
        first = _led(texts, at, known)
        if first is not None:
            yield first, at + 1
        if _at(texts, at + 1) not in ("of", "for", "on"):
            continue
        end = _listed(texts, at + 2, known) or _subject(texts, at, known)
        if end:
            yield _whose(texts, at, known), end


def _subject(texts: list[str], head: int, known: set[int]) -> int:
    """The index after what a committee is on, a single thing: "Select Committee on Fisheries"; 0 where it is none."""
    if _at(texts, head + 1) != "on" or texts[head] not in _COMMITTEES or _at(texts, head + 2) in vocabulary().calendar:
        return 0
    end = _capitals(texts, head + 2, known)
    return end if end > head + 2 else 0


def _whose(texts: list[str], head: int, known: set[int]) -> int:
    """Where the name of a body begins whose head is word `head`: "Harlow Select", "University of Harlow"."""
    start, heads = head, vocabulary().organisation_heads
    while start:
        before = texts[start - 1]
        if start > 3 and texts[start - 2] == "of" and texts[start - 3] in heads and before[0].isupper():
            start -= 3
        elif before in _HOUSES or (before[0].isupper() and start - 1 not in known and before not in _OPENING):
            start -= 1
        else:
            break
    return start


def _led(texts: list[str], head: int, known: set[int]) -> int | None:
    """Where "House Ways and Means Committee" begins, for the index of its last word; None without "and" in it."""
    start = joint = head
    while start and (texts[start - 1][0].isupper() or (texts[start - 1] in ("and", "&") and joint == head)):
        start -= 1
        if texts[start] in ("and", "&"):
            joint = start
    start += texts[start] in _OPENING
    whole = start < joint < head - 1 and not known & {*range(start, head)} - {start}
    opened = start and texts[start - 1] in ("the", "The", "'s", "’s")
    return start if whole and (opened or texts[start] in _HOUSES) else None


def _listed(texts: list[str], index: int, known: set[int]) -> int:
    """The index after "X, Y and Z" in capitals, none of them a known name; 0 where there is no such list."""
    index += _at(texts, index) == "the"
    joined = False
    end = _capitals(texts, index, known)
    while end > index:
        mark = _at(texts, end)
        if mark == "of" and not joined and _capitals(texts, end + 1, known) > end + 1:
            end = _capitals(texts, end + 1, known)
            mark = _at(texts, end)
        step = 1 if mark in ("and", "&") else 2 if mark == "," and _at(texts, end + 1) in ("and", "&") else 0
        further = _capitals(texts, end + (step or 1), known) if step or mark == "," else 0
        if not further or further == end + (step or 1):
            break
        joined, index, end = joined or bool(step), end, further
        if step:
            break
    return end if joined else 0


def _capitals(texts: list[str], index: int, known: set[int]) -> int:
    """The index after the run of ordinary capitalised words at `index`; `index` itself where none is."""
    given = vocabulary().given
    while _at(texts, index)[:1].isupper() and index not in known and texts[index] not in given:
        index += 1
    return index


def _at(texts: list[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""


def _street(texts: list[str], index: int) -> int:
    """The index after a street's or a square's name in a Romance language that begins at word `index`; 0 for none."""
    known = vocabulary()
    if texts[index] not in known.streets or _at(texts, index + 1) not in known.street_joints:
        return 0
    end = index + 1
    while _at(texts, end) in known.street_joints:
        end += 1
    first = end
    while _at(texts, end)[:1].isupper():
        end += 1
    return end if end > first else 0


def _airline(texts: list[str], index: int) -> bool:
    """True for "Air France" and "Iran Air"."""
    first, second, third = texts[index], _at(texts, index + 1), _at(texts, index + 2)
    if first == "Air":
        return _country(second) and not third[:1].isupper()
    return second == "Air" and _country(first) and not third[:1].isupper()


def _country(word: str) -> bool:
    entry = gazetteer().single(word)
    return entry is not None and entry.kind in (Kind.COUNTRY, Kind.ADJECTIVE)


def with_nicknames(sentence: Sentence, found: list[Found]) -> list[Found]:
    """`found` with people whose nickname stands in quotation marks as one name: Frank "Duke" Miller."""
    kept = sorted(found, key=lambda n: n.start)
    for left in [n for n in kept if n.type is ActorType.PERSON]:
        middle = sentence.texts[left.end : left.end + 3]
        if len(middle) < 3 or middle[0] not in _QUOTES or middle[2] not in _QUOTES or not middle[1][0].isupper():
            continue
        right = next((n for n in kept if n.start == left.end + 3 and n.type is ActorType.PERSON), None)
        end = right.end if right is not None else left.end + 4
        if right is not None or sentence.texts[left.start : left.end + 4][-1][0].isupper():
            kept = [n for n in kept if n is left or not left.end <= n.start < end]
            left.end = end
    return kept


def _bracketed(texts: list[str], covered: set[int]) -> list[Found]:
    """An acronym in brackets, and the capitalised words before it: "Security Service (SBU)"."""
    made = []
    for i in range(2, len(texts) - 1):
        if texts[i - 1] != "(" or texts[i + 1] not in (")", ",", ";") or not _acronym(texts[i]):
            continue
        start = _run_before(texts, i - 1, covered)
        if i not in covered and (i - 2 in covered or _initials(texts[max(0, i - _REACH) : i - 1], texts[i])):
            made.append(Found(i, i + 1, ActorType.ORGANIZATION))
        if start is not None:
            made.append(Found(start, i - 1, ActorType.ORGANIZATION))
    return made


def _acronym(word: str) -> bool:
    return word.isalnum() and len(word) <= _LONGEST and sum(c.isupper() for c in word) > 1


def _initials(words: list[str], acronym: str) -> bool:
    """True where the last capitalised words begin with the acronym's capitals."""
    capitals = [c for c in acronym if c.isupper()]
    return [w[0] for w in words if w[0].isupper()][-len(capitals) :] == capitals


def _run_before(texts: list[str], end: int, covered: set[int]) -> int | None:
    """Where the two or more capitalised words before word `end` begin, if no name was found there."""
    start = end
    while start and texts[start - 1][0].isupper() and start - 1 not in covered:
        start -= 1
    return start if end - start > 1 and start else None


def _sites(texts: list[str], covered: set[int]) -> list[Found]:
    """Names of sites that are outlets: "Example.az"; addresses in small letters are none."""
    domains = vocabulary().domains
    return [
        Found(i, i + 1, ActorType.ORGANIZATION)
        for i, text in enumerate(texts)
        if i not in covered and text[0].isupper() and "." in text[2:-1] and text.rpartition(".")[2].lower() in domains
    ]
