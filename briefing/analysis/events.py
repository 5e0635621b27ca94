"""Texts grouped by the event they report, in one pass over them in the order of their dates.

Each text joins the group it is most like, or starts its own (single-pass clustering, as in topic detection and
tracking). Groups are found through an index of their terms, so that the time grows with the number of texts and not
with its square; a text that comes later does not move the earlier ones.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from sys import intern

from briefing.analysis.language.words import stem, stop_words, words_once

# How much of a text is read, in words: what an event is stands in the first paragraphs; with 150 or 600 it is one point
# of B-cubed F1 worse.
_READ = 300
_IN_TITLE = 2.0
_KEPT = 40
# A text joins from a likeness on that grows with the library: among more texts more are alike by accident. Measured on
# 1 to 138 events together, with and without dates; one near in time needs less, one far off more.
_JOIN_FEW, _JOIN_MANY, _FEW, _PER_FOLD = 0.14, 0.28, 30, 0.026
_SAME_DAY, _PER_DAY, _DAYS = 0.05, 0.02, 20
# A few texts say nothing about which words are rare: a library counts as holding at least so many.
_SMALL = 200
# A text's weightiest terms lead to the groups it is compared with: each to the latest this many, and of all of them
# those that most terms lead to.
_LEADING, _LATEST, _COMPARED = 25, 150, 30

Heard = Callable[[int], None]
"""Who hears how many texts are grouped."""
_STEP = 256


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with a weight each. A library holds two sets of them for each text, so they are kept in a quarter of the
    room that a dict takes.
    """

    names: tuple[str, ...] = ()
    weights: array[float] = field(default_factory=lambda: array("f"))

    @classmethod
    def of(cls, weights: Iterable[tuple[str, float]]) -> Terms:
        """The same as pairs, or as a dict's items."""
        held = dict(weights)
        return cls(tuple(held), array("f", held.values()))

    def items(self) -> Iterable[tuple[str, float]]:
        """Each term with its weight, in the order given."""
        return zip(self.names, self.weights, strict=True)


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping looks at in one text: how often its terms occur (damped), and its day (an ordinal) if known."""

    key: str
    terms: Terms
    day: int | None


@dataclass(slots=True)
class _Group:
    members: list[int]
    terms: dict[str, float]
    first: int | None
    last: int | None
    length: float = field(default=1.0)


def signature(key: str, title: str, text: str, day: int | None) -> Signature:
    """The signature of a text: terms of its title and of its first 300 words."""
    counts = Counter(words_once(text[: _READ * 8])[:_READ])
    terms: dict[str, float] = defaultdict(float)
    for word, n in counts.items():
        if len(word) > 1 and word not in stop_words():
            terms[intern(stem(word))] += n
    terms = {term: 1 + math.log(n) for term, n in terms.items()}
    for word in set(words_once(title)):
        if len(word) > 1 and word not in stop_words():
            term = intern(stem(word))
            terms[term] = terms.get(term, 0.0) + _IN_TITLE
    return Signature(key, Terms.of(terms.items()), day)


class _Events:
    """Groups while they are made, with the places of those that hold each term, oldest first."""

    def __init__(self, signatures: Sequence[Signature], vectors: Sequence[Terms]) -> None:
        self.found: list[_Group] = []
        self._signatures, self._vectors = signatures, vectors
        self._holders: dict[str, list[int]] = defaultdict(list)

    def put(self, text: int, place: int | None) -> None:
        """Add a text to the group at a place, or let it begin one."""
        vector, day = self._vectors[text], self._signatures[text].day
        if place is None:
            place, new = len(self.found), vector.names
            self.found.append(_Group([text], dict(vector.items()), day, day))
        else:
            new = _join(self.found[place], text, vector, day)
        for term in new:
            self._holders[term].append(place)

    def most_like(self, text: int) -> tuple[float, int]:
        """How like the text is to the group it is most like, and that group's place; of equals the oldest."""
        vector, day = self._vectors[text], self._signatures[text].day
        likes = ((_likeness(vector, day, self.found[place]), -place) for place in self._candidates(vector))
        score, place = max(likes, default=(0.0, 0))
        return score, -place

    def _candidates(self, vector: Terms) -> Iterable[int]:
        """The groups that most of the leading terms lead to, at least two of them each."""
        latest = (self._holders.get(term, ())[-_LATEST:] for term in vector.names[:_LEADING])
        return [place for place, n in Counter(chain.from_iterable(latest)).most_common(_COMPARED) if n >= 2]


