"""The named selections of a library: one readable YAML file each, in the user's data folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from briefing.files.atomic import WriteError
from briefing.files.document import Document, Format, Note, silent
from briefing.files.typed import typed
from briefing.files.yamltext import parse
from briefing.model.plain import to_plain
from briefing.model.point import Found
from briefing.model.selection import Clipping, ClippingKind, Selection
from briefing.selection.merge import merged
from briefing.settings.places import Places

DEFAULT_NAME = "picks"
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")


class SelectionStore:
    """The selections of the library with this key. `note` hears of files that were damaged and set aside.

    Every change locks the file, reads it again, and merges what another program wrote since this one last looked.
    """

    def __init__(self, places: Places, library: str, note: Note = silent) -> None:
        self._folder = places.library_data(library) / "selections"
        self._note = note
        self._seen: dict[str, Selection] = {}

    def names(self) -> tuple[str, ...]:
        """The names of all selections, in alphabetical order. A file that cannot be read is passed over."""
        files = sorted(self._folder.glob("*.yaml")) if self._folder.is_dir() else []
        return tuple(sorted(filter(None, (_name_in(file) for file in files))))

    def load(self, name: str = DEFAULT_NAME) -> Selection:
        """The selection of this name; an empty one where there is none. Raises WriteError."""
        found = self._document(name).read() or Selection(name)
        self._seen[name] = found
        return found

    def peek(self, name: str = DEFAULT_NAME) -> Selection:
        """The same without touching anything: a file that cannot be used counts as empty and stays where it is."""
        try:
            return self._document(name).peek() or Selection(name)
        except WriteError:
            return Selection(name)

    def save(self, selection: Selection) -> Selection:
        """Keep the selection; what stands in the file now, with what another program added. Raises WriteError."""
        base = self._seen.get(selection.name, Selection(selection.name))

        def change(current: Selection | None) -> Selection:
            # A file that is gone or was set aside as damaged is no decision to remove anything.
            return selection if current is None else merged(base, selection, current)

        kept = self._document(selection.name).update(change)
        self._seen[selection.name] = kept
        return kept

    def rename(self, old: str, new: str) -> Selection:
        """Keep the selection `old` under the name `new`; one that is there already takes it in. Raises WriteError."""
        moved = self.import_(replace(self.load(old), name=new))
        if old != new:
            self.delete(old)
        return moved

    def delete(self, name: str) -> None:
        """Remove a selection and its file. Raises WriteError."""
        self._document(name).remove()
        self._seen.pop(name, None)

    def import_(self, selection: Selection, name: str | None = None) -> Selection:
        """Take the clippings of another selection into the one called `name` (default: its own name); the outcome.

        Raises WriteError.
        """
        taken = replace(selection, name=name or selection.name)
        mine = self.load(taken.name)
        return self.save(merged(Selection(taken.name), mine, taken))

    def path(self, name: str = DEFAULT_NAME) -> Path:
        """The file of a selection. Names are the reader's own words: what is no plain file name gets a short hash."""
        if _PLAIN_NAME.fullmatch(name):
            return self._folder / f"{name}.yaml"
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
        return self._folder / f"{stem}~{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}.yaml"

    def _document(self, name: str) -> Document[Selection]:
        return Document(self.path(name), SELECTION_FORMAT, self._note)


def _name_in(file: Path) -> str | None:
    """The name that a selection's file gives; None for what is no selection."""
    try:
        plain = parse(file.read_text(encoding="utf-8")).value
    except (OSError, ValueError):
        return None
    return plain.get("name") if isinstance(plain, dict) and plain.get("briefing") == "selection" else None


def decode_selection(plain: dict[str, Any]) -> Selection:
    """A selection from the plain values of a file. Raises ValueError."""
    found = typed(Selection, _whole(plain))
    taken: set[str] = set()
    clippings = tuple(_renamed(clipping, taken) for clipping in found.clippings)
    return replace(found, clippings=clippings)


def _whole(plain: dict[str, Any]) -> dict[str, Any]:
    """As this version writes it: files of before keep in tables of who reports what the signs that are drawn."""
    clippings = plain.get("clippings")
    for clipping in clippings if isinstance(clippings, list) else ():
        cells = clipping.get("cells") if isinstance(clipping, dict) else None
        if isinstance(cells, list) and clipping.get("kind") == ClippingKind.TABLE:
            clipping["cells"] = [_worded(row) for row in cells]
    return plain


def _worded(row: Any) -> Any:
    """A row of a table with words for signs."""
    marks = {found.mark: found.words for found in Found}
    return [marks.get(c, c) if isinstance(c, str) else c for c in row] if isinstance(row, list) else row


def _renamed(clipping: Clipping, taken: set[str]) -> Clipping:
    """The clipping with an id that no earlier one has: people copy entries in the file."""
    ids = chain((clipping.id,), (f"{clipping.id}-{number}" for number in count(2)))
    free = next(ident for ident in ids if ident not in taken)
    taken.add(free)
    return clipping if free == clipping.id else replace(clipping, id=free)


def encode_selection(selection: Selection) -> dict[str, Any]:
    """The plain values of a selection, without what is not given."""
    plain: dict[str, Any] = _short(to_plain(selection))
    return {"name": plain.pop("name"), **{k: v for k, v in plain.items() if k != "clippings"}} | {
        "clippings": plain.get("clippings", [])
    }


_NEEDED = ("text", "exact")


def _short(value: Any) -> Any:
    """Without empty entries: the file is read by people."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items() if item not in (None, [], "") or key in _NEEDED}
    return [_short(item) for item in value] if isinstance(value, list) else value


SELECTION_FORMAT: Format[Selection] = Format("selection", 1, decode_selection, encode_selection)
