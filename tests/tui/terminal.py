"""A program in a pseudo-terminal: when it first paints, what it costs until then, how long a key takes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Paint:
    """Seconds of wall clock and of CPU (the program's own process) until some text was on the screen, and MiB held."""

    wall: float
    cpu: float
    memory: float


class Terminal:
    """Runs a command on a terminal of its own, and reads what it writes."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (120, 40)) -> None:
        self.started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, **env, "TERM": "xterm-256color"})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.output = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.master)

    def read(self, timeout: float = 0.05) -> bytes:
        """What was written within `timeout` seconds; empty where nothing was."""
        ready, _, _ = select.select([self.master], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.output += data
        return data

    def wait_for(self, pattern: bytes, timeout: float = 20) -> Paint:
        """Read until the pattern was written. Raises TimeoutError."""
        end = time.perf_counter() + timeout
        while not re.search(pattern, self.output):
            if time.perf_counter() > end:
                raise TimeoutError(pattern)
            self.read(0.002)
        return Paint(time.perf_counter() - self.started, self.cpu, self.memory)

    def quiet(self, still: float = 0.25, timeout: float = 30) -> None:
        """Read until nothing was written for `still` seconds."""
        end = time.perf_counter() + timeout
        last = time.perf_counter()
        while time.perf_counter() - last < still and time.perf_counter() < end:
            if self.read(0.02):
                last = time.perf_counter()

    def key(self, keys: bytes, timeout: float = 2.0) -> float:
        """Seconds until the screen answered a key: until the last byte of the answer."""
        start = time.perf_counter()
        os.write(self.master, keys)
        last = start
        while time.perf_counter() - start < timeout:
            if self.read(0.03):
                last = time.perf_counter()
            elif last > start:
                break
        return last - start

    def status(self, timeout: float = 10) -> int:
        """The status that the program ended with. Raises TimeoutError."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.quiet(0.05, 0.5)
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError("the program did not end")

    @property
    def cpu(self) -> float:
        """Seconds of CPU the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self) -> float:
        """MiB the program holds in memory."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found.group(1)) / 1024 if found else 0.0
