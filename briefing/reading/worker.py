"""Runs the readers of risky formats in a process of its own, with limits on time and memory.

Every known extractor hangs or swells on some small input (measured: a page of comments, a mail of encoded words, a
bomb in a PDF). The process is kept for the next file and started anew after it had to be ended. It is started as a
command rather than through multiprocessing, which would run the caller's `__main__` again and refuses daemons.

Messages are a length and JSON: nothing that comes from a process that read hostile bytes is unpickled.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import resource
import select
import struct
import subprocess
import threading
import time
from typing import IO, Any

from briefing.processes import command, environment
from briefing.reading.decoding import Refused
from briefing.reading.draft import Draft, from_plain, to_plain
from briefing.reading.formats import Format, load_reader

SECONDS = 3.0
"""Wall time for one file."""
MEGABYTES = 500
"""Data the process may allocate."""
_START_SECONDS = 30.0
"""Wall time to import the libraries of a format, which is not the file's fault."""
_LENGTH = struct.Struct(">I")
# What the libraries raise over damaged files, besides errors of their own that derive from these. Anything else ends
# the process, which the caller notices.
_FAULTS = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RuntimeError),
    *(OSError, EOFError, SyntaxError),
)


def read_apart(format_: Format, data: bytes, seconds: float = SECONDS) -> list[Draft]:
    """The drafts that the reader of `format_` finds in `data`. Raises Refused, also for what takes too long."""
    with _LOCK:
        return _WORKER.read(format_, data, seconds)


class _Worker:
    """The process and the pipes to it; started when first needed."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.ready: set[Format] = set()

    def read(self, format_: Format, data: bytes, seconds: float) -> list[Draft]:
        self._start()
        try:
            if format_ not in self.ready:
                self._ask({"prepare": format_.value}, b"", _START_SECONDS)
                self.ready.add(format_)
            answer = self._ask({"read": format_.value}, data, seconds)
        except TimeoutError:
            self.stop()
            raise Refused("too-slow", f"took more than {seconds:g} seconds to read") from None
        except (EOFError, OSError):
            self.stop()
            raise Refused("reader-ended", "could not be read: the reader ended unexpectedly") from None
        if "refused" in answer:
            raise Refused(*answer["refused"])
        return [from_plain(draft) for draft in answer["drafts"]]

    def _start(self) -> None:
        """Starts the process, unless one of this very process (not of one it was forked from) is running."""
        if self.process and self.owner == os.getpid() and self.process.poll() is None:
            return
        if self.process and self.owner == os.getpid():
            self.stop()
        self.process = subprocess.Popen(
            command("briefing.reading.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,  # a Ctrl-C at the terminal is for the program, which then closes the pipe
        )
        self.owner, self.ready = os.getpid(), set()

    def _ask(self, head: dict[str, str], data: bytes, seconds: float) -> Any:
        """Sends one request and waits for its answer. Raises TimeoutError, EOFError or OSError."""
        assert self.process and self.process.stdin and self.process.stdout
        deadline = time.monotonic() + seconds
        _send(self.process.stdin, json.dumps(head).encode())
        _send(self.process.stdin, data)
        answer = _receive(self.process.stdout, deadline)
        return json.loads(answer)

    def stop(self) -> None:
        """Ends the process, if it is ours."""
        if self.process and self.owner == os.getpid():
            self.process.kill()
            for pipe in (self.process.stdin, self.process.stdout):
                with contextlib.suppress(OSError):
                    assert pipe
                    pipe.close()
            self.process.wait()
        self.process = None


_WORKER = _Worker()
_LOCK = threading.Lock()
atexit.register(_WORKER.stop)


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes], deadline: float | None = None) -> bytes:
    """One message. Raises TimeoutError at the deadline (of time.monotonic) and EOFError where the other side ended."""
    length = _LENGTH.unpack(_exactly(pipe, _LENGTH.size, deadline))[0]
    return _exactly(pipe, length, deadline)


def _exactly(pipe: IO[bytes], size: int, deadline: float | None) -> bytes:
    parts, missing, descriptor = [], size, pipe.fileno()
    while missing:
        if deadline is not None and not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(descriptor, min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _limit() -> None:
    """Bounds what the process may allocate; systems without such limits are bounded by time alone."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))


def _answer(head: dict[str, str], data: bytes) -> dict[str, Any]:
    try:
        if "prepare" in head:
            load_reader(Format(head["prepare"]))
            return {}
        return {"drafts": [to_plain(draft) for draft in load_reader(Format(head["read"]))(data)]}
    except Refused as refused:
        return {"refused": [refused.code, str(refused)]}
    except MemoryError:
        return {"refused": ["too-much-memory", f"took more than {MEGABYTES} MB of memory to read"]}
    except RecursionError:
        return {"refused": ["too-nested", "is nested too deeply to be read"]}
    except _FAULTS as error:
        return {"refused": ["unreadable", f"could not be read ({type(error).__name__})"]}


def main() -> None:
    """Answers requests until the pipe is closed."""
    _limit()
    requests, answers = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the messages
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            head = json.loads(_receive(requests))
            _send(answers, json.dumps(_answer(head, _receive(requests))).encode())


if __name__ == "__main__":
    main()
