"""Searches kept under a name, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.__main__ import main


@pytest.fixture
def ask(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seeds: Path):
    for name in ("CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(tmp_path / name))

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["search", str(seeds), *arguments])
        return status, *capfd.readouterr()

    return call


def test_a_search_is_saved_asked_narrowed_and_dropped(ask) -> None:
    status, out, _ = ask("ceasefire", "--save", "Truce", "--sort", "date", "--json")
    total = json.loads(out)["total"]
    assert (status, total > 1) == (0, True)
    status, out, _ = ask("--searches")
    assert (status, "Truce" in out, "date" in out) == (0, True, True)
    found = json.loads(ask("--saved", "truce", "--json")[1])
    assert (found["query"], found["total"]) == ("ceasefire", total)
    narrowed = json.loads(ask("NOT title:wire", "--saved", "truce", "--json")[1])
    assert narrowed["query"] == "(ceasefire) NOT title:wire"
    assert json.loads(ask("saved:truce NOT zeppelin", "--json")[1])["total"] == total
    assert ask("--forget", "TRUCE")[0] == 0
    assert ask("--searches")[0] == 1


def test_what_is_not_saved_is_said(ask) -> None:
    status, _, err = ask("--saved", "nothing")
    assert (status, "no search is saved as nothing" in err) == (2, True)
    status, _, err = ask("ceasefire saved:nothing")
    assert (status, "no search is saved as nothing (at character 17" in err) == (0, True)
    assert ask("--forget", "nothing")[0] == 1
    assert ask()[0] == 2


def test_facets_tell_whom_the_hits_name(ask) -> None:
    found = json.loads(ask("ceasefire", "--json")[1])
    actors = dict(map(tuple, found["facets"]["actor"]))
    assert {"Ukraine", "United States"} <= set(actors)
    for name in ("Ukraine", "Keir Starmer"):
        assert json.loads(ask(f'ceasefire actor:"{name}"', "--json")[1])["total"] == actors[name]
