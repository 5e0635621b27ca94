"""How many were killed, hurt, arrested or are missing: the tolls that accounts give of one event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.finding import GROWN, Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers, with_bound
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.language.passages import common_share
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load, word_set
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# What two sentences must have in common besides the toll for it to be of one event. In 138 events, looked at by eye, 1
# brings tolls of other events together; 3 loses every second true one.
_SHARED = 2
# A bound is told of what another account counts if the two are at most so many times as large as each other.
_NEAR = 1.3
# Of what befalls many at any time numbers that are more than so many times as large are of others.
_SIZE = 3
# Share of content that two passages have in common which are compared by themselves.
_ALIKE = 0.35
# Characters before and after a number in which the words of its toll stand.
_BEFORE, _AFTER = 40, 70
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|,|\S")


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people in a sentence with what befell them; `of` is what is counted, "" for people in general."""

    told: Told
    number: Number
    of: str
    span: Span
    event: frozenset[str]


def toll_findings(sentences: Sequence[Told], days: Mapping[str, date]) -> Iterator[Finding]:
    """Tolls of one event that cannot both be right, where neither account gives the other's number too; and those of
    which the larger is the later, or one is the least there is, as a detail. `days` are those of the accounts, by id.
    """
    worded = [(s, told_words(s.text)) for s in sentences]
    for name, listed in load("differences_tolls")["befell"].items():
        befell = frozenset(listed)
        tolls = [t for s, words in worded if words & befell for t in _tolls(s, befell)]
        apart, grown, least = (dict[tuple[str, int, int], Toll]() for _ in range(3))
        for one, other in combinations(tolls, 2):
            if one.told.article == other.told.article or one.of != other.of or not _of_one_size(name, one, other):
                continue
            if _differ(one, other) and not _both(tolls, one, other, agree):
                into = grown if _grew(tolls, one, other, days) else apart
            elif _given_as_least(one, other) and not _both(tolls, one, other, _equal):
                into = least
            else:
                continue
            for toll in (one, other):
                into[toll.told.article, toll.told.index, toll.span.start] = toll
        if apart:
            values = tuple(toll.told.value(toll.span) for toll in apart.values())
            yield Finding(Kind.NUMBER, Grade.CONTRADICTION, f"how many {name}", f"toll {name}", values, whole=True)
        elif least:
            values = tuple(toll.told.value(toll.span) for toll in least.values())
            yield Finding(Kind.NUMBER, Grade.DETAIL, f"how many {name}, at least", f"least {name}", values, whole=True)
        if grown:
            ordered = sorted(grown.values(), key=lambda toll: toll.number.value)
            values = tuple(toll.told.value(toll.span) for toll in ordered)
            subject = f"how many {name}, {_course(ordered, days)}"
            yield Finding(Kind.NUMBER, Grade.DETAIL, subject, f"{GROWN} {name}", values, whole=True)


def toll_clashes(left: str, right: str) -> Iterator[Clash]:
    """The only toll of a kind in each of two passages taken to say the same, if both cannot be right."""
    texts = told_words(left), told_words(right)
    for name, listed in load("differences_tolls")["befell"].items():
        befell = frozenset(listed)
        if not all(words & befell for words in texts):
            continue
        mine, theirs = (list(_tolls(Told("", 0, 0, text, heading=False), befell)) for text in (left, right))
        if len(mine) != 1 or len(theirs) != 1:
            continue
        a, b = mine[0], theirs[0]
        if a.of == b.of and common_share(left, right) >= _ALIKE and not _agreed(a.number, b.number):
            spans = a.number.span, b.number.span
            yield Clash(Kind.NUMBER, Grade.CONTRADICTION, f"how many {name}", f"toll {name}", *spans)


def _agreed(a: Number, b: Number) -> bool:
    return agree(a, b) or keeps(a, b) or keeps(b, a)


def _of_one_size(name: str, one: Toll, other: Toll) -> bool:
    """False for what befalls many at any time, where one number is many times the other."""
    low, high = sorted((one.number.value, other.number.value))
    return name not in _set("anytime") or high <= _SIZE * low


def _differ(one: Toll, other: Toll) -> bool:
    return len(one.event & other.event) >= _SHARED and not _agreed(one.number, other.number)


def _given_as_least(one: Toll, other: Toll) -> bool:
    """True if one number is the least or the most there is of what the other counts, so that both may be right: of one
    event, or of all there were so far.
    """
    a, b = one.number, other.number
    far = max(a.value, b.value) > _NEAR * min(a.value, b.value)
    if far or _equal(a, b) or not (keeps(a, b) or keeps(b, a)):
        return False
    all_told = all(told_words(toll.told.text) & _set("in_all") for toll in (one, other))
    return all_told or len(one.event & other.event) >= _SHARED


