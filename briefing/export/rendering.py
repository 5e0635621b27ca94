"""A selection in the form that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.export.brief import report_with_picks
from briefing.export.data import csl_json, selection_csv, selection_json
from briefing.export.escape import plain
from briefing.export.evidence import evidence_page, sources_of
from briefing.export.forms import evidence_table, plain_text, timeline
from briefing.export.html import html_page
from briefing.export.options import Options
from briefing.export.stale_picks import Standings, standings
from briefing.export.template_values import template_values
from briefing.export.templates import fill, load_template, template_names
from briefing.model.article import Article
from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.settings.choices import Preset, References
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.places import Places

FORMS = ("markdown", "json", "csv", "html", "plain", "csl")


def presets(places: Places | None = None) -> tuple[str, ...]:
    """The names of all page forms: ours, then the user's templates."""
    return (*(p.value for p in Preset), *(template_names(places) if places else ()))


def check_preset(preset: str, places: Places) -> None:
    """Raises SettingsError for a preset that is not known."""
    if preset not in presets(places):
        raise _unknown(preset, places)


def _unknown(preset: str, places: Places | None) -> SettingsError:
    return SettingsError(f"unknown preset “{plain(preset)}”{nearest(preset, presets(places))}")


def render(
    selection: Selection,
    findings: StoryFindings | None = None,
    *,
    preset: str = Preset.EVIDENCE,
    form: str = "markdown",
    options: Options | None = None,
    places: Places | None = None,
    articles: Iterable[Article] | None = None,
) -> str:
    """The picks as text in one of FORMS; Markdown and HTML in a preset (`presets`).

    With the findings, or all `articles` of a library of several stories, passages that changed since they were picked
    are marked. `places` is where the user's templates are looked for. Raises SettingsError for a preset or form that is
    not known, or a template that does not fit.
    """
    if form not in FORMS:
        raise SettingsError(f"unknown format “{plain(form)}”{nearest(form, FORMS)}")
    known = [m.article for m in findings.members] if articles is None and findings else articles
    job = _Job(selection, findings, options or Options(), standings(selection, known))
    if form == "json":
        return selection_json(selection, job.standings)
    if form == "csv":
        return selection_csv(selection, job.standings)
    if form == "csl":
        return csl_json(sources_of(selection.clippings, job.standings, job.options).values())
    if form == "plain":
        return plain_text(selection, job.title, job.standings)
    if form == "html":
        job.options = replace(job.options, references=References.LETTERS, marks=False, obsidian=False, previous=None)
        return html_page(job.title, job.page(preset, places))
    return job.page(preset, places)


class _Job:
    """One export: the picks, what is known of them now, how it is to be written."""

    def __init__(
        self, selection: Selection, findings: StoryFindings | None, options: Options, found: Standings
    ) -> None:
        self.selection = selection
        self.findings = findings
        self.options = options
        self.standings = found
        self.title = plain(selection.title) or (f"Briefing: {findings.story.title}" if findings else "Briefing")

    def page(self, preset: str, places: Places | None) -> str:
        """The page in a preset of ours or a template of the user's."""
        if preset in {p.value for p in Preset}:
            return self._preset(Preset(preset))
        if places is not None and preset in template_names(places):
            path, template = load_template(places, preset)
            return fill(template, template_values(self.title, self.selection, self.standings, self.options), path)
        raise _unknown(preset, places)

    def _preset(self, preset: Preset) -> str:
        options = replace(self.options, preset=preset)
        if preset is Preset.PLAIN:
            return plain_text(self.selection, self.title, self.standings)
        if preset is Preset.BRIEFING and self.findings:
            return report_with_picks(self.findings, self.selection, self.standings, options)
        if preset is Preset.TIMELINE:
            return timeline(self.selection, self.title, self.standings, options, self.findings)
        write = evidence_table if preset is Preset.TABLE else evidence_page
        return write(self.selection, self.title, self.standings, options)
