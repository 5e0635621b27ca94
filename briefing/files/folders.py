"""Folders that belong to the user alone, and locks between programs."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from briefing.files.atomic import WriteError, reason


def private_folder(path: Path, closed: bool = False, owned: bool = False) -> Path:
    """`path`, made with its parents (mode 0700) where it is missing; `closed` to others also where it was there.

    Raises WriteError where it cannot be made, or belongs to somebody else (what lies in it could be theirs). `owned`
    folders hold what is run when it is read: neither the system's administrator's nor a link will do.
    """
    try:
        _make(path)
        state = path.lstat() if owned else path.stat()
        if not stat.S_ISDIR(state.st_mode):
            raise WriteError(f"{path} is no folder of your own; remove it")
        if closed and state.st_mode & 0o077 and state.st_uid == os.getuid():
            path.chmod(0o700)
    except OSError as error:
        raise WriteError(f"{path} could not be made: {reason(error)}") from error
    if state.st_uid != os.getuid() and (owned or state.st_uid != 0):
        raise WriteError(f"{path} belongs to another user; remove it")
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
    with _holding(path.with_name(path.name + ".lock"), fcntl.LOCK_EX):
        yield


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold the lock `lock`, an empty file, which one program may hold; False where another one has it now.

    Raises WriteError where there is none.
    """
    with _holding(lock, fcntl.LOCK_EX | fcntl.LOCK_NB) as held:
        yield held


@contextlib.contextmanager
def _holding(lock: Path, how: int) -> Iterator[bool]:
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise WriteError(f"{lock} could not be locked: {reason(error)}") from error
    try:
        try:
            fcntl.flock(descriptor, how)
            held = True
        except BlockingIOError:
            held = False
        except OSError as error:
            raise WriteError(f"{lock} could not be locked: {reason(error)}") from error
        yield held
    finally:
        os.close(descriptor)
