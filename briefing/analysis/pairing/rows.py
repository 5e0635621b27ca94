"""The order of a side-by-side comparison: matched sentences in groups, each sentence once, or again beside a second
partner that stands elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

Group = tuple[tuple[int, ...], tuple[int, ...]]

# More sentences on one side do not fit beside each other, and seldom say one thing.
_MOST = 4
_LINKED = 0.5
# Nor do sentences of one side with more than one other between them.
_APART = 2


def matched(cells: Mapping[tuple[int, int], float]) -> list[Group]:
    """Matched sentences in groups (n:m), best pairs first; no group grows by a chain of pairs that have little in
    common, or over sentences that stand apart. Two that are each other's best, or the best of one without a group, and
    stand in no group together are a group of their own: there one is repeated.
    """
    group_of: dict[tuple[str, int], set[tuple[str, int]]] = {}
    left_over: set[tuple[int, int]] = set()
    for (i, j), _ in sorted(cells.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = group_of.get(("l", i), {("l", i)}), group_of.get(("r", j), {("r", j)})
        if ours is theirs:
            continue
        if _fit(ours | theirs, cells):
            both = ours | theirs
            group_of.update(dict.fromkeys(both, both))
        else:
            left_over.add((i, j))
    found = {_group(g) for g in group_of.values()}
    placed = set(group_of)
    best: set[tuple[str, int]] = set()  # sentences whose best pair has been seen
    for (i, j), _ in sorted(cells.items(), key=lambda item: (-item[1], item[0])):
        both_ends = {("l", i), ("r", j)}
        first = not both_ends <= best
        best |= both_ends
        if (i, j) in left_over and (first or not both_ends <= placed):
            placed |= both_ends
            found.add(((i,), (j,)))
    return sorted(found)


def _fit(places: set[tuple[str, int]], cells: Mapping[tuple[int, int], float]) -> bool:
    left, right = _group(places)
    apart = any(after - n > _APART for side in (left, right) for n, after in pairwise(side))
    if apart or max(len(left), len(right)) > _MOST:
        return False
    linked = sum((i, j) in cells for i in left for j in right)
    return linked >= _LINKED * len(left) * len(right)


def _group(places: Iterable[tuple[str, int]]) -> Group:
    by_side: dict[str, list[int]] = defaultdict(list)
    for side, n in places:
        by_side[side].append(n)
    return tuple(sorted(by_side["l"])), tuple(sorted(by_side["r"]))


def in_order(groups: Iterable[Group], lefts: int, rights: int) -> list[Group]:
    """All sentences in the order of the left side; what only the right side has follows what it follows there."""
    known = sorted(groups, key=lambda g: (g[0][0], -len(g[0]), g))
    first: dict[int, list[Group]] = defaultdict(list)
    for group in known:
        first[group[0][0]].append(group)
    taken = {i for group in known for i in group[0]}
    rows = [row for i in range(lefts) for row in first.get(i, [] if i in taken else [((i,), ())])]
    matched_right: dict[int, Group] = {}
    for group in sorted(known, key=lambda g: -len(g[1])):
        for j in group[1]:
            matched_right.setdefault(j, group)
    after: dict[Group | None, list[Group]] = defaultdict(list)
    last: Group | None = None
    for j in range(rights):
        if j in matched_right:
            last = matched_right[j]
        else:
            after[last].append(((), (j,)))
    found = list(after[None])
    for row in rows:
        found.append(row)
        found += after.get(row, [])
    return found
