"""When a folder of articles has to be read through again.

To read through it costs 10 µs a file: a quarter of a second of CPU for 20,000. What comes, goes or is renamed changes
the time of its folder, and folders are few. Only a file written in place changes nothing but itself: the times of the
known files cost 2 µs each and are looked at five times as often as everything is read through.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

SHARE = 500
"""Reading through everything may take one part in so many of the time, and so may looking at the files' times."""
RACY = 2_000_000_000
"""Nanoseconds within which a folder may change twice and its time only once (as git has it for its index)."""


class Watch:
    """Remembers what the folders and files looked like when everything was last read through."""

    def __init__(self) -> None:
        """Nothing was read through yet."""
        self._folders: dict[str, int] = {}
        self._at = self._took = 0.0
        self._files: list[str] = []
        self._times = array("q")
        self._looked = self._look = 0.0

    def scanned(self, files: Collection[str], roots: Sequence[Path], took: float) -> None:
        """All was read through just now, in `took` seconds: these files (absolute) lie under these roots."""
        self._at, self._took = time.monotonic(), took
        recently = time.time_ns() - int(took * 1e9) - RACY
        times = {folder: _time(folder) for folder in folders_of(files, roots)}
        self._folders = {folder: changed if changed < recently else -1 for folder, changed in times.items()}
        self._files = list(files)
        changes = map(_time, self._files)
        self._times = array("q", (changed if changed < recently else -1 for changed in changes))
        self._looked = time.monotonic()
        self._look = self._looked - self._at

    def due(self) -> bool:
        """True if a folder or a file is known to have changed since, or it is time to read through everything."""
        now = time.monotonic()
        if now - self._at >= SHARE * self._took:
            return True
        if any(_time(folder) != changed for folder, changed in self._folders.items()):
            return True
        if now - self._looked < SHARE * self._look:
            return False
        self._looked = now
        return any(_time(file) != changed for file, changed in zip(self._files, self._times, strict=True))


def folders_of(files: Iterable[str], roots: Sequence[Path]) -> set[str]:
    """The folders that hold files, and those between them and the roots."""
    tops = tuple(os.path.abspath(root) for root in roots)  # noqa: PTH100  # as the files: without following links
    inside = tuple(top.rstrip("/") + "/" for top in tops)
    found: set[str] = set()
    for holder in {file.rpartition("/")[0] for file in files}:
        folder = holder
        while folder not in found and (folder in tops or folder.startswith(inside)):
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _time(path: str) -> int:
    """When a folder or file changed last, in nanoseconds; 0 for one that is gone."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116  # no Path object for each
    except OSError:
        return 0
