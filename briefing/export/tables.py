"""Whole-story tables as Markdown: who reports what, every quotation, every difference."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.export import layout
from briefing.export.accounts import sources_table
from briefing.export.escape import inline, line, plain
from briefing.export.picks import COVERAGE_LEGEND
from briefing.export.quoted import Shown, all_quotations, quotation
from briefing.export.sections import difference_line
from briefing.model.discrepancy import Discrepancy, Grade
from briefing.model.story import StoryFindings


def coverage_matrix(findings: StoryFindings) -> str:
    """A row a point, a column an article."""
    rows = [
        (inline(p.text), *(c.found.mark for c in p.carried), "!" if p.discrepancies else "") for p in findings.points
    ]
    head = ("Point", *(m.letter for m in findings.members), "")
    legend = f"{COVERAGE_LEGEND}, ! accounts differ."
    return _page(findings, "Who reports what", [layout.table(head, rows), legend])


def quote_book(findings: StoryFindings) -> str:
    """Every quotation under its speaker, speakers by how often they are quoted."""
    by_speaker: dict[str, list[Shown]] = {}
    for shown in all_quotations(findings):
        by_speaker.setdefault(plain(shown.speaker), []).append(shown)
    parts: list[str] = []
    for speaker in sorted(by_speaker, key=lambda s: (not s, -len(by_speaker[s]), s)):
        parts.append(layout.heading(2, inline(speaker) or "Speaker not given"))
        parts += [quotation(findings, shown) for shown in by_speaker[speaker]]
    return _page(findings, "Quotations", parts)


def difference_list(findings: StoryFindings) -> str:
    """Every difference by grade, with the sentences of all accounts."""
    parts: list[str] = []
    for grade in Grade:
        found = [d for d in findings.discrepancies if d.grade is grade]
        if found:
            parts.append(layout.heading(2, _TITLES[grade]))
            parts += [_with_texts(findings, d) for d in found]
    return _page(findings, "Where the accounts differ", parts)


def _with_texts(findings: StoryFindings, found: Discrepancy) -> str:
    texts = [f"{findings.member(v.article).letter}: “{inline(v.text)}”" for v in found.values]
    verdict = f" {line(found.verdict.value.capitalize())}." if found.verdict else ""
    reason = f" Reason: {inline(found.reason)}" if plain(found.reason) else ""
    return f"{difference_line(findings, found)}{verdict}{reason}\n\n{layout.bullets(texts)}"


def _page(findings: StoryFindings, title: str, parts: Sequence[str]) -> str:
    head = layout.heading(1, f"{title}: {inline(findings.story.title)}")
    body = parts or ["Nothing was found."]
    return layout.page([head, *body, layout.heading(2, "Sources"), sources_table(findings)])


_TITLES = {
    Grade.SLIP: "One is wrong",
    Grade.CONTRADICTION: "They exclude each other",
    Grade.WORDING: "Other words",
    Grade.DETAIL: "More or less detail",
}
