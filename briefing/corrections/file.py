"""The decisions about one library, oldest first, in `corrections.yaml` of its data folder.

Every change locks the file, reads it again and adds to what stands there, so that two programs lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from briefing.files.document import Document, Format, Note, silent
from briefing.files.typed import typed
from briefing.model.correction import Correction, Corrections
from briefing.model.plain import to_plain
from briefing.settings.places import Places

FILE = "corrections.yaml"


def load(places: Places, library: str, note: Note = silent) -> Corrections:
    """All decisions about the library with this key. Raises WriteError where a file is there and cannot be used."""
    return _document(places, library, note).read() or Corrections()


def add(places: Places, library: str, *corrections: Correction, note: Note = silent) -> Corrections:
    """Append decisions, stamped with the present moment where they have none; all decisions after it.

    One that stands there already is not added twice. Raises WriteError.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    stamped = [c if c.made else replace(c, made=now) for c in corrections]
    return _document(places, library, note).update(lambda old: _with(old or Corrections(), stamped))


def undo(places: Places, library: str, correction: Correction | None = None, note: Note = silent) -> Corrections:
    """Take one decision back: this one, or the newest; all decisions after it. Raises WriteError."""

    def without(old: Corrections | None) -> Corrections:
        items = list((old or Corrections()).items)
        target = correction or (items[-1] if items else None)
        if target in items:
            items.reverse()
            items.remove(target)
            items.reverse()
        return Corrections(tuple(items))

    return _document(places, library, note).update(without)


def _with(old: Corrections, added: Iterable[Correction]) -> Corrections:
    known = set(old.items)
    return Corrections(old.items + tuple(c for c in dict.fromkeys(added) if c not in known))


def _document(places: Places, library: str, note: Note) -> Document[Corrections]:
    return Document(places.library_data(library) / FILE, _FORMAT, note)


@dataclass(frozen=True, slots=True)
class _File:
    items: tuple[Correction, ...] = ()


def _decode(plain: dict[str, Any]) -> Corrections:
    return Corrections(typed(_File, plain).items)


def _encode(corrections: Corrections) -> dict[str, Any]:
    return {"items": [_short(to_plain(item)) for item in corrections.items]}


def _short(plain: dict[str, Any]) -> dict[str, Any]:
    """Without what is not given: the file is read by people."""
    return {key: value for key, value in plain.items() if value is not None}


_FORMAT: Format[Corrections] = Format("corrections", 1, _decode, _encode)
