"""Two versions of one article: sentences in nearly the same order, split, merged, reworded or moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.vectors import Space, dot, inside

Cell = tuple[int, int]
Scores = list[list[float]]

# On revisions and on German simplifications the best of .06 to .2, .1 to .3 and 0 to .1; any near them is alike.
_LEAST = 0.14
_CONTEXT = 0.2
_PLACE = 0.06
# A sentence that was split keeps this part of its best score in each piece.
_OF_BEST = 0.45
# A sentence elsewhere in the other version was moved there if it is nearly the same and has no partner in place.
_MOVED = 0.65
# Sentences between two matched ones belong with them if the neighbours are reworded, not repeated.
_REPEATED = 0.65
_GAP = 2


def align(left: Sequence[str], right: Sequence[str]) -> dict[Cell, float]:
    """The pairs between two versions, with their scores."""
    space = Space([*left, *right], inside, share=0.3, spoken=1.0)
    ours, theirs = [space.vector(s) for s in left], [space.vector(s) for s in right]
    scores = [[min(1.0, dot(a, b)) for b in theirs] for a in ours]
    if not scores or not scores[0]:
        return {}
    path = _weeded(_path(_in_context(scores)), scores)
    cells = path | _between(path, scores, turned=False) | _between(path, scores, turned=True)
    cells |= _moved(cells, scores)
    return {(i, j): scores[i][j] for i, j in cells}


def _in_context(scores: Scores) -> Scores:
    """Scores with something of their neighbours' along the diagonal, and of how near the places are."""
    rows, columns = len(scores), len(scores[0])

    def at(i: int, j: int) -> float:
        return scores[i][j] if 0 <= i < rows and 0 <= j < columns else 0.0

    return [
        [
            scores[i][j]
            + _CONTEXT * (at(i - 1, j - 1) + at(i + 1, j + 1))
            + _PLACE * max(0.0, 1 - 5 * abs(i / rows - j / columns))
            for j in range(columns)
        ]
        for i in range(rows)
    ]


def _path(scores: Scores) -> set[Cell]:
    """The cells of the best way from first to last sentence: steps along, down, or both; a cell pays what it scores
    above the threshold, and may be passed by (dynamic programming, as in Gale and Church 1993).
    """
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            gain = scores[i - 1][j - 1] - _LEAST
            up, back, both = best[i - 1][j], best[i][j - 1], best[i - 1][j - 1]
            best[i][j], step[i][j] = max((up, 0), (back, 1), (both + gain, 2), (up + gain, 3), (back + gain, 4))
    found, i, j = set(), rows, columns
    while i and j:
        way = step[i][j]
        if way >= 2:
            found.add((i - 1, j - 1))
        i, j = i - (way in (0, 2, 3)), j - (way in (1, 2, 4))
    return found


def _weeded(cells: set[Cell], scores: Scores) -> set[Cell]:
    """The cells that are not far worse than another of the same sentence."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for i, j in cells:
        rows[i], columns[j] = max(rows[i], scores[i][j]), max(columns[j], scores[i][j])
    return {(i, j) for i, j in cells if scores[i][j] >= _OF_BEST * max(rows[i], columns[j])}


def _between(cells: set[Cell], scores: Scores, turned: bool) -> set[Cell]:
    """Partners for sentences that stand between two matched ones whose partners are the same or neighbours."""
    partners: dict[int, set[int]] = defaultdict(set)
    best: dict[int, float] = defaultdict(float)
    for i, j in cells:
        one, other = (i, j) if turned else (j, i)
        partners[one].add(other)
        best[other] = max(best[other], scores[i][j])
    found, matched = set(), sorted(partners)
    for before, after in pairwise(matched):
        choice = partners[before] | partners[after]
        if not 1 < after - before <= _GAP + 1 or max(choice) - min(choice) > 1:
            continue
        for one in range(before + 1, after):
            other = max(choice, key=lambda o: scores[one][o] if turned else scores[o][one])
            if best[other] < _REPEATED:
                found.add((one, other) if turned else (other, one))
    return found


def _moved(cells: set[Cell], scores: Scores) -> set[Cell]:
    in_place = {i for i, j in cells if scores[i][j] >= 0.9 * max(scores[i])}
    columns = [max(column) for column in zip(*scores, strict=True)]
    return {
        (i, j)
        for i, row in enumerate(scores)
        if i not in in_place
        for j, score in enumerate(row)
        if score >= max(_MOVED, 0.95 * max(row), 0.95 * columns[j])
    }
