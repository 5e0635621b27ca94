"""What a command answered is given again only while everything it was made from is as it was."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library import Library, open_library
from briefing.library.answers import LARGEST, Answers
from briefing.model.correction import Correction, CorrectionKind
from briefing.settings.places import Places
from briefing.store.database import NAME

ANSWER = {"records": [{"name": "Ada Lind"}], "letters": {}, "problems": []}


@pytest.fixture
def folder(tmp_path: Path, own_places: Places) -> Path:
    found = tmp_path / "harbour"
    found.mkdir()
    for name in ("one", "two"):
        (found / f"{name}.txt").write_text(f"Ada Lind opened the harbour of {name} on Monday.\n")
    with open_library(found) as library:
        library.analysis(library.scope()[0])  # gives the letters
    Answers([found], own_places).keep("quotes", ANSWER)
    return found


def _kept(folder: Path, places: Places) -> object:
    return Answers([folder], places).kept("quotes")


def test_what_was_answered_is_given_again(folder: Path, own_places: Places) -> None:
    assert _kept(folder, own_places) == ANSWER
    assert Answers([folder], own_places).kept("actors") is None


def _changed_article(folder: Path, _: Library) -> None:
    file = folder / "one.txt"
    file.write_text(file.read_text().replace("Monday", "Sunday"))
    os.utime(file, ns=(1, 1))


def _correction(_: Path, library: Library) -> None:
    library.correct(Correction(CorrectionKind.RENAME, ("Ada Lind",), "Ada Lindh"))


def _letter(_: Path, library: Library) -> None:
    with library.places.letters(library.key).open("a") as file:
        file.write('["another story",0,"key","one.txt"]\n')


def _settings(_: Path, library: Library) -> None:
    Places.folder(library.places.config)
    (library.places.config / "config.yaml").write_text("compact: yes\n")


CHANGES: list[Callable[[Path, Library], object]] = [
    _changed_article,
    lambda folder, _: (folder / "three.txt").write_text("A third account.\n"),
    lambda folder, _: (folder / "one.txt").unlink(),
    lambda folder, _: (folder / "empty.txt").touch(),
    _correction,
    _letter,
    _settings,
]
NAMES = ["changed", "new", "gone", "problem", "correction", "letter", "settings"]


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_whatever_changes_it_is_made_anew(
    change: Callable[[Path, Library], object], folder: Path, own_places: Places
) -> None:
    with Library([folder], own_places) as library:
        change(folder, library)
    assert _kept(folder, own_places) is None


def test_a_variable_or_another_program_makes_it_anew(
    folder: Path, own_places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_NAMES_PIPELINE", "another")
    assert _kept(folder, own_places) is None
    monkeypatch.delenv("BRIEFING_NAMES_PIPELINE")
    assert _kept(folder, own_places) == ANSWER
    monkeypatch.setattr("briefing.library.answers.fingerprint", lambda: "another version")
    assert _kept(folder, own_places) is None


def test_it_names_paths_as_they_are_given(folder: Path, own_places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert _kept(Path(folder.name), own_places) is None


def test_what_changes_while_it_is_made_is_not_kept(folder: Path, own_places: Places) -> None:
    answers = Answers([folder], own_places)
    _changed_article(folder, None)  # type: ignore[arg-type]
    answers.keep("quotes", ANSWER)
    assert _kept(folder, own_places) is None
    with open_library(folder):
        pass
    answers = Answers([folder], own_places)
    with Library([folder], own_places) as library:
        _correction(folder, library)
    answers.keep("quotes", ANSWER)
    assert _kept(folder, own_places) is None


def test_what_holds_no_more_makes_room(folder: Path, own_places: Places) -> None:
    (folder / "three.txt").write_text("A third account.\n")
    with open_library(folder) as library:
        store = library.folder / NAME
    Answers([folder], own_places).keep("actors", ANSWER)
    with sqlite3.connect(store) as database:
        kinds = database.execute("SELECT kind FROM stories WHERE kind LIKE 'answer %'").fetchall()
    assert kinds == [("answer actors",)]


def test_damage_and_size_cost_the_answer_only(folder: Path, own_places: Places) -> None:
    large = {**ANSWER, "problems": ["x" * LARGEST]}
    Answers([folder], own_places).keep("dates", large)
    assert Answers([folder], own_places).kept("dates") is None
    store = own_places.library_cache(Answers([folder], own_places)._key) / NAME
    with sqlite3.connect(store) as database:
        database.execute("UPDATE stories SET value = '{' WHERE kind LIKE 'answer %'")
    assert _kept(folder, own_places) is None
    store.write_bytes(b"no database")
    assert _kept(folder, own_places) is None
    store.unlink()
    assert _kept(folder, own_places) is None


def test_looking_it_up_imports_neither_model_nor_analysis() -> None:
    import subprocess

    probe = "import sys, briefing.cli.asking; print(*sorted(m for m in sys.modules if m.startswith('briefing.')))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = ("briefing.analysis", "briefing.model.story", "briefing.store.store")
    assert not {m for m in loaded if m.startswith(heavy)}
    assert "briefing.library.library" not in loaded
