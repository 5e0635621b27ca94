"""What can be chosen for an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from briefing.export.sources import References


class Preset(StrEnum):
    """The forms of a page made from picks."""

    BRIEFING = "briefing"  # the story's report, with the picks in it
    EVIDENCE = "evidence"  # every pick with a reference, in the reader's order
    QUOTES = "quotes"  # quotations and wordings only
    COMPARISON = "comparison"  # differences, compared rows, points and tables only
    TIMELINE = "timeline"  # by the day of their articles
    TABLE = "table"  # one table, a row a pick
    PLAIN = "plain"  # text without markup


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is written. `now` is the moment of the export; `previous` an earlier page to be updated."""

    preset: Preset = Preset.EVIDENCE
    references: References = References.FOOTNOTES
    obsidian: bool = False
    marks: bool = True
    previous: str | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    generator: str = "briefing"
