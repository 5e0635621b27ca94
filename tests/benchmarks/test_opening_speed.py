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


@pytest.mark.benchmark
def test_answering_version() -> None:
    installed = Path(sys.executable).with_name("briefing")
    bare, ours = _wall([sys.executable, "-c", "pass"]), _wall([str(installed), "--version"])
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"\nbriefing --version / python -c pass: {ratio:.2f} (goal {VERSION_GOAL})")
    assert ratio < 2 * VERSION_GOAL
