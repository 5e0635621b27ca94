"""Which libraries have been opened on this machine, so that one that moved is found and what is left over is swept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.files.atomic import WriteError, reason, sync_folder
from briefing.files.document import Document, Format
from briefing.files.folders import locked, private_folder
from briefing.files.listing import listing
from briefing.settings.noting import NOTE
from briefing.settings.places import LETTERS, Places, library_key

FILE = "library.yaml"


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library by its key, and the paths it was opened with."""

    key: str
    paths: tuple[Path, ...]

    @property
    def gone(self) -> bool:
        """True where none of its paths exists any more."""
        return not any(path.exists() for path in self.paths)


def remember(places: Places, paths: Sequence[Path]) -> str:
    """Note beside a library's picks and corrections where it lies; its key. Raises WriteError."""
    key = library_key(paths)
    resolved = tuple(sorted(str(Path(path).resolve()) for path in paths))
    _document(places, key).update(lambda _: resolved)
    return key


def known_libraries(places: Places) -> tuple[KnownLibrary, ...]:
    """Every library remembered or noted. One whose note cannot be read is passed over."""
    found = {}
    for folder in _folders(places.cache / "libraries"):
        with suppress(OSError):
            lines = (folder / NOTE).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
            found[folder.name] = tuple(lines)
    for folder in _folders(places.data / "libraries"):
        with suppress(WriteError):
            found[folder.name] = _document(places, folder.name).peek() or found.get(folder.name, ())
    return tuple(KnownLibrary(key, tuple(map(Path, paths))) for key, paths in sorted(found.items()) if paths)


def _folders(home: Path) -> list[Path]:
    return sorted(home.iterdir()) if home.is_dir() else []


def relink(places: Places, old: str, paths: Sequence[Path]) -> str:
    """Give the picks, corrections and letters of the library `old` to the folder it moved to; the new key.

    Letters that were given at the new place, which may have been opened since, are replaced. Raises WriteError where
    there is nothing under `old`, or the new place has picks or corrections of its own.
    """
    source = places.library_data(old)
    new = library_key(paths)
    target = places.library_data(new)
    if not source.is_dir():
        raise WriteError(f"there is nothing kept for the library {old}")
    private_folder(target.parent)
    with locked(target):
        if target.exists() and {p.name.removesuffix(".lock") for p in target.iterdir()} - {FILE, LETTERS}:
            raise WriteError(
                f"{target} holds picks or corrections already; export the one and import it into the other"
            )
        try:
            shutil.rmtree(target, ignore_errors=True)
            os.rename(source, target)  # noqa: PTH104 - the calls that can fail go through os, where tests make them
            sync_folder(target.parent)
        except OSError as error:
            raise WriteError(f"{source} could not be moved: {reason(error)}") from error
    remember(places, paths)
    return new


def sweep_caches(places: Places) -> tuple[str, ...]:
    """Remove caches and sessions of libraries whose folders are gone; their keys. What is the reader's own stays."""
    swept = []
    for library in known_libraries(places):
        rebuilt = (places.library_cache(library.key), places.library_state(library.key))
        if library.gone and any(folder.exists() for folder in rebuilt):
            for folder in rebuilt:
                shutil.rmtree(folder, ignore_errors=True)
            swept.append(library.key)
    return tuple(swept)


def _document(places: Places, key: str) -> Document[tuple[str, ...]]:
    return Document(places.library_data(key) / FILE, _FORMAT)


_FORMAT: Format[tuple[str, ...]] = listing("library", "paths", str, str)
