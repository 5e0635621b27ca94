"""Where a library lies, noted beside what is kept of it, for every library that a command opens."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefing.settings.places import Places, library_key

NOTE = "paths.txt"


def note(places: Places, paths: Sequence[Path]) -> None:
    """Note beside a library's cache where it lies, for those that a command opened. Never fails: it is a help only."""
    folder = places.library_cache(library_key(paths))
    file = folder / NOTE
    with suppress(OSError):
        if folder.is_dir() and not file.exists():
            lines = "\n".join(str(Path(path).resolve()) for path in paths)
            file.write_text(lines, encoding="utf-8", errors="surrogateescape")
