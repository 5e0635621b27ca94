"""The store a library works with: in its folder; in memory, where that cannot be used as things are.

Articles are read and questions answered without any store, only slower: a full disk, a folder that cannot be written
and a program that holds the file cost the next opening some time, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from briefing.files.atomic import WriteError
from briefing.model.article import Problem
from briefing.settings.places import Places
from briefing.store.database import StoreDamaged, StoreUnusable, discard
from briefing.store.store import Store

T = TypeVar("T")


class Keeper:
    """Holds the store of the library with this key; see `Store` for `readers` and `analyses`."""

    def __init__(self, places: Places, key: str, readers: str, analyses: str) -> None:
        self.folder = places.library_cache(key)
        self._made_with = (readers, analyses)
        self._reason = self._damage = ""
        try:
            places.folder(self.folder)
            self.store = Store(self.folder, *self._made_with)
        except WriteError as error:
            self.store = self._in_memory(error)
        if self.store.rebuilt:
            self._damage = "what had been read was damaged; it was read anew"

    def close(self) -> None:
        """Close the store; one that is damaged is removed."""
        self.store.close()
        if self.store.damaged:
            discard(self.folder)

    def over(self, work: Callable[[Store], T]) -> T:
        """What `work` makes over the store. Where that turns out damaged, a new one takes its place, where it cannot be
        used, one in memory; and the work is done over that.
        """
        try:
            if not self.store.damaged:
                self.store.check()
                return work(self.store)
        except StoreDamaged:
            pass
        except StoreUnusable as error:
            self.store.close()
            self.store = self._in_memory(error)
            return work(self.store)
        try:
            self._anew()
            return work(self.store)
        except StoreUnusable as error:
            self.store.close()
            self.store = self._in_memory(error)
            return work(self.store)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What happened to the store, for people."""
        found = [("rebuilt", self._damage)] if self._damage else []
        if reason := self._reason or self.store.unkept:
            found.append(("unkept", f"what was read is not kept, and is read anew the next time: {reason}"))
        return tuple(Problem(str(self.folder), code, words) for code, words in found)

    def _anew(self) -> None:
        self._damage = "what had been read was damaged; it was read anew"
        self.store.close()
        discard(self.folder)
        self.store = Store(self.folder, *self._made_with)

    def _in_memory(self, error: WriteError) -> Store:
        self._reason = str(error)
        return Store(None, *self._made_with)