def _equal(one: Number, other: Number) -> bool:
    return one.value == other.value


def _grew(tolls: Sequence[Toll], one: Toll, other: Toll, days: Mapping[str, date]) -> bool:
    """True if the larger toll is the later: of a later day, or of a later hour of one day. Of several that an account
    has, the smallest above the earlier one is what that has grown to; the others are somebody else's.
    """
    low, high = sorted((one, other), key=lambda toll: toll.number.value)
    before, after = days.get(low.told.article), days.get(high.told.article)
    if before is None or after is None or before > after:
        return False
    if before == after and _hour(tolls, low) >= _hour(tolls, high):
        return False
    same = (t for t in tolls if t.told.article == high.told.article and _differ(low, t))
    return not any(low.number.value < t.number.value < high.number.value for t in same)


def _hour(tolls: Sequence[Toll], toll: Toll) -> int:
    """How late in the day an account gives a toll, where it says so; an early hour tells no more than none."""
    hours = load("differences_tolls")["hours"]
    same = (t for t in tolls if t.told.article == toll.told.article and t.number.value == toll.number.value)
    return max(max((hours.get(word, 0) for word in told_words(t.told.text)), default=0) for t in same)


def _course(tolls: Sequence[Toll], days: Mapping[str, date]) -> str:
    """From which day to which tolls have grown."""
    first, last = days[tolls[0].told.article], days[tolls[-1].told.article]
    if first == last:
        return f"growing in the course of {first.day} {first:%B}"
    return f"growing from {first.day} {first:%B} to {last.day} {last:%B}"


def _both(tolls: Sequence[Toll], one: Toll, other: Toll, same: Callable[[Number, Number], bool]) -> bool:
    """True if one of two accounts has, anywhere, a number that is the same as the other's."""
    return any(
        t.of == wanted.of and t.told.article == article and same(t.number, wanted.number)
        for article, wanted in ((one.told.article, other), (other.told.article, one))
        for t in tolls
    )


def _tolls(told: Told, befell: frozenset[str]) -> Iterator[Toll]:
    """The tolls of one kind in a sentence; numbers of those beside others ("three more") are none."""
    for number in numbers(told.text):
        if number.vague or number.joined:
            continue
        before = _words(told.text[max(0, number.span.start - _BEFORE) : number.span.start])[::-1]
        after = list(_WORD.finditer(told.text[number.span.end : number.span.end + _AFTER]))
        if {*before[:1], *(m[0].lower() for m in after[:2])} & _set("beside"):
            continue
        counted, end = _people(after)
        behind = _befallen(after, end, befell)
        if behind or (counted and next((w for w in before if w not in _set("amounts")), "") in befell):
            of = "" if not counted or counted in _set("general") else stem(counted)
            span = with_bound(told.text, Span(number.span.start, number.span.end + after[(behind or end) - 1].end()))
            yield Toll(told, number, of, span, about(told.text) - _toll_words() - about(number.span.of(told.text)))


def _people(after: Sequence[re.Match[str]]) -> tuple[str, int]:
    """Whom a number counts, right behind it or behind one word more, and how many words that takes; "" for nobody."""
    for n, match in enumerate(after[:2]):
        if match[0] == "," or match[0].lower() in word_set("figures_words", "ends"):
            break
        if (word := match[0].lower()) in _set("general") or word in _set("particular"):
            return word, n + 1
    return "", 0


def _befallen(after: Sequence[re.Match[str]], start: int, befell: frozenset[str]) -> int:
    """How many words it takes from a number to what befell those it counts; 0 where nothing did. One of the words for
    them may tell it itself ("49 dead").
    """
    if start and after[start - 1][0].lower() in befell:
        return start
    for n, match in enumerate(after[start:], start + 1):
        word = match[0].lower()
        if word in befell and word not in _set("active"):
            return n
        if word not in _set("between") and not (word == "," and start):
            return 0
    return 0


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(text)]


@lru_cache(maxsize=4096)
def told_words(text: str) -> frozenset[str]:
    """The words and marks of a sentence in lower case."""
    return frozenset(_words(text))


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(load("differences_tolls")[key])


@cache
def _toll_words() -> frozenset[str]:
    listed = load("differences_tolls")
    words = [*listed["general"], *listed["particular"], *(w for inner in listed["befell"].values() for w in inner)]
    return frozenset(key for word in words for key in about(word))
