"""Promises, dates, figures and open questions as tables, each line with the passage it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.text import Evidence, Span
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, text_row
from briefing.tui.drawing.text import Line
from briefing.tui.pages.parts import iso_day, joined, pick_sign
from briefing.tui.place import Target, Thing


def promises_page(ctx: Context) -> Page:
    """Who commits to what, on what condition, how firmly, and where it says so."""
    rows: list[Row] = []
    for promise in ctx.facts.findings.promises:
        if not ctx.scope.evidence(promise.evidence):
            continue
        letters = " ".join(ctx.facts.findings.letters(promise.articles))
        target = Target(Thing.PROMISE, promise.id)
        rows.append(
            text_row(
                target.key,
                target,
                promise.what,
                style="strong",
                first=(pick_sign(ctx, target.key),),
                right=((letters, "letter"),),
            )
        )
        words = joined(
            (
                f"by {promise.who or '?'}",
                f"if {promise.condition}" if promise.condition else "",
                promise.status.value if promise.status else "status?",
            )
        )
        rows.append(text_row(None, None, words, first=(("  ", ""),), style="dim"))
        rows += [_evidence(ctx, e, f"{promise.id}/{n}") for n, e in enumerate(promise.evidence)]
        rows.append(blank_row())
    return Page("Promises", tuple(rows), crumbs=ctx.scope.crumbs, empty="No promise was found here.")


def dates_page(ctx: Context) -> Page:
    """When what happens, in the order of days, with the words that gave the date."""
    entries = [(n, d) for n, d in enumerate(ctx.facts.findings.dates) if ctx.scope.evidence((d.evidence,))]
    entries.sort(key=lambda entry: entry[1].first or "9999")
    rows: list[Row] = []
    for number, date in entries:
        until = f" to {iso_day(date.last)}" if date.last and date.last != date.first else ""
        label = f"{iso_day(date.first)}{until}" if date.first else "day not clear"
        rows += _entry(ctx, Thing.DATE, number, f"{label}  “{date.evidence.text}”", date.evidence)
    return Page("Dates", tuple(rows), crumbs=ctx.scope.crumbs, empty="No date was found here.")


def figures_page(ctx: Context) -> Page:
    """Numbers with what they count and who says so."""
    rows: list[Row] = []
    for number, figure in enumerate(ctx.facts.findings.figures):
        if ctx.scope.evidence((figure.evidence,)):
            by = f"  according to {figure.by}" if figure.by else ""
            rows += _entry(ctx, Thing.FIGURE, number, f"{figure.value:,g} {figure.unit}{by}", figure.evidence)
    return Page("Figures", tuple(rows), crumbs=ctx.scope.crumbs, empty="No figure was found here.")


def questions_page(ctx: Context) -> Page:
    """What accounts say is not settled yet."""
    rows: list[Row] = []
    for number, question in enumerate(ctx.facts.findings.questions):
        if ctx.scope.evidence((question.evidence,)):
            rows += _entry(ctx, Thing.QUESTION, number, question.about, question.evidence)
    return Page("Open questions", tuple(rows), crumbs=ctx.scope.crumbs, empty="No open question was found here.")


def _entry(ctx: Context, thing: Thing, number: int, label: str, evidence: Evidence) -> Sequence[Row]:
    letter = ctx.facts.letter(evidence.article)
    target = Target(thing, str(number), evidence.article, evidence.start, evidence.end)
    first: Line = ((f"{letter:<2} ", "letter"), pick_sign(ctx, target.key))
    return (
        text_row(target.key, target, label, style="strong", first=first),
        text_row(None, None, _sentence(ctx, evidence), style="dim", first=(("   ", ""),), limit=4, after=True),
    )


def _evidence(ctx: Context, evidence: Evidence, key: str) -> Row:
    target = Target(Thing.PASSAGE, "", evidence.article, evidence.start, evidence.end)
    first: Line = (("  ", ""), (f"{ctx.facts.letter(evidence.article):<2} ", "letter"), pick_sign(ctx, target.key))
    return text_row(f"{target.key}/{key}", target, _sentence(ctx, evidence), first=first, limit=4)


def _sentence(ctx: Context, evidence: Evidence) -> str:
    member = ctx.facts.members.get(evidence.article)
    if member is None:
        return evidence.text
    span = ctx.facts.around(evidence.article, Span(evidence.start, evidence.end))
    return " ".join(span.of(member.article.text).split())
