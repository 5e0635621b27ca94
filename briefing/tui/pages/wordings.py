"""4 Wordings: each quotation's variants one under the other."""

from __future__ import annotations

from briefing.analysis.comparing import word_marks
from briefing.model.quote import Quote, QuoteGroup
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, text_row
from briefing.tui.drawing.text import Line, Mark, fit_line
from briefing.tui.pages.parts import count_of, joined, pick_sign
from briefing.tui.place import Target, Thing


def wordings_page(ctx: Context) -> Page:
    """All groups of more than one wording, widest spread first."""
    groups = [g for g in ctx.facts.findings.groups if len(g.quotes) > 1 and ctx.scope.group(g)]
    if ctx.place.subject in ctx.facts.groups:
        groups = [ctx.facts.groups[ctx.place.subject], *(g for g in groups if g.id != ctx.place.subject)]
    rows = [row for group in groups for row in _group(ctx, group)]
    return Page(
        "Wordings",
        tuple(rows),
        note=f" {count_of(len(groups), 'quotation')} ",
        crumbs=ctx.scope.crumbs,
        empty="No quotation stands in more than one article here. The Quotes pane lists them all.",
    )


def _group(ctx: Context, group: QuoteGroup) -> list[Row]:
    quotes = ctx.facts.group_quotes(group)
    letters = " ".join(ctx.facts.findings.letters(tuple({q.article for q in quotes})))
    fullest = max((q.text for q in quotes), key=len, default="")
    same = all(word_marks(fullest, quote.text) == ([], []) for quote in quotes)
    words = joined(("same words" if same else "different wordings", "" if group.sure else "perhaps the same"))
    target = Target(Thing.GROUP, group.id)
    head: Line = (
        pick_sign(ctx, target.key),
        (group.speaker or "speaker?", "strong"),
        (f"  {letters}  ", "letter"),
        (words, "dim"),
    )
    rows = [Row(lambda width, _: [fit_line(head, width)], (), 1)]
    return [*rows, *(_variant(ctx, quote, fullest) for quote in quotes), blank_row()]


def _variant(ctx: Context, quote: Quote, fullest: str) -> Row:
    """One article's wording in its sentence: lead-in and verb as they are, the quotation set off, and in it the words
    that the fullest wording does not have; what it leaves out of that stands below.
    """
    target = Target(Thing.QUOTE, quote.id, quote.article, quote.start, quote.end)
    text = ctx.facts.members[quote.article].article.text
    sentence = ctx.facts.around(quote.article, quote.span)
    start, end = min(sentence.start, quote.start), max(sentence.end, quote.end)
    omitted, other = word_marks(fullest, quote.text)
    marks: list[Mark] = [(quote.start - start, quote.end - start, "quote strong")]
    marks += [(quote.start + a - start, quote.start + b - start, "differs") for a, b in other]
    first: Line = (("  ", ""), pick_sign(ctx, target.key), (f"{ctx.facts.letter(quote.article):<2} ", "letter"))
    via: Line = ((f"via {', '.join(quote.via)}", "aside"),) if quote.via else ()
    row = text_row(target.key, target, text[start:end].replace("\n", " "), first=first, marks=marks, right=via)
    if not omitted:
        return row
    words = f"leaves out: {f' {ctx.glyphs.gap} '.join(span.of(fullest) for span in omitted)}"
    below = text_row(None, None, words, style="aside", first=(("     ", ""),), limit=2)
    return Row(lambda width, inside: [*row.draw(width, inside), *below.draw(width, None)], row.stops)
