"""Bring the store up to date with the disk: only new, changed and vanished files are touched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library.progress import Asked, Cancelled, Progress, Report
from briefing.model.article import Problem
from briefing.store import FileState, Store

if TYPE_CHECKING:
    from briefing.reading.discovery import SourceFile
    from briefing.reading.read import ReadResult
    from briefing.store.store import Sign

BATCH = 64
# Below this many files a second process costs more to start (0.3 s) than it saves at about 2 ms a file.
PARALLEL_FROM = 400


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies on the disk: each readable file's path as the user wrote it, by absolute path; the rest as problems."""

    shown: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were read, and how many are gone."""

    read: int
    gone: int

    def __bool__(self) -> bool:
        return bool(self.read or self.gone)


def refresh(
    store: Store, paths: Sequence[Path], report: Report, asked: Asked, follow_links: bool = False
) -> tuple[Scan, Changes]:
    """Read what is new or changed under `paths`, forget what is gone. Links out of a folder only if they may be.

    Every batch is kept as it is done: after Cancelled, or a kill, the next refresh goes on where this one stopped.
    """
    from briefing.reading.discovery import discover

    discovery = discover(paths, follow_links)
    folders: dict[str, str] = {}
    files = {_absolute(f.place, folders): f for f in discovery.files}
    known = store.files()
    gone = [path for path in known if path not in files]
    stale = [path for path, f in files.items() if known.get(path) != FileState(f.size, f.mtime_ns)]
    if gone:
        with store.changes():
            store.forget(gone)
    if stale:
        _read_all(store, [(path, files[path]) for path in stale], report, asked)
    if gone or stale:
        store.prune()
    scan = Scan({path: f.shown for path, f in files.items()}, discovery.problems)
    return scan, Changes(len(stale), len(gone))


def _absolute(place: str, folders: dict[str, str]) -> str:
    """The absolute path of a file; `folders` remembers those of its folders (a Path for each file costs 10 µs)."""
    folder, _, name = place.rpartition("/")
    if folder not in folders:
        folders[folder] = os.path.abspath(folder or ("/" if place.startswith("/") else "."))  # noqa: PTH100
    return f"{folders[folder]}/{name}"


def _read_all(store: Store, files: Sequence[tuple[str, SourceFile]], report: Report, asked: Asked) -> None:
    from briefing.library.parallel import mapped

    read = _read_one if len(files) < PARALLEL_FROM else _read_and_signed
    results = zip(files, mapped(read, [file for _, file in files], PARALLEL_FROM), strict=True)
    done = 0
    report(Progress("reading", done, len(files)))
    while batch := list(islice(results, BATCH)):
        with store.changes():
            for (path, file), (result, signs) in batch:
                state = FileState(file.size, file.mtime_ns)
                named = store.put_file(path, state, result.articles, result.problems)
                store.put_signatures({a.id: one for a, one in zip(named, signs, strict=False)})
        done += len(batch)
        report(Progress("reading", done, len(files)))
        if asked():
            raise Cancelled


def _read_one(file: SourceFile) -> tuple[ReadResult, tuple[Sign, ...]]:
    from briefing.analysis.language.sentences import split_sentences
    from briefing.reading.read import read_file

    result = read_file(file)
    articles = tuple(replace(a, sentences=split_sentences(a)) for a in result.articles)
    return replace(result, articles=articles), ()


def _read_and_signed(file: SourceFile) -> tuple[ReadResult, tuple[Sign, ...]]:
    """With what grouping into events looks at: many articles are signed where they are read, on all cores."""
    from briefing.library.events import signed

    result, _ = _read_one(file)
    return result, tuple(map(signed, result.articles))
