"""How many there are of something in all: large numbers of one noun, and averages, over the whole of a story.

Whoever tells how many pupils a district has need not say it beside the words that another account says it beside. So
these are compared by what they count and by their size, and only smaller ones by the rest of their sentences too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from statistics import mode

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers, with_unit
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.language.words import concept, reporting, stem
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind, Value
from briefing.model.text import Span

# From here on a number of a noun that is no crowd word is that of all there are; two of them are of the same if one is
# at most so many times the other.
_WHOLE, _FACTOR = 10_000, 1.25
# Smaller ones must be nearly the same, and their sentences share so much content besides what is counted.
_LEAST, _NEARLY, _SHARED = 20, 1.1, 3
# Large ones of which one may be the other rounded are told apart if it is at least so many times the other.
_TOLD = 1.015
# From here on a rough number is told apart from one that is at most so many times it, in sentences that share so much.
_SOME, _AWAY, _ALIKE = 10, 1.25, 2
# Characters between "average" and the amount.
_REACH = 110


@dataclass(frozen=True, slots=True)
class _Count:
    told: Told
    number: Number
    place: Span
    body: bool

    @property
    def value(self) -> Value:
        return self.told.value(self.place)


def total_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Numbers of one thing that cannot both be right, wherever they stand in the accounts, and those near each other of
    which one is rough. A line without a full stop may differ from its own account, and is no second number of it.
    """
    measured = frozenset(load("figures_words")["measured"])
    for head, counted in _by_thing(sentences).items():
        found = [count for count in counted if count.number.value >= _LEAST]
        pairs = list(combinations(found, 2))
        apart = [pair for pair in pairs if _differ(head, *pair) and not _both(found, *pair, agree)]
        grade = Grade.CONTRADICTION if apart else Grade.DETAIL
        if apart := apart or [pair for pair in pairs if _rounded(*pair) and not _both(found, *pair, _equal)]:
            given = {count.number.value for pair in apart for count in pair}
            yield _finding(grade, head, [count for count in found if count.number.value in given])
        if head not in measured:
            near = (p for p in combinations(counted, 2) if _roughly(head, *p) and not _both(counted, *p, _equal))
            rough = {(c.told.article, c.told.index, c.place.start): c for pair in near for c in pair}
            if rough:
                yield _finding(Grade.DETAIL, head, list(rough.values()), ", roughly")


def _finding(grade: Grade, head: str, counts: Sequence[_Count], how: str = "") -> Finding:
    unit = mode(count.place.of(count.told.text).split()[-1].lower() for count in counts)
    values = tuple(count.value for count in counts)
    return Finding(Kind.NUMBER, grade, f"number of {unit}{how}", f"amount {head}{how}", values, whole=True)


def average_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """An average here and a median there of what people earn or pay: two measures, both may be right."""
    found = [(told, m) for told in sentences for m in _averages().finditer(told.text)]
    for noun in dict.fromkeys(_noun(m) for _, m in found):
        here = [(told, m) for told, m in found if _noun(m) == noun]
        measures = {m["measure"].lower() for _, m in here}
        if len(measures) > 1 and len({m["amount"] for _, m in here}) > 1:
            values = tuple(told.value(Span(*m.span("amount"))) for told, m in here)
            subject = f"{noun}: {' or '.join(sorted(measures))}"
            yield Finding(Kind.NUMBER, Grade.WORDING, subject, f"average {noun}", values, whole=True)


def _by_thing(sentences: Sequence[Told]) -> dict[str, list[_Count]]:
    found: dict[str, list[_Count]] = defaultdict(list)
    for told in sentences:
        for number in numbers(told.text):
            if number.value < _SOME or number.vague or number.joined:
                continue
            head, place = number.head, with_unit(told.text, number)
            if head and head not in crowds():
                body = not told.heading and told.text.rstrip().endswith((".", "”", '"', "!", "?", "’"))
                found[things().get(head, head)].append(_Count(told, number, place, body))
    return found


def _differ(head: str, one: _Count, other: _Count) -> bool:
    """True if two counts are of the same and neither is the other rounded."""
    if one.told.article == other.told.article and one.body == other.body:
        return False
    a, b = one.number, other.number
    low, high = sorted((a.value, b.value))
    if agree(a, b) or keeps(a, b) or keeps(b, a) or high > _FACTOR * low:
        return False
    if low >= _WHOLE:
        return True
    shared = _shared(head, one, other)
    plain = {w for w in shared if not w[0].isdigit()}
    # Another number that both tell makes them one ("144 of its 578 schools", "144 of 675").
    return len(plain) >= _SHARED and (high <= _NEARLY * low or plain != shared)


def _roughly(head: str, one: _Count, other: _Count) -> bool:
    a, b = one.number, other.number
    low, high = sorted((a.value, b.value))
    rough = a.loose or b.loose or a.bound or b.bound
    if one.told.article == other.told.article or not rough or not low < high <= _AWAY * low:
        return False
    return agree(a, b) and len({w for w in _shared(head, one, other) if not w[0].isdigit()}) >= _ALIKE


def _shared(head: str, one: _Count, other: _Count) -> frozenset[str]:
    """The content of two sentences besides what is counted."""
    return about(one.told.text) & about(other.told.text) - frozenset({concept(head), head}) - reporting()


def _rounded(one: _Count, other: _Count) -> bool:
    """True if two large counts are not equal but one may be the other with fewer digits."""
    low, high = sorted((one.number.value, other.number.value))
    kept = keeps(one.number, other.number) or keeps(other.number, one.number)
    if one.told.article == other.told.article or kept or low < _WHOLE:
        return False
    return _TOLD * low <= high <= _FACTOR * low


def _equal(one: Number, other: Number) -> bool:
    return one.value == other.value


def _both(found: Sequence[_Count], one: _Count, other: _Count, same: Callable[[Number, Number], bool]) -> bool:
    """True if the text of one of two accounts gives, anywhere, a number that is the same as the other's."""
    if one.told.article == other.told.article:
        return False
    return any(
        count.body and count.told.article == article and same(count.number, wanted)
        for article, wanted in ((one.told.article, other.number), (other.told.article, one.number))
        for count in found
    )


def _noun(match: re.Match[str]) -> str:
    return str(load("figures_words")["earned"][match["noun"].lower()])


@cache
def _averages() -> Screened:
    nouns = "|".join(load("figures_words")["earned"])
    return Screened(
        rf"\b(?P<measure>average|mean|median)\s+(?:\w+\s){{0,2}}?(?P<noun>{nouns})\b"
        rf"[^$€£;]{{0,{_REACH}}}?(?P<amount>[$€£]\d[\d,.]*\d(?:\s(?:million|billion))?)",
        re.IGNORECASE,
    )


@cache
def crowds() -> frozenset[str]:
    """Stems of what anybody counts any number of, and of what is counted anew each time."""
    lists, tolls = load("figures_words"), load("differences_tolls")
    listed = (*lists["anew"], *tolls["general"], *(w for words in tolls["befell"].values() for w in words))
    return frozenset((*lists["measured"], *map(stem, listed), "money"))


@cache
def things() -> dict[str, str]:
    """Stems of nouns for the same thing, with the first of them."""
    return {stem(word): stem(group[0]) for group in load("figures_words")["one_thing"] for word in group}
