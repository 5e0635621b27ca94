"""Only what is damaged is ever removed: not what is locked, full, read-only, or at work for another version."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.model.article import Article, Block, BlockKind
from briefing.store import FileState, Store, database
from briefing.store.database import NAME, StoreDamaged, StoreUnusable

CODES = {
    "busy": sqlite3.SQLITE_BUSY,
    "locked": sqlite3.SQLITE_LOCKED,
    "read-only": sqlite3.SQLITE_READONLY,
    "I/O": sqlite3.SQLITE_IOERR,
    "I/O while writing": sqlite3.SQLITE_IOERR_WRITE,
    "full": sqlite3.SQLITE_FULL,
    "cannot be opened": sqlite3.SQLITE_CANTOPEN,
}


def article(key: str) -> Article:
    text = "The harbour stays open."
    return Article("", key, "shown", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), ())


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a store that holds an article."""
    store = Store(tmp_path, "readers", "analyses")
    with store.changes():
        store.put_file("/a", FileState(1, 2), [article("k" * 16)], [])
    store.put_story_result("key", "kind", [1])
    store.close()
    return tmp_path


def whole(folder: Path) -> bool:
    store = Store(folder, "readers", "analyses")
    try:
        return not store.rebuilt and len(store.ids()) == 1 and store.story_result("key", "kind") == [1]
    finally:
        store.close()


class Failing:
    """A connection whose call number `fail_at` (from 1) raises an error of this code."""

    def __init__(self, real: sqlite3.Connection, fail_at: int, code: int) -> None:
        self._real, self._fail_at, self._code, self.calls = real, fail_at, code, 0

    def _call(self, name: str, *arguments: object) -> object:
        self.calls += 1
        if self.calls == self._fail_at:
            error = sqlite3.OperationalError("made to fail")
            error.sqlite_errorcode = self._code
            raise error
        return getattr(self._real, name)(*arguments)

    def execute(self, *arguments: object) -> object:
        return self._call("execute", *arguments)

    def executemany(self, *arguments: object) -> object:
        return self._call("executemany", *arguments)

    def close(self) -> None:
        self._real.close()


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
@pytest.mark.parametrize("readers", ["readers", "other readers"])
def test_whichever_call_fails_nothing_is_removed(
    kept: Path, monkeypatch: pytest.MonkeyPatch, code: int, readers: str
) -> None:
    inode = (kept / NAME).stat().st_ino
    real = sqlite3.connect
    for number in range(1, 60):
        made: list[Failing] = []

        def connect(*arguments: object, **more: object) -> Failing:
            made.append(Failing(real(*arguments, **more), number, code))  # type: ignore[arg-type, call-overload]  # noqa: B023
            return made[-1]  # noqa: B023

        with monkeypatch.context() as patch:
            patch.setattr(database.sqlite3, "connect", connect)
            try:
                store = Store(kept, readers, "other analyses")
            except StoreUnusable as error:
                assert not isinstance(error, StoreDamaged)
                assert "could not be used: " in str(error)
            else:
                assert not store.rebuilt
                store.close()
        assert (kept / NAME).stat().st_ino == inode
        if made[0].calls < number:
            assert number > 5
            return
        if readers == "readers":  # with others it is emptied, by the first try that comes through
            assert Store(kept, "readers", "other analyses").ids()
    raise AssertionError("it never comes to an end")


@contextmanager
def held(folder: Path) -> Iterator[sqlite3.Connection]:
    """Another program that writes, and does not come to an end."""
    other = sqlite3.connect(folder / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO meta VALUES ('written by', 'the other')")
    try:
        yield other
    finally:
        other.close()


def test_a_store_that_another_program_holds_is_left_to_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with held(kept) as other:
        with pytest.raises(StoreUnusable, match="another program holds it"):
            Store(kept, "other readers", "analyses")
        store = Store(kept, "readers", "analyses")  # nothing need be written
        assert len(store.ids()) == 1
        store.put_story_result("key", "kind", [2])
        assert "another program holds it" in store.unkept
        with pytest.raises(StoreUnusable), store.changes():
            pass
        store.close()
        other.execute("COMMIT")
    with sqlite3.connect(kept / NAME) as after:
        assert after.execute("SELECT value FROM meta WHERE key = 'written by'").fetchone() == ("the other",)
    assert whole(kept)


def test_two_versions_at_once_do_not_mix_what_they_read(kept: Path) -> None:
    old = Store(kept, "readers", "analyses")
    new = Store(kept, "newer readers", "analyses")
    with new.changes():
        new.put_file("/b", FileState(3, 4), [article("n" * 16)], [])
    with pytest.raises(StoreUnusable, match="another version"), old.changes():
        old.put_file("/a", FileState(1, 2), [article("k" * 16)], [])
    old.put_story_result("key", "kind", [3])
    assert "another version" in old.unkept
    assert (new.ids(), new.story_result("key", "kind")) == (("n" * 10,), None)


FULL = """
import resource, signal, sys
from pathlib import Path
from briefing.store import FileState, Store
from briefing.store.database import StoreUnusable
from tests.store.test_unusable import article
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    store = Store(Path(sys.argv[1]), sys.argv[3], "analyses")
    with store.changes():
        store.put_file("/b", FileState(1, 2), [article(f"{n:016}") for n in range(2000)], [])
except StoreUnusable as error:
    print(error)
"""


@pytest.mark.parametrize("readers", ["readers", "other readers"])
@pytest.mark.parametrize(
    "room", [1, 20_000, *(pytest.param(n, marks=pytest.mark.slow) for n in (4096, 40_000, 100_000))]
)
def test_a_full_disk_removes_nothing(kept: Path, room: int, readers: str) -> None:
    words = [sys.executable, "-c", FULL, str(kept), str(room), readers]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert "could not be used: the disk is full or failed" in done.stdout, done.stderr
    if readers == "readers":
        assert whole(kept)


def test_a_folder_that_cannot_be_written_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept / "folder").mkdir()
    (kept / "folder" / NAME).mkdir()
    with pytest.raises(StoreUnusable, match="cannot be opened"):
        Store(kept / "folder", "readers", "analyses")
    assert (kept / "folder" / NAME).is_dir()


def test_damage_found_later_is_told_and_remembered(kept: Path) -> None:
    with sqlite3.connect(kept / NAME) as other:
        other.execute("UPDATE articles SET article = '{cut', card = x'ff'")
    for look in (lambda s: s.articles({}), lambda s: s.cards({})):
        store = Store(kept, "readers", "analyses")
        assert not store.damaged
        with pytest.raises(StoreDamaged):
            look(store)
        assert store.damaged
        store.close()
    assert (kept / NAME).exists()


@pytest.mark.parametrize("at", [0, 20, 200, 4096, 5000, 9000, 13000])
def test_a_flipped_page_is_damage_or_harmless(kept: Path, at: int) -> None:
    data = bytearray((kept / NAME).read_bytes())
    data[at : at + 60] = bytes(byte ^ 0x5A for byte in data[at : at + 60])
    (kept / NAME).write_bytes(data)
    store = Store(kept, "readers", "analyses")
    try:
        store.articles({})
        store.cards({})
        store.story_result("key", "kind")
        store.files()
    except StoreDamaged:
        assert store.damaged


def test_without_a_folder_it_is_in_memory(tmp_path: Path) -> None:
    store = Store(None, "readers", "analyses")
    with store.changes():
        store.put_file("/a", FileState(1, 2), [article("k" * 16)], [])
    assert len(store.ids()) == 1
    assert not list(tmp_path.iterdir())
