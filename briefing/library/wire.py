"""Values over a socket, pickled, each behind its length.

Not `multiprocessing.connection`, which brings along what it needs for authentication and for other systems: 15 ms of
import before the first paint.
"""

from __future__ import annotations

import pickle
import socket
import struct
from contextlib import suppress
from typing import Any

_LENGTH = struct.Struct("!Q")


class Wire:
    """One end of a connection between two processes of this program. One thread may send while another receives."""

    def __init__(self, end: socket.socket) -> None:
        """`end` belongs to the wire from now on."""
        self._end = end

    def send(self, value: object) -> None:
        """Send a value. Raises OSError where the other side is gone, and whatever pickling it raises."""
        data = pickle.dumps(value, protocol=5)
        self._end.sendall(_LENGTH.pack(len(data)) + data)

    def recv(self) -> Any:
        """The next value. Raises EOFError where the other side is gone, OSError where this one is closed."""
        (size,) = _LENGTH.unpack(self._read(_LENGTH.size))
        return pickle.loads(self._read(size))  # noqa: S301  # both ends are ours, and nobody else has the socket

    def _read(self, size: int) -> bytearray:
        data = bytearray(size)
        rest = memoryview(data)
        while rest:
            got = self._end.recv_into(rest)
            if not got:
                raise EOFError
            rest = rest[got:]
        return data

    def close(self) -> None:
        """Close it; a thread that waits in `recv` wakes with EOFError."""
        with suppress(OSError):  # the other side was first
            self._end.shutdown(socket.SHUT_RDWR)
        self._end.close()
