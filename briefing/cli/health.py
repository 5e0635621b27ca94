"""What is kept of every library, whether it is whole, and mending what can be mended.

The store and the index are caches: what is damaged there is removed and made again at the next opening. Picks,
corrections and letters are the reader's: nothing here touches them.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefing.corrections import load
from briefing.files.atomic import WriteError, sweep
from briefing.index.article import IndexDamaged
from briefing.index.generations import current, quarantine
from briefing.selection import SelectionStore
from briefing.settings.libraries import known_libraries, sweep_caches
from briefing.settings.places import Places
from briefing.store.database import discard, fault

NONE, WHOLE = "none yet", "whole"


@dataclass(frozen=True, slots=True)
class Health:
    """One library: where it lies, whether that is gone, what is kept, and how the two caches are."""

    key: str
    paths: tuple[str, ...]
    gone: bool
    picks: int
    corrections: int
    store: str
    index: str
    set_aside: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """True where nothing is damaged."""
        return {self.store, self.index} <= {NONE, WHOLE}

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def libraries(places: Places) -> Iterator[Health]:
    """Every library that is known, looked at with care: every byte of its index is read."""
    for known in known_libraries(places):
        data, cache = places.library_data(known.key), places.library_cache(known.key)
        yield Health(
            known.key,
            tuple(map(str, known.paths)),
            known.gone,
            _picks(places, known.key),
            _corrections(places, known.key),
            _store(cache),
            _index(cache / "index"),
            tuple(str(p) for p in sorted(data.rglob("*.bad*"))),
        )


def mend(places: Places) -> Iterator[str]:
    """Put right what can be put right; a sentence for each thing that was done."""
    for key in sweep_caches(places):
        yield f"removed what was kept of a folder that is gone ({key}); its picks and corrections stay"
    for library in libraries(places):
        name, cache = ", ".join(library.paths), places.library_cache(library.key)
        if library.index not in (NONE, WHOLE):
            quarantine(cache / "index")
            yield f"{name}: the index was damaged and will be made anew at the next search"
        if library.store not in (NONE, WHOLE):
            discard(cache)
            yield f"{name}: what had been read was damaged and will be read anew"
        aside = cache / "index" / "damaged"
        if aside.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
            yield f"{name}: removed a damaged index that had been put aside"
    yield from _folders(places)


def _folders(places: Places) -> Iterator[str]:
    """Close the folders that others may read, and sweep what killed programs left in them."""
    for folder in (places.config, places.data, places.state, places.cache):
        if not folder.is_dir():
            continue
        if stat.S_IMODE(folder.stat().st_mode) & 0o077 and folder != places.config:
            folder.chmod(0o700)
            yield f"{folder}: closed to other users"
        inner = [folder, *(p for p in folder.rglob("*") if p.is_dir() and not p.is_symlink())]
        removed = sum(sweep(one) for one in inner)
        if removed:
            yield f"{folder}: removed {removed} left-over temporary files"


def _picks(places: Places, key: str) -> int:
    store = SelectionStore(places, key)
    return sum(len(store.peek(name).clippings) for name in store.names())


def _corrections(places: Places, key: str) -> int:
    try:
        return len(load(places, key).items)
    except WriteError:
        return 0


def _store(folder: Path) -> str:
    try:
        found = fault(folder)
    except FileNotFoundError:
        return NONE
    return f"damaged: {found}" if found else WHOLE


def _index(folder: Path) -> str:
    if not folder.is_dir():
        return NONE
    try:
        generation = current(folder)
        for name in generation.files if generation else ():
            generation.verify(name)  # type: ignore[union-attr]  # there are files only where there is a generation
    except (IndexDamaged, OSError) as error:
        return f"damaged: {error}"
    return WHOLE if generation else NONE
