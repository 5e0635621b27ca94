"""`briefing doctor` finds what is not whole, says what to do, and mends what can be made again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing.__main__ import main
from briefing.files.atomic import PREFIX, SUFFIX
from briefing.selection import SelectionStore
from briefing.settings.places import Places, library_key


@pytest.fixture
def folder(tmp_path: Path, seeds: Path) -> Path:
    """A library that was read, searched and picked from."""
    made = tmp_path / "paris"
    made.mkdir()
    for name in ("1-harbour-gazette.md", "3-lowland-courier.txt"):
        shutil.copy(seeds / name, made)
    assert main(["search", str(made), "Paris", "--quiet"]) == 0
    assert main(["correct", str(made), "hide", "Nobody"]) == 0
    return made


@pytest.fixture
def facts(capfd: pytest.CaptureFixture[str]) -> Any:
    def ask(*paths: Path) -> dict[str, Any]:
        capfd.readouterr()
        assert main(["doctor", *map(str, paths), "--json"]) == 0
        return dict(json.loads(capfd.readouterr().out))

    return ask


def _mended(capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert main(["doctor", "--mend"]) == 0
    return capfd.readouterr().out


def test_what_is_whole_needs_nothing(folder: Path, facts: Any, capfd: pytest.CaptureFixture[str]) -> None:
    found = facts()
    (library,) = found["libraries"]
    assert library["paths"] == [str(folder)]
    assert (library["store"], library["index"], library["corrections"], library["gone"]) == ("whole", "whole", 1, False)
    assert found["to do"] == []
    assert facts(folder) == found
    assert facts(folder.parent)["libraries"] == []
    assert _mended(capfd) == "nothing to mend\n"


def test_every_damaged_byte_of_the_index_is_found_and_mended(
    folder: Path, facts: Any, own_places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    index = own_places.library_cache(library_key([folder])) / "index"
    largest = max((p for p in index.glob("gen-*/*") if p.name != "manifest.json"), key=lambda p: p.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    largest.write_bytes(content)
    found = facts()
    assert found["libraries"][0]["index"].startswith("damaged: ")
    assert "`briefing doctor --mend`" in found["to do"][0]
    assert "the index was damaged" in _mended(capfd)
    assert main(["search", str(folder), "Paris", "--quiet"]) == 0
    assert facts()["libraries"][0]["index"] == "whole"


def test_a_damaged_store_is_mended(
    folder: Path, facts: Any, own_places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    store = own_places.library_cache(library_key([folder])) / "store.sqlite"
    for file in store.parent.glob("store.sqlite*"):
        file.write_bytes(b"no database" * 1000)
    assert facts()["libraries"][0]["store"].startswith("damaged")
    assert "will be read anew" in _mended(capfd)
    assert main(["quotes", str(folder), "--quiet"]) == 0
    assert facts()["libraries"][0]["store"] == "whole"


def test_a_folder_that_is_gone_is_said_and_swept_but_not_what_was_decided(
    folder: Path, facts: Any, own_places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    folder.rename(folder.with_name("elsewhere"))
    assert f"{folder} is gone" in facts()["to do"][0]
    assert "removed what was kept" in _mended(capfd)
    key = library_key([folder])
    assert not own_places.library_cache(key).exists()
    assert (own_places.library_data(key) / "corrections.yaml").exists()


def test_left_over_files_are_swept_and_open_folders_closed(
    folder: Path, own_places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    data = own_places.library_data(library_key([folder]))
    stale = data / f"{PREFIX}1-00{SUFFIX}"
    stale.write_text("half")
    os.utime(stale, (0, 0))
    own_places.data.chmod(0o755)
    told = _mended(capfd)
    assert "closed to other users" in told
    assert "1 left-over temporary" in told
    assert not stale.exists()
    assert own_places.data.stat().st_mode & 0o077 == 0


def test_a_damaged_selection_is_left_where_it_is(folder: Path, facts: Any, own_places: Places) -> None:
    store = SelectionStore(own_places, library_key([folder]))
    store.path().parent.mkdir(parents=True, exist_ok=True)
    store.path().write_text("{ damaged")
    assert facts()["libraries"][0]["picks"] == 0
    assert store.path().read_text() == "{ damaged"
    store.load()
    assert any("was damaged and is kept" in line for line in facts()["to do"])


def test_a_variable_that_is_none_of_ours_is_pointed_out(facts: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_GLYPH", "ascii")
    (line,) = facts()["to do"]
    assert line == "BRIEFING_GLYPH is no variable of briefing's; did you mean “BRIEFING_GLYPHS”?"
