"""Writing to a terminal, and to one that has gone."""

from __future__ import annotations

import os
import threading

import pytest

from briefing.tui.driver import Outlet


def test_everything_is_written_in_order_before_it_is_closed() -> None:
    reading, writing = os.pipe()
    outlet = Outlet(writing)
    for number in range(200):
        outlet.put(f"{number} ∙ ")
    outlet.close()
    os.close(writing)
    with open(reading, encoding="utf-8") as file:  # noqa: PTH123  # a descriptor
        assert file.read() == "".join(f"{number} ∙ " for number in range(200))


@pytest.mark.timeout(20)
def test_a_terminal_that_has_gone_stops_nobody() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    outlet = Outlet(writing)
    for _ in range(1_000):
        outlet.put("words")
    outlet.close()
    os.close(writing)


@pytest.mark.timeout(20)
def test_a_full_terminal_that_does_not_block_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    outlet = Outlet(writing)
    outlet.put("x" * 1_000_000)
    taken: list[bytes] = []

    def take() -> None:
        while data := os.read(reading, 65536):
            taken.append(data)

    reader = threading.Thread(target=take)
    reader.start()
    outlet.close()
    os.close(writing)
    reader.join()
    os.close(reading)
    assert sum(map(len, taken)) == 1_000_000
