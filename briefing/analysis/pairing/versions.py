"""Two versions of one article: sentences in nearly the same order, split, merged, reworded or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.analysis.pairing.likely import Rows, likely
from briefing.analysis.pairing.likeness import grid
from briefing.analysis.pairing.vectors import Space, folded

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
# From this part of unchanged sentences on, of the shorter version, they hold the alignment.
_KEPT = 0.7
# All ways are weighed up to so many pairs (4 seconds); beyond, a pair needs this likeness.
_MOST, _ENOUGH = 250_000, 0.25


def align(left: Sequence[str], right: Sequence[str]) -> dict[Cell, float]:
    """The pairs between two versions, with their scores."""
    if not left or not right:
        return {}
    kept = unchanged(left, right)
    scores = _scores(left, right, kept)
    chances = _chances(scores, kept)
    path = _weeded({cell for cell, chance in chances.items() if chance >= _LIKELY} | set(kept), scores)
    path |= _alone((cell for cell, chance in chances.items() if chance >= _LIKELY_ALONE), path, scores)
    cells = path | _between(path, scores, turned=False) | _between(path, scores, turned=True)
    cells |= _moved(cells, scores)
    return {(i, j): scores[i][j] for i, j in cells}


def unchanged(left: Sequence[str], right: Sequence[str]) -> list[Cell]:
    """Sentences that both versions have once, word for word and in the same order: what the rest is aligned between
    (patience diff, Cohen 2003). None where they are few: then a version was written anew, and chance decides.
    """
    once = [
        {s: n for n, s in enumerate(side) if counts[s] == 1} for side in (left, right) for counts in [Counter(side)]
    ]
    both = [(i, once[1][s]) for s, i in once[0].items() if s in once[1]]
    ends: list[int] = []  # the least right place that a row of so many ends with
    rows: list[tuple[Cell, int]] = []  # each cell, and where in `rows` the one before it stands
    last: list[int] = []
    for i, j in both:
        place = bisect_left(ends, j)
        before = last[place - 1] if place else -1
        rows.append(((i, j), before))
        ends[place : place + 1] = [j]
        last[place : place + 1] = [len(rows) - 1]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(rows[at][0])
        at = rows[at][1]
    return found[::-1] if len(found) >= _KEPT * min(len(left), len(right)) else []


def _scores(left: Sequence[str], right: Sequence[str], kept: Sequence[Cell]) -> Rows:
    """How alike each two sentences are; of those kept as they were, only with each other."""
    space = Space([*left, *right], folded, share=_WORDS, spoken=1.0)
    rows, columns = {i for i, _ in kept}, {j for _, j in kept}
    ours = [i for i in range(len(left)) if i not in rows]
    theirs = [j for j in range(len(right)) if j not in columns]
    scores = [[0.0] * len(right) for _ in left]
    part = grid([space.vector(left[i]) for i in ours], [space.vector(right[j]) for j in theirs])
    for i, row in zip(ours, part, strict=True):
        for j, score in zip(theirs, row, strict=True):
            scores[i][j] = score
    for i, j in kept:
        scores[i][j] = 1.0
    return scores


def _chances(scores: Rows, kept: Sequence[Cell]) -> dict[Cell, float]:
    """How likely sentences belong together, between those that were kept."""
    found: dict[Cell, float] = {}
    top, start = 0, 0
    for i, j in [*kept, (len(scores), len(scores[0]))]:
        if i > top and j > start:
            here = [row[start:j] for row in scores[top:i]]
            part = likely(here) if len(here) * (j - start) <= _MOST else _mutual(here)
            found |= {(top + y, start + x): chance for y, row in enumerate(part) for x, chance in enumerate(row)}
        top, start = i + 1, j + 1
    return found


def _mutual(scores: Rows) -> Rows:
    """For texts too long to weigh all ways: likely are those that are each other's best and enough alike."""
    columns = [max(column) for column in zip(*scores, strict=True)]
    return [
        [float(score >= max(_ENOUGH, best, column)) for score, column in zip(row, columns, strict=True)]
        for row, best in ((row, max(row)) for row in scores)
    ]


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
