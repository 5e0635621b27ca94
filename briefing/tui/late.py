"""The files behind picks and session, opened when they are first needed: YAML costs 29 ms that the first paint does not
have. What a file has to say (damaged, set aside) waits in the notes until the screen can show it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model.selection import Selection
from briefing.settings.places import Places
from briefing.tui.wish import Habits, Session

if TYPE_CHECKING:
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
