"""The files behind picks and session, opened when they are first needed: YAML costs 29 ms that the first paint does not
have. What a file has to say (damaged, set aside) waits in the notes until the screen can show it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model.selection import Selection
from briefing.settings.places import Places
from briefing.tui.arrangement import Habits, Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.searches import SavedSearch
    from briefing.selection.store import SelectionStore
    from briefing.tui.session import Sessions


class LateStore:
    """The selections of a library."""

    def __init__(self, places: Places, library: str, notes: list[str]) -> None:
        """`notes` hears of files that were damaged and set aside."""
        self._places, self._library, self._notes = places, library, notes

    @cached_property
    def _store(self) -> SelectionStore:
        from briefing.selection.store import SelectionStore  # noqa: PLC0415 - see above

        return SelectionStore(self._places, self._library, self._notes.append)

    def load(self, name: str = "picks") -> Selection:
        """The selection of this name. Raises WriteError."""
        return self._store.load(name)

    def save(self, selection: Selection) -> Selection:
        """Keep it; what stands in the file now. Raises WriteError."""
        return self._store.save(selection)


class LateHome:
    """The session of a library, and the program's habits."""

    def __init__(self, places: Places, library: str, notes: list[str]) -> None:
        """`notes` hears of files that were damaged and set aside."""
        self._places, self._library, self._notes = places, library, notes

    @cached_property
    def _sessions(self) -> Sessions:
        from briefing.tui.session import Sessions  # noqa: PLC0415 - see above

        return Sessions(self._places, self._library, self._notes.append)

    def load(self) -> Session:
        """The session. Raises WriteError."""
        return self._sessions.load()

    def save(self, session: Session) -> None:
        """Keep it. Raises WriteError."""
        self._sessions.save(session)

    def habits(self) -> Habits:
        """The habits. Raises WriteError."""
        return self._sessions.habits()

    def keep(self, habits: Habits) -> None:
        """Keep them. Raises WriteError."""
        self._sessions.keep(habits)


class LateSearches:
    """The searches of a library: those asked before, and those saved under a name."""

    def __init__(self, places: Places, library: str, notes: list[str]) -> None:
        """`notes` hears of files that were damaged and set aside."""
        self._places, self._library, self._notes = places, library, notes

    def asked(self) -> Sequence[str]:
        """What was searched for before, newest first. Raises WriteError."""
        from briefing.searches import history  # noqa: PLC0415 - see above

        return history(self._places, self._library, self._notes.append)

    def remember(self, query: str) -> Sequence[str]:
        """Put a query in front of those asked before; all of them. Raises WriteError."""
        from briefing.searches import remember  # noqa: PLC0415 - see above

        return remember(self._places, self._library, query, self._notes.append)

    def saved(self) -> Sequence[SavedSearch]:
        """The searches kept under a name. Raises WriteError."""
        from briefing.searches import load  # noqa: PLC0415 - see above

        return load(self._places, self._library, self._notes.append)

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises ValueError for an empty one, WriteError."""
        from briefing.searches import SavedSearch, save  # noqa: PLC0415 - see above

        save(self._places, self._library, SavedSearch(name, query), self._notes.append)

    def forget(self, name: str) -> None:
        """Forget the search of this name. Raises WriteError."""
        from briefing.searches import remove  # noqa: PLC0415 - see above

        remove(self._places, self._library, name, self._notes.append)
