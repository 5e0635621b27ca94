"""Answers kept beside what they were made from, looked up without what reads articles and findings."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefing.store.database import NAME

_KIND = "answer "


class AnswerTable:
    """The answers in one library's database, each under the state of the library it is about and its name. Every method
    raises sqlite3.Error where the file cannot be used.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def answer(self, state: str, name: str) -> str | None:
        """The answer of this name about this state, or None."""
        query = "SELECT value FROM stories WHERE key = ? AND kind = ?"
        row = self._db.execute(query, (state, _KIND + name)).fetchone()
        return str(row[0]) if row else None

    def keep(self, state: str, name: str, answer: str) -> None:
        """Keep an answer about this state, in the place of those about any other."""
        self._db.execute("DELETE FROM stories WHERE kind LIKE ? AND key != ?", (_KIND + "%", state))
        row = (state, _KIND + name, answer, time.time_ns())
        self._db.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", row)

    def named(self) -> list[tuple[str, str]]:
        """How the articles are called: every id with its path."""
        return self._db.execute("SELECT id, path FROM articles ORDER BY id").fetchall()

    def as_read(self) -> list[tuple[int, int]]:
        """Size and time of change of every file as it was read, in ascending order."""
        return sorted(self._db.execute("SELECT size, modified FROM files").fetchall())


@contextmanager
def answer_table(folder: Path) -> Iterator[AnswerTable]:
    """The answers of the library that is kept in `folder`. Raises sqlite3.Error where nothing is kept there."""
    file = folder / NAME
    if not file.exists():
        raise sqlite3.OperationalError("nothing is kept")
    with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as database:
        yield AnswerTable(database)
