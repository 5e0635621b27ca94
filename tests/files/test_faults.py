"""Disks that fill, programs that are killed, two programs at once."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from briefing.files.atomic import TargetExistsError, WriteError, write_file
from briefing.files.document import Document, Format
from tests.fixtures.failing_calls import Calls, each_failure

OLD, NEW = "old\n" * 2000, "new\n" * 3000


def left(folder):
    return sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize("force", [False, True])
def test_every_call_may_fail_in_turn(tmp_path, monkeypatch, force):
    target = tmp_path / "brief.md"

    def act():
        if force:
            target.write_text(OLD)
        else:
            target.unlink(missing_ok=True)
        write_file(target, NEW, force=force)

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        found = target.read_text() if target.exists() else None
        assert found in ({OLD, NEW} if force else {None, NEW})
        assert failed is not None or found == NEW
        assert set(left(tmp_path)) <= {"brief.md"}, "no temporary is left"

    count = each_failure(Calls(monkeypatch, tmp_path), act, check)
    assert count >= 5


def test_a_document_survives_every_failing_call(tmp_path, monkeypatch):
    text = Format("test", 1, lambda plain: plain["items"], lambda items: {"items": items})
    document = Document(tmp_path / "d.yaml", text)
    document.update(lambda _: ["0"])
    done = ["0"]

    def act():
        document.update(lambda old: [*old, str(len(old))])

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        found = document.read()
        assert found in (done, [*done, str(len(done))]), "all that was there is there"
        assert failed is not None or len(found) > len(done)
        done[:] = found
        assert set(left(tmp_path)) <= {"d.yaml", "d.yaml.lock"}

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 8


_VICTIM = """
import sys
from pathlib import Path
from briefing.files.atomic import write_file
target = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_file(target, f"begin {number}\\n" + "words\\n" * 50_000 + f"end {number}\\n", force=True)
"""


@pytest.mark.slow
def test_sixty_kills_leave_the_old_file_or_the_new(tmp_path):
    target = tmp_path / "brief.md"
    target.write_text("begin 0\nend 0\n")
    torn = 0
    pick = random.Random(1)
    for _ in range(60):
        victim = subprocess.Popen([sys.executable, "-c", _VICTIM, str(target)], stdout=subprocess.PIPE, text=True)
        assert victim.stdout.readline() == "ready\n"
        time.sleep(pick.random() * 0.02)
        victim.send_signal(signal.SIGKILL)
        victim.wait(10)
        victim.stdout.close()
        lines = target.read_text().splitlines()
        torn += lines[0].removeprefix("begin ") != lines[-1].removeprefix("end ")
    print(f"\n60 kills: {torn} torn files, {len(left(tmp_path)) - 1} temporaries left before the sweep")
    assert torn == 0
    for name in left(tmp_path):
        os.utime(tmp_path / name, (0, 0))
    write_file(target, "after\n", force=True)
    assert left(tmp_path) == ["brief.md"]


def _race(path, name, gate, results):
    gate.wait(30)
    try:
        write_file(path, name * 100_000)
        results.put(name)
    except TargetExistsError:
        results.put(None)


def test_of_two_exports_exactly_one_wins(tmp_path):
    context = multiprocessing.get_context("spawn")
    gate, results = context.Barrier(4), context.Queue()
    racers = [context.Process(target=_race, args=(tmp_path / "b.md", name, gate, results)) for name in "abcd"]
    for racer in racers:
        racer.start()
    won = [name for name in (results.get(timeout=30) for _ in racers) if name]
    for racer in racers:
        racer.join(30)
    assert len(won) == 1
    assert (tmp_path / "b.md").read_text() == won[0] * 100_000


def test_an_older_version_is_migrated_and_a_copy_kept(tmp_path):
    path = tmp_path / "d.yaml"
    old = "briefing: test\nversion: 1\nwords:\n- a\n"
    path.write_text(old)
    new = Format("test", 2, lambda p: p["items"], lambda i: {"items": i}, {1: lambda p: {**p, "items": p["words"]}})
    document = Document(path, new)
    assert document.read() == ["a"]
    assert path.read_text() == old, "reading does not write"
    document.update(lambda items: [*items, "b"])
    assert document.read() == ["a", "b"]
    assert (tmp_path / "d.yaml.v1.bak").read_text() == old
