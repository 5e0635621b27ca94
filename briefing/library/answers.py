"""What commands answered about a library, kept as plain values, so that asking again needs no analysis.

An answer is given again while everything it was made from is as it was: the files on the disk, their ids and letters,
the reader's decisions, the settings, the program itself. Nothing that reads or analyses is imported here: looking an
answer up costs a tenth of making it from what the store keeps.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.library.fingerprint import fingerprint
from briefing.library.settings_used import follow_links
from briefing.reading.discovery import Discovery, discover
from briefing.settings.places import Places, library_key

STORE = "store.sqlite"
LARGEST = 8_000_000
"""Characters of an answer that is kept: a hundred articles with all their text have two million."""
_KIND = "answer "


class Answers:
    """The kept answers about what these paths hold. Raises SettingsError.

    Make it before the library is opened: what is decided while an answer is made belongs to the next one.
    """

    def __init__(self, paths: Sequence[Path], places: Places) -> None:
        self._paths = tuple(paths)
        self._places = places
        self._key = library_key(paths)
        self._follow = follow_links(places)
        self._made_with = self._makers()

    def kept(self, name: str) -> Any:
        """The answer of this name that still holds, or None."""
        with suppress(sqlite3.Error, ValueError), self._store() as store:
            key = self._stamp(store, discover(self._paths, self._follow))
            row = store.execute("SELECT value FROM stories WHERE key = ? AND kind = ?", (key, _KIND + name)).fetchone()
            return json.loads(row[0]) if row else None
        return None

    def keep(self, name: str, answer: Any) -> None:
        """Keep an answer made since, in the place of those that hold no more. Where that cannot be done it is not."""
        value = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        if len(value) > LARGEST or self._makers() != self._made_with:
            return
        with suppress(sqlite3.Error, ValueError), self._store() as store:
            found = discover(self._paths, self._follow)
            if _as_read(store) != sorted((f.size, f.mtime_ns) for f in found.files):
                return  # a file changed while the answer was made
            key = self._stamp(store, found)
            store.execute("DELETE FROM stories WHERE kind LIKE ? AND key != ?", (_KIND + "%", key))
            row = (key, _KIND + name, value, time.time_ns())
            store.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", row)

    def _makers(self) -> str:
        """The program, the reader's decisions and the settings, as they are now."""
        files = (self._places.library_data(self._key) / "corrections.yaml", self._places.config / "config.yaml")
        chosen = sorted((k, v) for k, v in os.environ.items() if k.startswith("BRIEFING_"))
        return repr((__version__, fingerprint(), [_content(file) for file in files], chosen))

    def _stamp(self, store: sqlite3.Connection, found: Discovery) -> str:
        digest = hashlib.blake2s(digest_size=16)
        for part in (
            self._made_with,
            [os.fspath(path) for path in self._paths],
            found.files,
            found.problems,
            store.execute("SELECT id, path FROM articles ORDER BY id").fetchall(),
            store.execute("SELECT * FROM letters ORDER BY story, article").fetchall(),
        ):
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @contextmanager
    def _store(self) -> Iterator[sqlite3.Connection]:
        """The store's database, where there is one. Raises sqlite3.Error; WriteError where it is somebody else's."""
        file = self._places.library_cache(self._key) / STORE
        if not file.exists():
            raise sqlite3.OperationalError("nothing is kept")
        Places.folder(file.parent)
        with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as store:
            yield store


def _as_read(store: sqlite3.Connection) -> list[tuple[int, int]]:
    """Size and time of change of every file as it was read."""
    return sorted(store.execute("SELECT size, modified FROM files").fetchall())


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
