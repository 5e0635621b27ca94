"""Pure functions over many values, on all cores where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16


def mapped(function: Callable[[T], R], items: Sequence[T], worth_it: int) -> Iterator[R]:
    """`function` of each item, in order. From `worth_it` items on, spawned processes share the work.

    Spawned, not forked: a fork of a process with threads may inherit a held lock.
    """
    cores = os.cpu_count() or 1
    if len(items) < worth_it or cores == 1:
        yield from map(function, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(max_workers=cores, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(function, items, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
