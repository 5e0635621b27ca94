"""First paint, CPU to paint, memory, and key to paint, beside a Textual hello world in the same run."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

from terminal import Paint, Terminal

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]
ROUNDS = 7
HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello, terminal")

Hello().run()
"""
LONG = """
from briefing.tui.drawing.rows import LazyRows, Page, line_row
from briefing.tui.panes.roll import Roll
from textual.app import App

class Long(App):
    def compose(self):
        yield Roll()
    def on_mount(self):
        make = lambda n: line_row(f"n{n}", n, ((f"line {n} of a list", ""),))
        self.query_one(Roll).show(Page("long", LazyRows(100_000, make, lambda key: int(key[1:]))))
        self.query_one(Roll).focus()

Long().run()
"""
PLAIN = """
import sys
from textual.app import App
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.containers import VerticalScroll

class Plain(App):
    def compose(self):
        with Horizontal():
            yield OptionList(*(Content(f"line {n} of a list") for n in range(int(sys.argv[1]))))
            with VerticalScroll():
                yield Static(Content("\\n".join("some words of a text that fills the line" for _ in range(80))))

Plain().run()
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Folders of the run's own."""
    return {f"BRIEFING_{name}_DIR": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}


def paint(command: list[str], pattern: bytes, env: dict[str, str]) -> Paint:
    with Terminal(command, env) as terminal:
        return terminal.wait_for(pattern)


def best(measure: Callable[[], Paint]) -> Paint:
    """The medians of several runs."""
    runs = [measure() for _ in range(ROUNDS)]
    return Paint(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))


def test_first_paint_beside_hello_world(seeds: Path, env: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    hello = [sys.executable, "-c", HELLO]
    screen = [sys.executable, "-m", "briefing", str(seeds)]
    with Terminal(screen, env) as terminal:  # warms the cache, and the tour is seen
        terminal.wait_for(b"any key begins")
        os.write(terminal.master, b" ")
        terminal.quiet(1.0)
    floor = best(lambda: paint(hello, b"hello, terminal", env))
    first = best(lambda: paint(screen, b"Sources", env))
    filled = best(lambda: paint(screen, b"REPORTED", env))
    with capsys.disabled():
        for name, run in (("hello world", floor), ("first paint", first), ("panes filled", filled)):
            print(f"\n{name:<13}{run.wall * 1000:4.0f} ms {run.cpu * 1000:4.0f} ms CPU {run.memory:3.0f} MiB", end="")
            print(f"  x{run.wall / floor.wall:.2f}", end="")
    assert first.wall <= 1.9 * floor.wall
    assert filled.memory <= 60


def keys(command: list[str], pattern: bytes, env: dict[str, str], *pressed: bytes) -> list[float]:
    with Terminal(command, env) as terminal:
        terminal.wait_for(pattern)
        terminal.quiet(0.6)
        for _ in range(5):
            terminal.key(pressed[0])
        return sorted(terminal.key(pressed[n % len(pressed)]) for n in range(60))


def test_key_to_paint_beside_a_plain_list(seeds: Path, env: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal([sys.executable, "-m", "briefing", str(seeds)], env) as terminal:
        terminal.wait_for(b"any key begins")
        os.write(terminal.master, b" ")
        terminal.quiet(1.0)
    plain = keys([sys.executable, "-c", PLAIN, "200"], b"some words", env, b"\x1b[B")
    ours = keys([sys.executable, "-m", "briefing", str(seeds)], b"REPORTED", env, b"j")
    with capsys.disabled():
        print(
            f"\nkey to paint, 95th percentile: plain list {plain[56] * 1000:.1f} ms, briefing {ours[56] * 1000:.1f} ms"
        )
    assert ours[56] <= 2 * plain[56] + 0.004


def test_a_list_of_100_000_rows(env: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    plain = keys([sys.executable, "-c", PLAIN, "200"], b"some words", env, b"\x1b[B")
    ours = keys([sys.executable, "-c", LONG], b"line 1 of", env, b"j")
    jumps = keys([sys.executable, "-c", LONG], b"line 1 of", env, b"G", b"g")
    with capsys.disabled():
        print(f"\n100,000 rows, 95th percentile: plain 200 {plain[56] * 1000:.1f} ms, ours {ours[56] * 1000:.1f} ms")
    assert ours[56] <= 2 * plain[56] + 0.004
    assert jumps[56] <= 2 * plain[56] + 0.004
