"""Processes of our own: a module run in a fresh Python, with a connection to talk over.

Not `multiprocessing`: its spawned processes import the caller's main script again, which would run a user's script
twice, and it keeps a tracker process beside them.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import BinaryIO

from briefing.library.wire import Wire
from briefing.processes import command, environment

_MOST = 20_000
"""Bytes of what a process said that are of use to anybody: its last traceback."""


@dataclass(slots=True)
class Helper:
    """A running process, the way to talk to it, and the unnamed file that its standard error goes to."""

    process: subprocess.Popen[bytes]
    connection: Wire
    errors: BinaryIO

    def end(self) -> str:
        """Close the connection and end the process; the end of what it said on standard error, "" the second time."""
        self.connection.close()
        self.process.terminate()
        self.process.wait()
        if self.errors.closed:
            return ""
        with self.errors:
            self.errors.seek(max(0, self.errors.seek(0, os.SEEK_END) - _MOST))
            return self.errors.read().decode("utf-8", "replace")

    @property
    def ending(self) -> str:
        """How a process that has ended did so, for people."""
        status = self.process.returncode
        return f"signal {-status}" if status < 0 else f"status {status}"


def start(module: str) -> Helper:
    """Run a module of `briefing` with the descriptor of its end of the connection. Raises OSError."""
    ours, theirs = socket.socketpair()
    errors = _unnamed()
    try:
        with theirs:
            process = subprocess.Popen(
                command(module, str(theirs.fileno())),
                pass_fds=[theirs.fileno()],
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,  # Ctrl-C in the terminal is for the one who started it to answer
            )
    except OSError:
        errors.close()
        ours.close()
        raise
    return Helper(process, Wire(ours), errors)


def _unnamed() -> BinaryIO:
    """A file without a name, in memory where the system has such. Raises OSError."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("errors"), "w+b", 0)
    import tempfile

    return tempfile.TemporaryFile(buffering=0)


def connected() -> Wire:
    """In the started process: its end of the connection."""
    return Wire(socket.socket(fileno=int(sys.argv[1])))
