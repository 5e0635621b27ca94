"""Pure functions over many values, on all cores where that pays."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

from briefing.library.process import Helper, connected, start
from briefing.library.wire import Wire

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16


class HelperFailed(Exception):
    """A process that shared the work ended, or what it was asked to do raised this."""


def mapped(function: Callable[[T], R], items: Sequence[T], worth_it: int) -> Iterator[R]:
    """`function` (of a module) of each item, in order. From `worth_it` items on, other processes share the work.

    Raises what the function raises; from another process, HelperFailed.
    """
    cores = os.cpu_count() or 1
    if len(items) < worth_it or cores == 1:
        yield from map(function, items)
        return
    helpers = [start("briefing.library.parallel") for _ in range(cores)]
    try:
        yield from _shared(helpers, function, items)
    finally:
        for helper in helpers:
            helper.end()


def _shared(helpers: Sequence[Helper], function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """Chunks go to the helpers in turn, two under way at each, and come back in the same turn: in order."""
    chunks = iter([items[at : at + CHUNK] for at in range(0, len(items), CHUNK)])
    under_way: deque[Helper] = deque()

    def send(helper: Helper) -> None:
        if (chunk := next(chunks, None)) is not None:
            with suppress(OSError):  # it has ended already, as will be seen when its answer is taken
                helper.connection.send((function, chunk))
            under_way.append(helper)

    for helper in (*helpers, *helpers):
        send(helper)
    while under_way:
        helper = under_way.popleft()
        yield from _received(helper)
        send(helper)


def _received(helper: Helper) -> list[Any]:
    try:
        results, error = helper.connection.recv()
    except (EOFError, OSError) as ended:
        last = helper.end().strip().rpartition("\n")[2]
        raise HelperFailed(f"a process that shared the work has ended ({last or helper.ending})") from ended
    if error is not None:
        raise HelperFailed(error)
    return list(results)


def main() -> None:
    """Answer chunks until the other side closes."""
    connection = connected()
    chunks: SimpleQueue[Any] = SimpleQueue()
    # In a thread of its own: were nothing read while an answer is sent, two large ones could wait for each other.
    threading.Thread(target=_read, args=(connection, chunks), daemon=True).start()
    while (work := chunks.get()) is not None:
        connection.send(_answer(*work))


def _read(connection: Wire, chunks: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            chunks.put(connection.recv())
    chunks.put(None)


def _answer(function: Callable[[Any], Any], chunk: Sequence[Any]) -> tuple[list[Any], str | None]:
    try:
        return [function(item) for item in chunk], None
    except Exception as error:  # noqa: BLE001  # told to the one who asked
        return [], f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
