"""Promises, dates, figures and open questions: what a desk asks of every event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.text import Evidence


class Status(StrEnum):
    """How firm a promise is."""

    AGREED = "agreed"
    PLEDGED = "pledged"
    POSSIBLE = "possible"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Promise:
    """Who commits to what, on what condition, how firmly; blank (None) where the rules are unsure."""

    id: str
    who: str | None
    what: str
    condition: str | None
    status: Status | None
    evidence: tuple[Evidence, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that carry it."""
        return tuple(dict.fromkeys(e.article for e in self.evidence))


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that give a time, resolved to days (ISO dates, both ends included) against the article's own date."""

    evidence: Evidence
    first: str | None
    last: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts (`unit`, as written), and who says so (None: the outlet itself)."""

    evidence: Evidence
    value: float
    unit: str
    by: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Question:
    """What an account says is not settled yet."""

    evidence: Evidence
    about: str
    sentence: int
