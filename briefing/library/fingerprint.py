"""What a kept result depends on: the code that made it, the articles, the decisions. Others make it anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model.article import Card
    from briefing.model.correction import Corrections

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


def result_key(name: str, cards: Sequence[Card], corrections: Corrections) -> str:
    """What a result over several articles depends on besides the program: the articles as they are and the reader's
    decisions, but for verdicts on differences.
    """
    from briefing.model.correction import CorrectionKind

    decided = [c for c in corrections.items if c.kind is not CorrectionKind.DIFFERENCE]
    digest = hashlib.blake2s(digest_size=16)
    for word in (name, *(f"{a.id} {a.key} {a.path}" for a in cards), repr(decided)):
        digest.update(word.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()
