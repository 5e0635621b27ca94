"""Random keys for a long time: no exception, no stuck key, no growing memory.

pytest -m soak tests/tui/test_soak.py --timeout 1800
"""

from __future__ import annotations

import gc
import random
import time
import tracemalloc

import fake
import pytest
from conftest import Opener

from briefing.commands import COMMANDS
from briefing.tui.screens.story.screen import StoryScreen

LEAVES = {"q", "ctrl+p", "o"}  # leaving, and programs outside; the palette has tests of its own
KEYS = [*sorted({key for command in COMMANDS for key in command.keys.split(",")} - LEAVES), "a", "x", "space", "enter"]
PRESSED = 10_000
SLOWEST = 6.0  # with memory traced, on a machine that others use too


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_random_keys(open_story: Opener, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.tui.screens.export._write", _nowhere)
    chance = random.Random(20260106)
    async with open_story(fake.FakeDesk(), size=size) as (screen, pilot):
        tracemalloc.start()
        early = 0
        for number in range(PRESSED // 3):
            key = chance.choice(KEYS)
            begun = time.perf_counter()
            await pilot.press(key)
            assert time.perf_counter() - begun < SLOWEST, key
            if number % 97 == 0:
                await pilot.resize_terminal(chance.randint(20, 160), chance.randint(6, 50))
            if number == PRESSED // 6:
                gc.collect()
                early = tracemalloc.get_traced_memory()[0]
        gc.collect()
        late = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert screen.app.failure is None
        assert late - early < 8 * 2**20
        for _ in range(12):
            await pilot.press("escape")
        await pilot.press("1")
        assert isinstance(screen.app.screen, StoryScreen)


async def _nowhere(*_: object) -> None:
    """The disk is left alone."""
