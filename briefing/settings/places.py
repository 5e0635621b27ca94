"""Where things live on this machine, and the name a library has there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefing.files.folders import private_folder

LETTERS = "letters.jsonl"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of this user: `config`, `data` (selections, corrections, letters), `state` (session, log), `cache`.

    They are made when something is first put there; ask `folder` for that.
    """

    config: Path
    data: Path
    state: Path
    cache: Path

    @classmethod
    def default(cls) -> Places:
        """The platform's folders, or those in BRIEFING_CONFIG_DIR, _DATA_DIR, _STATE_DIR, _CACHE_DIR."""
        return cls(_place("config"), _place("data"), _place("state"), _place("cache"))

    @classmethod
    def under(cls, root: Path) -> Places:
        """All four as folders of one: for tests and for trying things out."""
        return cls(root / "config", root / "data", root / "state", root / "cache")

    def library_data(self, library: str) -> Path:
        """Where the selections, corrections and letters of a library (its key) are kept."""
        return self.data / "libraries" / library

    def letters(self, library: str) -> Path:
        """Where the letters of a library's articles are kept."""
        return self.library_data(library) / LETTERS

    def library_state(self, library: str) -> Path:
        """Where the session of a library is kept."""
        return self.state / "libraries" / library

    def library_cache(self, library: str) -> Path:
        """Where the index and store of a library are kept."""
        return self.cache / "libraries" / library

    @staticmethod
    def folder(path: Path) -> Path:
        """`path`, made if it is missing, and closed to others (mode 0700). Raises WriteError."""
        return private_folder(path, closed=True)


def library_key(paths: Iterable[Path]) -> str:
    """The name of the library that these paths make: the same for any order, spelling or link to the same places."""
    resolved = sorted({os.fsencode(Path(path).resolve()) for path in paths})
    return hashlib.sha256(b"\0".join(resolved)).hexdigest()[:16]


def _place(name: str) -> Path:
    return Path(os.environ.get(f"BRIEFING_{name.upper()}_DIR") or _usual(name)).expanduser().absolute()


def _usual(name: str) -> str:
    """Where the platform keeps such a folder."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - 6 ms, only where a variable does not name the folder

    return str(getattr(PlatformDirs("briefing", appauthor=False), f"user_{name}_dir"))
