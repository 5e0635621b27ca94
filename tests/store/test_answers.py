"""Answers are kept under the state of the library that they are about."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.store import FileState, Store
from briefing.store.answers import answer_table
from briefing.store.database import NAME, fault


def test_an_answer_is_kept_for_one_state_only(tmp_path: Path) -> None:
    Store(tmp_path, "readers", "analyses").close()
    with answer_table(tmp_path) as table:
        table.keep("one", "quotes", "[1]")
        table.keep("one", "actors", "[2]")
        assert (table.answer("one", "quotes"), table.answer("one", "actors")) == ("[1]", "[2]")
        assert table.answer("other", "quotes") is None
        table.keep("other", "quotes", "[3]")
        assert table.answer("one", "actors") is None


def test_what_an_answer_was_made_from_is_told(tmp_path: Path) -> None:
    store = Store(tmp_path, "readers", "analyses")
    with store.changes():
        store.put_file("/b", FileState(3, 4), [], [])
        store.put_file("/a", FileState(1, 2), [], [])
    store.close()
    with answer_table(tmp_path) as table:
        assert table.as_read() == [(1, 2), (3, 4)]
        assert table.named() == []


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error), answer_table(tmp_path):
        pass
    with pytest.raises(FileNotFoundError):
        fault(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    Store(tmp_path, "readers", "analyses").close()
    assert fault(tmp_path) is None
    (tmp_path / NAME).write_bytes(b"\0garbage" * 1000)
    assert fault(tmp_path)
