"""The Quotes pane: by speaker, by source, or by how many articles carry the words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.quote import Quote
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, heading_row, text_row
from briefing.tui.drawing.text import Line
from briefing.tui.pages.parts import byline, no_passage, pick_sign
from briefing.tui.place import Target, Thing

NOBODY = "speaker not found"


def quotes_page(ctx: Context) -> Page:
    """The quotations that pass; the same words in several articles stand once, with how many carry them."""
    kept = [quote for quote in ctx.facts.spoken if ctx.scope.open or ctx.scope.quote(quote)]
    order = ctx.options.quote_order
    entries = kept if order == "source" else _merged(kept)
    sections = {"speaker": _by_speaker, "source": _by_source, "spread": _by_spread}[order](ctx, entries)
    rows: list[Row] = []
    for title, quotes in sections:
        rows.append(heading_row(title, ((str(len(quotes)), "dim"),), style="strong"))
        rows.extend(_row(ctx, quote, title) for quote in quotes)
    total = len(ctx.facts.spoken)
    return Page(
        f"Quotes {len(kept)}" if len(kept) == total else f"Quotes {len(kept)} of {total}",
        tuple(rows),
        note=f" by {order} ",
        empty=no_passage(ctx, "quotation"),
    )


def _merged(quotes: Sequence[Quote]) -> list[Quote]:
    """One quote for each group: the first of its articles."""
    seen: set[str] = set()
    found = []
    for quote in quotes:
        if quote.group is None or quote.group not in seen:
            found.append(quote)
            seen.add(quote.group or "")
    return found


def _spread(ctx: Context, quote: Quote) -> tuple[str, ...]:
    group = ctx.facts.groups.get(quote.group or "")
    if group is None:
        return (ctx.facts.letter(quote.article),)
    return ctx.facts.findings.letters(tuple({q.article for q in ctx.facts.group_quotes(group)}))


def _by_speaker(ctx: Context, quotes: Sequence[Quote]) -> list[tuple[str, list[Quote]]]:
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        for name in _speakers(quote):
            found.setdefault(name, []).append(quote)
    for said in found.values():
        said.sort(key=lambda q: -len(_spread(ctx, q)))
    return sorted(found.items(), key=lambda item: (item[0] == NOBODY, -len(item[1]), item[0]))


def _speakers(quote: Quote) -> tuple[str, ...]:
    """Under whom it stands: what several say together, under each of them."""
    return tuple(dict.fromkeys(quote.speakers)) if len(quote.speakers) > 1 else (quote.who or NOBODY,)


def _by_source(ctx: Context, quotes: Sequence[Quote]) -> list[tuple[str, list[Quote]]]:
    found: list[tuple[str, list[Quote]]] = []
    for member in ctx.facts.findings.members:
        said = [quote for quote in quotes if quote.article == member.article.id]
        if said:
            found.append((f"{member.letter} {byline(member, ctx.glyphs)}", said))
    return found


def _by_spread(ctx: Context, quotes: Sequence[Quote]) -> list[tuple[str, list[Quote]]]:
    found: dict[int, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(len(_spread(ctx, quote)), []).append(quote)
    return [(f"in {n} article{'s' if n > 1 else ''}", found[n]) for n in sorted(found, reverse=True)]


def _row(ctx: Context, quote: Quote, section: str) -> Row:
    target = Target(Thing.QUOTE, quote.id, quote.article, quote.start, quote.end)
    letters = _spread(ctx, quote)
    words = " ".join(letters) if len(letters) <= 3 else f"{ctx.glyphs.times}{len(letters)}"
    first: Line = ((" ", ""), pick_sign(ctx, target.key))
    by_speaker = ctx.options.quote_order == "speaker"
    who = f" {quote.who}" if quote.who and (not by_speaker or len(quote.speakers) > 1) else ""
    text = f"“{' '.join(quote.text.split())}”"
    marks = [(len(text), len(text + who), "dim")] if who else []
    again = by_speaker and section != _speakers(quote)[0]  # a stop of its own for the same quotation
    key = f"{target.key}:{section}" if again else target.key
    return text_row(key, target, text + who, first=first, right=((words, "letter"),), marks=marks, limit=3)
