"""Selections by name from the command line: listed, renamed, removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.model.selection import Selection
from briefing.selection import SelectionStore, clip
from briefing.settings.places import Places, library_key


@pytest.fixture
def folder(tmp_path: Path, own_places: Places) -> Path:
    (tmp_path / "one.txt").write_text("Ada Lind opened the harbour on Monday.\n")
    store = SelectionStore(own_places, library_key([tmp_path]))
    store.save(Selection("picks", (clip.text("first"), clip.text("second"))))
    store.save(Selection("later", (clip.text("third"),)))
    return tmp_path


def _named(folder: Path, capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, int]:
    assert main(["picks", str(folder), *words, "--json"]) == 0
    return {one["name"]: one["picks"] for one in json.loads(capfd.readouterr().out)}


def test_a_selection_is_renamed_and_removed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _named(folder, capfd, "--names") == {"picks": 2, "later": 1}
    assert _named(folder, capfd, "--rename", "picks", "Monday brief") == {"Monday brief": 2, "later": 1}
    assert _named(folder, capfd, "--rename", "later", "Monday brief") == {"Monday brief": 3}
    assert main(["picks", str(folder), "--delete", "Monday brief"]) == 0
    assert main(["picks", str(folder), "--names"]) == 1


@pytest.mark.parametrize("words", [["--delete", "nobody's"], ["--rename", "nobody's", "mine"]])
def test_one_that_is_not_there_is_told(words: list[str], folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["picks", str(folder), *words]) == 1
    assert "no list of picks is called “nobody's”" in capfd.readouterr().err
    assert main(["picks", str(folder), "--rename", "picks", " "]) == 2
    assert _named(folder, capfd, "--names") == {"picks": 2, "later": 1}
