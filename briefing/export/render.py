"""A selection in the form that is asked for."""

from __future__ import annotations

from briefing.export.evidence import evidence_page
from briefing.export.options import Options
from briefing.export.standings import standings
from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.settings.choices import Preset


def render(selection: Selection, findings: StoryFindings | None = None, options: Options | None = None) -> str:
    """The picks as a page."""
    chosen = options or Options(preset=Preset.EVIDENCE)
    articles = [m.article for m in findings.members] if findings else None
    title = selection.title or (f"Briefing: {findings.story.title}" if findings else "Briefing")
    return evidence_page(selection, title, standings(selection, articles), chosen)
