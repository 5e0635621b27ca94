"""Standard streams that are closed, full, or have few characters: a sentence and a status, never a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

CASES = [
    ("report SEEDS", "> /dev/full", 4, "standard output could not be written: No space left on device"),
    ("quotes SEEDS --json", "> /dev/full", 4, "standard output could not be written"),
    ("completion bash", "> /dev/full", 4, "standard output could not be written"),
    ("report SEEDS", ">&-", 4, "standard output could not be written: Bad file descriptor"),
    ("report SEEDS -o FILE", ">&-", 0, "wrote"),
    ("report SEEDS", "<&- > /dev/null", 0, ""),
    ("quotes SEEDS", "2>&- | head -1 > /dev/null", 0, ""),
    ("articles SEEDS --json", "| head -c 5 > /dev/null", 0, ""),
    ("manual", "| true", 0, ""),
    ("SEEDS", "| head -1 > /dev/null", 0, ""),
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: what is found does not matter here, only what becomes of it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def kept(own_places: object, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(cache))


def _run(call: str, redirection: str, seeds: Path, tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    words = call.replace("SEEDS", str(seeds)).replace("FILE", str(tmp_path / "brief.md"))
    line = f"set -o pipefail; {sys.executable} -m briefing {words} {redirection}"
    return subprocess.run(["bash", "-c", line], env={**os.environ, **more}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("call", "redirection", "status", "told"), CASES, ids=[" ".join(case[:2]) for case in CASES])
def test_streams_that_do_not_take_all(
    call: str, redirection: str, status: int, told: str, seeds: Path, tmp_path: Path
) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = _run(call, redirection, seeds, tmp_path)
    assert done.returncode == status, done.stderr
    assert told in done.stderr
    assert done.stderr.count("\n") <= 1
    assert "Error" not in done.stderr


@pytest.mark.slow
def test_an_encoding_with_few_characters(seeds: Path, tmp_path: Path) -> None:
    few = {"PYTHONIOENCODING": "ascii"}
    done = _run("quotes SEEDS", "", seeds, tmp_path, **few)
    assert done.returncode == 0
    assert '"excellent progress"' in done.stdout
    few_marks, marks = (_run("coverage SEEDS", "", seeds, tmp_path, **e).stdout for e in (few, {}))
    drawn = marks.translate({ord("●"): "*", ord("◐"): "o", ord("–"): "-"})
    assert [line.split("\t")[0] for line in few_marks.splitlines()] == [d.split("\t")[0] for d in drawn.splitlines()]
    page = _run("report SEEDS", "", seeds, tmp_path, **few)
    assert page.returncode == 0
    assert page.stdout.isascii()
    plain, few_characters = (_run("quotes SEEDS --json", "", seeds, tmp_path, **e).stdout for e in ({}, few))
    assert few_characters.isascii()
    assert json.loads(few_characters) == json.loads(plain)


def test_a_terminal_that_can_show_nothing_is_told_what_prints_the_report(seeds: Path) -> None:
    pid, master = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-m", "briefing", str(seeds)], {**os.environ, "TERM": "dumb"})
    told = b""
    with contextlib.suppress(OSError):  # the end of a pty is an error on Linux
        while data := os.read(master, 4096):
            told += data
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 2
    assert b"`briefing report PATH` prints it instead" in told
    assert b"\x1b" not in told
