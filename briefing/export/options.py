"""What can be chosen for an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing import __version__
from briefing.settings.choices import Preset, References


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is written. `now` is the moment of the export; `previous` an earlier page to be updated."""

    preset: str = Preset.EVIDENCE
    references: References = References.FOOTNOTES
    obsidian: bool = False
    marks: bool = True
    previous: str | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    generator: str = f"briefing {__version__}"
