"""1 Brief: the page an analyst wants in the first five seconds; every line leads on."""

from __future__ import annotations

from briefing.model.point import Point
from briefing.model.story import BriefLine, BriefSection, TargetKind
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, heading_row, text_row
from briefing.tui.drawing.text import Line
from briefing.tui.pages.parts import coverage, letters_head, pick_sign, presence
from briefing.tui.place import Target, Thing

_THINGS = {
    TargetKind.POINT: Thing.POINT,
    TargetKind.DISCREPANCY: Thing.DIFFERENCE,
    TargetKind.PROMISE: Thing.PROMISE,
    TargetKind.DATE: Thing.DATE,
    TargetKind.FIGURE: Thing.FIGURE,
    TargetKind.QUESTION: Thing.QUESTION,
    TargetKind.QUOTE_GROUP: Thing.GROUP,
    TargetKind.QUOTE: Thing.QUOTE,
    TargetKind.ARTICLE: Thing.ARTICLE,
}
_WITH_SIGNS = frozenset({TargetKind.POINT, TargetKind.PROMISE, TargetKind.QUOTE_GROUP, TargetKind.QUOTE})


def brief_page(ctx: Context) -> Page:
    """The sections of the Brief, narrowed by the filters."""
    rows: list[Row] = []
    for section in ctx.facts.findings.brief:
        lines = [line for line in section.lines if ctx.scope.brief_line(line)]
        if lines:
            rows.extend(_section(ctx, section, lines))
    return Page(
        "Brief",
        tuple(rows[1:]),
        crumbs=ctx.scope.crumbs,
        empty="Nothing here under these filters. Esc lifts the last one; 6 opens the article itself.",
    )


def _section(ctx: Context, section: BriefSection, lines: list[BriefLine]) -> list[Row]:
    signs = any(_has_signs(section, line) for line in lines)
    head = letters_head(ctx) if signs else ()
    rows = [blank_row(), heading_row(section.title.upper(), head)]
    return [*rows, *(_line(ctx, section, line) for line in lines)]


def _has_signs(section: BriefSection, line: BriefLine) -> bool:
    return line.kind in _WITH_SIGNS and section.key != "single"


def _line(ctx: Context, section: BriefSection, line: BriefLine) -> Row:
    target = Target(_THINGS[line.kind], line.target, line.target if line.kind is TargetKind.ARTICLE else "")
    point = ctx.facts.points.get(line.target) if line.kind is TargetKind.POINT else None
    differs = line.kind is TargetKind.DISCREPANCY or bool(point and point.discrepancies)
    first: Line = ((f"{ctx.glyphs.differs} " if differs else "  ", "differs"), pick_sign(ctx, target.key))
    text = _whole(line, point)
    if not _has_signs(section, line):
        if section.key == "single" and line.letters:
            first = (*first, (f"{' '.join(line.letters)}  ", "letter"))
        return text_row(target.key, target, text, first=first, limit=3)
    right = coverage(ctx, point) if point else presence(ctx, line.letters)
    return text_row(target.key, target, text, first=first, right=right, limit=2)


def _whole(line: BriefLine, point: Point | None) -> str:
    """A line that was cut for a page of fixed width, as its point has it: here the pane's width decides."""
    stem = line.text.removesuffix("…").rstrip()
    return point.text if point and stem != line.text and point.text.startswith(stem) else line.text
