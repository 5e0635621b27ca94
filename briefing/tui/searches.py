"""The reader's searches, as the screen keeps them: those asked before, and those saved under a name.

The files are read when they are first asked for; what cannot be written is told in a line and costs nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefing.searches import SavedSearch


class Searches(Protocol):
    """Where searches are kept."""

    def asked(self) -> Sequence[str]:
        """What was searched for before, newest first. Raises WriteError."""

    def remember(self, query: str) -> Sequence[str]:
        """Put a query in front of those asked before; all of them. Raises WriteError."""

    def saved(self) -> Sequence[SavedSearch]:
        """The searches kept under a name. Raises WriteError."""

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises ValueError for an empty one, WriteError."""

    def forget(self, name: str) -> None:
        """Forget the search of this name. Raises WriteError."""


class NoSearches:
    """Searches that do not outlive the program."""

    def __init__(self) -> None:
        """None yet."""
        self._asked: tuple[str, ...] = ()
        self._saved: tuple[SavedSearch, ...] = ()

    def asked(self) -> Sequence[str]:
        """What was searched for before, newest first."""
        return self._asked

    def remember(self, query: str) -> Sequence[str]:
        """Put a query in front of those asked before; all of them."""
        self._asked = (query, *(q for q in self._asked if q != query))
        return self._asked

    def saved(self) -> Sequence[SavedSearch]:
        """The searches kept under a name."""
        return self._saved

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises ValueError for an empty one."""
        from briefing.searches import SavedSearch  # noqa: PLC0415 - not before a search is kept

        if not name.strip() or not query.strip():
            raise ValueError("a search needs a name and a query")
        self.forget(name)
        self._saved = (*self._saved, SavedSearch(name, query))

    def forget(self, name: str) -> None:
        """Forget the search of this name."""
        self._saved = tuple(one for one in self._saved if one.name != name)


class Past:
    """A way through earlier searches, and back to the words that stood there at first."""

    def __init__(self, asked: Sequence[str]) -> None:
        """`asked` are the earlier searches, newest first."""
        self._asked = tuple(asked)
        self._at = -1
        self._draft = ""

    def step(self, by: int, now: str) -> str | None:
        """The words one step earlier (-1) or later (1) than `now`; None where there are none."""
        if self._at >= 0 and now.strip() != self._asked[self._at]:
            self._at = -1  # the reader has typed since
        if self._at < 0:
            self._draft = now
        at = self._at - by
        while 0 <= at < len(self._asked) and self._asked[at] == now.strip():
            at -= by
        if not -1 <= at < len(self._asked) or at == self._at:
            return None
        self._at = at
        return self._draft if at < 0 else self._asked[at]
