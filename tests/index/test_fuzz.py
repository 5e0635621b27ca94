"""Random damage, random kills, two programs at once: `python -m pytest tests/index/test_fuzz.py -m fuzz`.

And, in every run: each call that reads fails once, from the first to the last.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from briefing.index import Index, IndexDamaged
from tests.index.library import invented

ARTICLES = invented(120)
QUERIES = ("minister", '"accord border"', "b* OR quill", "zephyr~", "title:treaty NOT strike", "source:wire accord")
ROOT = Path(__file__).parents[2]


def filled(folder: Path, count: int = 120) -> Path:
    index = Index.open(folder)
    index.update(ARTICLES[:count])
    index.close()
    return folder


def answers(index: Index, limit: int = 200) -> list[Any]:
    return [index.search(query, limit=limit) for query in QUERIES]


class Nth:
    """Lets `allowed` calls through and then fails one, as a disk with a bad sector does."""

    def __init__(self, allowed: int) -> None:
        self.left, self.failed = allowed, False

    def wrap(self, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == -1:
                self.failed = True
                raise OSError(5, "Input/output error")
            return real(*arguments, **options)

        return call


def test_every_call_that_reads_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index says that it is damaged, or gives the right answers; it can always be filled again."""
    right = answers(Index.open(filled(tmp_path / "right", 30)), 1)
    for allowed in range(200):
        folder = filled(tmp_path / f"index-{allowed}", 30)
        nth = Nth(allowed)
        with monkeypatch.context() as patch:
            patch.setattr(os, "pread", nth.wrap(os.pread))
            patch.setattr(os, "open", nth.wrap(os.open))
            patch.setattr(Path, "read_bytes", nth.wrap(Path.read_bytes))
            try:
                found = answers(Index.open(folder), 1)
            except IndexDamaged:
                assert nth.failed, allowed
            else:
                assert found == right, allowed
        index = Index.open(folder)
        index.update(a for a in ARTICLES[:30] if a.id not in index.ids())
        assert index.notice is None
        assert answers(index, 1) == right, allowed
        index.close()
        if not nth.failed:
            break
    assert not nth.failed
    assert allowed > 8


@pytest.mark.fuzz
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(6))
def test_random_damage_is_found_or_harmless(tmp_path: Path, seed: int) -> None:
    """Bytes changed, cut, added or gone anywhere: the right answers or IndexDamaged, never others."""
    draw = random.Random(seed)
    right = answers(Index.open(filled(tmp_path / "right")))
    for number in range(40):
        folder = filled(tmp_path / f"index-{number}")
        path = draw.choice([p for p in folder.rglob("*") if p.is_file() and p.name != "LOCK"])
        raw = bytearray(path.read_bytes())
        at = draw.randrange(max(1, len(raw)))
        how = draw.choice(("flip", "cut", "add", "hole", "gone"))
        if how == "flip" and raw:
            raw[at] ^= 1 << draw.randrange(8)
        elif how == "cut":
            del raw[at:]
        elif how == "add":
            raw[at:at] = draw.randbytes(draw.randint(1, 50))
        elif how == "hole":
            raw[at : at + 64] = bytes(len(raw[at : at + 64]))
        path.unlink()
        if how != "gone":
            path.write_bytes(raw)
        with suppress(IndexDamaged):
            assert answers(Index.open(folder)) == right, (number, path.name, how)
        index = Index.open(folder)
        index.update(a for a in ARTICLES if a.id not in index.ids())
        assert answers(index) == right, (number, path.name, how)
        index.close()


_WRITER = """
import sys
from pathlib import Path
from briefing.index import Index
from tests.index.library import invented
index = Index.open(Path(sys.argv[1]))
print("ready", flush=True)
for lot in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3])):
    lot_of = [a for a in invented(40, f"lot {lot}")]
    from dataclasses import replace
    named = [replace(a, id=f"{lot}-{a.id}") for a in lot_of]
    while True:
        index.update(named)
        if index.notice is None:
            break
    index.search("minister")
    if lot % 3 == 0:
        index.compact()
print("done", flush=True)
"""


def writer(folder: Path, first: int, lots: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(folder), str(first), str(lots)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.fuzz
@pytest.mark.timeout(900)
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Whole lots are there or not; nothing is left over; the next update works."""
    draw = random.Random("kills")
    folder = filled(tmp_path / "index")
    for number in range(25):
        with writer(folder, number * 1000, 500) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(draw.uniform(0, 0.6))
            child.send_signal(signal.SIGKILL)
        index = Index.open(folder)
        lots: dict[str, int] = {}
        for name in index.ids() - {a.id for a in ARTICLES}:
            lots[name.partition("-")[0]] = lots.get(name.partition("-")[0], 0) + 1
        assert set(lots.values()) <= {40}, number
        assert {a.id for a in ARTICLES} <= index.ids()
        answers(index)
        index.update(ARTICLES[:3], [name for name in index.ids() if "-" in name])
        assert index.notice is None
        assert index.count == len(ARTICLES)
        assert len(list(folder.glob("gen-*"))) == 1
        index.close()


@pytest.mark.fuzz
@pytest.mark.timeout(900)
def test_two_programs_on_one_index(tmp_path: Path) -> None:
    """Both write, a third reads all the while: nothing is lost, no answer is half."""
    folder = filled(tmp_path / "index")
    reader = Index.open(folder)
    with writer(folder, 0, 12) as one, writer(folder, 100, 12) as other:
        while one.poll() is None or other.poll() is None:
            reader.refresh()
            assert (reader.count - len(ARTICLES)) % 40 == 0
            answers(reader)
            time.sleep(0.01)
        assert (one.returncode, other.returncode) == (0, 0), one.stderr.read() if one.stderr else ""
    reader.refresh()
    assert reader.count == len(ARTICLES) + 24 * 40
