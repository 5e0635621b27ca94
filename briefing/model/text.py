"""Places in a text and moments in time: what every other word of the model is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's `text`: Python string indices, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Precision(StrEnum):
    """How exactly a moment is known."""

    MINUTE = "minute"
    DAY = "day"
    NOT_BEFORE = "not before"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a text gives it: an ISO 8601 date, or an aware date and time, and how exact it is."""

    iso: str
    precision: Precision = Precision.DAY

    @property
    def day(self) -> date:
        """The calendar day, as written where it was written (no conversion between time zones)."""
        return date.fromisoformat(self.iso[:10])


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that carries a finding: where it stands and its words, kept so that it can be shown alone."""

    article: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The place of the passage in its article's text."""
        return Span(self.start, self.end)
