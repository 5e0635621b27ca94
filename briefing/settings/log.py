"""The log: what a program leaves behind when something went wrong inside. It never holds an article's text."""

from __future__ import annotations

import traceback
from pathlib import Path

from briefing.files.atomic import WriteError
from briefing.settings.places import Places

LIMIT = 1_000_000
"""Bytes from which on the log is put aside for a new one."""


def log_error(error: BaseException, places: Places) -> Path | None:
    """Add an error with its traceback; the log's path, None where nothing can be written."""
    return log_words("".join(traceback.format_exception(error)), places)


def log_words(words: str, places: Places) -> Path | None:
    """Add what a process of ours said when it ended; the log's path, None where nothing can be written."""
    try:
        log = Places.folder(places.state) / "log.txt"
        if log.exists() and log.stat().st_size > LIMIT:
            log.replace(log.with_suffix(".old.txt"))
        with log.open("a", encoding="utf-8", errors="replace") as out:
            out.write(words + "\n")
    except (OSError, WriteError):
        return None
    return log
