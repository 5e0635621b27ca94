"""The picks while the program runs: changed at once, saved behind, and every change can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from briefing.model.selection import Selection

Change = Callable[[Selection], Selection]


class Store(Protocol):
    """Where selections are kept between runs."""

    def load(self, name: str = ...) -> Selection:
        """The selection of this name."""

    def save(self, selection: Selection) -> Selection:
        """Keep it; what stands in the file now."""


class Keeper:
    """One selection and what it was before."""

    MOST = 200

    def __init__(self, store: Store | None = None, name: str = "picks") -> None:
        """Without a store, nothing outlives the program. `name` is the selection's."""
        self.store = store
        self.selection = Selection(name)
        self._before: list[Selection] = []
        self._saving = asyncio.Lock()
        self._dirty = False

    async def load(self) -> None:
        """Read the selection. Raises WriteError where its file cannot be read."""
        if self.store is not None:
            self.selection = await asyncio.to_thread(self.store.load, self.selection.name)

    def change(self, change: Change) -> bool:
        """Make a change; False where it changed nothing."""
        new = change(self.selection)
        if new == self.selection:
            return False
        self._before = [*self._before[-self.MOST :], self.selection]
        self.selection, self._dirty = new, True
        return True

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        if not self._before:
            return False
        self.selection, self._dirty = self._before.pop(), True
        return True

    async def save(self) -> None:
        """Write what has changed. Raises WriteError."""
        async with self._saving:
            if self._dirty and self.store is not None:
                self._dirty = False
                kept = self.selection
                merged = await asyncio.to_thread(self.store.save, kept)
                if self.selection == kept:
                    self.selection = merged
