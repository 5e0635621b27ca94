"""Every setting that has a flag: the flag outweighs the environment, and the environment the file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.cli.arguments import flagged
from briefing.cli.catalogue import NAMES
from briefing.cli.parser import build, build_screen
from briefing.settings.config import load_config
from briefing.settings.declaration import Scope, Setting, settings
from briefing.settings.places import Places

GIVEN = [one for one in settings() if one.scope in (Scope.SCREEN, Scope.READING)]


@pytest.fixture(autouse=True)
def _environment() -> Iterator[None]:
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize("one", GIVEN, ids=lambda one: one.key)
def test_a_flag_of_the_screen_is_in_force(one: Setting, own_places: Places) -> None:
    value = [] if one.kind is bool else [one.choices[-1] if one.choices else "somewhere"]
    variables = flagged(build_screen().parse_args([one.flag, *value, "seeds"]))
    assert list(variables) == [one.variable]
    assert getattr(load_config(own_places, variables), one.key) != one.default


@pytest.mark.parametrize("command", ["report", "quotes", "search", "compare", "export", "picks", "correct", "index"])
def test_commands_that_read_take_the_flags_of_reading(command: str) -> None:
    words = {"search": ["x", "y"], "compare": ["x", "y"], "correct": ["x", "list"]}.get(command, ["x"])
    assert flagged(build().parse_args([command, *words, "--follow-links"])) == {"BRIEFING_FOLLOW_LINKS": "yes"}
    assert command in NAMES


def test_flags_of_an_export_outweigh_the_settings(
    seeds: Path, own_places: Places, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from briefing.library import open_library
    from briefing.model.selection import Selection
    from briefing.selection import SelectionStore, clip

    with open_library(seeds) as library:
        picks = Selection("picks", (clip.clip_quote(library.findings(), library.findings().quotes[0].id),))
        SelectionStore(library.places, library.key).save(picks)
    Places.folder(own_places.config).joinpath("config.yaml").write_text("export_references: pandoc\n")
    monkeypatch.setenv("BRIEFING_EXPORT_PRESET", "table")

    def page(*flags: str) -> str:
        capfd.readouterr()
        assert main(["export", str(seeds), *flags]) == 0
        return capfd.readouterr().out

    assert "| No. | Kind |" in page()
    assert "[@" in page()
    assert "[^s1]" in page("--references", "footnotes", "--preset", "evidence")
    assert "\n^" in page("--obsidian", "--preset", "evidence")


def test_every_setting_is_described_with_its_default_variable_and_flag(capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert main(["config", "--json"]) == 0
    records = {r["key"]: r for r in json.loads(capfd.readouterr().out)}
    assert set(records) == {one.key for one in settings()}
    assert records["export_preset"]["flag"] == "--preset"
    assert records["mouse"]["flag"] == "--no-mouse"
    assert all(
        r["default"] is not None and r["help"] and r["variable"].startswith("BRIEFING_") for r in records.values()
    )


@pytest.mark.parametrize(
    "words",
    [
        ["PLACE", "--saved", "NAME", "ports"],
        ["--saved", "NAME", "PLACE", "ports"],
        ["PLACE", "ports", "--saved", "NAME"],
        ["--saved", "NAME", "--", "PLACE", "ports"],
    ],
)
def test_options_may_stand_between_path_and_query(words: list[str]) -> None:
    parsed = build("search").parse_args(["search", *words])
    assert (parsed.paths, parsed.query, parsed.saved) == ([Path("PLACE")], "ports", "NAME")


def test_what_begins_with_a_dash_stands_behind_two() -> None:
    assert build().parse_args(["search", "PLACE", "--limit", "3", "--", "-ports"]).query == "-ports"
    assert build().parse_args(["search", "--", "PLACE", "-ports"]).query == "-ports"
