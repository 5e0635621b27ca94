"""A file of the user's own work to which lines are added and in which none changes.

Adding costs the same however much is there, and what was kept stands whatever fails while more is added: a line that
was not written to its end is taken for none, and cut off with the next. Each line is a JSON value but no object; the
first is one, which names the file and its version. Where lines cannot be read, the file is kept as it was, as `.bad`,
and the others stay.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefing.files.atomic import WriteError, reason, sync_folder, write_file
from briefing.files.document import NewerVersionError, Note, free_name, silent
from briefing.files.folders import locked

T = TypeVar("T")
_READ_AT_ONCE = 1 << 20
_UNREADABLE = (ValueError, TypeError, LookupError, RecursionError)


class Journal(Generic[T]):
    """The file at `path`; `decode` makes an entry of a line's value, or raises ValueError, TypeError or LookupError.

    `note` hears what the user should know (lines could not be read).
    """

    def __init__(self, path: Path, name: str, version: int, decode: Callable[[Any], T], note: Note = silent) -> None:
        self.path = path
        self._name, self._version, self._decode, self._note = name, version, decode, note
        self._entries: list[T] = []
        self._file = self._read = 0  # which file was read, and how many bytes of it

    def entries(self) -> Sequence[T]:
        """Everything that was added, oldest first, by whichever program. The same list, grown, while the file is the
        same.

        Raises NewerVersionError, and WriteError where the file is there and cannot be read.
        """
        if self._catch_up():
            with locked(self.path):
                self._mend()
        return self._entries

    def add(self, make: Callable[[Sequence[T]], Sequence[Any]]) -> None:
        """Add the values that `make` makes of all entries there are, which nobody adds to meanwhile.

        Raises as `entries` does, and WriteError where nothing could be added: the file is as it was then.
        """
        with locked(self.path):
            if self._catch_up():
                self._mend()
            if values := make(self._entries):
                self._append(values)
                self._catch_up()

    def _catch_up(self) -> bool:
        """Read what was added since the last time; True if some of it cannot be read."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            self._begin(0)
            return False
        except OSError as error:
            raise WriteError(f"{self.path} could not be read: {reason(error)}") from error
        try:
            return self._read_on(descriptor)
        except OSError as error:
            raise WriteError(f"{self.path} could not be read: {reason(error)}") from error
        finally:
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _read_on(self, descriptor: int) -> bool:
        state = os.fstat(descriptor)
        if state.st_ino != self._file or state.st_size < self._read:
            self._begin(state.st_ino)
        if state.st_size == self._read:
            return False
        os.lseek(descriptor, self._read, os.SEEK_SET)
        data = b"".join(iter(lambda: os.read(descriptor, _READ_AT_ONCE), b""))
        whole = data[: data.rfind(b"\n") + 1]  # what comes after was not written to its end
        lines = whole.splitlines()
        wrong = bool(lines) and self._read == 0 and not self._heads(lines.pop(0))
        found, unread = self._decoded(lines)
        self._entries += found
        self._read += len(whole)
        return wrong or unread

    def _begin(self, file: int) -> None:
        if self._entries:
            self._entries = []
        self._file, self._read = file, 0

    def _heads(self, line: bytes) -> bool:
        """True for the first line of such a file. Raises NewerVersionError."""
        try:
            head = json.loads(line)
            if head["briefing"] != self._name or not isinstance(head["version"], int):
                return False
        except _UNREADABLE:
            return False
        if head["version"] > self._version:
            raise NewerVersionError(f"{self.path} was written by a newer briefing; it is left as it is")
        return True

    def _decoded(self, lines: Sequence[bytes]) -> tuple[list[T], bool]:
        """The entries of these lines, and whether any line holds none."""
        found = []
        for line in lines:
            with contextlib.suppress(*_UNREADABLE):
                value = json.loads(line)
                if not isinstance(value, dict):  # the first line
                    found.append(self._decode(value))
        return found, len(found) != len(lines)

    def _mend(self) -> None:
        """Keep the file as it is under another name, and put what can be read of it in its place."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise WriteError(f"{self.path} could not be read: {reason(error)}") from error
        kept = free_name(self.path, ".bad")
        write_file(kept, data, mode=0o600)
        left = [line for line in data.splitlines(keepends=True) if self._holds(line)]
        write_file(self.path, b"".join([self._head(), *left]), force=True)
        self._begin(0)
        self._catch_up()
        self._note(f"{self.path}: some of its lines cannot be read. It is kept as {kept.name}; the others stay in use")

    def _holds(self, line: bytes) -> bool:
        return line.endswith(b"\n") and not self._decoded([line])[1]

    def _head(self) -> bytes:
        return json.dumps({"briefing": self._name, "version": self._version}).encode() + b"\n"

    def _append(self, values: Sequence[Any]) -> None:
        """Write behind what was read: what stands there was not written to its end."""
        data = b"".join(json.dumps(value, separators=(",", ":")).encode() + b"\n" for value in values)
        new = self._read == 0
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                self._write(descriptor, self._head() + data if new else data)
            finally:
                os.close(descriptor)
            if new:
                sync_folder(self.path.parent)
        except OSError as error:
            raise WriteError(f"{self.path} could not be written: {reason(error)}") from error

    def _write(self, descriptor: int, data: bytes) -> None:
        try:
            os.ftruncate(descriptor, self._read)
            os.lseek(descriptor, self._read, os.SEEK_SET)
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, self._read)
            raise
