"""Texts grouped by the event they report, in one pass over them in the order of their dates.

Each text joins the group it is most like, or starts its own (single-pass clustering, as in topic detection and
tracking). Groups are found through an index of their terms, so that the time grows with the number of texts and not
with its square; a text that comes later does not move the earlier ones.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from sys import intern

from briefing.analysis.alike.words import stem, stop_words, words_once

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


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with a weight each. A library holds two sets of them for each text, so they are kept in a quarter of the
    room that a dict takes.
    """

    names: tuple[str, ...] = ()
    weights: array[float] = field(default_factory=lambda: array("d"))

    @classmethod
    def of(cls, weights: Iterable[tuple[str, float]]) -> Terms:
        """The same as pairs, or as a dict's items."""
        held = dict(weights)
        return cls(tuple(held), array("d", held.values()))

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


def group(signatures: Sequence[Signature], vectors: Sequence[Terms]) -> list[list[int]]:
    """The numbers of the texts of each event; `vectors` are what `weighed` makes of the signatures."""
    join = min(_JOIN_MANY, _JOIN_FEW + _PER_FOLD * max(0.0, math.log(max(1, len(signatures)) / _FEW)))
    order = sorted(range(len(signatures)), key=lambda n: _time(signatures[n]))
    groups: list[_Group] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for number in order:
        vector, day = vectors[number], signatures[number].day
        best = max(((_likeness(vector, day, groups[g]), -g) for g in _candidates(vector, holders)), default=(0.0, 0))
        if best[0] >= join:
            new: Sequence[str] = _join(groups[-best[1]], number, vector, day)
            place = -best[1]
        else:
            groups.append(_Group([number], dict(vector.items()), day, day))
            new, place = vector.names, len(groups) - 1
        for term in new:
            holders[term].append(place)
    return [g.members for g in groups]


def weighed(signatures: Sequence[Signature]) -> list[Terms]:
    """The forty weightiest terms of each text, as vectors of length 1, heaviest first."""
    counts: Counter[str] = Counter()
    for s in signatures:
        counts.update(s.terms.names)
    number = max(_SMALL, len(signatures))
    alone = len(signatures) > _SMALL  # a term of one text alone links it to nothing
    found = []
    for s in signatures:
        raw = {
            term: value * math.log((number + 1) / (counts[term] + 0.5))
            for term, value in s.terms.items()
            if counts[term] > 1 or not alone
        }
        kept = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
        length = math.sqrt(sum(value * value for _, value in kept)) or 1.0
        found.append(Terms.of((term, value / length) for term, value in kept))
    return found


def _time(s: Signature) -> tuple[bool, int, str]:
    return s.day is None, s.day or 0, s.key


def _candidates(vector: Terms, holders: Mapping[str, list[int]]) -> Iterable[int]:
    """The groups that most of the leading terms lead to, at least two of them each."""
    shared = Counter(chain.from_iterable(holders.get(term, ())[-_LATEST:] for term in vector.names[:_LEADING]))
    return [place for place, n in shared.most_common(_COMPARED) if n >= 2]


def _likeness(vector: Terms, day: int | None, group: _Group) -> float:
    """Between the mean of the cosines with the members and the cosine with their centre; nearness in time adds."""
    product = sum(weight * group.terms.get(term, 0.0) for term, weight in vector.items())
    score = product / math.sqrt(group.length * len(group.members))
    if day is not None and group.first is not None and group.last is not None:
        gap = max(0, group.first - day, day - group.last)
        score += _SAME_DAY - _PER_DAY * min(gap, _DAYS)
    return score


def _join(group: _Group, number: int, vector: Terms, day: int | None) -> Sequence[str]:
    """Adds a text to a group; the terms that the group did not have."""
    new = [term for term in vector.names if term not in group.terms]
    group.members.append(number)
    for term, weight in vector.items():
        group.terms[term] = group.terms.get(term, 0.0) + weight
    group.length = math.sqrt(sum(weight * weight for weight in group.terms.values()))
    if day is not None:
        group.first = day if group.first is None else min(group.first, day)
        group.last = day if group.last is None else max(group.last, day)
    return new
