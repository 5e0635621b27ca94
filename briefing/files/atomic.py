"""Write a file whole or not at all.

The words go into a temporary beside the target, are forced to the disk, and the temporary then takes the target's name
in one step, so that a crash at any moment leaves the old file or the new one (the method of SQLite and of git).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".briefing-"
SUFFIX = ".tmp"
STALE_SECONDS = 10.0
"""A temporary of this age that no program holds was left behind by a crash."""


class WriteError(Exception):
    """A file could not be written; the message says why, in words for people. What was there before is untouched."""


class TargetExistsError(WriteError):
    """The file exists already, and overwriting was not asked for."""


def write_file(path: Path, content: str | bytes, *, force: bool = False, mode: int = 0o666) -> None:
    """Write `content` to `path` atomically; a new file gets `mode` (less the umask), an old one keeps its own.

    Without `force` an existing target is refused, also one that appears while writing: of two programs exactly one
    wins. Characters that have no UTF-8 form become "?". Raises TargetExistsError, or WriteError for all else.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    target = _checked_target(path, force)
    sweep(target.parent)
    try:
        _write(target, data, force, mode)
    except FileExistsError:
        raise _exists(path) from None
    except FileNotFoundError:
        raise WriteError(f"{path} could not be written: there is no folder {path.parent}; make it first") from None
    except (OSError, ValueError) as error:
        raise WriteError(f"{path} could not be written: {reason(error)}") from error


def sweep(folder: Path) -> int:
    """Remove temporaries that a killed program left in `folder`; how many. One that a program still holds stays."""
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX):
                removed += _sweep_one(Path(entry.path))
    return removed


def reason(error: BaseException) -> str:
    """What went wrong, without error numbers or paths."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _exists(path: Path) -> TargetExistsError:
    return TargetExistsError(f"{path} exists already; nothing was written")


def _checked_target(path: Path, force: bool) -> Path:
    """The file to write: what a link leads to, where overwriting is allowed."""
    try:
        target = Path(os.path.realpath(path)) if force else path
        found = os.lstat(target)
    except FileNotFoundError:
        return target
    except (OSError, ValueError) as error:
        raise WriteError(f"{path} could not be written: {reason(error)}") from error
    if stat.S_ISDIR(found.st_mode):
        raise WriteError(f"{path} is a folder; name a file in it")
    if not force:
        raise _exists(path)
    if not stat.S_ISREG(found.st_mode):
        raise WriteError(f"{path} is not a regular file")
    return target


def _write(target: Path, data: bytes, force: bool, mode: int) -> None:
    with _temporary(target.parent, mode) as (temporary, descriptor):
        with contextlib.suppress(FileNotFoundError):
            if force:
                os.fchmod(descriptor, stat.S_IMODE(os.lstat(target).st_mode))
        _write_all(descriptor, data)
        os.fsync(descriptor)
        if force:
            os.replace(temporary, target)  # noqa: PTH105 - the calls that can fail go through os, where tests make them
        else:
            _link(temporary, target)
    sync_folder(target.parent)


@contextlib.contextmanager
def _temporary(folder: Path, mode: int) -> Iterator[tuple[Path, int]]:
    """A new, locked temporary in `folder`; it is gone afterwards, unless it took another name."""
    path = folder / f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield path, descriptor
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _link(temporary: Path, target: Path) -> None:
    """Give the temporary the target's name, unless that is taken (FileExistsError)."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links (FAT, some network mounts): claim the name first, then take it over. Between
        # the two a crash leaves an empty file, never a torn one.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            os.replace(temporary, target)  # noqa: PTH105
        except OSError:
            target.unlink(missing_ok=True)
            raise


def sync_file(path: Path) -> None:
    """Force what was written to a file to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk. File systems that cannot are left alone. Raises OSError for no folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep_one(path: Path) -> int:
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if time.time() - os.fstat(descriptor).st_mtime < STALE_SECONDS:
                return 0
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
            return 1
        finally:
            os.close(descriptor)
    return 0
