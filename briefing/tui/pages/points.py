"""2 Points, who reports what; and one point with all its passages."""

from __future__ import annotations

from briefing.model.point import Carried, Found, Point, PointKind
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, heading_row, text_row
from briefing.tui.drawing.text import Line, Piece, fit_line
from briefing.tui.pages.differences import difference_rows
from briefing.tui.pages.parts import (
    byline,
    count_of,
    coverage,
    joined,
    letters_head,
    many_columns,
    no_passage,
    pick_sign,
)
from briefing.tui.place import Target, Thing, passage

_SECTIONS = {
    PointKind.PROMISE: "PROMISES",
    PointKind.DOCUMENT: "DOCUMENTS",
    PointKind.FIGURE: "FIGURES",
    PointKind.STATEMENT: "STATEMENTS",
    PointKind.EVENT: "WHAT HAPPENED",
    PointKind.BACKGROUND: "BACKGROUND",
}


def points_page(ctx: Context) -> Page:
    """One row a point, one column an article, under the kinds of points."""
    kept = [point for point in ctx.facts.findings.points if ctx.scope.point(point)]
    rows: list[Row] = []
    for kind, title in _SECTIONS.items():
        members = [point for point in kept if point.kind is kind]
        if members:
            rows += [blank_row(), heading_row(f"{title} {len(members)}", letters_head(ctx))]
            rows += [_row(ctx, point) for point in members]
    marked = tuple(f"{Thing.POINT.value}:{p.id}" for p in kept if p.discrepancies)
    return Page(
        "Points",
        tuple(rows[1:]),
        note=f" {ctx.glyphs.found} found  {ctx.glyphs.partly} partly  {ctx.glyphs.missing} not found ",
        crumbs=ctx.scope.crumbs,
        empty=no_passage(ctx, "point"),
        find=marked,
    )


def _row(ctx: Context, point: Point) -> Row:
    target = Target(Thing.POINT, point.id)
    first: Line = ((f"{ctx.glyphs.differs} " if point.discrepancies else "  ", "differs"), pick_sign(ctx, target.key))
    if ctx.new and {c.article for c in point.carried if c.found is not Found.NO} <= ctx.new:
        first = (*first, ("new ", "accent"))
    style = "dim" if point.overtaken else ""
    row = text_row(target.key, target, point.text, style=style, first=first, right=coverage(ctx, point), limit=2)
    return _lettered(ctx, point, row) if many_columns(ctx) else row


def _lettered(ctx: Context, point: Point, row: Row) -> Row:
    """The row, and below it the letters of the articles that carry the point: for so many there are no columns."""
    pieces: list[Piece] = [("  ", "")]
    for found, sign in ((Found.YES, ctx.glyphs.found), (Found.PARTLY, ctx.glyphs.partly)):
        letters = [ctx.facts.letter(carried.article) for carried in point.carried if carried.found is found]
        pieces += [(f"{sign} ", ""), (" ".join(letters) + "  ", "dim")] if letters else []
    return Row(lambda width, inside: [*row.draw(width, inside), fit_line(tuple(pieces), width)], row.stops)


def point_page(ctx: Context) -> Page:
    """One point: what every article has on it, the closest passage where it was not found."""
    point = ctx.facts.points.get(ctx.place.subject)
    if point is None:
        return Page("Point", empty="This point is no longer there: the findings were made anew. Esc goes back.")
    rows = [text_row(None, None, point.text, style="title"), _weight(ctx, point), blank_row()]
    for carried in sorted(point.carried, key=lambda c: c.found is Found.NO):
        rows.extend(_carried(ctx, carried))
    found = [ctx.facts.differences[i] for i in point.discrepancies if i in ctx.facts.differences]
    if found:
        rows += [heading_row("DIFFERENCES"), *(row for d in found for row in difference_rows(ctx, d))]
    return Page("Point", tuple(rows), crumbs=ctx.scope.crumbs)


def _weight(ctx: Context, point: Point) -> Row:
    parts = ", ".join(ctx.facts.letter(article) for article in point.partly)
    words = joined((
        f"reported by {len(point.whole)} of {len(point.carried)}",
        f"a part in {parts}" if parts else "",
        count_of(point.independent, "apparently independent account"),
        "overtaken by the outcome" if point.overtaken else "",
    ))  # fmt: skip
    return text_row(None, None, words, style="dim")


def _carried(ctx: Context, carried: Carried) -> list[Row]:
    member = ctx.facts.members.get(carried.article)
    if member is None:
        return []
    sign = {Found.YES: ctx.glyphs.found, Found.PARTLY: ctx.glyphs.partly, Found.NO: ctx.glyphs.missing}[carried.found]
    alike = f"{carried.score:.0%} alike"
    word = {Found.YES: "found", Found.PARTLY: f"partly, {alike}"}.get(carried.found)
    word = word or (f"not found; the closest is {alike}" if carried.sentences else "not found")
    head: Line = ((f"{sign} ", ""), (f"{member.letter}  ", "letter"), (f"{word}   ", "aside"))
    rows = [Row(lambda width, _: [fit_line((*head, (byline(member, ctx.glyphs), "dim")), width)], (), 1)]
    for number in carried.sentences:
        span = ctx.facts.sentence(carried.article, number)
        if span is not None:
            target = passage(carried.article, span)
            style = "dim" if carried.found is Found.NO else ""
            first = (("    ", ""), pick_sign(ctx, target.key))
            rows.append(text_row(target.key, target, span.of(member.article.text), style=style, first=first))
    return [*rows, blank_row()]
