"""What the search is to reach beside the others, as ratios of one run, and where a run falls short."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Figures = Mapping[str, Mapping[str, Any]]
SEARCHES = ("common", "rare", "and", "or", "phrase", "prefix", "fuzzy", "source", "date")
FASTER_THAN_FTS5 = ("common", "or", "prefix", "source", "date")


def ratio(figures: Figures, kind: str, other: str, place: int = 0) -> float | None:
    """Our time for a kind of query as a share of another engine's (place 0: median, 1: 95th percentile)."""
    ours, theirs = figures["briefing"].get(kind), figures.get(other, {}).get(kind)
    return ours[place] / theirs[place] if ours and theirs else None


def shortfalls(figures: Figures, large: bool) -> Iterator[str]:
    """Every goal that was not reached, in words with both numbers."""
    for what, found, most in _checks(figures, large):
        if found is not None and found > most:
            yield f"{what}: {found:.2g} of its, goal at most {most:.2g}"


def _checks(figures: Figures, large: bool) -> Iterator[tuple[str, float | None, float]]:
    for other, speed in (("whoosh", 8), ("fts5", 0.45), ("tantivy", 0.35)):
        yield f"time to build beside {other}", _build(figures, other, "seconds"), 1 / speed
    for other, size, peak in (("whoosh", 0.6, 0.5), ("fts5", 0.7, 5), ("tantivy", 1.7, 1.5)):
        yield f"size of the index beside {other}", _build(figures, other, "mb"), size
        yield f"peak memory beside {other}", _build(figures, other, "peak"), peak
    for kind in SEARCHES:
        yield f"{kind} beside whoosh, median", ratio(figures, kind, "whoosh"), 1 / 12
        fts5 = 1.0 if kind in FASTER_THAN_FTS5 else 2.0 if kind == "phrase" else 1.4
        yield f"{kind} beside fts5, median", ratio(figures, kind, "fts5"), fts5
        loose = kind in ("phrase", "fuzzy")
        yield f"{kind} beside tantivy, median", ratio(figures, kind, "tantivy"), 2.5 if loose else 1.5
    yield "a key beside whoosh, p95", ratio(figures, "key", "whoosh", 1), 1 / 400
    yield "a key beside fts5, p95", ratio(figures, "key", "fts5", 1), 0.5
    yield "a key beside tantivy, p95", ratio(figures, "key", "tantivy", 1), 5 if large else 3


def _build(figures: Figures, other: str, what: str) -> float | None:
    theirs: Callable[[str], Any] = figures.get(other, {}).get
    return figures["briefing"][what] / theirs(what) if theirs(what) else None


def table(figures: Figures) -> str:
    """All figures side by side: CPU milliseconds p50 / p95; for the others how many times ours that is."""
    names = [n for n in ("briefing", "fts5", "tantivy", "whoosh") if n in figures]
    lines = ["".join(f"{n:>26}" for n in ["", *names])]
    for what, unit in (("seconds", "build, s of CPU"), ("mb", "index, MB"), ("peak", "peak memory, MB")):
        lines.append(
            f"{unit:>26}" + "".join(_cell([figures[n].get(what)], [figures[names[0]].get(what)]) for n in names)
        )
    for kind in ("open", *SEARCHES, "usual", "facet", "key"):
        ours = figures[names[0]][kind]
        called = "phrase, usual" if kind == "usual" else kind
        lines.append(f"{called + ', ms':>26}" + "".join(_cell(figures[n].get(kind), ours) for n in names))
    return "\n".join(lines)


def _cell(theirs: Any, ours: Any) -> str:
    if not theirs or theirs[0] is None:
        return f"{'-':>26}"
    numbers = " / ".join(f"{t:.2f}" for t in theirs)
    times = " / ".join(f"{t / o:.1f}x" for t, o in zip(theirs, ours, strict=True))
    return f"{numbers} ({times})".rjust(26)
