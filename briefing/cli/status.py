"""How the program ends."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, the same for every command; `meaning` is how the documents put them."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    NOTHING_READ = 3
    OUTPUT_FAILED = 4
    INTERNAL_ERROR = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """What it tells, in a few words."""
        return _MEANINGS[self]


_MEANINGS = {
    Status.DONE: "done",
    Status.NOTHING_FOUND: "nothing found",
    Status.WRONG_USAGE: "wrong usage, or no terminal for the screen",
    Status.NOTHING_READ: "nothing could be read",
    Status.OUTPUT_FAILED: "output refused or failed",
    Status.INTERNAL_ERROR: "internal error",
    Status.INTERRUPTED: "interrupted",
}


class Refused(Exception):
    """The command cannot do what was asked: a sentence for the person, and the status to end with."""

    def __init__(self, message: str, status: Status = Status.WRONG_USAGE) -> None:
        super().__init__(message)
        self.status = status
