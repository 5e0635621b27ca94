"""What was read and found in a library, kept between openings. A cache: all of it can be made again."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.model.article import Article, Card, Problem, card
from briefing.model.plain import from_plain, to_plain
from briefing.store.database import StoreDamaged, connect, discard

if TYPE_CHECKING:
    from briefing.model.story import ArticleFindings

_Found = TypeVar("_Found", Article, Card)

KEPT_STORIES = 200
LATEST, EVENTS = "", "events"
"""The key of what there is one of, and the kind under which the events stand, with the key of the state they are of."""


class FileState(NamedTuple):
    """A file as it was when it was read: size in bytes, time of last change in nanoseconds."""

    size: int
    modified: int


class Sign(NamedTuple):
    """A `Signature` as it is kept: its day, its terms, one a line, and their weights as packed 32-bit floats."""

    day: int | None
    terms: str
    weights: bytes


class Store:
    """The cache of one library, in a folder of its own.

    `readers` and `analyses` are fingerprints of the code that reads and analyses: with other readers everything is read
    again, with other analyses the findings are made again.
    """

    def __init__(self, folder: Path, readers: str, analyses: str) -> None:
        self.rebuilt = False
        try:
            self._db = connect(folder, readers)
        except StoreDamaged:
            discard(folder)
            self._db = connect(folder, readers)
            self.rebuilt = True
        if self.meta("analyses") != analyses:
            with self.changes():
                self._db.execute("DELETE FROM findings")
                self._db.execute("DELETE FROM signatures")
                self._db.execute("DELETE FROM stories")
                self.set_meta("analyses", analyses)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def changes(self) -> Iterator[None]:
        """All changes inside are kept together or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def meta(self, key: str) -> str | None:
        """A small value kept under `key`, or None."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a small value under `key`."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Files and their articles

    def files(self) -> dict[str, FileState]:
        """Every file that was read, by absolute path."""
        rows = self._db.execute("SELECT path, size, modified FROM files")
        return {os.fsdecode(path): FileState(size, modified) for path, size, modified in rows}

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with files, in the order of their paths."""
        rows = self._db.execute("SELECT problems FROM files WHERE problems != '[]' ORDER BY path")
        return tuple(from_plain(Problem, p) for (row,) in rows for p in json.loads(row))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop files and their articles; findings stay until `prune`, so that a moved file keeps its own."""
        for path in map(_kept, paths):
            self._db.execute("DELETE FROM articles WHERE path = ?", (path,))
            self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def put_file(
        self, path: str, state: FileState, articles: Sequence[Article], problems: Sequence[Problem]
    ) -> tuple[Article, ...]:
        """Keep what a file yielded; the articles come back with their ids, unique even for identical files."""
        self.forget([path])
        self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?)", (_kept(path), *state, _dump(problems)))
        named = []
        for place, article in enumerate(articles):
            own = replace(article, id=self._free_id(article.key))
            row = (own.id, own.key, _kept(path), place, _dump(card(own)), _dump(own))
            self._db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
            named.append(own)
        return tuple(named)

    def _free_id(self, key: str) -> str:
        stem, number = key[:10], 1
        name = stem
        while self._db.execute("SELECT 1 FROM articles WHERE id = ?", (name,)).fetchone():
            number += 1
            name = f"{stem}-{number}"
        return name

    def ids(self) -> tuple[str, ...]:
        """Every article's id, in the order of their paths."""
        return tuple(i for (i,) in self._db.execute("SELECT id FROM articles ORDER BY path, place"))

    def cards(self, shown: Mapping[str, str]) -> tuple[Card, ...]:
        """What lists need of every article, in the order of their paths."""
        rows = self._db.execute("SELECT path, card FROM articles ORDER BY path, place")
        found = ((os.fsdecode(path), json.loads(row)) for path, row in rows)
        return tuple(_placed(from_plain(Card, row), path, shown) for path, row in found)

    def articles(self, shown: Mapping[str, str], ids: Collection[str] | None = None) -> tuple[Article, ...]:
        """All articles, or these, in the order of their paths; `shown` gives absolute paths as the user wrote them."""
        if ids is None:
            return tuple(self.each_article(shown))
        one = "SELECT path, article, place FROM articles WHERE id = ?"
        found = [(os.fsdecode(path), *row) for i in ids for path, *row in self._db.execute(one, (i,))]
        ordered = sorted(found, key=itemgetter(0, 2))
        return tuple(_placed(from_plain(Article, json.loads(row)), path, shown) for path, row, _ in ordered)

    def each_article(self, shown: Mapping[str, str]) -> Iterator[Article]:
        """All articles in the order of their paths, one after the other: a large library need not fit into memory."""
        for path, row in self._db.execute("SELECT path, article FROM articles ORDER BY path, place"):
            yield _placed(from_plain(Article, json.loads(row)), os.fsdecode(path), shown)

    # Findings

    def findings(self, ids: Iterable[str]) -> dict[str, ArticleFindings]:
        """The findings kept for these articles; those without are left out."""
        from briefing.model.story import ArticleFindings  # noqa: PLC0415  # all of the model: 20 ms

        kept = {}
        for article in ids:
            row = self._db.execute("SELECT findings FROM findings WHERE id = ?", (article,)).fetchone()
            if row:
                kept[article] = from_plain(ArticleFindings, json.loads(row[0]))
        return kept

    def drop_findings(self, ids: Iterable[str]) -> None:
        """Drop what is kept of these articles' findings."""
        with self.changes():
            self._db.executemany("DELETE FROM findings WHERE id = ?", [(i,) for i in ids])

    def put_findings(self, found: Iterable[ArticleFindings]) -> None:
        """Keep findings of articles."""
        rows = [(one.article, _dump(one)) for one in found]
        with self.changes():
            self._db.executemany("INSERT OR REPLACE INTO findings VALUES (?, ?)", rows)

    def signatures(self, ids: Iterable[str]) -> dict[str, Sign]:
        """What grouping into events looks at, as it was kept; articles without are left out."""
        one = "SELECT day, terms, weights FROM signatures WHERE id = ?"
        return {i: Sign(*row) for i in ids for row in self._db.execute(one, (i,))}

    def put_signatures(self, found: Mapping[str, Sign]) -> None:
        """Keep what grouping into events looks at, by article."""
        rows = [(i, *sign) for i, sign in found.items()]
        self._db.executemany("INSERT OR REPLACE INTO signatures VALUES (?, ?, ?, ?)", rows)

    def prune(self) -> None:
        """Drop findings of articles that are gone, and the story results used longest ago."""
        with self.changes():
            self._db.execute("DELETE FROM findings WHERE id NOT IN (SELECT id FROM articles)")
            self._db.execute("DELETE FROM signatures WHERE id NOT IN (SELECT id FROM articles)")
            self._db.execute(
                "DELETE FROM stories WHERE key != ? AND key NOT IN"
                " (SELECT key FROM stories ORDER BY used DESC LIMIT ?)",
                (LATEST, KEPT_STORIES),
            )

    def story_result(self, key: str, kind: str) -> Any:
        """What `put_story_result` kept under this key, as plain values, or None."""
        row = self._db.execute("SELECT value FROM stories WHERE key = ? AND kind = ?", (key, kind)).fetchone()
        return json.loads(row[0]) if row else None

    def put_story_result(self, key: str, kind: str, value: Any) -> None:
        """Keep a result over several articles; `key` names the articles, the corrections and the analyses.

        Under the key LATEST stands what there is one of, for the library as it was seen last.
        """
        row = (key, kind, _dump(value), time.time_ns())
        with self.changes():
            self._db.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", row)


def _kept(path: str) -> str | bytes:
    """A path as sqlite3 takes it: one whose bytes are no text as these bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def _placed(found: _Found, path: str, shown: Mapping[str, str]) -> _Found:
    """What was read from a file, under the path by which the user calls that file now, and its own part of it."""
    file = shown.get(path, path)
    return replace(found, path=f"{file}/{found.part}" if found.part else file)


def _dump(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
