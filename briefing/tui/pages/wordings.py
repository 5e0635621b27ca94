"""4 Wordings: each quotation's variants one under the other."""

from __future__ import annotations

from briefing.model.quote import Quote, QuoteGroup
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, text_row
from briefing.tui.drawing.text import Line, fit_line
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
    same = len({" ".join(q.text.split()).casefold() for q in quotes}) == 1
    words = joined(("same words" if same else "different wordings", "" if group.sure else "perhaps the same"))
    target = Target(Thing.GROUP, group.id)
    head: Line = (
        pick_sign(ctx, target.key),
        (group.speaker or "speaker?", "strong"),
        (f"  {letters}  ", "letter"),
        (words, "dim"),
    )
    rows = [Row(lambda width, _: [fit_line(head, width)], (), 1)]
    return [*rows, *(_variant(ctx, quote) for quote in quotes), blank_row()]


def _variant(ctx: Context, quote: Quote) -> Row:
    target = Target(Thing.QUOTE, quote.id, quote.article, quote.start, quote.end)
    article = ctx.facts.members[quote.article].article
    sentence = ctx.facts.around(quote.article, quote.span)
    start, end = min(sentence.start, quote.start), max(sentence.end, quote.end)
    text = article.text[start:end].replace("\n", " ")
    marks = [(0, len(text), "dim"), (quote.start - start, quote.end - start, "quote strong")]
    first: Line = (("  ", ""), pick_sign(ctx, target.key), (f"{ctx.facts.letter(quote.article):<2} ", "letter"))
    via = ((f"via {', '.join(quote.via)}", "aside"),) if quote.via else ()
    return text_row(target.key, target, text, first=first, marks=marks[1:], style="", right=via)
