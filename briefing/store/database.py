"""The sqlite3 file of one library: its tables, and what happens when it is damaged, of another version, or not to be
used now. Only what is damaged is ever removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from briefing.files.atomic import WriteError

SCHEMA_VERSION = 3
NAME = "store.sqlite"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, problems TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL,
    card TEXT NOT NULL, article TEXT NOT NULL);
CREATE INDEX articles_by_path ON articles (path, place);
CREATE TABLE findings (id TEXT PRIMARY KEY, findings TEXT NOT NULL);
CREATE TABLE signatures (id TEXT PRIMARY KEY, day INTEGER, terms TEXT NOT NULL, weights BLOB NOT NULL);
CREATE TABLE stories (
    key TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (key, kind));
"""


_DAMAGED = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_WORDS = {
    5: "another program holds it",  # SQLITE_BUSY
    6: "another program holds it",  # SQLITE_LOCKED
    8: "it cannot be written",  # SQLITE_READONLY
    10: "the disk is full or failed",  # SQLITE_IOERR
    13: "the disk is full",  # SQLITE_FULL
    14: "it cannot be opened",  # SQLITE_CANTOPEN
}
PATIENCE = 10.0
"""Seconds to wait for another program that writes."""


class StoreUnusable(WriteError):
    """The store's file cannot be read or written as things are; it is left as it is. The message says why."""


class StoreDamaged(StoreUnusable):
    """The store's file does not hold what was written; it is a cache and may be thrown away."""


class Database:
    """A connection whose errors are StoreDamaged, which is remembered in `damaged`, and StoreUnusable."""

    def __init__(self, connection: sqlite3.Connection, file: str) -> None:
        self.damaged = False
        self._connection, self._file = connection, file

    def close(self) -> None:
        """Close it; closing twice is allowed."""
        self._connection.close()

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Do what a statement says."""
        with self._told():
            self._connection.execute(statement, values)

    def run_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do it for each of these rows."""
        with self._told():
            self._connection.executemany(statement, rows)

    def row(self, statement: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row found, or None."""
        with self._told():
            found: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
            return found

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Every row found, one after the other."""
        try:
            for row in self._connection.execute(statement, values):  # noqa: UP028  # who breaks off closes no cursor
                yield row
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def damage(self, error: BaseException) -> StoreDamaged:
        """That the file holds something else than was written, as an error to raise."""
        self.damaged = True
        return StoreDamaged(f"{self._file} was damaged ({error}); it is removed, and made anew the next time")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def _error(self, error: sqlite3.DatabaseError) -> StoreUnusable | sqlite3.DatabaseError:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # of Python's own: a column that is no text, or a mistake in this program
            return self.damage(error) if "decode to UTF-8" in str(error) else error
        if code & 0xFF in _DAMAGED:
            return self.damage(error)
        return StoreUnusable(f"{self._file} could not be used: {_WORDS.get(code & 0xFF, str(error))}")


def connect(folder: Path | None, readers: str) -> Database:
    """The library's database in `folder`, or without one in memory, ready for use.

    A file of another schema, or read with another reader (`readers` is its fingerprint), is emptied: everything in it
    can be made again. Raises StoreDamaged where it holds something else than was written; StoreUnusable where it cannot
    be used as things are, and then it is as it was.
    """
    file = ":memory:" if folder is None else str(folder / NAME)
    try:
        connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise StoreUnusable(f"{file} could not be used: it cannot be opened") from error
    database = Database(connection, file)
    try:
        database.run("PRAGMA journal_mode=WAL")
        database.run("PRAGMA synchronous=NORMAL")
        if version(database) != _version(readers):
            _create(database, readers)
    except StoreUnusable:
        database.close()
        raise
    return database


def is_for(database: Database, readers: str) -> bool:
    """True while no program with another schema or reader has taken the database over."""
    return version(database) == _version(readers)


def fault(folder: Path) -> str | None:
    """What is wrong with the database in `folder`, every page of which is looked at; None where it is whole. Raises
    FileNotFoundError where there is none.
    """
    if not (folder / NAME).exists():
        raise FileNotFoundError(folder / NAME)
    try:
        with closing(sqlite3.connect(f"file:{folder / NAME}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return None if found and found[0] == "ok" else str(found[0]) if found else "empty"


def discard(folder: Path) -> None:
    """Remove the database and the files beside it."""
    for suffix in ("", "-wal", "-shm"):
        (folder / (NAME + suffix)).unlink(missing_ok=True)


def version(database: Database) -> str | None:
    """Of which schema and readers the database is; None where it has no tables yet."""
    if not database.row("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
        return None
    row = database.row("SELECT value FROM meta WHERE key = 'version'")
    return str(row[0]) if row else None


def _version(readers: str) -> str:
    return f"{SCHEMA_VERSION} {readers}"


def _create(database: Database, readers: str) -> None:
    database.run("BEGIN IMMEDIATE")
    for (name,) in list(database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")):
        database.run(f'DROP TABLE "{name}"')
    for statement in _SCHEMA.split(";"):
        database.run(statement)
    database.run("INSERT INTO meta VALUES ('version', ?)", (_version(readers),))
    database.run("COMMIT")
