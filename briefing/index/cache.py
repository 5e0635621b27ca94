"""Things that are cheap to keep and dear to make, within a budget of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

_EACH = 160  # bytes of an entry itself: key, tuple and place in the table


class Cache:
    """Keeps what was used last, up to `budget` bytes; sizes are what the callers say."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.used = 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], Any], size: Callable[[Any], int]) -> Any:
        """The value kept under `key`, or made now, which takes `size(value)` bytes. A giant is not kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found[0]
        value = make()
        taken = size(value) + _EACH
        if taken * 4 <= self.budget:
            self._kept[key] = (value, taken)
            self.used += taken
            while self.used > self.budget:
                self.used -= self._kept.popitem(last=False)[1][1]
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.used = 0
