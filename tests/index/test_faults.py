"""Damage, crashes, full disks, two programs and hostile queries: the old index or the new one, never half."""

from __future__ import annotations

import builtins
import io
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefing.files.atomic import WriteError
from briefing.index import Index, IndexDamaged
from briefing.index.generations import CURRENT, MANIFEST, writing
from tests.index.library import invented

FILES = (".dic", ".doc", ".pst", ".str", ".txt", ".toc", MANIFEST, CURRENT)
ARTICLES = invented(60)


def made(folder: Path, count: int = 60) -> Path:
    index = Index.open(folder)
    index.update(ARTICLES[:count])
    assert index.notice is None
    index.close()
    return folder


def file_of(folder: Path, ending: str) -> Path:
    found = [p for p in folder.rglob("*") if p.is_file() and p.name.endswith(ending) and "damaged" not in p.parts]
    assert len(found) == 1, found
    return found[0]


def answers(index: Index) -> None:
    """Ask so that every file is read."""
    index.search("minister accord", limit=100)
    index.search('"ministers accord"', limit=100)
    index.search("border", limit=100)
    for article in ARTICLES:
        index.search(f'"{" ".join(article.text.split()[:4])}"', limit=100)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0x10
    path.unlink()  # the bytes are shared by no other name
    path.write_bytes(raw)


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("harm", [_cut, _empty, _flip, Path.unlink], ids=["cut", "empty", "flipped", "missing"])
def test_damage_is_found_and_put_aside(tmp_path: Path, ending: str, harm: Callable[[Path], None]) -> None:
    folder = made(tmp_path / "index")
    harm(file_of(folder, ending))
    with pytest.raises(IndexDamaged):
        answers(Index.open(folder))
    fresh = Index.open(folder)
    assert fresh.count == 0
    fresh.update(ARTICLES)
    assert fresh.count == 60
    assert fresh.search("minister").total > 0
    assert (folder / "damaged").is_dir()


@pytest.mark.parametrize("ending", [".pst", ".str", ".txt"])
def test_damage_while_open_is_found(tmp_path: Path, ending: str) -> None:
    folder = made(tmp_path / "index")
    index = Index.open(folder)
    _cut(file_of(folder, ending))
    with pytest.raises(IndexDamaged):
        answers(index)
    assert (index.count, index.ids()) == (0, frozenset())
    index.update(ARTICLES)
    assert index.count == Index.open(folder).count == 60


def test_a_file_cut_after_it_was_read_is_found(tmp_path: Path) -> None:
    """Every block was checked by then; what is gone must not be read through the memory (SIGBUS ends a program)."""
    folder = made(tmp_path / "index")
    segment = Index.open(folder)._searcher.segments[0]
    for number in range(segment.count):
        segment.stream(number)
    file_of(folder, ".str").open("r+b").truncate(10)
    with pytest.raises(IndexDamaged):
        segment.stream(segment.count - 1)
    with pytest.raises(IndexDamaged):
        segment.saying(b"x", [0], "text")


def test_damage_found_while_updating_is_put_aside(tmp_path: Path) -> None:
    index = Index.open(made(tmp_path / "index"))
    _cut(file_of(tmp_path / "index", ".pst"))
    with pytest.raises(IndexDamaged):
        index.update(invented(5, "others"))  # joins the small segment that is there, and so reads it
    assert index.count == 0
    index.update(ARTICLES)
    assert index.count == 60


def test_second_program_reads_and_says_so(tmp_path: Path) -> None:
    folder = made(tmp_path / "index", 30)
    second = Index.open(folder)
    with writing(folder) as free:
        assert free
        second.update(ARTICLES)
        assert second.notice is not None
        assert "Another program" in second.notice
        assert second.count == 30
        assert second.search("minister").total > 0
    second.update(ARTICLES)
    assert second.notice is None
    assert second.count == 60


def test_commit_of_another_program_is_taken_up(tmp_path: Path) -> None:
    folder = made(tmp_path / "index", 30)
    reader, writer = Index.open(folder), Index.open(folder)
    writer.update(ARTICLES)
    assert reader.search("minister").total > 0  # its files are gone from the folder, not from under it
    assert reader.refresh()
    assert reader.count == 60
    assert not reader.refresh()


