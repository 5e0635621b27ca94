"""A file is written whole or not at all."""

import os
import time

import pytest

from briefing.files.atomic import STALE_SECONDS, TargetExistsError, WriteError, sweep, write_file


def test_a_new_file_is_written_and_no_temporary_stays(tmp_path):
    write_file(tmp_path / "brief.md", "grün\n")
    assert [p.name for p in tmp_path.iterdir()] == ["brief.md"]
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == "grün\n"


def test_an_existing_file_is_refused_unless_forced(tmp_path):
    target = tmp_path / "brief.md"
    target.write_text("old")
    with pytest.raises(TargetExistsError, match="exists already"):
        write_file(target, "new")
    assert target.read_text() == "old"
    write_file(target, "new", force=True)
    assert target.read_text() == "new"


def test_overwriting_keeps_the_mode_and_follows_a_link(tmp_path):
    real = tmp_path / "real.md"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.md").symlink_to(real)
    write_file(tmp_path / "link.md", "new", force=True)
    assert (tmp_path / "link.md").is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("force", [False, True])
def test_what_cannot_be_a_file_is_refused(tmp_path, force):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere" / "x")
    before = sorted(tmp_path.iterdir())
    for name in ("pipe", "folder", "dangling", "missing/brief.md", "n" * 300 + ".md", "nul\0.md"):
        with pytest.raises(WriteError):
            write_file(tmp_path / name, "x", force=force)
    assert sorted(tmp_path.iterdir()) == before


def test_a_temporary_left_by_a_crash_is_swept(tmp_path):
    stale = tmp_path / ".briefing-1-00.tmp"
    stale.write_text("half")
    write_file(tmp_path / "a.md", "a")
    assert stale.exists(), "it may belong to a program that has just begun"
    os.utime(stale, (time.time() - STALE_SECONDS - 1,) * 2)
    assert sweep(tmp_path) == 1
    assert not stale.exists()


def test_a_file_system_without_hard_links(tmp_path, monkeypatch):
    def no_links(*_args, **_kwargs):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_file(tmp_path / "a.md", "a")
    assert (tmp_path / "a.md").read_text() == "a"
    with pytest.raises(TargetExistsError):
        write_file(tmp_path / "a.md", "b")
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_lone_surrogate_does_not_stop_the_export(tmp_path):
    write_file(tmp_path / "a.md", "x\udc80y")
    assert (tmp_path / "a.md").read_text() == "x?y"
