"""3 Differences: where accounts differ, by grade, each with its texts and letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model.discrepancy import Discrepancy, Grade, Value, Verdict
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, heading_row, text_row
from briefing.tui.drawing.text import Line, Mark, fit_line, focused, indent, wrap
from briefing.tui.pages.parts import byline, count_of, joined, pick_sign
from briefing.tui.place import Target, Thing, passage

_GRADES = {
    Grade.SLIP: "ONE OF THEM IS WRONG",
    Grade.CONTRADICTION: "THEY EXCLUDE EACH OTHER",
    Grade.WORDING: "OTHER WORDS",
    Grade.DETAIL: "MORE OR LESS DETAIL",
}
_LINES = 2
"""Lines of each passage in the list; the words that differ are always among them."""
_NONE = "No differences were found here. Matching can miss some: 5 compares two articles sentence by sentence."
ALONE = "There is one article here: nothing to compare it with."
_VERDICTS = {Verdict.ACCEPTED: "accepted", Verdict.DISMISSED: "dismissed", Verdict.CHECKED: "checked by you"}
_SHORT = {Verdict.ACCEPTED: "accepted", Verdict.CHECKED: "checked"}


def differences_page(ctx: Context) -> Page:
    """All differences, gravest first; what the reader dismissed comes last."""
    kept = [d for d in ctx.facts.findings.discrepancies if ctx.scope.difference(d)]
    standing = [d for d in kept if d.verdict is not Verdict.DISMISSED]
    rows: list[Row] = []
    for grade, title in _GRADES.items():
        rows.extend(_section(ctx, title, [d for d in standing if d.grade is grade]))
    rows.extend(_section(ctx, "DISMISSED", [d for d in kept if d.verdict is Verdict.DISMISSED]))
    return Page(
        "Differences",
        tuple(rows[1:]),
        note=_note(ctx, kept),
        crumbs=ctx.scope.crumbs,
        empty=_NONE if len(ctx.facts.members) > 1 else ALONE,
        find=tuple(f"{Thing.DIFFERENCE.value}:{d.id}" for d in standing),
    )


def _note(ctx: Context, kept: Sequence[Discrepancy]) -> str:
    """How many are undecided, and what the reader decided of the others."""
    if not kept:
        return ""
    counts = Counter(d.verdict for d in kept)
    words = [f"{counts[None]} open"] if len(counts) > 1 or None not in counts else []
    words += [f"{counts[v]} {word}" for v, word in _SHORT.items() if counts[v] and v is not Verdict.DISMISSED]
    words += [f"{counts[Verdict.DISMISSED]} dismissed, at the end"] if counts[Verdict.DISMISSED] else []
    return f" {joined(words)} " if words else f" {count_of(len(kept), 'difference')} "


def _section(ctx: Context, title: str, found: list[Discrepancy]) -> list[Row]:
    if not found:
        return []
    rows = [blank_row(), heading_row(f"{title} {len(found)}")]
    for difference in found:
        rows += [*difference_rows(ctx, difference), blank_row()]
    return rows[:-1]


def difference_rows(ctx: Context, difference: Discrepancy) -> list[Row]:
    """One difference as a row: its subject, and what each account says with the words that differ marked."""
    target = Target(Thing.DIFFERENCE, difference.id)

    def draw(width: int, _: int | None) -> list[Line]:
        head: Line = (
            (f"{ctx.glyphs.differs} ", "differs"),
            pick_sign(ctx, target.key),
            (f"{difference.kind.value}  ", "dim"),
            (difference.subject, "strong"),
            (f"  {_verdict(difference)}", "ok"),
        )
        lines = [fit_line(head, width)]
        for value in difference.values:
            first: Line = (("    ", ""), (f"{ctx.facts.letter(value.article):<2} ", "letter"))
            text, marks = focused(value.text, value_marks(value), (width - 8) * _LINES)
            lines += indent(wrap(text, width - 7, "", marks, _LINES + 1), first)
            if value.by:
                lines.append(fit_line((("       ", ""), (f"according to {value.by}", "aside")), width))
        return lines

    return [Row(draw, (Stop(target.key, target),))]


def value_marks(value: Value) -> list[Mark]:
    """Where the differing words stand in their passage."""
    place = value.text.find(value.value) if value.value else -1
    return [(place, place + len(value.value), "alert")] if place >= 0 else []


def _verdict(difference: Discrepancy) -> str:
    if difference.verdict is None:
        return ""
    word = _VERDICTS[difference.verdict]
    return f"{word}: {difference.reason}" if difference.reason else word


def difference_page(ctx: Context) -> Page:
    """One difference: every passage in full; enter on one opens the article there."""
    difference = ctx.facts.differences.get(ctx.place.subject)
    if difference is None:
        return Page(
            "Difference", empty="This difference is no longer there: the findings were made anew. Esc goes back."
        )
    rows = [
        text_row(None, None, difference.subject, style="title"),
        text_row(None, None, f"{difference.kind.value}, {difference.grade.value}  {_verdict(difference)}", style="dim"),
        blank_row(),
    ]
    for value in difference.values:
        member = ctx.facts.members.get(value.article)
        if member is None:
            continue
        by = f", according to {value.by}" if value.by else ""
        rows.append(heading_row(f"{member.letter}  {byline(member, ctx.glyphs)}{by}", style="dim"))
        target = passage(value.article, value.span)
        first = (("  ", ""), pick_sign(ctx, target.key))
        rows.append(text_row(target.key, target, value.text, first=first, marks=value_marks(value), after=True))
    return Page("Difference", tuple(rows), crumbs=ctx.scope.crumbs)
