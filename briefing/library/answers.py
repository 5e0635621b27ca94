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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.files.atomic import WriteError
from briefing.library.fingerprint import fingerprint
from briefing.library.settings_used import follow_links
from briefing.reading.discovery import Discovery, discover
from briefing.settings.places import Places, library_key
from briefing.store.answers import AnswerTable, answer_table

LARGEST = 8_000_000
"""Characters of an answer that is kept: a hundred articles with all their text have two million."""


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
        with suppress(sqlite3.Error, ValueError, WriteError), self._table() as table:
            kept = table.answer(self._state(table, discover(self._paths, self._follow)), name)
            return json.loads(kept) if kept else None
        return None

    def keep(self, name: str, answer: Any) -> None:
        """Keep an answer made since, in the place of those that hold no more. Where that cannot be done it is not."""
        value = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        if len(value) > LARGEST or self._makers() != self._made_with:
            return
        with suppress(sqlite3.Error, ValueError, WriteError), self._table() as table:
            found = discover(self._paths, self._follow)
            # a file that changed while the answer was made makes it an answer about nothing
            if table.as_read() == sorted((f.size, f.mtime_ns) for f in found.files):
                table.keep(self._state(table, found), name, value)

    def _makers(self) -> str:
        """The program, the reader's decisions and the settings, as they are now."""
        files = (self._places.library_data(self._key) / "corrections.yaml", self._places.config / "config.yaml")
        chosen = sorted((k, v) for k, v in os.environ.items() if k.startswith("BRIEFING_"))
        return repr((__version__, fingerprint(), [_content(file) for file in files], chosen))

    def _state(self, table: AnswerTable, found: Discovery) -> str:
        """Everything an answer is made from, as one short word."""
        digest = hashlib.blake2s(digest_size=16)
        paths = [os.fspath(path) for path in self._paths]
        letters = _content(self._places.letters(self._key))
        for part in (self._made_with, paths, found.files, found.problems, table.named(), letters):
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @contextmanager
    def _table(self) -> Iterator[AnswerTable]:
        """The answers kept. Raises sqlite3.Error where there are none; WriteError where others own the folder."""
        folder = self._places.library_cache(self._key)
        if folder.exists():
            Places.folder(folder)
        with answer_table(folder) as table:
            yield table


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
