"""Shared work comes back in order, whatever it is shared between."""

from __future__ import annotations

import json
import sys

import pytest

from briefing.library import process
from briefing.library.parallel import CHUNK, HelperFailed, mapped


def test_shared_work_comes_back_in_order() -> None:
    numbers = [str(n) for n in range(7 * CHUNK + 3)]
    assert list(mapped(json.loads, numbers, worth_it=2)) == list(range(len(numbers)))


def test_little_work_stays_here() -> None:
    assert list(mapped(lambda n: n + 1, [1, 2, 3], worth_it=4)) == [2, 3, 4]  # a lambda cannot leave this process


def test_what_goes_wrong_elsewhere_is_told() -> None:
    with pytest.raises(HelperFailed, match="JSONDecodeError"):
        list(mapped(json.loads, ["1", "no number"], worth_it=2))


def test_a_process_that_ends_is_told_with_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    dies = "import sys; sys.stderr.write('warning\\nno memory left\\n'); sys.exit(3)"
    monkeypatch.setattr(process, "command", lambda *_: [sys.executable, "-c", dies])
    with pytest.raises(HelperFailed, match=r"has ended \(no memory left\)"):
        list(mapped(json.loads, ["1", "2"], worth_it=2))
    monkeypatch.setattr(process, "command", lambda *_: [sys.executable, "-c", "import sys; sys.exit(3)"])
    with pytest.raises(HelperFailed, match=r"has ended \(status 3\)"):
        list(mapped(json.loads, ["1", "2"], worth_it=2))


def test_work_may_be_left_half_done() -> None:
    results = mapped(json.loads, [str(n) for n in range(10 * CHUNK)], worth_it=2)
    assert next(results) == 0
    results.close()


def test_large_work_with_large_results_does_not_block() -> None:
    large = json.dumps("x" * 200_000)
    results = list(mapped(json.loads, [large] * (6 * CHUNK), worth_it=2))
    assert [len(result) for result in results] == [200_000] * (6 * CHUNK)
