"""Word lists are read as they stand, whatever was kept of them before."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefing.lexicon import loader
from briefing.lexicon.loader import read


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.yaml"
    path.write_text("heads: [harbour, 'bridge']\n", encoding="utf-8")
    return path


def kept(source: Path) -> Path:
    (found,) = (source.parent / "__pycache__").iterdir()
    return found


def test_what_was_kept_is_used_until_the_list_changes(source: Path) -> None:
    assert read(source) == {"heads": ["harbour", "bridge"]}
    kept(source).write_text(kept(source).read_text(encoding="utf-8").replace("bridge", "ferry"), encoding="utf-8")
    assert read(source) == {"heads": ["harbour", "ferry"]}
    source.write_text("heads: [harbour]\n", encoding="utf-8")
    assert read(source) == {"heads": ["harbour"]}


@pytest.mark.parametrize("damaged", ["", "[", "[]", "{}", '{"stamp": 1}', "null"])
def test_a_damaged_keepsake_is_made_anew(source: Path, damaged: str) -> None:
    read(source)
    kept(source).write_text(damaged, encoding="utf-8")
    assert read(source) == {"heads": ["harbour", "bridge"]}
    assert "bridge" in kept(source).read_text(encoding="utf-8")


def test_what_json_would_change_is_not_kept(source: Path) -> None:
    source.write_text("1: [january]\n", encoding="utf-8")
    assert read(source) == read(source) == {1: ["january"]}


def test_every_list_of_the_program_can_be_kept() -> None:
    for path in Path(loader.__file__).parent.glob("*.yaml"):
        content = read(path)
        assert json.loads(json.dumps(content)) == content, f"{path.name} has keys that are no strings"


def test_nothing_need_be_writable(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source.parent / "__pycache__").write_text("", encoding="utf-8")
    assert read(source) == {"heads": ["harbour", "bridge"]}


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.yaml")
