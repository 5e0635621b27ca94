"""The figures of the Brief: numbers with what they count and who says so."""

from __future__ import annotations

import re

from briefing.analysis.lines import short
from briefing.model.promise import Figure
from briefing.model.story import BriefLine, StoryFindings, TargetKind

# A number up to this one counts what every account has ("two leaders", "one man").
_LEAST_FIGURE = 2
_MOST, _WIDTH = 8, 88


def figure_lines(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Numbers with what they count: those that several give first."""
    by_count: dict[tuple[float, str], list[tuple[int, Figure]]] = {}
    for n, figure in enumerate(findings.figures):
        if not _says_much(figure):
            continue
        by_count.setdefault((figure.value, figure.unit.lower()), []).append((n, figure))
    ranked = sorted(by_count.values(), key=lambda found: (-len({f.evidence.article for _, f in found}), found[0][0]))
    lines = []
    for found in ranked:
        number, figure = found[0]
        by = next((who for _, f in found if (who := _says(findings, f))), None)
        text = figure.evidence.text + (f" (says {by})" if by else "")
        letters = findings.letters(tuple(f.evidence.article for _, f in found))
        lines.append(BriefLine(short(text, _WIDTH), letters, TargetKind.FIGURE, str(number)))
    return tuple(lines[:_MOST])


def _says(findings: StoryFindings, figure: Figure) -> str | None:
    """Who gives a figure: the speaker of the quotation that holds it, or who it is ascribed to by name."""
    for quote in findings.quotes:
        if quote.article == figure.evidence.article and quote.span.covers(figure.evidence.span) and quote.speaker:
            return quote.speaker
    by = (figure.by or "").lower()
    return next((figure.by for a in findings.actors if by and by in (a.name.lower(), *map(str.lower, a.aliases))), None)


def _says_much(figure: Figure) -> bool:
    """True for a number with a currency or a share, or with a whole word for what it counts; no "two sides"."""
    unit = figure.unit.lower().split()
    worded = bool(unit) and len(unit[-1]) > 2 and unit[0] != "of" and figure.unit.split()[-1].islower()
    return (worded and figure.value > _LEAST_FIGURE) or bool(re.search(r"[$€£¥%]", figure.evidence.text))
