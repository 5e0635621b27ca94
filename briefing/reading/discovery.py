"""Which files under the given paths are read, in which order, and why others are not."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.safety import clean_line

if TYPE_CHECKING:
    from briefing.model.article import Problem

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are listed as too large: no article, and no archive or feed of articles, has come near it."""
MAX_DEPTH = 32

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".xml", ".rss"}
    | {".atom", ".rdf", ".feed", ".json", ".jsonl", ".ndjson", ".eml", ".pdf", ".docx", ".zip"}
)
"""Endings of files that are read. Files without an ending are read too; what they are shows in their first bytes."""


class SourceFile(NamedTuple):
    """A file to read: where it is, the path as the user gave it joined with its place under it (cleaned), bytes, time.

    `place` is a str because 10,000 Path objects cost as much as listing the files. The place "-" is standard input;
    its size is -1 and its time is now, so that it is never taken for read already.
    """

    place: str
    shown: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """The file's place as a Path."""
        return Path(self.place)


class Discovery(NamedTuple):
    """The files to read, in the order of their paths, and what was passed over with the reason."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def discover(paths: Sequence[Path], follow_links: bool = False) -> Discovery:
    """The readable files at and under `paths`. Never fails: what cannot be read is among the problems.

    Hidden files and folders are passed over silently; directories are never entered through links; links to files are
    followed only inside their folder, unless `follow_links`. A file reached twice is listed once.
    """
    walk = _Walk(follow_links)
    for path in paths:
        walk.root(path)
    for entry, real in walk.links:  # last, so that a file stands under its own name rather than a link's
        walk.link(entry, real)
    return Discovery(tuple(walk.files.values()), tuple(walk.problems))


class _Walk:
    def __init__(self, follow_links: bool) -> None:
        self.follow_links = follow_links
        self.files: dict[str, SourceFile] = {}
        self.problems: list[Problem] = []
        self.links: list[tuple[os.DirEntry[str], str]] = []

    def problem(self, shown: str, code: str, message: str) -> None:
        from briefing.model.article import Problem  # noqa: PLC0415  # 5 ms, only where there is one

        self.problems.append(Problem(shown, code, message))

    def root(self, path: Path) -> None:
        """Adds what the user named, which may be a link, a folder, a file with any ending, or `-`."""
        if str(path) == "-":
            self.files["-"] = SourceFile("-", "-", -1, time.time_ns())
            return
        shown = show(os.fspath(path))
        try:
            status = path.stat()
        except OSError as error:
            self.problem(shown, *refusal(error, path.is_symlink()))
            return
        if stat.S_ISDIR(status.st_mode):
            self.folder(os.fspath(path), os.path.realpath(path), 0)
        else:
            self.file(os.fspath(path), os.path.realpath(path), status)

    def folder(self, path: str, real: str, depth: int) -> None:
        """Adds what lies in a folder, in the order of the names."""
        if depth > MAX_DEPTH:
            self.problem(show(path), "too-deep", f"lies more than {MAX_DEPTH} folders deep; not read")
            return
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.problem(show(path), *refusal(error))
            return
        pages = {e.name.rpartition(".")[0] for e in entries if ending(e.name) in (".html", ".htm", ".xhtml")}
        for entry in _visible(entries):
            if entry.name.removesuffix("_files") in pages and entry.is_dir(follow_symlinks=False):
                self.problem(show(entry.path), "page-parts", "holds the pictures and scripts of a saved page; not read")
            else:
                self.entry(entry, f"{real}/{entry.name}", depth)

    def entry(self, entry: os.DirEntry[str], real: str, depth: int) -> None:
        """Adds one thing found in a folder."""
        try:
            if entry.is_symlink():
                self.links.append((entry, real))
            elif entry.is_dir(follow_symlinks=False):
                if ending(entry.name) in SUFFIXES:
                    self.problem(show(entry.path), "folder", "is a folder, not an article; what it holds is read")
                self.folder(entry.path, real, depth + 1)
            else:
                self.file(entry.path, real, entry.stat(follow_symlinks=False), chosen=False)
        except OSError as error:
            self.problem(show(entry.path), *refusal(error))

    def link(self, entry: os.DirEntry[str], real: str) -> None:
        """Adds the file that a link leads to, where that is allowed."""
        try:
            status = entry.stat()
        except OSError as error:
            self.problem(show(entry.path), *refusal(error, link=True))
            return
        folder, target = real.rpartition("/")[0], os.path.realpath(entry.path)
        if stat.S_ISDIR(status.st_mode):
            self.problem(show(entry.path), "link-folder", "is a link to a folder; give that folder itself to read it")
        elif not self.follow_links and os.path.commonpath([folder, target]) != folder:
            self.problem(
                show(entry.path), "link-outside", "is a link out of its folder; give the file itself to read it"
            )
        else:
            self.file(entry.path, target, status, chosen=False)

    def file(self, path: str, real: str, status: os.stat_result, chosen: bool = True) -> None:
        """Adds a file, or the reason why it is not read; the ending matters unless the user chose the file."""
        name = path.rpartition("/")[2]
        suffix = ending(name)
        if not stat.S_ISREG(status.st_mode):
            self.problem(show(path), "not-a-file", f"is {_kind(status.st_mode)}, not a file; not read")
        elif not chosen and suffix and suffix not in SUFFIXES:
            self.problem(show(path), "other-format", f"has an ending that is not read ({clean_line(suffix)})")
        elif not chosen and name.lower().startswith("readme."):
            self.problem(show(path), "readme", "describes the folder; give the file itself to read it as an article")
        elif status.st_size == 0:
            self.problem(show(path), "empty", "is empty")
        elif status.st_size > MAX_BYTES:
            self.problem(
                show(path), "too-large", f"has {status.st_size // 2**20} MB; at most {MAX_BYTES // 2**20} are read"
            )
        else:
            found = SourceFile(path, show(path), status.st_size, status.st_mtime_ns)
            self.files.setdefault(real, found)


def ending(name: str) -> str:
    """The ending of a file name in lower case with its point; "" without one, and for names that begin with it."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def show(path: str) -> str:
    """A path as it is shown: invalid bytes as U+FFFD, controls dropped, on one line."""
    if path.isascii() and path.isprintable():
        return path
    return clean_line(os.fsencode(path).decode("utf-8", "replace"))


def _visible(entries: list[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    return (entry for entry in entries if not entry.name.startswith("."))


def refusal(error: OSError, link: bool = False) -> tuple[str, str]:
    """Code and message for something the system did not let us look at."""
    if isinstance(error, FileNotFoundError):
        return ("link-broken", "is a link to nothing") if link else ("gone", "does not exist")
    if isinstance(error, PermissionError):
        return "not-allowed", "cannot be read: permission denied"
    return "unreadable", f"cannot be read: {(error.strerror or 'system error').lower()}"


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something else")
