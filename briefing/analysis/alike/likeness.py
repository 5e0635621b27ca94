"""How alike each two sentences of a story are, computed once for all of them.

Two ideas beyond the product of two vectors. Sentences find each other through an inverted index, so that most pairs are
never looked at. And a sentence is helped by its nearest sentences, whichever article they stand in (relevance feedback,
Rocchio 1971): "prosecutors subpoena the campaign" and "the U.S. attorney demands its documents" meet through a third
sentence that has the words of both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.vectors import Vector

Near = list[dict[int, float]]

# A sentence is helped by at most this many others, and only by such as are at least so alike. Two and three helpers
# measure the same; with helpers less alike than 0.18 false pairs come in.
_HELPERS = 3
_ALIKE = 0.2
# Pairs below this are not kept: after help they would still be below any threshold in use.
_FLOOR = 0.03
# Sentences less alike than this, and not alike to each other's helpers, stay below any threshold after help.
_WORTH = 0.05
# A key that more sentences have than this, and more than this part of them, says next to nothing about any two, and
# costs most.
_COMMON, _COMMON_PART = 32, 0.2


def products(vectors: Sequence[Vector]) -> Near:
    """For each sentence, the others with a product of at least 0.03."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    near: Near = [{} for _ in vectors]
    most = max(_COMMON, int(_COMMON_PART * len(vectors)))
    for number, vector in enumerate(vectors):
        for key, weight in vector.items():
            holders[key].append((number, weight))
    common = {key for key, held in holders.items() if len(held) > most}
    for number, vector in enumerate(vectors):
        found: dict[int, float] = defaultdict(float)
        for key, weight in vector.items():
            if key not in common:
                for other, its in holders[key]:
                    if other >= number:
                        break
                    found[other] += weight * its
        for other, score in found.items():
            if score >= _FLOOR:
                near[number][other] = near[other][number] = min(1.0, score)
    return near


def helped(near: Near) -> Near:
    """The same after each sentence has been moved towards its helpers: scores in 0..1, symmetric."""
    helpers = [_helpers(number, others) for number, others in enumerate(near)]
    sizes = [_size(mine, near) for mine in helpers]
    found: Near = [{} for _ in near]
    for number in range(len(near)):
        for other in _reached(number, near, helpers):
            here = sum(share * _product(near, helper, other) for helper, share in helpers[number]) / sizes[number]
            there = sum(share * _product(near, helper, number) for helper, share in helpers[other]) / sizes[other]
            if here + there >= 2 * _FLOOR:
                found[number][other] = found[other][number] = min(1.0, (here + there) / 2)
    return found


def _helpers(number: int, others: dict[int, float]) -> list[tuple[int, float]]:
    best = sorted(((-score, other) for other, score in others.items() if score >= _ALIKE))[:_HELPERS]
    return [(number, 1.0), *((other, -score) for score, other in best)]


def _size(helpers: Sequence[tuple[int, float]], near: Near) -> float:
    return math.sqrt(sum(a * b * _product(near, one, other) for one, a in helpers for other, b in helpers))


def _product(near: Near, one: int, other: int) -> float:
    return 1.0 if one == other else near[one].get(other, 0.0)


def _reached(number: int, near: Near, helpers: Sequence[Sequence[tuple[int, float]]]) -> set[int]:
    """The sentences before this one that it could be alike to after help."""
    reached = {other for other, score in near[number].items() if other < number and score >= _WORTH}
    for helper, _ in helpers[number][1:]:
        reached.update(other for other, score in near[helper].items() if other < number and score >= _ALIKE)
    return reached
