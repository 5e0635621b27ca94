"""A question asked again is answered from what was kept, and just as the first time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.__main__ import main
from tests.conftest import SEEDS

ASKED = ["articles", "actors", "quotes", "coverage", "discrepancies", "promises", "dates", "figures", "questions"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("asked")
    shutil.copytree(SEEDS, home / "seeds")
    (home / "seeds" / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    return home / "seeds"


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(folder.parent / name))

    def call(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return status, out, err

    return call


def _sealed(*_: object, **__: object) -> None:
    raise AssertionError("the library was opened")


@pytest.mark.parametrize("command", [*ASKED, "stories"])
def test_again_without_opening_the_library(
    command: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, as_json = run(command, folder), run(command, folder, "--json")
    monkeypatch.setattr("briefing.cli.context.opened", _sealed)
    assert run(command, folder) == first
    assert run(command, folder, "--json") == as_json
    assert "broken.pdf" in first[2]
    assert run(command, folder, "--quiet")[2] == ""


def test_narrowed_by_speaker_and_with_indirect_speech(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("quotes", folder)
    monkeypatch.setattr("briefing.cli.context.opened", _sealed)
    plain, indirect = run("quotes", folder)[1], run("quotes", folder, "--indirect")[1]
    assert set(plain.splitlines()) < set(indirect.splitlines())
    speaker = plain.split("\t", 1)[0]
    of_one = run("quotes", folder, "--speaker", speaker)[1].splitlines()
    assert of_one
    assert all(line.split("\t")[0] == speaker for line in of_one)
    assert run("quotes", folder, "--speaker", "Nobody At All") == (1, "", run("quotes", folder, "--speaker", "X Y")[2])


def test_a_decision_is_in_force_at_once(folder: Path, run: Run) -> None:
    name = run("actors", folder)[1].split("\t", 1)[0]
    run("correct", folder, "rename", name, "Somebody Else")
    assert run("actors", folder)[1].split("\t", 1)[0] == "Somebody Else"
    run("correct", folder, "undo")
    assert run("actors", folder)[1].split("\t", 1)[0] == name


def test_a_day_that_is_only_the_earliest_says_so(run: Run, tmp_path: Path) -> None:
    text = "Ada Lind opened the harbour.\n\nAda Lind (@adalind) January 6, 2026\n\nThe harbour will stay open.\n"
    (tmp_path / "one.txt").write_text(text)
    days = {line.split("\t")[2] for line in run("articles", tmp_path)[1].splitlines()}
    assert days == {"not before 2026-01-06"}


def test_of_a_large_library_no_answer_is_kept(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.cli.asking.MOST_ARTICLES", 5)
    monkeypatch.setattr("briefing.library.answers.Answers.keep", _sealed)
    (folder / "new.txt").write_text("The harbour was opened by Ada Lind.\n")
    assert run("quotes", folder)[0] == 0


def test_a_speaker_is_found_by_every_name(tmp_path: Path, run: Run) -> None:
    lead = "Mayor Sergei Brandov met the ferrymen on Monday.\n\n"
    quay = "“The quay stays shut,” Brandov said.\n\n“It is too old,” Sergei Brandov added."
    (tmp_path / "a.txt").write_text(lead + quay)
    (tmp_path / "b.txt").write_text(lead.replace("Sergei", "Sergey") + "“The quay stays shut,” Sergey Brandov said.")
    names = ("Sergei Brandov", "Sergey Brandov", "Sergei K. Brandov")
    spoken = {name: run("quotes", tmp_path, "--speaker", name)[1] for name in names}
    assert len(spoken["Sergei Brandov"].splitlines()) == 3
    assert len(set(spoken.values())) == 1
    assert "also_called" not in run("quotes", tmp_path, "--json")[1]
