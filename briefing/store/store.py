"""What was read and found in a library, kept between openings. A cache: all of it can be made again."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.model.article import Article, Card, Problem, card
from briefing.model.plain import from_plain, to_plain
from briefing.store.database import StoreDamaged, StoreUnusable, connect, discard, is_for

if TYPE_CHECKING:
    from briefing.model.story import ArticleFindings

_Kind = TypeVar("_Kind")
_Found = TypeVar("_Found", Article, Card)

KEPT_STORIES = 200
_SET_META = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
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

    def __init__(self, folder: Path | None, readers: str, analyses: str) -> None:
        """Without a folder it is in memory. Raises StoreUnusable where the file can be neither used nor replaced."""
        self.rebuilt = False
        self.unkept = ""
        self._readers = readers
        try:
            self._db = connect(folder, readers)
        except StoreDamaged:
            if folder is None:
                raise
            discard(folder)
            self._db = connect(folder, readers)
            self.rebuilt = True
        try:
            self._analysed_by(analyses)
        except StoreUnusable:
            self._db.close()
            raise

    def _analysed_by(self, analyses: str) -> None:
        if self.meta("analyses") == analyses:
            return
        with self.changes():
            for table in ("findings", "signatures", "stories"):
                self._db.run(f"DELETE FROM {table}")  # noqa: S608  # our own names
            self._db.run(_SET_META, ("analyses", analyses))

    @property
    def damaged(self) -> bool:
        """True once something was found that was not written so."""
        return self._db.damaged

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def changes(self) -> Iterator[None]:
        """All changes inside are kept together or not at all. Raises StoreUnusable, and then nothing is changed."""
        self._db.run("BEGIN IMMEDIATE")
        try:
            self.check()
            yield
            self._db.run("COMMIT")
        except BaseException:
            with suppress(StoreUnusable):  # what failed has mostly taken everything back already
                self._db.run("ROLLBACK")
            raise

    def check(self) -> None:
        """Raises StoreUnusable where another version of the program has taken the file over."""
        if not is_for(self._db, self._readers):
            raise StoreUnusable("another version of briefing is at work on these articles")

    def _keep(self, change: Callable[[], None]) -> None:
        """A change that only saves making something again: where it cannot be made, `unkept` says why."""
        try:
            with self.changes():
                change()
        except StoreUnusable as error:
            self.unkept = str(error)

    def meta(self, key: str) -> str | None:
        """A small value kept under `key`, or None."""
        row = self._db.row("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a small value under `key`, where that can be done."""
        self._keep(lambda: self._db.run(_SET_META, (key, value)))

    # Files and their articles

    def files(self) -> dict[str, FileState]:
        """Every file that was read, by absolute path."""
        rows = self._db.rows("SELECT path, size, modified FROM files")
        return {os.fsdecode(path): FileState(size, modified) for path, size, modified in rows}

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with files, in the order of their paths."""
        rows = self._db.rows("SELECT problems FROM files WHERE problems != '[]' ORDER BY path")
        return tuple(self.read(Problem, p) for (row,) in rows for p in self._plain(row))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop files and their articles; findings stay until `prune`, so that a moved file keeps its own."""
        for path in map(_kept, paths):
            self._db.run("DELETE FROM articles WHERE path = ?", (path,))
            self._db.run("DELETE FROM files WHERE path = ?", (path,))

    def put_file(
        self, path: str, state: FileState, articles: Sequence[Article], problems: Sequence[Problem]
    ) -> tuple[Article, ...]:
        """Keep what a file yielded; the articles come back with their ids, unique even for identical files."""
        self.forget([path])
        self._db.run("INSERT INTO files VALUES (?, ?, ?, ?)", (_kept(path), *state, _dump(problems)))
        named = []
        for place, article in enumerate(articles):
            own = replace(article, id=self._free_id(article.key))
            row = (own.id, own.key, _kept(path), place, _dump(card(own)), _dump(own))
            self._db.run("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
            named.append(own)
        return tuple(named)

    def _free_id(self, key: str) -> str:
        stem, number = key[:10], 1
        name = stem
        while self._db.row("SELECT 1 FROM articles WHERE id = ?", (name,)):
            number += 1
            name = f"{stem}-{number}"
        return name

    def ids(self) -> tuple[str, ...]:
        """Every article's id, in the order of their paths."""
        return tuple(i for (i,) in self._db.rows("SELECT id FROM articles ORDER BY path, place"))

    def cards(self, shown: Mapping[str, str]) -> tuple[Card, ...]:
        """What lists need of every article, in the order of their paths."""
        rows = self._db.rows("SELECT path, card FROM articles ORDER BY path, place")
        return tuple(self._found(Card, row, path, shown) for path, row in rows)

    def articles(self, shown: Mapping[str, str], ids: Collection[str] | None = None) -> tuple[Article, ...]:
        """All articles, or these, in the order of their paths; `shown` gives absolute paths as the user wrote them."""
        if ids is None:
            return tuple(self.each_article(shown))
        one = "SELECT path, article, place FROM articles WHERE id = ?"
        found = [(os.fsdecode(path), *row) for i in ids for path, *row in self._db.rows(one, (i,))]
        ordered = sorted(found, key=itemgetter(0, 2))
        return tuple(self._found(Article, row, path, shown) for path, row, _ in ordered)

    def each_article(self, shown: Mapping[str, str]) -> Iterator[Article]:
        """All articles in the order of their paths, one after the other: a large library need not fit into memory."""
        for path, row in self._db.rows("SELECT path, article FROM articles ORDER BY path, place"):
            yield self._found(Article, row, path, shown)

    def _found(self, kind: type[_Found], row: str, path: str | bytes, shown: Mapping[str, str]) -> _Found:
        return _placed(self.read(kind, self._plain(row)), os.fsdecode(path), shown)

    # Findings

    def findings(self, ids: Iterable[str]) -> dict[str, ArticleFindings]:
        """The findings kept for these articles; those without are left out."""
        from briefing.model.story import ArticleFindings  # noqa: PLC0415  # all of the model: 20 ms

        kept = {}
        for article in ids:
            row = self._db.row("SELECT findings FROM findings WHERE id = ?", (article,))
            if row:
                kept[article] = self.read(ArticleFindings, self._plain(row[0]))
        return kept

    def drop_findings(self, ids: Iterable[str]) -> None:
        """Drop what is kept of these articles' findings."""
        with self.changes():
            self._db.run_each("DELETE FROM findings WHERE id = ?", [(i,) for i in ids])

    def put_findings(self, found: Iterable[ArticleFindings]) -> None:
        """Keep findings of articles, where that can be done."""
        rows = [(one.article, _dump(one)) for one in found]
        self._keep(lambda: self._db.run_each("INSERT OR REPLACE INTO findings VALUES (?, ?)", rows))

    def signatures(self, ids: Iterable[str]) -> dict[str, Sign]:
        """What grouping into events looks at, as it was kept; articles without are left out."""
        one = "SELECT day, terms, weights FROM signatures WHERE id = ?"
        return {i: Sign(*row) for i in ids for row in self._db.rows(one, (i,))}

    def put_signatures(self, found: Mapping[str, Sign]) -> None:
        """Keep what grouping into events looks at, by article."""
        rows = [(i, *sign) for i, sign in found.items()]
        self._db.run_each("INSERT OR REPLACE INTO signatures VALUES (?, ?, ?, ?)", rows)

    def keep_signatures(self, found: Mapping[str, Sign]) -> None:
        """As `put_signatures`, by itself, and where that can be done."""
        self._keep(lambda: self.put_signatures(found))

    def prune(self) -> None:
        """Drop findings of articles that are gone, and the story results used longest ago."""

        def drop() -> None:
            self._db.run("DELETE FROM findings WHERE id NOT IN (SELECT id FROM articles)")
            self._db.run("DELETE FROM signatures WHERE id NOT IN (SELECT id FROM articles)")
            self._db.run(
                "DELETE FROM stories WHERE key != ? AND key NOT IN"
                " (SELECT key FROM stories ORDER BY used DESC LIMIT ?)",
                (LATEST, KEPT_STORIES),
            )

        self._keep(drop)

    def read(self, kind: type[_Kind], plain: Any) -> _Kind:
        """What was given to `put_story_result` (or a part of it) as it was. Raises StoreDamaged."""
        try:
            return from_plain(kind, plain)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise self._db.damage(error) from error

    def _plain(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise self._db.damage(error) from error

    def story_result(self, key: str, kind: str) -> Any:
        """What `put_story_result` kept under this key, as plain values, or None."""
        row = self._db.row("SELECT value FROM stories WHERE key = ? AND kind = ?", (key, kind))
        return self._plain(row[0]) if row else None

    def put_story_result(self, key: str, kind: str, value: Any) -> None:
        """Keep a result over several articles, where that can be done; `key` names the articles and the corrections.

        Under the key LATEST stands what there is one of, for the library as it was seen last.
        """
        row = (key, kind, _dump(value), time.time_ns())
        self._keep(lambda: self._db.run("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", row))


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
