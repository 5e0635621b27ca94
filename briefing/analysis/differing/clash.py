"""What a comparison of two passages yields, before it is known which articles they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places that differ, one in each passage. Clashes with one `kind` and `topic` are about the same thing;
    `subject` is what a reader is shown.
    """

    kind: Kind
    grade: Grade
    subject: str
    topic: str
    left: Span
    right: Span
