"""Long work tells how far it is, and stops when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is: its stage in words for people ("reading"), units done, units in all."""

    stage: str
    done: int
    total: int


class Cancelled(Exception):
    """The work was asked to stop; what was done so far is kept."""


Report = Callable[[Progress], None]
Asked = Callable[[], bool]


def silent(_: Progress) -> None:
    """A report that goes nowhere."""


def never() -> bool:
    """Nobody asks to stop."""
    return False
