"""Where the reader was, kept for the next opening: one small file for each library, and one for the program.

A damaged file is set aside, one of a newer version is left alone; both only cost the way back to the old place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.files.document import Document, Format, NewerVersionError
from briefing.files.folders import private_folder
from briefing.files.typed import typed
from briefing.model.plain import to_plain
from briefing.settings.places import Places
from briefing.tui.arrangement import Habits, Session


def _decode_session(plain: dict[str, Any]) -> Session:
    return typed(Session, plain)


def _decode_habits(plain: dict[str, Any]) -> Habits:
    return typed(Habits, plain)


def _encode(value: object) -> dict[str, Any]:
    """Plain values of text only, as the loader reads them."""
    plain: dict[str, Any] = _words(to_plain(value))
    return plain


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_words(item) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _encode_habits(habits: Habits) -> dict[str, Any]:
    """Without a theme where none was chosen: a file that names one is read before the first paint."""
    return {key: value for key, value in _encode(habits).items() if value}


SESSION: Format[Session] = Format("session", 1, _decode_session, _encode)
HABITS: Format[Habits] = Format("habits", 1, _decode_habits, _encode_habits)


def kept_habits(places: Places, note: Callable[[str], None]) -> Document[Habits]:
    """The file of the program's habits; `note` hears where it was damaged and set aside."""
    return Document(_file(places.state, "habits"), HABITS, note)


class Sessions:
    """The files of one library's session and of the program's habits."""

    def __init__(self, places: Places, library: str, note: Callable[[str], None]) -> None:
        """`note` hears of files that were damaged and set aside."""
        self._session: Document[Session] = Document(_file(places.library_state(library), "session"), SESSION, note)
        self._habits: Document[Habits] = kept_habits(places, note)

    def load(self) -> Session:
        """The session; a fresh one where there is none, or where it is of a newer version. Raises WriteError."""
        try:
            return self._session.read() or Session()
        except NewerVersionError:
            return Session()

    def save(self, session: Session) -> None:
        """Keep the session; a file of a newer version stays as it is. Raises WriteError."""
        private_folder(self._session.path.parent)
        try:
            self._session.update(lambda _: session)
        except NewerVersionError:
            return

    def habits(self) -> Habits:
        """The habits; the first ones where there are none. Raises WriteError."""
        try:
            return self._habits.read() or Habits()
        except NewerVersionError:
            return Habits(toured=True)

    def keep(self, habits: Habits) -> None:
        """Keep the habits. Raises WriteError."""
        private_folder(self._habits.path.parent)
        try:
            self._habits.update(lambda _: habits)
        except NewerVersionError:
            return


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.yaml"
