"""An idle screen: no output, and next to no CPU, the watching of the folder included."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]
SECONDS = 30.0
SHARE = 0.005
"""Of one core: a search process that joins segments once may be among the seconds watched."""
SYLLABLES = "babecedifoguhajekilomunaperisotuvawexiyozu"


def text(number: int) -> str:
    """An article of invented words, unlike all others: each is an event of its own."""
    chance = random.Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=7)) for _ in range(60)]
    return f"{' '.join(words[:6]).capitalize()}\n\n{' '.join(words[6:]).capitalize()}.\n"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", [5, 2_000])
def test_nothing_is_written_and_nothing_worked_out(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "vell"
    for number in range(count):
        path = folder / f"{number // 100:02}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), encoding="utf-8")
    env = {f"BRIEFING_{name}_DIR": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    with Terminal([sys.executable, "-m", "briefing", str(folder)], env) as terminal:
        terminal.wait_for(rb"any key begins", 300)
        os.write(terminal.master, b" ")
        terminal.settle(8.0, 400)
        before, written = terminal.cpu_of_all, len(terminal.output)
        began = time.monotonic()
        while time.monotonic() - began < SECONDS:
            terminal.read(0.5)
        worked = terminal.cpu_of_all - before
        with capsys.disabled():
            print(f"\n{count:,} files, idle for {SECONDS:.0f} s: {worked * 1000:.0f} ms CPU in all processes;", end="")
            print(
                f" {terminal.memory:.0f} MiB, {terminal.memory_of_all:.0f} with {len(terminal.processes) - 1} services"
            )
        assert len(terminal.output) == written
        assert worked <= SHARE * SECONDS
