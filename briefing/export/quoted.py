"""Quotations as a briefing page shows them."""

from __future__ import annotations

from briefing.analysis.brief_quotes import Shown, all_quotations, chosen_quotations
from briefing.analysis.language.tongue import tongue_name
from briefing.export import layout
from briefing.export.escape import inline, shortened, spoken
from briefing.export.wording import joined, letters
from briefing.model.story import StoryFindings

__all__ = ["Shown", "all_quotations", "chosen_quotes", "quotation"]

MOST = 6
LONGEST = 320


def chosen_quotes(findings: StoryFindings) -> str:
    """Block quotations, those of the Brief."""
    return "\n\n".join(quotation(findings, shown) for shown in chosen_quotations(findings, MOST))


def quotation(findings: StoryFindings, shown: Shown) -> str:
    """One block quotation: the words, who said them, through whom, in which accounts."""
    everyone = tuple(m.letter for m in findings.members)
    found = findings.letters(tuple(q.article for q in shown.quotes))
    same = ", same words" if shown.same and len(found) > 1 else ", wordings differ" if len(found) > 1 else ""
    via = list(dict.fromkeys(v for q in shown.quotes for v in q.via))
    through = f", via {inline(joined(via))}" if via else ""
    speaker = inline(shown.speaker) or "speaker not given"
    if shown.tongue:
        speaker += f", in {tongue_name(shown.tongue)}"
    if shown.also:
        speaker += f", quoted in {joined([tongue_name(code) for code in shown.also])} too"
    marked = spoken(shortened(shown.text, LONGEST))
    return layout.quotation(marked, f"{speaker}{through} ({letters(found, everyone)}{same})")
