"""The order of a side-by-side comparison: matched sentences in groups, each sentence once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Group = tuple[tuple[int, ...], tuple[int, ...]]

# More sentences on one side do not fit beside each other, and seldom say one thing.
_MOST = 4
_LINKED = 0.5


def matched(cells: Mapping[tuple[int, int], float]) -> list[Group]:
    """Matched sentences in groups (n:m), best pairs first; no group grows by a chain of pairs that have little in
    common. Every sentence of a pair is in one group.
    """
    group_of: dict[tuple[str, int], set[tuple[str, int]]] = {}
    left_over = []
    for (i, j), _ in sorted(cells.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = group_of.get(("l", i), {("l", i)}), group_of.get(("r", j), {("r", j)})
        if ours is theirs:
            continue
        if _fit(ours | theirs, cells):
            both = ours | theirs
            group_of.update(dict.fromkeys(both, both))
        else:
            left_over.append((i, j))
    for i, j in left_over:  # a sentence whose pairs were all refused still goes to the best of them
        for place, partner in ((("l", i), ("r", j)), (("r", j), ("l", i))):
            if place not in group_of and partner in group_of:
                group_of[partner].add(place)
                group_of[place] = group_of[partner]
    return sorted(_group(g) for g in {id(g): g for g in group_of.values()}.values())


def _fit(places: set[tuple[str, int]], cells: Mapping[tuple[int, int], float]) -> bool:
    left, right = _group(places)
    if max(len(left), len(right)) > _MOST:
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
    at = {i: group for group in groups for i in group[0]}
    matched_right = {j: group for group in at.values() for j in group[1]}
    rows: list[Group] = []
    for i in range(lefts):
        group = at.get(i, ((i,), ()))
        if i == group[0][0]:
            rows.append(group)
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
