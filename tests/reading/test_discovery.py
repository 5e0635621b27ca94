"""Which files are read, and that nothing in a folder stops the rest from being read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from briefing.reading import discovery, read
from briefing.reading.discovery import SourceFile, discover
from briefing.reading.read import read_file


def shown(folder: Path, *paths: Path) -> list[str]:
    return [os.path.relpath(file.shown, folder) for file in discover(paths or [folder]).files]


def codes(folder: Path) -> dict[str, str]:
    return {os.path.relpath(p.path, folder): p.code for p in discover([folder]).problems}


def write(path: Path, text: str = "The harbour was closed.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_come_in_the_order_of_their_paths_and_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.html", "c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    assert shown(tmp_path) == ["a/c.html", "a/z.md", "b.txt", "c.txt"]
    assert shown(tmp_path, tmp_path / "c.txt", tmp_path, tmp_path / "a" / "z.md")[0] == "c.txt"
    assert len(shown(tmp_path, tmp_path / "c.txt", tmp_path)) == 4


def test_paths_are_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert [file.shown for file in discover([Path("news")]).files] == ["news/a.txt"]


def test_what_is_no_file_is_listed_with_its_reason(tmp_path: Path) -> None:
    write(tmp_path / "good.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "broken.txt").symlink_to("nothing.txt")
    write(tmp_path / "folder.md" / "inside.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(os.path.relpath(tmp_path / "plug.txt"))
        assert shown(tmp_path) == ["folder.md/inside.txt", "good.txt"]
        assert codes(tmp_path) == {
            "pipe.txt": "not-a-file",
            "plug.txt": "not-a-file",
            "loop.txt": "unreadable",
            "broken.txt": "link-broken",
            "folder.md": "folder",
            "empty.txt": "empty",
            "photo.jpg": "other-format",
        }


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt")
    write(tmp_path / "in" / "deep" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to(outside)
    (tmp_path / "in" / "c").symlink_to(outside.parent)
    (tmp_path / "in" / "d.txt").symlink_to("deep/a.txt")
    assert shown(tmp_path, tmp_path / "in") == ["in/deep/a.txt"]
    assert codes(tmp_path / "in") == {"b.txt": "link-outside", "c": "link-folder"}
    assert len(discover([tmp_path / "in"], follow_links=True).files) == 2


def test_an_unreadable_folder_is_listed_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "locked" / "b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(discovery.os, "scandir", refuse)
    assert shown(tmp_path) == ["a.txt"]
    assert codes(tmp_path) == {"locked": "not-allowed"}


def test_a_file_that_is_too_large_is_listed(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    assert codes(tmp_path) == {"huge.txt": "too-large"}


def test_names_are_shown_clean_and_files_still_open(tmp_path: Path) -> None:
    for name in (b"new\nline.txt", b"esc\x1b[31m.txt", b"bad\xff.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"The harbour was closed.")
    files = discover([tmp_path]).files
    assert len(files) == 3
    assert all(file.shown.isprintable() for file in files)
    assert all(len(read_file(file).articles) == 1 for file in files)


def test_pictures_of_a_saved_page_are_one_line(tmp_path: Path) -> None:
    write(tmp_path / "Page.html", "<p>The harbour was closed.</p>")
    write(tmp_path / "Page_files" / "part.html")
    assert shown(tmp_path) == ["Page.html"]
    assert codes(tmp_path) == {"Page_files": "page-parts"}


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    found = discover([tmp_path / "nothing"])
    assert (found.files, [p.code for p in found.problems]) == ((), ["gone"])


def test_a_file_that_goes_or_turns_into_a_pipe_before_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    file = discover([path]).files[0]
    path.unlink()
    assert [p.code for p in read_file(file).problems] == ["gone"]
    os.mkfifo(path)
    assert [p.code for p in read_file(file).problems] == ["not-a-file"]


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", "First words.")
    status, calls = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            path.write_text("First words. More words.", encoding="utf-8")
        return status(descriptor)

    monkeypatch.setattr(read.os, "fstat", growing)
    result = read_file(SourceFile(str(path), "a.txt", 0, 0))
    assert result.articles[0].text == "First words. More words."
