"""The Sources pane: letter, outlet, date, and what an account echoes or draws on."""

from __future__ import annotations

from briefing.model.story import Member, Stage
from briefing.tui.context import Context
from briefing.tui.drawing.rows import LazyRows, Page, Row, Stop
from briefing.tui.drawing.text import Line, fit, indent, spread, wrap
from briefing.tui.pages.parts import count_of, dated, no_passage, pick_sign
from briefing.tui.place import FilterKind, Target, Thing, View

_LONG_LIST = 12
"""From this many sources on each takes one line: a long list need not be drawn to be measured."""


def sources_page(ctx: Context) -> Page:
    """All articles of the story that pass the filters; a filter by source does not hide the others, it dims them."""
    wide = ctx.scope.without(FilterKind.SOURCE) if ctx.scope.article else ctx.scope
    members = [m for m in ctx.facts.findings.members if wide.has_article(m.article.id)]
    total = len(ctx.facts.findings.members)
    passing = sum(ctx.scope.has_article(m.article.id) for m in members)
    count = f"{passing}" if passing == total else f"{passing} of {total}"
    note = f"enter: beside {ctx.facts.letter(ctx.place.left)}" if ctx.place.view is View.COMPARE else ""
    fresh = sum(m.article.id in ctx.new for m in members)
    if fresh and not note:
        note = f"{fresh} new"
    empty = no_passage(ctx, "source")
    if len(members) > _LONG_LIST:
        place = {_target(m).key: n for n, m in enumerate(members)}
        return Page(
            f"Sources {count}",
            LazyRows(len(members), lambda n: _row(ctx, members[n], short=True), place.get),
            note=note,
            empty=empty,
        )
    return Page(f"Sources {count}", tuple(_row(ctx, m) for m in members), note=note, empty=empty)


def _target(member: Member) -> Target:
    return Target(Thing.ARTICLE, member.article.id, member.article.id)


def _row(ctx: Context, member: Member, *, short: bool = False) -> Row:
    target = _target(member)
    on = ctx.scope.article == member.article.id
    aside = not ctx.scope.in_source(member.article.id)
    hits = len(ctx.scope.hits.get(member.article.id, ())) if ctx.scope.hits is not None else 0
    sides = ("left", ctx.place.left), ("right", ctx.place.right)
    hue = next((name for name, article in sides if article == member.article.id), "")

    def draw(width: int, _: int | None) -> list[Line]:
        words = member.article.first_words
        known = member.article.source is not None
        outlet = "strong accent" if on else "strong" if known and not aside else "dim"
        first: Line = (
            (f"{member.letter:<2} ", f"letter {hue}"),
            pick_sign(ctx, target.key),
            (member.outlet, outlet),
            (f" {words}" if short and not known else "", ""),
            (" new" if member.article.id in ctx.new else "", "accent"),
        )
        right = ((f"{ctx.glyphs.times}{hits} " if hits else "", "accent"), (dated(member.article, ctx.glyphs), "dim"))
        lines = [spread(first, right, width)]
        if not short:
            notes = _notes(ctx, member)
            lines.append((("   ", ""), (fit(words, width - 3), "" if not known else "dim")))
            lines += indent(wrap(notes, width - 3, "aside", limit=2), (("   ", ""),)) if notes else []
        return lines

    return Row(draw, (Stop(target.key, target),), 1 if short else None)


def _notes(ctx: Context, member: Member) -> str:
    """How independent and how whole the account is, in a few words."""
    words = [f"echoes {ctx.facts.letter(echo.article)} {echo.share:.0%}" for echo in member.echoes[:2]]
    if member.article.via:
        words.append(f"via {', '.join(member.article.via[:2])}")
    if member.stage is Stage.BEFORE:
        words.append("before the outcome")
    if member.cut:
        words.append("copy may be cut")
    if len(ctx.facts.members) > 1 and (own := len(ctx.facts.own_points.get(member.article.id, ()))):
        words.append(f"{count_of(own, 'point')} only here")
    return f" {ctx.glyphs.bullet} ".join(words)
