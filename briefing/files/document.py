"""One YAML file of the user's own work: read safely, changed under a lock, kept when damaged, left alone when newer."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefing.files.atomic import WriteError, reason, sync_folder, write_file
from briefing.files.folders import locked
from briefing.files.yamltext import dump, parse

T = TypeVar("T")
Note = Callable[[str], None]
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class DamagedError(ValueError):
    """A file that does not hold what it should."""


class NewerVersionError(WriteError):
    """A file that a newer briefing wrote: it is read no further and never overwritten."""


@dataclass(frozen=True, slots=True)
class Format(Generic[T]):
    """What a file holds. `decode` raises ValueError for what it cannot read; `upgrades[n]` makes version n + 1 of n."""

    name: str
    version: int
    decode: Callable[[dict[str, Any]], T]
    encode: Callable[[T], dict[str, Any]]
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)


def silent(message: str) -> None:
    """A note that nobody wants to hear."""


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """The file at `path`; `note` hears what the user should know (a damaged file was set aside)."""

    path: Path
    format: Format[T]
    note: Note = silent

    def read(self) -> T | None:
        """What the file holds, None where there is none. A damaged file is set aside as `.bad`, with a note.

        Raises NewerVersionError, and WriteError where the file is there but cannot be read.
        """
        try:
            return self._load()[0]
        except DamagedError:
            with locked(self.path):
                return self._load_or_set_aside()[0]

    def peek(self) -> T | None:
        """What the file holds, without touching it: for files that come from elsewhere. Raises WriteError."""
        try:
            return self._load()[0]
        except DamagedError as error:
            raise WriteError(f"{error}") from error

    def update(self, change: Callable[[T | None], T]) -> T:
        """Lock, read again, write what `change` makes of it; the new value. Raises as `read` and `write_file` do."""
        with locked(self.path):
            value, version = self._load_or_set_aside()
            changed = change(value)
            if changed == value and version == self.format.version:
                return changed
            if version is not None and version < self.format.version:
                self._keep_copy(version)
            write_file(self.path, self._text(changed), force=True, mode=0o600)
            return changed

    def remove(self) -> None:
        """Delete the file, under its lock. Raises WriteError."""
        with locked(self.path):
            try:
                self.path.unlink(missing_ok=True)
                sync_folder(self.path.parent)
            except OSError as error:
                raise WriteError(f"{self.path} could not be removed: {reason(error)}") from error

    def _text(self, value: T) -> str:
        head = {"briefing": self.format.name, "version": self.format.version}
        return dump(head | self.format.encode(value))

    def _load(self) -> tuple[T | None, int | None]:
        """The value and the version it was written in; (None, None) where there is no file."""
        try:
            text = read_text(self.path)
        except FileNotFoundError:
            return None, None
        except OSError as error:
            raise WriteError(f"{self.path} could not be read: {reason(error)}") from error
        try:
            if not text.endswith("\n"):
                raise ValueError("it ends in the middle of a line")  # cut short, what is left would pass for all
            return self._decode(parse(text).value)
        except ValueError as error:
            raise DamagedError(f"{self.path}: {error}") from error

    def _decode(self, plain: Any) -> tuple[T, int]:
        if not isinstance(plain, dict) or plain.get("briefing") != self.format.name:
            raise ValueError(f"this is not a file of briefing's {self.format.name}")
        version = int(plain.get("version") or "")
        if version > self.format.version:
            raise NewerVersionError(f"{self.path} was written by a newer briefing; it is left as it is")
        for step in range(version, self.format.version):
            plain = self.format.upgrades[step](plain) if step in self.format.upgrades else plain
        return self.format.decode(plain), version

    def _load_or_set_aside(self) -> tuple[T | None, int | None]:
        try:
            return self._load()
        except DamagedError as error:
            kept = free_name(self.path, ".bad")
            self._rename(kept)
            self.note(f"{error}. It is kept as {kept.name}, and a new one was begun")
            return None, None

    def _rename(self, kept: Path) -> None:
        try:
            os.rename(self.path, kept)  # noqa: PTH104 - the calls that can fail go through os, where tests make them
        except OSError as error:
            raise WriteError(f"{self.path} is damaged and could not be set aside: {reason(error)}") from error

    def _keep_copy(self, version: int) -> None:
        copy = free_name(self.path, f".v{version}.bak")
        write_file(copy, read_text(self.path), mode=0o600)


def read_text(path: Path) -> str:
    """The text of a small file; bytes that are not UTF-8 are replaced. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return b"".join(iter(lambda: os.read(descriptor, 1 << 20), b"")).decode("utf-8", "replace")
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def free_name(path: Path, suffix: str) -> Path:
    """A name beside the file that nothing has: with this suffix, and a number where need be."""
    names = (path.with_name(path.name + suffix + (f".{n}" if n else "")) for n in itertools.count())
    return next(name for name in names if not os.path.lexists(name))
