"""From key to painted hits: beside the engine's own time and what Textual needs to paint the same rows from memory.

    python -m pytest tests/benchmarks/test_hits_speed.py -m benchmark -s                 1,000 articles
    python -m pytest tests/benchmarks/test_hits_speed.py -m "benchmark and slow" -s      20,000; read first

Words are typed letter by letter into the search over a whole folder, in a terminal. A key is answered when the last
byte of its answer has come. The engine is asked for the same hits in this process; the same lines are shown in a plain
Textual program, typed into in the same way. Ours may take twice as long as both together.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.index import Index
from briefing.model.search import SearchResult
from briefing.settings.places import library_key
from tests.benchmarks.search import corpus
from tests.fixtures.large_library import library
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.benchmark
FIRST = 24  # hits the screen asks for at a key
SETTLED = 0.12  # seconds of silence after which an answer is over; the field's cursor blinks later
LONGEST = 0.45
MEMORY = """
import json, sys
from pathlib import Path
from textual.app import App
from textual.content import Content
from textual.widgets import Input, Static

PAGES = {query: Content("\\n".join(lines)) for query, lines in json.loads(Path(sys.argv[1]).read_text()).items()}

class Memory(App):
    CSS = "Static { height: 1fr; }"
    def compose(self):
        yield Input()
        yield Static("ready for keys")
    def on_input_changed(self, event):
        self.query_one(Static).update(PAGES.get(event.value, ""))

Memory().run()
"""


def answered(terminal: Terminal, key: bytes) -> float:
    """Seconds from a key to the last byte of what it changes on the screen."""
    start = last = time.perf_counter()
    os.write(terminal.master, key)
    while (now := time.perf_counter()) - start < LONGEST and (last == start or now - last < SETTLED):
        if terminal.read(0.005):
            last = time.perf_counter()
    return last - start


def typed(terminal: Terminal, words: list[str]) -> list[float]:
    """The times of every letter of these words, each typed into an empty field."""
    times = []
    for word in words:
        times += [answered(terminal, letter.encode()) for letter in word]
        os.write(terminal.master, b"\x15")  # ctrl+u
        terminal.quiet(0.4)
    return times


def beginnings(words: list[str]) -> Iterator[str]:
    return (word[:end] for word in words for end in range(1, len(word) + 1))


def painted_lines(found: SearchResult) -> list[str]:
    """The lines of a screenful of hits, in a plain form."""
    lines = [f"Found {found.total:,}"]
    for hit in found.hits[:13]:
        lines += [hit.article, f"  {hit.snippet[:110]}", f"  {hit.snippet[110:]}"]
    return lines


def of(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ranked = sorted(times)
    return statistics.median(ranked) * 1000, ranked[int(len(ranked) * 0.95)] * 1000


@pytest.mark.parametrize("count", [1_000, pytest.param(20_000, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])])
@pytest.mark.timeout(900)
def test_key_to_hits(count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = library(count, Path(os.environ.get("BRIEFING_BENCH_LIBRARIES", tmp_path)))
    env = {f"BRIEFING_{name}_DIR": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    env["BRIEFING_CACHE_DIR"] = os.environ.get("BRIEFING_BENCH_CACHE", env["BRIEFING_CACHE_DIR"])
    subprocess.run(
        [sys.executable, "-m", "briefing", "index", str(articles), "--quiet"], check=True, env=os.environ | env
    )
    words = corpus.sample(articles, 12).common
    engine, pages = [], {}
    index = Index.open(Path(env["BRIEFING_CACHE_DIR"], "libraries", library_key([articles]), "index"))
    for query in beginnings(words):
        began = time.perf_counter()
        found = index.search(query, limit=FIRST, typing=True)
        engine.append(time.perf_counter() - began)
        pages[query] = painted_lines(found)
    (tmp_path / "pages.json").write_text(json.dumps(pages))
    with Terminal([sys.executable, "-c", MEMORY, str(tmp_path / "pages.json")], env) as terminal:
        terminal.wait_for(b"ready for keys")
        terminal.quiet(0.5)
        memory = typed(terminal, words)
    with Terminal([sys.executable, "-m", "briefing", str(articles)], env) as terminal:
        terminal.wait_for(b"any key begins", 600)
        os.write(terminal.master, b" ")
        terminal.wait_for(b"Events", 600)
        terminal.quiet(3.0, 600)
        os.write(terminal.master, b"/")
        terminal.quiet(0.6)
        typed(terminal, words[:2])  # the search service is warm, and its first question answered
        ours = typed(terminal, words)
        assert b"Found" in terminal.output
    with capsys.disabled():
        for name, times in (("engine", engine), ("from memory", memory), ("key to hits", ours)):
            print(f"\n{name:<13}{of(times)[0]:6.1f} ms  {of(times)[1]:6.1f} ms (p95)", end="")
        for place, what in enumerate(("median", "p95")):
            print(f"\n{what}: {of(ours)[place] / (of(engine)[place] + of(memory)[place]):.2f} times both", end="")
    for place in (0, 1):
        assert of(ours)[place] <= 2 * (of(engine)[place] + of(memory)[place])
