"""The decisions about one library, oldest first, in `corrections.yaml` of its data folder.

Every change locks the file, reads it again and adds to what stands there, so that two programs lose nothing. What
stands there and cannot be applied (written by hand, or by a newer program) is left out, and left in the file.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from briefing.corrections.checking import checked
from briefing.files.document import Document, Format, Note, silent
from briefing.files.typed import ShapeError, typed
from briefing.model.correction import Correction, Corrections, Unusable
from briefing.model.plain import to_plain
from briefing.settings.places import Places

FILE = "corrections.yaml"

_Entry = Correction | Unusable


def load(places: Places, library: str, note: Note = silent) -> Corrections:
    """All decisions about the library with this key. Raises WriteError where a file is there and cannot be used."""
    return _sorted(_document(places, library, note).read() or ())


def add(places: Places, library: str, *corrections: Correction, note: Note = silent) -> Corrections:
    """Append decisions, stamped with the present moment where they have none; all decisions after it.

    One that stands there already is not added twice. Raises ValueError, as `checked` does, and WriteError.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    stamped = dict.fromkeys(checked(c if c.made else replace(c, made=now)) for c in corrections)

    def with_them(old: tuple[_Entry, ...] | None) -> tuple[_Entry, ...]:
        return (*(old or ()), *(c for c in stamped if c not in (old or ())))

    return _sorted(_document(places, library, note).update(with_them))


def undo(places: Places, library: str, correction: Correction | None = None, note: Note = silent) -> Corrections:
    """Take one decision back: this one, or the newest; all decisions after it. Raises WriteError."""

    def without(old: tuple[_Entry, ...] | None) -> tuple[_Entry, ...]:
        entries = old or ()
        target = correction or next(reversed(_sorted(entries).all), None)
        same = [n for n, entry in enumerate(entries) if target and _decision(entry) == target]
        return (*entries[: same[-1]], *entries[same[-1] + 1 :]) if same else entries

    return _sorted(_document(places, library, note).update(without))


def decided(items: Any) -> Corrections:
    """The decisions in a list of plain values, from a file. Raises ValueError where it is no list."""
    return _sorted(_entries(items))


def _decision(entry: _Entry) -> Correction | None:
    return entry if isinstance(entry, Correction) else entry.correction


def _sorted(entries: tuple[_Entry, ...]) -> Corrections:
    usable = tuple(entry for entry in entries if isinstance(entry, Correction))
    return Corrections(usable, tuple(entry for entry in entries if isinstance(entry, Unusable)))


def _entries(items: Any) -> tuple[_Entry, ...]:
    if not isinstance(items, list):
        raise ShapeError("expected a list", ("items",))
    return tuple(map(_entry, items))


def _entry(plain: Any) -> _Entry:
    correction = None
    try:
        correction = typed(Correction, plain)
        return checked(correction)
    except ValueError as error:
        return Unusable(plain, str(error), correction)


def _document(places: Places, library: str, note: Note) -> Document[tuple[_Entry, ...]]:
    return Document(places.library_data(library) / FILE, _FORMAT, note)


def _decode(plain: dict[str, Any]) -> tuple[_Entry, ...]:
    return _entries(plain.get("items", []))


def _encode(entries: tuple[_Entry, ...]) -> dict[str, Any]:
    return {"items": [e.plain if isinstance(e, Unusable) else _short(to_plain(e)) for e in entries]}


def _short(plain: dict[str, Any]) -> dict[str, Any]:
    """Without what is not given: the file is read by people."""
    return {key: value for key, value in plain.items() if value is not None}


_FORMAT: Format[tuple[_Entry, ...]] = Format("corrections", 1, _decode, _encode)
