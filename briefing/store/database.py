"""The sqlite3 file of one library: its tables, and what happens when it is damaged or of another version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

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


class StoreDamaged(Exception):
    """The store's file cannot be read; it is a cache and may be thrown away."""


def connect(folder: Path, readers: str) -> sqlite3.Connection:
    """The library's database in `folder`, ready for use.

    A file of another schema, or read with another reader (`readers` is its fingerprint), is emptied: everything in it
    can be made again. Raises StoreDamaged where sqlite3 cannot use the file.
    """
    connection = sqlite3.connect(folder / NAME, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        if _version(connection) != f"{SCHEMA_VERSION} {readers}":
            _create(connection, readers)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreDamaged(str(error)) from error
    return connection


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


def _version(connection: sqlite3.Connection) -> str | None:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    if not known:
        return None
    row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(row[0]) if row else None


def _create(connection: sqlite3.Connection, readers: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (f"{SCHEMA_VERSION} {readers}",))
    connection.execute("COMMIT")
