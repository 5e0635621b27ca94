"""The side of the desk that answers: what it does while nobody asks."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import cast

import pytest

from briefing.index import updating
from briefing.library.messages import NOBODY, Ask, State, Told
from briefing.library.progress import Asked, never, silent
from briefing.library.service import REST, Service, Worker
from briefing.library.wire import Wire
from briefing.settings.places import Places


class Quiet:
    """A service that is asked something while it uses a quiet moment."""

    heavy, done = True, False

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.stops: list[bool] = []

    def idle(self, asked: Asked) -> None:
        assert self.worker is not None
        self.stops.append(asked())
        self.worker._questions.put(Ask(7, "overview", ()))
        self.stops.append(asked())


def test_a_quiet_moment_ends_with_the_next_question() -> None:
    quiet = Quiet()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        quiet.worker = Worker(Wire(theirs), idle=0.01)
        assert quiet.worker._next(cast(Service, quiet)) == Ask(7, "overview", ())
    assert quiet.stops == [False, True]


def test_the_index_is_joined_while_nobody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "_SMALL", 0)
    service = Service((tmp_path,), Places.default())
    for names in ("abcde", "f"):
        for name in names:
            (tmp_path / f"{name}.txt").write_text(f"Harbour report {name}: the harbour is open.", encoding="utf-8")
        service.refresh(silent, never)
        answer = service.index(silent, never)
    assert answer == (6, None)
    index = service._library.index()
    assert len(index._searcher.segments) == 2
    service.idle(lambda: True)
    assert len(index._searcher.segments) == 2
    service.idle(never)
    assert len(index._searcher.segments) == 1
    assert service.search(silent, never, "harbour", 20, None, None).total == 6


def test_what_the_index_has_to_say_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The harbour is open.", encoding="utf-8")
    service = Service((tmp_path,), Places.default())
    service.refresh(silent, never)

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("briefing.index.engine.commit", full)
    count, notice = service.index(silent, never)
    assert count == 0
    assert notice is not None
    assert "no space left" in notice


def test_an_error_of_ours_costs_the_answer_and_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise NameError("no such name")

    monkeypatch.setattr(Service, "overview", broken)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker = Worker(Wire(theirs))
        worker._places = Places.default()
        worker._answer(Service((tmp_path,), worker._places), Ask(3, "overview", ()))
        told = Wire(ours).recv()
    assert told.number == 3
    assert told.failed
    assert isinstance(told.value, RuntimeError)
    assert str(told.value).startswith("internal error: NameError: no such name; details in ")
    assert "no such name" in (worker._places.state / "log.txt").read_text(encoding="utf-8")


class Heavy:
    """A service that would make room."""

    heavy, done = True, False
    state = State(frozenset("a"))

    def __init__(self) -> None:
        self.idled = 0

    def idle(self, _asked: Asked) -> None:
        self.idled += 1


def test_a_service_ends_when_only_the_folder_was_looked_at_for_a_while() -> None:
    heavy = Heavy()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker = Worker(Wire(theirs))
        worker._rest(cast(Service, heavy), Ask(1, "findings", (None,)))
        worker._rest(cast(Service, heavy), Ask(2, "look", ()))
        assert heavy.idled == 0
        worker._busy -= REST
        worker._rest(cast(Service, heavy), Ask(3, "look", ()))
        assert Wire(ours).recv() == Told(NOBODY, State(frozenset("a")))
        assert worker._left
    assert heavy.idled == 1


def test_what_another_service_needs_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The harbour is open.", encoding="utf-8")
    service = Service((tmp_path,), Places.default())
    service.refresh(silent, never)
    service.findings(silent, never, None)
    assert service.done
    assert service.state == State(frozenset())
    service.index(silent, never)
    state = State(frozenset({"new"}), indexed=True)
    service._new = state.new
    assert service.state == state
    assert service.heavy
    other = Service((tmp_path,), Places.default())
    other.go_on(silent, never, state)
    assert other.overview(silent, never).new == state.new
    assert not other.look(silent, never)
    assert not other.done
    monkeypatch.setattr("briefing.library.service.HEAVY", "briefing.not.loaded")
    assert not other.heavy
