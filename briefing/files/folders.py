"""Folders that belong to the user alone, and locks between programs."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from briefing.files.atomic import WriteError, reason


def private_folder(path: Path, closed: bool = False) -> Path:
    """`path`, made with its parents (mode 0700) where it is missing; `closed` to others also where it was there.

    Raises WriteError where it cannot be made, or belongs to somebody else (what lies in it could be theirs).
    """
    try:
        _make(path)
        state = path.stat()
        if closed and state.st_mode & 0o077 and state.st_uid == os.getuid():
            path.chmod(0o700)
    except OSError as error:
        raise WriteError(f"{path} could not be made: {reason(error)}") from error
    if state.st_uid not in (os.getuid(), 0):
        raise WriteError(f"{path} belongs to another user")
    return path


def _make(path: Path) -> None:
    if path.is_dir():
        return
    _make(path.parent)  # Path.mkdir(parents=True) would give the parents the ordinary mode
    path.mkdir(mode=0o700, exist_ok=True)


def begins_as(path: Path, name: str) -> bool:
    """True for a file of ours of this name ("selection", "handover"), by its first line; False where it has none."""
    try:
        with path.open("rb") as file:
            return file.read(64).startswith(f"briefing: {name}\n".encode())
    except OSError:
        return False


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that guards the file `path` against other programs and threads, waiting for it if need be.

    The lock is an empty file beside it and ends with the process that holds it. Raises WriteError where there is none.
    """
    private_folder(path.parent)
    try:
        descriptor = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise WriteError(f"{path} could not be locked: {reason(error)}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
