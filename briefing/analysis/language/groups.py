"""Things that belong together in pairs, as groups: disjoint sets."""

from __future__ import annotations


class Groups:
    """Numbers 0 … `count` - 1, each alone until joined (union-find with path halving); `reasons` keeps why."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self.reasons: list[tuple[int, int, str]] = []

    def find(self, item: int) -> int:
        """The lowest number of the group of `item`, which stands for it."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int, reason: str = "") -> None:
        """Put two numbers, and all that is with them, into one group."""
        a, b = sorted((self.find(left), self.find(right)))
        if a != b:
            self._parent[b] = a
            self.reasons.append((left, right, reason))

    def members(self) -> list[list[int]]:
        """The groups, each in ascending order, in the order of their first numbers."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())

    def numbers(self) -> list[int]:
        """The group of each item, numbered from 0 in order of first appearance."""
        order: dict[int, int] = {}
        return [order.setdefault(self.find(i), len(order)) for i in range(len(self._parent))]
