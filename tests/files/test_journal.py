"""What was added to a journal stays: whatever fails, whoever else adds, whatever becomes of the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.files.atomic import WriteError
from briefing.files.document import NewerVersionError
from briefing.files.journal import Journal
from tests.fixtures.failing_calls import Calls, each_failure


def number(plain: object) -> int:
    if not isinstance(plain, int):
        raise TypeError("no number")
    return plain


def journal(path: Path, told: list[str] | None = None) -> Journal[int]:
    return Journal(path, "numbers", 1, number, told.append if told is not None else lambda _: None)


def add(path: Path, *values: int) -> None:
    journal(path).add(lambda _: values)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "numbers.jsonl"


def test_what_is_added_is_there(path: Path) -> None:
    one, two = journal(path), journal(path)
    assert list(one.entries()) == []
    assert not path.exists()
    one.add(lambda known: [len(known)])
    assert list(one.entries()) == [0]
    two.add(lambda known: [len(known), 7])
    assert list(two.entries()) == list(one.entries()) == [0, 1, 7]
    assert path.read_text() == '{"briefing": "numbers", "version": 1}\n0\n1\n7\n'
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_to_add_makes_no_file(path: Path) -> None:
    journal(path).add(lambda _: [])
    assert not path.exists()


def test_a_line_cut_short_is_none_and_is_cut_off_with_the_next(path: Path) -> None:
    add(path, 1, 2)
    with path.open("a") as file:
        file.write("34")
    told: list[str] = []
    known = journal(path, told)
    assert list(known.entries()) == [1, 2]
    known.add(lambda _: [5])
    assert list(known.entries()) == [1, 2, 5] == list(journal(path).entries())
    assert told == []


def test_a_head_cut_short_is_written_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"briefing": "num')
    add(path, 4)
    assert path.read_text() == '{"briefing": "numbers", "version": 1}\n4\n'


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (b'{"briefing": "numbers", "version": 1}\n1\n\0\0\0\n3\n', [1, 3]),
        (b'{"briefing": "numbers", "version": 1}\n1\n"two"\n3\n', [1, 3]),
        (b'{"brie\xffing": "numbers", "version": 1}\n1\n2\n', [1, 2]),
        (b'{"briefing": "others", "version": 1}\n1\n', [1]),
        (b"\0" * 5000 + b"\n", []),
        (b"[" * 100_000 + b"\n2\n", [2]),
    ],
    ids=["zeros", "another type", "head", "another file", "all zeros", "nested"],
)
def test_lines_that_cannot_be_read_are_set_aside_and_the_others_stay(
    path: Path, damage: bytes, left: list[int]
) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    told: list[str] = []
    damaged = journal(path, told)
    assert list(damaged.entries()) == left
    assert path.with_name("numbers.jsonl.bad").read_bytes() == damage
    assert told == [
        f"{path}: some of its lines cannot be read. It is kept as numbers.jsonl.bad; the others stay in use"
    ]
    damaged.add(lambda _: [9])
    assert list(journal(path, told).entries()) == [*left, 9]
    assert len(told) == 1


def test_a_newer_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(newer := '{"briefing": "numbers", "version": 2}\n{"n": 1}\n')
    with pytest.raises(NewerVersionError):
        journal(path).entries()
    with pytest.raises(NewerVersionError):
        add(path, 1)
    assert path.read_text() == newer


def test_a_file_that_cannot_be_read_is_no_empty_one(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(WriteError, match="could not be read"):
        journal(path).entries()


def test_a_file_put_in_its_place_is_read_anew(path: Path) -> None:
    add(path, 1, 2, 3)
    known = journal(path)
    before = known.entries()
    other = path.with_name("other")
    other.write_text('{"briefing": "numbers", "version": 1}\n8\n')
    other.replace(path)
    assert list(known.entries()) == [8]
    assert known.entries() is not before
    path.unlink()
    assert list(known.entries()) == []


def test_whatever_fails_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "numbers.jsonl"
    add(path, 1, 2)
    written = path.read_bytes()

    def act() -> None:
        path.write_bytes(written)
        add(path, 3)

    def check(_: int, failed: Exception | None) -> None:
        assert failed is None or isinstance(failed, WriteError)
        left = list(journal(path).entries())
        assert left == [1, 2, 3] if failed is None else left in ([1, 2], [1, 2, 3])

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 4


def test_a_full_disk_leaves_no_half_line(path: Path) -> None:
    add(path, 1)
    program = (
        "import resource, signal, sys\n"
        "from briefing.files.journal import Journal\nfrom pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60))\n"
        "Journal(Path(sys.argv[1]), 'numbers', 1, int).add(lambda _: range(100, 130))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    assert "WriteError" in done.stderr
    assert "could not be written: File too large" in done.stderr
    assert path.read_text().endswith("\n1\n")


def test_programs_that_add_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys\nfrom briefing.files.journal import Journal\nfrom pathlib import Path\n"
        "known = Journal(Path(sys.argv[1]), 'numbers', 1, int)\n"
        "for _ in range(50):\n    known.add(lambda there: [len(there)])\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(3)]
    assert [one.wait() for one in started] == [0, 0, 0]
    assert list(journal(path).entries()) == list(range(150))
