"""When a folder has to be read through again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.library import watch
from briefing.library.progress import never, silent
from briefing.library.service import Service
from briefing.library.watch import Watch, folders_of
from briefing.settings.places import Places

OLD = 1_600_000_000


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two folders of articles that have long been as they are."""
    for name in ("x/one/a.txt", "x/two/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The harbour is open.", encoding="utf-8")
        os.utime(path, (OLD, OLD))
        os.utime(path.parent, (OLD, OLD))
    os.utime(tmp_path / "x", (OLD, OLD))
    return tmp_path / "x"


def watching(tree: Path, took: float = 1.0) -> Watch:
    found = Watch()
    found.scanned([str(path) for path in tree.rglob("*.txt")], [tree], took)
    return found


def test_folders_between_the_files_and_the_roots() -> None:
    found = folders_of(["/a/b/c/d/x.txt", "/a/b/y.txt", "/other/z.txt"], [Path("/a/b"), Path("/other/z.txt")])
    assert found == {"/a/b", "/a/b/c", "/a/b/c/d"}


def test_nothing_is_due_while_no_folder_changes(tree: Path) -> None:
    assert not watching(tree).due()


@pytest.mark.parametrize("name", ["one/new.txt", "new/new.txt"])
def test_a_new_file_is_due_at_once(tree: Path, name: str) -> None:
    looked = watching(tree)
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_text("The harbour is closed.", encoding="utf-8")
    assert looked.due()


def test_a_folder_that_has_gone_is_due(tree: Path) -> None:
    looked = watching(tree)
    (tree / "two" / "b.txt").unlink()
    (tree / "two").rmdir()
    assert looked.due()


def test_a_folder_that_changed_just_before_is_not_trusted(tree: Path) -> None:
    os.utime(tree / "two")
    assert watching(tree).due()


def test_a_file_written_in_place_is_due_before_everything_is(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = watching(tree, took=1.0)
    (tree / "two" / "b.txt").write_text("The harbour is closed.", encoding="utf-8")
    os.utime(tree / "two", (OLD, OLD))
    monkeypatch.setattr(looked, "_look", 0.1)  # as of 40,000 files
    assert not looked.due()
    now = watch.time.monotonic()
    monkeypatch.setattr(watch.time, "monotonic", lambda: now + watch.SHARE * 0.1)
    assert looked.due()


def test_everything_is_due_once_in_a_while(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = watching(tree, took=0.01)
    assert not looked.due()
    now = watch.time.monotonic()
    monkeypatch.setattr(watch.time, "monotonic", lambda: now + watch.SHARE * 0.01)
    assert looked.due()


def test_the_service_sees_a_file_written_in_place_and_a_new_one(tree: Path) -> None:
    service = Service((tree,), Places.default())
    assert service.refresh(silent, never)
    service._watch._took = 0.0  # as in a small folder: everything is always due
    assert not service.look(silent, never)
    (tree / "one" / "a.txt").write_text("The harbour is closed, and nobody knows why.", encoding="utf-8")
    service._watch._took = 0.0
    assert service.look(silent, never)
    (tree / "one" / "c.txt").write_text("The harbour is open again.", encoding="utf-8")
    assert service.look(silent, never)
    assert len(service.overview(silent, never).cards) == 3
