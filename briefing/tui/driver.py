"""Writing to a terminal that may go away at any moment: a closed window, a lost connection, a killed tmux.

Textual's own thread ends at the first write that fails, and nobody empties its queue any more: when the queue is full,
the program waits for ever, a process without a terminal that nobody sees.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from queue import SimpleQueue

from textual.drivers.linux_driver import LinuxDriver


class Outlet:
    """Writes in a thread of its own, in order; what a terminal that has gone does not take is let go."""

    def __init__(self, descriptor: int) -> None:
        """`descriptor` is the terminal's."""
        self._descriptor = descriptor
        self._waiting: SimpleQueue[str | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True, name="outlet")
        self._thread.start()

    def put(self, text: str) -> None:
        """Write this when what came before has been written."""
        self._waiting.put(text)

    def close(self) -> None:
        """Wait until everything has been written."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (text := self._waiting.get()) is not None:
            try:
                self._write(text.encode("utf-8", "replace"))
            except OSError:
                self._drain()
                return

    def _write(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:  # another program has left the terminal like that, and it is full
                select.select([], [self._descriptor], [])

    def _drain(self) -> None:
        while self._waiting.get() is not None:
            pass


class TerminalDriver(LinuxDriver):
    """Textual's driver with an outlet of our own; it is opened by the first write after each start."""

    _outlet: Outlet | None = None

    def write(self, data: str) -> None:
        """Write to the terminal, later."""
        if self._outlet is None:
            terminal = sys.__stderr__
            assert terminal is not None  # the screen is only shown on a terminal
            self._outlet = Outlet(terminal.fileno())
        self._outlet.put(data)

    def close(self) -> None:
        """Everything is written before another program, or the shell, gets the terminal."""
        super().close()
        if self._outlet is not None:
            self._outlet.close()
            self._outlet = None
