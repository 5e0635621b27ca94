"""What happens around the screen while it is open: its terminal goes, its size changes, its services die."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]
ARTICLE = "A bridge at Vell\n\nMinisters said on {0} that the bridge would be rebuilt. “We agree,” Ilse Marrow said.\n"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The screen, with two articles and its services running."""
    folder = tmp_path / "vell"
    folder.mkdir()
    for name, day in (("a", "Monday"), ("b", "Tuesday")):
        (folder / f"{name}.txt").write_text(ARTICLE.format(day), encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if name.startswith("BRIEFING_")}
    with Terminal([sys.executable, "-m", "briefing", str(folder)], env) as terminal:
        terminal.wait_for(rb"any key begins", 60)
        os.write(terminal.master, b" ")
        terminal.settle()
        yield terminal


def services(terminal: Terminal) -> list[int]:
    return sorted(pid for pid in terminal.processes if pid != terminal.pid)


def gone(pids: list[int], timeout: float = 15) -> bool:
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


def test_a_terminal_that_goes_ends_the_program_and_its_services(terminal: Terminal) -> None:
    started = services(terminal)
    assert len(started) == 1
    os.write(terminal.master, b"2j\t3jj1")  # it is painting while the terminal goes
    spare = os.open(os.devnull, os.O_RDONLY)
    os.dup2(spare, terminal.master)
    os.close(spare)
    status = None
    end = time.monotonic() + 30
    while status is None and time.monotonic() < end:
        pid, found = os.waitpid(terminal.pid, os.WNOHANG)
        status = os.waitstatus_to_exitcode(found) if pid else None
        time.sleep(0.05)
    assert status == 128 + signal.SIGHUP
    assert gone(started)
    assert list(Path(os.environ["BRIEFING_STATE_DIR"]).rglob("session.yaml"))


def test_a_storm_of_resizes_leaves_a_screen_that_answers(terminal: Terminal) -> None:
    chance = random.Random(8)
    for _ in range(120):
        size = struct.pack("HHHH", chance.randint(2, 60), chance.randint(4, 200), 0, 0)
        fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, size)
        os.kill(terminal.pid, signal.SIGWINCH)
        terminal.read(0.01)
    fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    terminal.settle()
    terminal.output = b""
    os.write(terminal.master, b"2")
    terminal.wait_for_words("Points")
    os.write(terminal.master, b"q")
    assert terminal.status() == 0


def test_services_that_are_killed_are_told_and_started_anew(terminal: Terminal) -> None:
    before = services(terminal)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    terminal.wait_for_words("unexpectedly")
    os.write(terminal.master, b"5")
    terminal.settle()
    terminal.output = b""
    os.write(terminal.master, b"/agree\r")
    terminal.wait_for_words("2 hits")
    assert set(services(terminal)).isdisjoint(before)
    os.write(terminal.master, b"q")
    assert terminal.status() == 0
