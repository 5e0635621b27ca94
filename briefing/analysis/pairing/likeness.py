"""How alike each two sentences of a story are, computed once for all of them.

Two ideas beyond the product of two vectors. Sentences find each other through an inverted index, so that most pairs are
never looked at. And a sentence is helped by its nearest sentences, whichever article they stand in (relevance feedback,
Rocchio 1971): "prosecutors subpoena the campaign" and "the U.S. attorney demands its documents" meet through a third
sentence that has the words of both.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from briefing.analysis.pairing.vectors import Vector

Near = list[dict[int, float]]

# A sentence is helped by at most this many others, and only by such as are at least so alike. Two to four helpers
# measure the same; with helpers less alike than 0.16 false pairs come in.
_HELPERS = 3
_ALIKE = 0.18
# Pairs below this are not kept, before help and after: no threshold in use is near.
_FLOOR, _WORTH = 0.05, 0.08
# A key that more sentences have than this, and more than this part of them, says next to nothing about any two, and
# costs most; runs are many, and the words they stand in speak for them.
_COMMON, _COMMON_PART, _COMMON_RUNS = 32, 0.2, 0.05
_MANY = 400


def products(vectors: Sequence[Vector]) -> Near:
    """For each sentence, the others with a product of at least 0.05."""
    counts = Counter(chain.from_iterable(vectors))
    most, most_runs = (max(_COMMON, int(part * len(vectors))) for part in (_COMMON_PART, _COMMON_RUNS))
    useful = {key for key, n in counts.items() if 1 < n <= (most_runs if key.isupper() else most)}
    # Numbers apart from packed weights: pairs lie all over the memory, and to fetch them takes longer than to count.
    holders: dict[str, tuple[list[int], array[float]]] = {key: ([], array("d")) for key in useful}
    near: Near = [{} for _ in vectors]
    for number, vector in enumerate(vectors):
        found = [0.0] * number
        for key, weight in vector.items():
            if key in useful:
                held, weights = holders[key]
                for other, its in zip(held, weights, strict=True):
                    found[other] += weight * its
                held.append(number)
                weights.append(weight)
        row = near[number]
        for other in [other for other, score in enumerate(found) if score >= _FLOOR]:
            row[other] = near[other][number] = min(1.0, found[other])
    return near


def grid(left: Sequence[Vector], right: Sequence[Vector]) -> list[list[float]]:
    """The product of each vector on the left with each on the right, at most 1."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(right):
        for key, weight in vector.items():
            holders[key].append((number, weight))
    if len(right) > _MANY:  # what a fifth of so many have costs most and says next to nothing
        holders = {key: held for key, held in holders.items() if len(held) <= _COMMON_PART * len(right)}
    rows = []
    for vector in left:
        row = [0.0] * len(right)
        for key, weight in vector.items():  # in the order of the words: sums are the same in every process
            for other, its in holders.get(key, ()):
                row[other] += weight * its
        rows.append([min(1.0, score) for score in row])
    return rows


def helped(near: Near) -> Near:
    """The same after each sentence has been moved towards its helpers: scores in 0..1, symmetric."""
    moved = [_moved(number, near) for number in range(len(near))]
    found: Near = [{} for _ in near]
    for first, row in enumerate(moved):
        for second, score in row.items():
            # Of what is worth keeping one side at least has half; if both have, it is seen from the first.
            if score < _WORTH / 2 or second == first:
                continue
            back = moved[second].get(first, 0.0)
            if score + back >= _WORTH and (first < second or back < _WORTH / 2):
                found[first][second] = found[second][first] = min(1.0, score + back)
    return found


def _moved(number: int, near: Near) -> dict[int, float]:
    """Half of how alike a sentence, moved towards its helpers, and the others are."""
    helpers = _helpers(number, near[number])
    half = 0.5 / _size(helpers, near)
    moved = defaultdict(float, {other: half * score for other, score in near[number].items()})
    moved[number] = half
    for helper, share in helpers[1:]:
        part = share * half
        moved[helper] += part
        for other, score in near[helper].items():
            moved[other] += part * score
    return moved


def _helpers(number: int, others: dict[int, float]) -> list[tuple[int, float]]:
    """The sentence itself and the others that help it, with their shares."""
    best = sorted((-score, other) for other, score in others.items() if score >= _ALIKE)[:_HELPERS]
    return [(number, 1.0), *((other, -score) for score, other in best)]


def _size(helpers: Sequence[tuple[int, float]], near: Near) -> float:
    """The length of the sum of a sentence and its helpers."""
    if len(helpers) == 1:
        return 1.0
    return math.sqrt(
        sum(a * b * (1.0 if one == other else near[one].get(other, 0.0)) for one, a in helpers for other, b in helpers)
    )
