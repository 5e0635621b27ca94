"""Which code made what the store holds: another version of it makes it again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # Path costs 8 ms a start


def fingerprint(*packages: str) -> str:
    """A short hash over the files (place, size, time of change) of these packages of `briefing`; of all, without any.

    Reading the files' content would cost more than the warm start it serves.
    """
    digest = hashlib.blake2s(digest_size=8)
    for package in packages or ("",):
        for state in sorted(_states(f"{_PACKAGE}/{package}")):
            digest.update(state.removeprefix(_PACKAGE).encode())
    return digest.hexdigest()


def _states(folder: str) -> Iterator[str]:
    """Every file below a folder with its size and time of change, but what Python compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}\n"
            elif entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _states(entry.path)


def readers() -> str:
    """The fingerprint of what makes articles out of files."""
    return fingerprint("reading", "lexicon", "model")


def analyses(pipeline: str = "") -> str:
    """The fingerprint of what makes findings out of articles; `pipeline` is the one that finds names, if chosen."""
    made = fingerprint("analysis", "lexicon", "model")
    return f"{made} {pipeline}" if pipeline else made
