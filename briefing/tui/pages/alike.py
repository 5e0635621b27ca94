"""What resembles a passage: sentences of this event, and articles anywhere in the folder."""

from __future__ import annotations

from briefing.model.search import Hit
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, heading_row, text_row
from briefing.tui.drawing.text import Line, fit, spread
from briefing.tui.pages.parts import byline, day, pick_sign
from briefing.tui.place import Target, Thing

_SHOWN = 160
"""Characters of the passage that stand above what resembles it."""


def alike_page(ctx: Context) -> Page:
    """The passage, the articles of this event that resemble it, then those of other events, best first."""
    words = ctx.place.subject
    rows = [text_row(None, None, f"“{fit(words, _SHOWN)}”", style="quote", after=True)]
    if ctx.alike is None:
        return Page("More like this", tuple(rows), note="looking…", crumbs=ctx.scope.crumbs)
    hits = [hit for hit in ctx.alike.hits if hit.article != ctx.place.left]
    here = [hit for hit in hits if hit.article in ctx.facts.members]
    there = [hit for hit in hits if hit.article not in ctx.facts.members and hit.article in ctx.cards]
    for title, found in (("IN THIS EVENT", here), ("IN OTHER EVENTS", there)):
        if found:
            rows += [heading_row(title), *(_row(ctx, hit) for hit in found), blank_row()]
    if not here and not there:
        rows.append(text_row(None, None, "Nothing in this folder resembles it. Esc leads back.", style="dim"))
    return Page("More like this", tuple(rows[:-1] if here or there else rows), crumbs=ctx.scope.crumbs)


def _row(ctx: Context, hit: Hit) -> Row:
    start = max(hit.start, 0)
    target = Target(Thing.ARTICLE, hit.article, hit.article, start, start)
    member = ctx.facts.members.get(hit.article)
    first: Line = (pick_sign(ctx, target.key),)
    if member is not None:
        first = ((f"{member.letter:<2} ", "letter"), *first, (member.article.first_words, "strong"))
        right: Line = ((byline(member, ctx.glyphs), "dim"),)
    else:
        card = ctx.cards[hit.article]
        first = (*first, (card.title, "strong"))
        right = (
            (f"{card.source or 'outlet?'} {ctx.glyphs.bullet} {day(card.published, ctx.glyphs) or 'undated'}", "dim"),
        )
    marks = [(span.start, span.end, "hit") for span in hit.spans]
    snippet = text_row(None, None, hit.snippet.replace("\n", " "), first=(("   ", ""),), marks=marks, limit=3)

    def draw(width: int, inside: int | None) -> list[Line]:
        return [spread(first, right, width), *snippet.draw(width, inside)]

    return Row(draw, (Stop(target.key, target),))
