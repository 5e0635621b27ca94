"""How the program ends."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, the same for every command."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    NOTHING_READ = 3
    OUTPUT_FAILED = 4
    INTERNAL_ERROR = 70
    INTERRUPTED = 130


class Refused(Exception):
    """The command cannot do what was asked: a sentence for the person, and the status to end with."""

    def __init__(self, message: str, status: Status = Status.WRONG_USAGE) -> None:
        super().__init__(message)
        self.status = status
