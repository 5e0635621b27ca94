"""Things that belong together in pairs, as groups."""

from __future__ import annotations


class Groups:
    """Numbers 0 … `count` - 1, each alone until joined (disjoint sets with path halving)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Put two numbers, and all that is with them, into one group."""
        self._parent[self.root(other)] = self.root(one)

    def root(self, number: int) -> int:
        """The number that stands for the group of `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self) -> list[list[int]]:
        """The groups, each in ascending order, in the order of their first numbers."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())
