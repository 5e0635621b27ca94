"""Builds and asks in processes of their own, so that one engine's memory is not another's; prints JSON."""

from __future__ import annotations

import gc
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from corpus import Queries, articles, sample  # noqa: E402
from engines import ENGINES, Ask  # noqa: E402

KINDS = ("common", "rare", "and", "or", "phrase", "prefix", "fuzzy", "source", "date", "facet", "usual")


def asks(queries: Queries, kind: str, count: int) -> list[Ask]:
    """`count` queries of a kind, the same for every engine."""
    draw = random.Random(kind)
    common, rare, sources = queries.common, queries.rare, queries.sources
    made = []
    for _ in range(count):
        one = draw.choice(common)
        if kind in ("common", "date", "facet"):
            made.append(Ask(kind, (one,)))
        elif kind == "rare":
            made.append(Ask(kind, (draw.choice(rare),)))
        elif kind in ("and", "or"):
            made.append(Ask(kind, (one, draw.choice(common + rare))))
        elif kind == "phrase":
            made.append(Ask(kind, draw.choice(queries.phrases)))
        elif kind == "usual":
            made.append(Ask("phrase", draw.choice(queries.usual)))
        elif kind == "prefix":
            made.append(Ask(kind, (one[: draw.randint(2, 4)],)))
        elif kind == "fuzzy":
            made.append(Ask(kind, (draw.choice(common + rare),)))
        else:
            made.append(Ask(kind, (one,), draw.choice(sources)))
    return made


def sessions(queries: Queries, count: int) -> Iterator[Ask]:
    """Two words typed letter by letter, every key a search."""
    draw = random.Random("keys")
    for _ in range(count):
        first, second = draw.choice(queries.common), draw.choice(queries.common + queries.rare)
        for end in range(1, len(first) + 1):
            yield Ask("key", (first[:end],))
        for end in range(1, len(second) + 1):
            yield Ask("key", (first, second[:end]))


def build(name: str, library: Path, folder: Path) -> dict[str, float]:
    """CPU seconds, peak memory and size of one engine's index of a library."""
    source = articles(library)
    engine = ENGINES[name]()
    began = time.process_time()
    engine.build(source, folder)
    spent = time.process_time() - began
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    return {"seconds": spent, "mb": size / 1e6, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def reading(library: Path) -> float:
    """CPU seconds that reading the articles alone takes; taken off every engine's time."""
    began = time.process_time()
    for _ in articles(library):
        pass
    return time.process_time() - began


def ask(name: str, library: Path, folder: Path, count: int, typed: int) -> dict[str, Any]:
    """Milliseconds of CPU for every kind of query, median and 95th percentile."""
    queries = sample(library, 200)
    engine = ENGINES[name]()
    began = time.process_time()
    engine.open(folder)
    engine.ask(Ask("common", (queries.common[0],)))
    result: dict[str, Any] = {"open": [(time.process_time() - began) * 1000] * 2}
    gc.collect()
    gc.freeze()
    for kind in KINDS:
        if engine.can(kind):
            result[kind] = _times(engine, asks(queries, kind, count))
    result["key"] = _times(engine, list(sessions(queries, typed)))
    return result


def _times(engine: Any, all_asks: list[Ask]) -> list[float]:
    spent = []
    for one in all_asks:
        began = time.process_time_ns()
        engine.ask(one)
        spent.append((time.process_time_ns() - began) / 1e6)
    spent.sort()
    return [median(spent), spent[min(len(spent) - 1, int(len(spent) * 0.95))]]


def apart(*arguments: object) -> Any:
    """Run this file in a process of its own with these arguments, and read what it prints."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=3600
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "build":
        print(json.dumps(build(rest[0], Path(rest[1]), Path(rest[2]))))
    elif task == "reading":
        print(json.dumps(reading(Path(rest[0]))))
    else:
        print(json.dumps(ask(rest[0], Path(rest[1]), Path(rest[2]), int(rest[3]), int(rest[4]))))
