"""Processes of our own: a module run in a fresh Python, with a connection to talk over.

Not `multiprocessing`: its spawned processes import the caller's main script again, which would run a user's script
twice, and it keeps a tracker process beside them.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import NamedTuple

from briefing.library.wire import Wire


class Helper(NamedTuple):
    """A running process and the way to talk to it."""

    process: subprocess.Popen[bytes]
    connection: Wire

    def end(self) -> None:
        """Close the connection and end the process."""
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def start(module: str) -> Helper:
    """Run `python -m module FD` where FD is its end of the connection. Raises OSError."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for the one who started it to answer
        )
    return Helper(process, Wire(ours))


def connected() -> Wire:
    """In the started process: its end of the connection."""
    return Wire(socket.socket(fileno=int(sys.argv[1])))
