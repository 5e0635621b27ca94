"""Random keys for a long time, 10,000 in all: no exception, no stuck key, no growing memory.

pytest -m soak tests/tui/test_soak.py --timeout 3600
"""

from __future__ import annotations

import gc
import os
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.commands import COMMANDS
from briefing.library.desk import Desk
from briefing.settings.places import Places
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.fixtures.large_library import library
from tests.tui import fake
from tests.tui.conftest import Opener

LEAVES = {"q", "ctrl+p", "o", "P", "E"}  # leaving, and programs outside; the palette has tests of its own
KEYS = [*sorted({key for command in COMMANDS for key in command.keys.split(",")} - LEAVES), "a", "x", "space", "enter"]
PRESSED = 3_334
SLOWEST = 20.0
"""Seconds after which a key counts as stuck: far more than any takes, also with memory traced on a busy machine."""
GROWTH = 8.0
GROWTH_OF_ALL = 40.0
"""MiB that may be held more in the second half than in the first: of our objects, of the whole process."""
SIZES = [(120, 40), (80, 24), (40, 12)]


async def press(pilot: Pilot[None], seed: int, held: Callable[[], float]) -> float:
    """Press random keys and change the size now and then; how much the memory grew in the second half, in MiB."""
    chance = random.Random(seed)
    early = 0.0
    for number in range(PRESSED):
        key = chance.choice(KEYS)
        begun = time.perf_counter()
        await pilot.press(key)
        assert time.perf_counter() - begun < SLOWEST, key
        assert pilot.app.is_running, f"key {number}: {key}"
        if number % 97 == 0:
            await pilot.resize_terminal(chance.randint(20, 160), chance.randint(6, 50))
        if number == PRESSED // 2:
            gc.collect()
            early = held()
    gc.collect()
    return held() - early


async def answers(pilot: Pilot[None]) -> None:
    """After all that, Escape leads out of everything, and the keys still work."""
    for _ in range(15):
        await pilot.press("escape")
    await pilot.press("1", "j")
    assert isinstance(pilot.app.screen, StoryScreen | LibraryScreen)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("size", SIZES)
async def test_random_keys(open_story: Opener, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.tui.screens.export._write", _nowhere)
    async with open_story(fake.FakeDesk(), size=size) as (screen, pilot):
        tracemalloc.start()
        grown = await press(pilot, 20260106, lambda: tracemalloc.get_traced_memory()[0] / 2**20)
        tracemalloc.stop()
        assert screen.app.failure is None
        assert grown < GROWTH
        await answers(pilot)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("articles", ["seeds", "1,000 articles"])
async def test_random_keys_on_a_real_library(
    articles: str,
    size: tuple[int, int],
    seeds: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.tui.screens.export._write", _nowhere)
    app = Briefing(
        Desk((seeds if articles == "seeds" else library(1_000, tmp_path_factory.getbasetemp()),), Places.default())
    )
    async with app.run_test(size=size) as pilot:
        while app.indexing:
            await pilot.pause(0.2)
        grown = await press(pilot, sum(size), _resident)
        assert app.failure is None
        print(f"\n{articles} at {size}: {grown:+.1f} MiB in the second half")
        assert grown < GROWTH_OF_ALL
        await answers(pilot)


def _resident() -> float:
    """MiB of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def _nowhere(*_: object) -> None:
    """The disk is left alone."""
