"""What a search found: every sentence with a hit, under its source."""

from __future__ import annotations

from briefing.model.story import Member
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, text_row
from briefing.tui.drawing.text import Line, fit_line
from briefing.tui.pages.parts import byline, count_of, pick_sign
from briefing.tui.place import passage


def hits_page(ctx: Context) -> Page:
    """The sentences that hold a hit, in the order of the letters."""
    rows: list[Row] = []
    total = 0
    for member in ctx.facts.findings.members:
        hits = ctx.hits.get(member.article.id, ())
        if hits and ctx.scope.has_article(member.article.id):
            total += len(hits)
            rows += _article(ctx, member)
    query = ctx.scope.query or ""
    return Page(
        "Found",
        tuple(rows),
        note=f" {count_of(total, 'hit')} ",
        crumbs=ctx.scope.crumbs,
        find=tuple(stop.key for row in rows for stop in row.stops),
        empty=f"Nothing found for {query}. Fewer words find more; a word with * at its end finds its forms.",
    )


def _article(ctx: Context, member: Member) -> list[Row]:
    article, hits = member.article, ctx.hits[member.article.id]
    head: Line = (
        (f"{member.letter}  ", "letter"),
        (byline(member, ctx.glyphs), "dim"),
        (f"  {count_of(len(hits), 'hit')}", "accent"),
    )
    rows = [Row(lambda width, _: [fit_line(head, width)], (), 1)]
    for number in dict.fromkeys(article.sentence_at(hit.start) for hit in hits):
        if number is None:
            continue
        span = article.sentences[number]
        target = passage(article.id, span)
        # only those of this sentence: it is shown around the first of them
        inside = [hit for hit in hits if span.start <= hit.start < span.end]
        marks = [(hit.start - span.start, hit.end - span.start, "hit") for hit in inside]
        text = span.of(article.text).replace("\n", " ")
        rows.append(
            text_row(target.key, target, text, first=(("   ", ""), pick_sign(ctx, target.key)), marks=marks, limit=3)
        )
    return [*rows, blank_row()]