_WRITER = """
import sys
from pathlib import Path
from briefing.index import Index
from tests.index.library import invented
index = Index.open(Path(sys.argv[1]))
print("ready", flush=True)
for lot in range(100):
    index.update(invented(400, str(lot))[: 400])
    print(lot, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.03, 0.09, 0.2])
def test_killed_while_indexing(tmp_path: Path, after: float) -> None:
    folder = made(tmp_path / "index", 30)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
    index = Index.open(folder)
    assert index.count in (30, 400)
    answers(index)
    index.update(ARTICLES)
    assert index.notice is None
    assert {a.id for a in ARTICLES} <= index.ids()
    assert len(list(folder.glob("gen-*"))) == 1


class Failing:
    """Lets `allowed` calls to the file system through, then fails every one of a kind, as a full disk does."""

    def __init__(self, allowed: int) -> None:
        self.allowed, self.failed = allowed, False

    def wrap(self, real: Callable[..., Any], writes: Callable[..., bool]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if writes(*args, **options):
                self.allowed -= 1
                if self.allowed < 0:
                    self.failed = True
                    raise OSError(28, "No space left on device")
            return real(*args, **options)

        return call


def _always(*_: Any, **__: Any) -> bool:
    return True


def _for_writing(path: Any, mode: str = "r", *_: Any, **__: Any) -> bool:
    return any(c in mode for c in "wax")


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch, allowed: int) -> Iterator[Failing]:
    failing = Failing(allowed)
    with monkeypatch.context() as patch:
        for name in ("fsync", "replace", "rename", "link", "mkdir"):
            patch.setattr(os, name, failing.wrap(getattr(os, name), _always))
        patch.setattr(builtins, "open", _opener(failing))
        patch.setattr(Path, "open", _path_open)
        yield failing


class _Disk(io.BufferedWriter):
    """A file whose every write may be the one that finds the disk full."""

    def __init__(self, path: Any, mode: str, failing: Failing) -> None:
        super().__init__(io.FileIO(path, mode.replace("b", "")))
        self.write = failing.wrap(super().write, _always)  # type: ignore[method-assign]


def _opener(failing: Failing) -> Callable[..., Any]:
    real = builtins.open

    def call(path: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if not _for_writing(path, mode):
            return real(path, mode, *args, **options)
        return failing.wrap(_Disk if mode == "wb" else real, _always)(
            path, mode, *([failing] if mode == "wb" else args)
        )

    return call


def _path_open(self: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
    return builtins.open(self, mode, *args, **options)  # noqa: PTH123  (the patched one)


def test_every_call_that_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every N: all calls from the Nth on fail; the index is the old or the new, answers, and recovers."""
    for allowed in range(300):
        folder = made(tmp_path / f"index-{allowed}", 30)
        index = Index.open(folder)
        with full_disk(monkeypatch, allowed) as failing:
            index.update(ARTICLES[30:])
        assert failing.failed == (index.notice is not None) or index.count == 60, allowed
        assert len(list(folder.glob("gen-*"))) == 1, allowed
        for seen in (index, Index.open(folder)):
            assert seen.count in (30, 60), allowed
            assert seen.search("minister").total > 0
        index.update(ARTICLES)
        assert index.notice is None
        assert index.count == 60
        assert len(list(folder.glob("gen-*"))) == 1
        if not failing.failed:
            break
    assert not failing.failed
    assert allowed > 25


HOSTILE = [
    *("*", "w*", "?", "*?*", "NOT " * 2000 + "x", "(" * 3000, ")" * 3000, '"' * 3001, "a* " * 1000, "title:" * 700),
    *("minister " * 4000, "e~ " * 500, "*e* *a* *i*", "date:..", "date:9999-99-99", "\x00\x1b[31m", "( NOT ) OR AND"),
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    index = Index.open(_hostile(tmp_path_factory))
    began = time.process_time()
    result = index.search(query)
    index.spans(query, ARTICLES[0].text)
    assert time.process_time() - began < 1.2
    assert result.total >= 0
    assert result.error is None or "\n" not in result.error.message


_MADE: list[Path] = []


def _hostile(factory: pytest.TempPathFactory) -> Path:
    if not _MADE:
        _MADE.append(factory.mktemp("hostile") / "index")
        Index.open(_MADE[0]).update(invented(500))
    return _MADE[0]


_SEEDED = """
import random, sys
from pathlib import Path
from briefing.index import Index
from tests.index.library import invented
index = Index.open(Path(sys.argv[1]))
articles = invented(12)
for number in range(3):
    random.seed(1)
    index.update(articles[4 * number : 4 * number + 4])
    if index.notice or index.count != 4 * (number + 1):
        sys.exit(f"{index.notice} {index.count}")
"""


@pytest.mark.parametrize("options", [[], ["-O"]])
def test_names_of_segments_do_not_come_from_a_seeded_random(tmp_path: Path, options: list[str]) -> None:
    """Whoosh's do: a commit then fails, or under -O overwrites the segment that is there."""
    program = [sys.executable, *options, "-c", _SEEDED, str(tmp_path / "index")]
    subprocess.run(program, check=True, cwd=Path(__file__).parents[2])
    assert Index.open(tmp_path / "index").count == 12


def test_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir(mode=0o755)
    Index.open(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "elsewhere")
    (tmp_path / "index").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="remove it"):
        Index.open(tmp_path / "index")


def test_folder_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "index")
    owner = folder.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    with pytest.raises(WriteError, match="remove it"):
        Index.open(folder)


def test_prepared_table_is_never_unpickled(tmp_path: Path) -> None:
    """A table of segments that is not what was written is refused before it is read as a pickle."""
    folder = made(tmp_path / "index")
    table = file_of(folder, ".toc")
    trap = b"cos\nmkdir\n(S'" + str(tmp_path / "trapped").encode() + b"'\ntR."
    raw = table.read_bytes()
    table.unlink()
    table.write_bytes((raw + trap)[-len(raw) :])
    with pytest.raises(IndexDamaged):
        Index.open(folder)
    assert not (tmp_path / "trapped").exists()
