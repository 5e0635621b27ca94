"""What cannot be kept costs the next opening some time, and nothing else: articles are read and answered without it."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.library import open_library
from briefing.settings.places import Places, library_key
from briefing.store import database
from briefing.store.database import NAME

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "toll"
    found.mkdir()
    for name in ("coast", "inland", "north"):
        words = f"“The harbour toll rises in June,” mayor Ada Lind told the {name} paper. The council voted for it."
        (found / f"{name}.md").write_text(f"# Toll in {name}\n\n{words}\n", encoding="utf-8")
    return found


@pytest.fixture
def cache(folder: Path, own_places: Places) -> Path:
    return own_places.library_cache(library_key([folder]))


def run(*arguments: object, most: int = 0) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, whose files can grow to `most` bytes (0: as they like)."""

    def limit() -> None:
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "briefing", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, preexec_fn=limit, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("most", [20_000, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 100_000))])
@pytest.mark.parametrize("new", [False, True], ids=["as it was", "a new article"])
def test_a_full_disk_changes_no_answer_and_removes_nothing(folder: Path, cache: Path, most: int, new: bool) -> None:
    first = run("quotes", folder, "--json")
    inode = (cache / NAME).stat().st_ino
    if new:
        (folder / "south.md").write_text("# Toll in the south\n\n" + "The harbour toll rises in June. " * 2000)
    full = run("report", folder, most=most)
    assert full.returncode == 0, full.stderr
    assert "harbour toll rises in June" in full.stdout
    if new:
        assert "what was read is not kept" in full.stderr
        assert "the disk is full or failed" in full.stderr
    assert (cache / NAME).stat().st_ino == inode
    (folder / "south.md").unlink(missing_ok=True)
    again = run("quotes", folder, "--json")
    assert (again.stdout, again.stderr, again.returncode) == (first.stdout, "", 0)


def test_on_a_full_disk_there_is_an_answer_the_first_time_too(folder: Path) -> None:
    full = run("quotes", folder, most=1)
    assert (full.returncode, "Ada Lind" in full.stdout) == (0, True)
    assert "the articles may have other letters the next time" in full.stderr


def test_no_cache_at_all_is_needed(folder: Path, own_places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    own_places.cache.parent.mkdir(parents=True, exist_ok=True)
    own_places.cache.write_text("no folder")
    for _ in range(2):
        assert main(["quotes", str(folder)]) == 0
        told = capsys.readouterr()
        assert "Ada Lind" in told.out
        assert "could not be made" in told.err
    assert main(["quotes", str(folder), "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["search", str(folder), "harbour"]) == 4
    assert "internal error" not in capsys.readouterr().err


def test_a_store_that_another_program_holds_is_done_without(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["articles", str(folder)]) == 0
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    monkeypatch.setattr("briefing.library.library.readers", lambda: "another version")
    monkeypatch.setattr("briefing.library.answers.fingerprint", lambda: "another version")
    other = sqlite3.connect(cache / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO meta VALUES ('written by', 'the other')")
    capsys.readouterr()
    assert main(["quotes", str(folder)]) == 0
    told = capsys.readouterr()
    assert "Ada Lind" in told.out
    assert "is not kept, and is read anew the next time: " in told.err
    assert "another program holds it" in told.err
    other.execute("COMMIT")
    other.close()
    with sqlite3.connect(cache / NAME) as after:
        assert after.execute("SELECT count(*) FROM meta WHERE key = 'written by'").fetchone() == (1,)
        assert after.execute("SELECT count(*) FROM articles").fetchone() == (3,)


def test_two_versions_at_once_each_answer_from_what_they_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_library(folder) as old:
        before = old.findings()
        with monkeypatch.context() as patch:
            patch.setattr("briefing.library.library.readers", lambda: "another version")
            with open_library(folder) as new:
                assert [m.letter for m in new.findings().members] == [m.letter for m in before.members]
                (folder / "south.md").write_text("# Toll in the south\n\nThe harbour toll rises in June.\n")
                old.refresh()
                assert [m.letter for m in old.findings().members] == list("ABCD")
                assert any("another version of briefing" in p.message for p in old.own_problems)
                new.refresh()
                assert [m.letter for m in new.findings().members] == list("ABCD")
                assert not new.own_problems


def _garbage(cache: Path) -> None:
    (cache / NAME).write_bytes(b"\0garbage" * 1000)


@pytest.mark.parametrize(("column", "table"), [("article", "articles"), ("card", "articles"), ("problems", "files")])
def test_what_is_found_damaged_is_made_anew(
    folder: Path, cache: Path, column: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["articles", str(folder)]) == 0
    with sqlite3.connect(cache / NAME) as store:
        store.execute(f"UPDATE {table} SET {column} = '[cut'")
        store.execute("DELETE FROM stories")
    status = main(["quotes", str(folder)])
    told = capsys.readouterr()
    assert status in (0, 4)
    assert "damaged" in told.err
    assert "internal error" not in told.err
    assert main(["quotes", str(folder)]) == 0
    assert "Ada Lind" in capsys.readouterr().out


def test_a_library_that_stays_open_goes_on_after_damage(folder: Path, cache: Path) -> None:
    with open_library(folder) as library:
        with sqlite3.connect(cache / NAME) as store:
            store.execute("UPDATE articles SET article = '{cut'")
        with pytest.raises(database.StoreDamaged):
            library.findings()
        library.refresh()
        assert len(library.findings().members) == 3
        assert [p.code for p in library.own_problems] == ["rebuilt"]


def test_a_damaged_file_is_told_and_read_anew(folder: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", str(folder)]) == 0
    _garbage(cache)
    capsys.readouterr()
    assert main(["quotes", str(folder)]) == 0
    told = capsys.readouterr()
    assert "what had been read was damaged; it was read anew" in told.err
    assert "Ada Lind" in told.out
    assert main(["quotes", str(folder)]) == 0
    assert capsys.readouterr().err == ""
