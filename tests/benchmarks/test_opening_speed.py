"""Opening what is already known, beside listing and stat-ing the same files; starting, beside bare Python.

pytest -m benchmark -s tests/benchmarks/test_opening_speed.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library import Library, open_library
from briefing.settings.places import Places
from tests.conftest import SEEDS

FILES = 10_000
OPENING_GOAL = 3.0
VERSION_GOAL = 1.6


def _cpu(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def _listed(folder: Path) -> int:
    return sum(entry.stat().st_size for inner in os.scandir(folder) for entry in os.scandir(inner))


@pytest.mark.benchmark
@pytest.mark.scale
@pytest.mark.timeout(900)
def test_opening_an_unchanged_library(tmp_path: Path) -> None:
    root = tmp_path / "many"
    for number in range(FILES):
        file = root / f"{number % 50:02}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"Report number {number}.\n\nThe harbour of town {number % 997} stays open.\n", encoding="utf-8"
        )
    open_library(root).close()

    def unchanged() -> None:
        with Library([root], Places.default()) as library:
            assert not library.refresh()

    ratio = _cpu(unchanged) / _cpu(lambda: _listed(root))
    print(f"\nopening {FILES:,} unchanged files / listing and stat-ing them: {ratio:.2f} (goal {OPENING_GOAL})")
    assert ratio < 2 * OPENING_GOAL


def _wall(command: list[str], runs: int = 15) -> list[float]:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return times


def _cpu_of(command: list[str], runs: int, environment: dict[str, str]) -> float:
    """Seconds of processor time that a command takes: the median of some runs, whatever else the machine does."""
    times = []
    for _ in range(runs):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        times.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(times)


# How often a bare start of Python a command may take: on the starter library, read and searched before.
COMMAND_GOALS = {
    "--help": 2.5,
    "quotes --help": 4.5,
    "completion bash": 6.0,
    "config": 6.5,
    "manual": 5.5,
    "quotes PATH": 7.0,
    "coverage PATH --json": 7.0,
    "stories PATH": 7.0,
    "report PATH": 19.0,
    "search PATH Paris": 20.0,
}


@pytest.mark.benchmark
@pytest.mark.timeout(300)
def test_starting_commands(tmp_path: Path) -> None:
    installed, seeds = Path(sys.executable).with_name("briefing"), str(SEEDS)
    # As installed, with compiled modules: pip makes them; a checkout may be told not to.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    bare = _cpu_of([sys.executable, "-c", "pass"], 15, environment)
    slow = {}
    for command, goal in COMMAND_GOALS.items():
        call = [str(installed), *(seeds if word == "PATH" else word for word in command.split())]
        _cpu_of(call, 1, environment)
        ratio = _cpu_of(call, 5, environment) / bare
        print(f"\nbriefing {command} / python -c pass: {ratio:.1f} (goal {goal})", end="")
        if ratio > goal:
            slow[command] = ratio
    assert slow == {}


@pytest.mark.benchmark
def test_answering_version() -> None:
    installed = Path(sys.executable).with_name("briefing")
    bare, ours = _wall([sys.executable, "-c", "pass"]), _wall([str(installed), "--version"])
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"\nbriefing --version / python -c pass: {ratio:.2f} (goal {VERSION_GOAL})")
    assert ratio < 2 * VERSION_GOAL
