"""The documents tell the truth: every command in them runs, and they name everything there is."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.cli.catalogue import COMMANDS, EXAMPLES
from briefing.cli.manual import page
from briefing.cli.status import Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.commands import key_names
from briefing.library import open_library
from briefing.model.correction import Correction, CorrectionKind
from briefing.selection import SelectionStore, clip, edit
from briefing.settings.declaration import settings
from briefing.settings.places import Places, library_key
from tests.conftest import SEEDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STAND_IN = {
    "PATH": "~/paris",
    "QUERY": "guarantees",
    "NAME": "Macron",
    "FILE": "paris.handover.yaml",
    "OLD": "moved",
    "NEW": "elsewhere",
}
Call = Callable[[str], tuple[int, str]]


def _commands_in(text: str) -> set[str]:
    """Lines of code that call the program, and such calls in backticks; what follows a "#" is a remark."""
    text = re.sub(r"(?m)^#.*$", "", text)
    blocks = re.findall(r"^(?: {4})?((?:briefing|pandoc) .*)$", text, re.MULTILINE)
    inline = re.findall(r"`((?:briefing|pandoc) [^`]*)`", text)
    calls = {re.sub(r"\s+#.*", "", line).strip() for line in (*blocks, *inline)}
    # A line of prose may begin with the name, and a command may only be named; "COMMAND" and "…" are the reader's.
    named = {f"briefing {c.name}" for c in COMMANDS if c.paths}
    whole = {c for c in calls - named if not re.search(r"COMMAND|…|[.,:;] ", c)}
    return {c for c in whole if re.match(r"\w+ ([a-z]+\b|[~A-Z./-])", c)}


DOCUMENTED = sorted(
    _commands_in(page())
    | _commands_in(README)
    | {line for c in COMMANDS for line in c.examples}
    | {e for e, _ in EXAMPLES}
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's folder: articles in ~/paris, ~/articles and ./seeds, picks, a correction, a hand-over file."""
    home = tmp_path_factory.mktemp("home")
    for name in ("paris", "articles/paris", "seeds"):
        shutil.copytree(SEEDS, home / name)
    (home / "bin").mkdir()
    starter = home / "bin" / "briefing"
    starter.write_text(f'#!/bin/sh\nexec {sys.executable} -m briefing "$@"\n')
    starter.chmod(0o755)
    places = Places(*(home / name for name in ("config", "data", "state", "cache")))
    folder = home / "paris"
    with open_library(folder, places=places) as library:
        findings = library.findings()
        library.correct(Correction(CorrectionKind.HIDE, ("Nobody",)))
    selection = SelectionStore(places, "").load()
    for quote in findings.quotes[:3]:
        selection = edit.add(selection, clip.clip_quote(findings, quote.id))
    for key in (library_key([folder]), library_key([home / "moved"])):
        SelectionStore(places, key).save(selection)
    return home


@pytest.fixture
def call(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Run a line as that person: status and standard error. One that needs a shell gets one."""
    before = dict(os.environ)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SHELL", "/bin/bash")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PATH", str(home / "bin"), prepend=":")
    monkeypatch.chdir(home)

    def run(line: str) -> tuple[int, str]:
        if re.search(r"[|<>]|^pandoc", line):
            done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=False)
            return done.returncode, done.stderr
        try:
            status = main([re.sub("^~", str(home), word) for word in shlex.split(line)[1:]])
        except SystemExit as ended:
            status = int(ended.code or 0)
        return status, capfd.readouterr().err

    yield run
    os.environ.clear()  # flags set variables
    os.environ.update(before)


@pytest.mark.parametrize("line", DOCUMENTED)
def test_every_command_of_the_documents_runs(line: str, home: Path, call: Call) -> None:
    """As it stands, with something real for PATH and its like."""
    if re.search(r"--format (docx|odt)|^pandoc", line) and not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    if "--names-pipeline" in line and not importlib.util.find_spec("en_core_web_sm"):
        pytest.skip("spaCy with this pipeline is not installed")
    if line.startswith("pandoc"):
        assert call("briefing export ~/paris --references pandoc --force -o cited.md")[0] == 0
        assert call("briefing export ~/paris --format csl --force -o cited.json")[0] == 0
    if "--update" in line:
        assert call(line.replace(" --update", " --force").replace("FILE", "made.md"))[0] == 0
    else:
        for made in re.findall(r"-o (\S+)", line):
            (home / made).unlink(missing_ok=True)
    if "FILE" in line:
        assert call(f"briefing export ~/paris --hand-over --force --quiet -o {STAND_IN['FILE']}")[0] == 0
        line = line.replace("-o FILE", "--force -o made.md")
    if "--drop" in line:  # there must be something kept, whichever tests ran here before
        call(line.replace(" --drop", "").replace("PATH", STAND_IN["PATH"]))
    if "--relink" in line:
        (home / "elsewhere").mkdir()
    status, err = call(re.sub(r"\b(PATH|QUERY|NAME|FILE|OLD|NEW)\b", lambda m: STAND_IN[m[1]], line))
    assert status == 0, err
    assert "Traceback" not in err


def test_the_manual_names_every_command_key_setting_and_status() -> None:
    text = page()
    for command in COMMANDS:
        assert f"### `briefing {command.name}" in text
    for key in SCREEN_COMMANDS:
        assert key.help.replace("|", "\\|") in text
        assert all(f"`{name}`" in text for name in key_names(key))
    for one in settings():
        assert f"| `{one.key}` |" in text
    assert all(status.meaning in text for status in Status)


def test_the_manual_has_no_place_left_open() -> None:
    assert not re.search(r"(?<!\{)\{[a-z]+\}(?!\})", page())


def test_the_two_commands_stand_in_the_readme() -> None:
    run, test = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.+)\n```", README)
    assert run.endswith(".venv/bin/briefing seeds")
    assert test.endswith(".venv/bin/pytest")


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_what_the_documents_point_to_is_there(document: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", document):
        assert (ROOT / target).exists()
    for module in re.findall(r"python -m (tests[\w.]+|briefing[\w.]+)", document):
        assert (ROOT / (module.replace(".", "/") + ".py")).exists()
