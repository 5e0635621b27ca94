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

LITTLE = 0.05
"""The share of the time that a program at rest may use: it looks at its folder now and then."""
ORDER = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[@-Z\\-_]")
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

    @property
    def words(self) -> str:
        """What was written, without the orders to the terminal, which may stand in the middle of a word."""
        return ORDER.sub(b"", self.output).decode("utf-8", "replace")

    def wait_for_words(self, words: str, timeout: float = 30) -> None:
        """Read until these words were written. Raises TimeoutError."""
        end = time.perf_counter() + timeout
        while words not in self.words:
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} is not in {self.words[-3000:]!r}")
            self.read(0.1)

    def quiet(self, still: float = 0.25, timeout: float = 30) -> None:
        """Read until nothing was written for `still` seconds."""
        end = time.perf_counter() + timeout
        last = time.perf_counter()
        while time.perf_counter() - last < still and time.perf_counter() < end:
            if self.read(0.02):
                last = time.perf_counter()

    def settle(self, still: float = 0.6, timeout: float = 120) -> None:
        """Read until the program and its services have had nothing to do for `still` seconds, however slow the machine.
        Raises TimeoutError.
        """
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            written, worked = len(self.output), sum(wanted(pid) for pid in self.processes)
            until = time.perf_counter() + still
            while time.perf_counter() < until:
                self.read(0.05)
            worked = sum(wanted(pid) for pid in self.processes) - worked
            if len(self.output) == written and worked < LITTLE * still:
                return
        raise TimeoutError("the program does not come to rest")

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

    def cost(self, keys: bytes, still: float = 0.05, timeout: float = 3.0) -> float:
        """Seconds of CPU that the program itself needs to answer a key, whatever else the machine does meanwhile."""
        if keys == b"\x1b":  # the program waits whether it is the beginning of something
            still = max(still, 0.3)
        before, start = self.cpu, time.perf_counter()
        os.write(self.master, keys)
        last, waiting = start, wanted(self.pid)
        while time.perf_counter() - start < timeout and time.perf_counter() - last < still:
            if self.read(0.01) or wanted(self.pid) != waiting:
                waiting = wanted(self.pid)
                last = time.perf_counter()
        return self.cpu - before

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
    def processes(self) -> list[int]:
        """The program's process, and those that it has started."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        return [self.pid, *(pid for pid, parent in parents.items() if parent == self.pid)]

    @property
    def cpu(self) -> float:
        """Seconds of CPU that the program's own process has used."""
        return used(self.pid)

    @property
    def cpu_of_all(self) -> float:
        """Seconds of CPU of the program and of the processes that it has started."""
        return sum(used(pid) for pid in self.processes)

    @property
    def memory(self) -> float:
        """MiB that the program's own process holds in memory."""
        return held(self.pid)

    @property
    def memory_of_all(self) -> float:
        """MiB of the program and of the processes that it has started; what they share is shared out between them."""
        return sum(held(pid, "smaps_rollup", "Pss") for pid in self.processes)


def used(pid: int) -> float:
    """Seconds of CPU that a process has used, in steps finer than the clock's where the system counts them."""
    nanoseconds = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            nanoseconds += int(task.read_text().split()[0])
    if nanoseconds:
        return nanoseconds / 1e9
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:  # it has ended
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def wanted(pid: int) -> float:
    """Seconds in which a process ran, or would have run if others had not."""
    nanoseconds = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            nanoseconds += sum(map(int, task.read_text().split()[:2]))
    return nanoseconds / 1e9


def held(pid: int, file: str = "status", field: str = "VmRSS") -> float:
    """MiB that a process holds in memory."""
    try:
        found = re.search(rf"^{field}:\s+(\d+)", Path(f"/proc/{pid}/{file}").read_text(), re.MULTILINE)
    except OSError:  # it has ended
        return 0.0
    return int(found.group(1)) / 1024 if found else 0.0