def unheard(_done: int) -> None:
    """Nobody hears it."""


def group(
    signatures: Sequence[Signature],
    vectors: Sequence[Terms],
    groups: Sequence[Sequence[int]] = (),
    number: int = 0,
    heard: Heard = unheard,
) -> list[list[int]]:
    """The numbers of the texts of each event; `vectors` are what `weighed` makes of the signatures.

    `groups` are events known before: the other texts join them, or begin new ones after them. `number` tells how many
    texts the library holds, where these are not all.
    """
    join = min(_JOIN_MANY, _JOIN_FEW + _PER_FOLD * max(0.0, math.log(max(1, number or len(signatures)) / _FEW)))
    events = _Events(signatures, vectors)
    for members in groups:
        place = len(events.found)
        for nth, text in enumerate(members):
            events.put(text, place if nth else None)
    known = {text for members in groups for text in members}
    later = sorted(set(range(len(signatures))) - known, key=lambda n: _time(signatures[n]))
    for done, text in enumerate(later):
        if done % _STEP == 0:
            heard(done)
        score, place = events.most_like(text)
        events.put(text, place if score >= join else None)
    return [g.members for g in events.found]


def near(first: int | None, last: int | None, days: Iterable[int | None]) -> bool:
    """True where a text of one of these days may join an event that lasted from the first to the last."""
    if first is None or last is None:
        return True
    return any(day is None or first - _DAYS <= day <= last + _DAYS for day in days)


def counted(signatures: Iterable[Signature]) -> Counter[str]:
    """In how many texts each term is."""
    counts: Counter[str] = Counter()
    for s in signatures:
        counts.update(s.terms.names)
    return counts


def weighed(signatures: Sequence[Signature], counts: Mapping[str, int] | None = None, number: int = 0) -> list[Terms]:
    """The forty weightiest terms of each text, as vectors of length 1, heaviest first.

    `counts` tells in how many of a library's `number` of texts each term is, where these are not all of its texts.
    """
    counts = counted(signatures) if counts is None else counts
    number = number or len(signatures)
    alone = number > _SMALL  # a term of one text alone links it to nothing
    number = max(_SMALL, number)
    found = []
    for s in signatures:
        raw = {
            term: value * math.log((number + 1) / (counts.get(term, 0) + 0.5))
            for term, value in s.terms.items()
            if not alone or counts.get(term, 0) > 1
        }
        kept = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
        length = math.sqrt(sum(value * value for _, value in kept)) or 1.0
        found.append(Terms.of((term, value / length) for term, value in kept))
    return found


def _time(s: Signature) -> tuple[bool, int, str]:
    return s.day is None, s.day or 0, s.key


def _likeness(vector: Terms, day: int | None, group: _Group) -> float:
    """Between the mean of the cosines with the members and the cosine with their centre; nearness in time adds."""
    product = sum(weight * group.terms.get(term, 0.0) for term, weight in vector.items())
    score = product / math.sqrt(group.length * len(group.members))
    if day is not None and group.first is not None and group.last is not None:
        gap = max(0, group.first - day, day - group.last)
        score += _SAME_DAY - _PER_DAY * min(gap, _DAYS)
    return score


def _join(group: _Group, number: int, vector: Terms, day: int | None) -> tuple[str, ...]:
    """Adds a text to a group; the terms that the group did not have."""
    new = tuple(term for term in vector.names if term not in group.terms)
    group.members.append(number)
    for term, weight in vector.items():
        group.terms[term] = group.terms.get(term, 0.0) + weight
    group.length = math.sqrt(sum(weight * weight for weight in group.terms.values()))
    if day is not None:
        group.first = day if group.first is None else min(group.first, day)
        group.last = day if group.last is None else max(group.last, day)
    return new
