"""Where accounts differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.text import Span


class Kind(StrEnum):
    """On what accounts differ."""

    NAME = "name"
    ROLE = "role"
    NUMBER = "number"
    DATE = "date"
    CONDITION = "condition"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    STRENGTH = "strength"
    STATUS = "status"
    QUOTE = "quote"
    SCOPE = "scope"


class Grade(StrEnum):
    """How grave a difference is: one is wrong, they exclude each other, other words, more or less detail."""

    SLIP = "slip"
    CONTRADICTION = "contradiction"
    WORDING = "wording"
    DETAIL = "detail"


class Verdict(StrEnum):
    """What the reader decided about a difference."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Value:
    """What one account says: the words that differ (`value`), at their place in the article, inside `text`, the
    sentence or clause that holds them. `start` and `end` cover `text`. `by` is who the account says said so; None
    where it says it itself.
    """

    article: str
    start: int
    end: int
    text: str
    value: str
    by: str | None = None

    @property
    def span(self) -> Span:
        """The place of the passage in its article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One difference between accounts, or between two places of one account, always with both texts."""

    id: str
    kind: Kind
    grade: Grade
    subject: str
    values: tuple[Value, ...]
    verdict: Verdict | None = None
    reason: str | None = None
