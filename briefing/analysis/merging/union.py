"""Groups that grow by joining, each join with its reason."""

from __future__ import annotations


class Groups:
    """A union-find over numbers 0 … size-1 that keeps why groups were joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.reasons: list[tuple[int, int, str]] = []

    def find(self, item: int) -> int:
        """The number that stands for the group of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int, reason: str) -> None:
        """Make one group of two; the lower number stands for it."""
        a, b = sorted((self.find(left), self.find(right)))
        if a != b:
            self._parent[b] = a
            self.reasons.append((left, right, reason))

    def numbers(self) -> list[int]:
        """The group of each item, numbered from 0 in order of first appearance."""
        order: dict[int, int] = {}
        return [order.setdefault(self.find(i), len(order)) for i in range(len(self._parent))]
