"""4 Wordings: each quotation's variants one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.quoting.aligning import WordingRow
from briefing.analysis.wordings import align_wordings
from briefing.model.quote import QuoteGroup, said_by
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, text_row
from briefing.tui.drawing.text import Line, Mark, fit_line
from briefing.tui.pages.parts import count_of, joined, pick_sign
from briefing.tui.place import Target, Thing

_LEAD = 70
"""Characters of the lead-in that are shown; the words right before the quotation are the ones that matter."""
_MARKERS = {"same": "", "differs": "differs", "added": "differs", "omitted": "aside"}


def wordings_page(ctx: Context) -> Page:
    """All groups of more than one wording, widest spread first."""
    groups = [g for g in ctx.facts.findings.groups if len(g.quotes) > 1 and ctx.scope.group(g)]
    if ctx.place.subject in ctx.facts.groups:
        groups = [ctx.facts.groups[ctx.place.subject], *(g for g in groups if g.id != ctx.place.subject)]
    aligned = {group.id: _aligned(ctx, group) for group in groups}
    left_out = any(_omits(marker, words) for rows in aligned.values() for row in rows for words, marker in row.pieces)
    legend = "[- words left out]  " if left_out else ""
    return Page(
        "Wordings",
        tuple(row for group in groups for row in _group(ctx, group, aligned[group.id])),
        note=f" {legend}{count_of(len(groups), 'quotation')} ",
        crumbs=ctx.scope.crumbs,
        empty="No quotation stands in more than one article here. The Quotes pane lists them all.",
    )


def _aligned(ctx: Context, group: QuoteGroup) -> Sequence[WordingRow]:
    quotes = ctx.facts.group_quotes(group)
    return align_wordings(group, quotes, [ctx.facts.members[quote.article].article for quote in quotes])


def _group(ctx: Context, group: QuoteGroup, aligned: Sequence[WordingRow]) -> list[Row]:
    quotes = ctx.facts.group_quotes(group)
    letters = " ".join(ctx.facts.findings.letters(tuple({q.article for q in quotes})))
    same = all(marker == "same" for row in aligned for _, marker in row.pieces)
    words = joined(("same words" if same else "different wordings", "" if group.sure else "perhaps the same"))
    target = Target(Thing.GROUP, group.id)
    head: Line = (
        pick_sign(ctx, target.key),
        (said_by(group, quotes) or "speaker?", "strong"),
        (f"  {letters}  ", "letter"),
        (words, "dim"),
    )
    rows = [Row(lambda width, _: [fit_line(head, width)], (Stop(target.key, target),), 1)]
    return [*rows, *(_wording(ctx, row) for row in aligned), blank_row()]


def _omits(marker: str, words: str) -> bool:
    """True where words are left out; where a wording only ends before, or begins after, what others have, a sign says
    so.
    """
    return marker == "omitted" and words.strip() != "…"


def _shown(marker: str, words: str) -> str:
    """The words of a piece; those that are left out in brackets behind a minus."""
    if _omits(marker, words):
        return f"[- {words.strip()}] "
    return "… " if marker == "omitted" else words


def _wording(ctx: Context, row: WordingRow) -> Row:
    """One article's wording: what leads in to it, then its words, those that differ set off and those it leaves out
    in brackets behind a minus; through whom they came at the right.
    """
    quote = ctx.facts.quotes[row.quote]
    target = Target(Thing.QUOTE, quote.id, quote.article, quote.start, quote.end)
    lead = " ".join(row.lead_in.split())
    if len(lead) > _LEAD:
        lead = f"{ctx.glyphs.gap} {lead[lead.find(' ', len(lead) - _LEAD) + 1 :]}"
    text = f"{lead} “" if lead else "“"
    marks: list[Mark] = [(0, len(text), "dim")]
    for words, marker in row.pieces:
        shown = _shown(marker, words)
        marks.append((len(text), len(text) + len(shown), _MARKERS[marker]))
        text += shown
    text = " ".join(text.rstrip().split("\n")) + "”"
    first: Line = (("  ", ""), pick_sign(ctx, target.key), (f"{ctx.facts.letter(quote.article):<2} ", "letter"))
    via: Line = ((f"via {', '.join(row.via)}", "aside"),) if row.via else ()
    return text_row(target.key, target, text, first=first, marks=marks, right=via)
