"""Which code made what the store holds: another version of it makes it again."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def fingerprint(*packages: str) -> str:
    """A short hash over the files (place, size, time of change) of these packages of `briefing`.

    Reading the files' content would cost more than the warm start it serves.
    """
    digest = hashlib.blake2s(digest_size=8)
    for package in packages:
        for file in sorted((_PACKAGE / package).rglob("*")):
            if "__pycache__" not in file.parts:
                state = file.stat()
                if file.is_file():
                    digest.update(f"{file.relative_to(_PACKAGE)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def readers() -> str:
    """The fingerprint of what makes articles out of files."""
    return fingerprint("reading", "lexicon", "model")


def analyses(pipeline: str = "") -> str:
    """The fingerprint of what makes findings out of articles; `pipeline` is the one that finds names, if chosen."""
    made = fingerprint("analysis", "lexicon", "model")
    return f"{made} {pipeline}" if pipeline else made
