"""Two versions of one article: sentences in nearly the same order, split, merged, reworded or moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.analysis.alike.likely import Rows, likely
from briefing.analysis.vectors import Space, dot, folded

Cell = tuple[int, int]

# What the words weigh beside the runs of characters: of 0.2 to 0.4 all are alike on revisions.
_WORDS = 0.25
# Pairs from this likelihood on; for a sentence that has no partner yet this much is enough, where the sentences round
# it are reworded, not repeated: there it was most likely reworded too, and not put in.
_LIKELY, _LIKELY_ALONE = 0.4, 0.3
# A sentence that was split keeps this part of its best score in each piece.
_OF_BEST = 0.45
# A sentence elsewhere in the other version was moved there if it is nearly the same and has no partner in place.
_MOVED = 0.65
# Sentences between two matched ones belong with them if the neighbours are reworded, not repeated.
_REPEATED = 0.65
_GAP = 2


def align(left: Sequence[str], right: Sequence[str]) -> dict[Cell, float]:
    """The pairs between two versions, with their scores."""
    space = Space([*left, *right], folded, share=_WORDS, spoken=1.0)
    ours, theirs = [space.vector(s) for s in left], [space.vector(s) for s in right]
    scores = [[min(1.0, dot(a, b)) for b in theirs] for a in ours]
    if not scores or not scores[0]:
        return {}
    chances = likely(scores)
    path = _weeded(_from(chances, _LIKELY), scores)
    path |= _alone(_from(chances, _LIKELY_ALONE), path, scores)
    cells = path | _between(path, scores, turned=False) | _between(path, scores, turned=True)
    cells |= _moved(cells, scores)
    return {(i, j): scores[i][j] for i, j in cells}


def _from(chances: Rows, least: float) -> set[Cell]:
    return {(i, j) for i, row in enumerate(chances) for j, chance in enumerate(row) if chance >= least}


def _alone(cells: Iterable[Cell], path: set[Cell], scores: Rows) -> set[Cell]:
    """Those of `cells` that give a partner to a sentence without one, among sentences that were reworded."""
    down: dict[int, float] = defaultdict(float)
    across: dict[int, float] = defaultdict(float)
    for i, j in path:
        down[i], across[j] = max(down[i], scores[i][j]), max(across[j], scores[i][j])

    def reworded(i: int, j: int) -> bool:
        near = [down.get(i + n, 0.0) for n in (-1, 0, 1)] + [across.get(j + n, 0.0) for n in (-1, 0, 1)]
        return max(near) < _REPEATED

    return {(i, j) for i, j in cells if (i not in down or j not in across) and reworded(i, j)}


def _weeded(cells: set[Cell], scores: Rows) -> set[Cell]:
    """The cells that are not far worse than another of the same sentence."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for i, j in cells:
        rows[i], columns[j] = max(rows[i], scores[i][j]), max(columns[j], scores[i][j])
    return {(i, j) for i, j in cells if scores[i][j] >= _OF_BEST * max(rows[i], columns[j])}


def _between(cells: set[Cell], scores: Rows, turned: bool) -> set[Cell]:
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


def _moved(cells: set[Cell], scores: Rows) -> set[Cell]:
    in_place = {i for i, j in cells if scores[i][j] >= 0.9 * max(scores[i])}
    columns = [max(column) for column in zip(*scores, strict=True)]
    return {
        (i, j)
        for i, row in enumerate(scores)
        if i not in in_place
        for j, score in enumerate(row)
        if score >= max(_MOVED, 0.95 * max(row), 0.95 * columns[j])
    }
