"""The Names pane, and the page of one name: what it says, where it stands, with whom, and when."""

from __future__ import annotations

from functools import partial

from briefing.analysis.company import company_of, mentions_by_article, passages_of, said_by
from briefing.model.actor import Actor, ActorType
from briefing.model.story import Member
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, heading_row, line_row, text_row
from briefing.tui.drawing.text import Line, cells, spread
from briefing.tui.pages.parts import byline, count_of, iso_day, joined, no_passage, pick_sign
from briefing.tui.place import Target, Thing, passage
from briefing.tui.scope import day_of

_MOST_LETTERS = 8
"""Articles of one day that are named one by one."""


def names_page(ctx: Context) -> Page:
    """The actors by importance (or by letter), with mentions and articles."""
    counted = ((_counts(ctx, a), a) for a in ctx.facts.findings.actors if not a.hidden)
    kept = [(counts, actor) for counts, actor in counted if counts[0]]
    if ctx.options.name_order == "alphabet":
        kept.sort(key=lambda entry: entry[1].name.casefold())
    elif not ctx.scope.open:
        kept.sort(key=lambda entry: -entry[0][0])
    whole = len(ctx.facts.members)
    articles = whole if ctx.scope.open else sum(ctx.scope.has_article(key) for key in ctx.facts.members)
    total = sum(not a.hidden for a in ctx.facts.findings.actors)
    return Page(
        f"Names {len(kept)}" if len(kept) == total else f"Names {len(kept)} of {total}",
        tuple(_row(ctx, actor, count, f"{share}/{articles}") for (count, share), actor in kept),
        empty=no_passage(ctx, "name"),
    )


def _counts(ctx: Context, actor: Actor) -> tuple[int, int]:
    """How often it is named in what passes the filters, and in how many articles."""
    if ctx.scope.open:
        return actor.count, len(actor.articles)
    named = ctx.scope.named_in(actor)
    return len(named), len(set(named))


def _row(ctx: Context, actor: Actor, count: int, share: str) -> Row:
    target = Target(Thing.ACTOR, actor.id)
    on = ctx.scope.actor is not None and ctx.scope.actor.id == actor.id
    right: Line = ((f"{count:>4}", ""), (f" {share:>4}", "dim"))

    def draw(width: int, _: int | None) -> list[Line]:
        sign = pick_sign(ctx, target.key)
        name = fitting_name(actor, width - cells((sign, *right)) - 1)
        return [spread((sign, (name, "strong accent" if on else "")), right, width)]

    return Row(draw, (Stop(target.key, target),), 1)


def fitting_name(actor: Actor, width: int) -> str:
    """The name; where it would not fit, a person's by the part that the articles use alone, the rest as initials."""
    if len(actor.name) <= width or actor.type is not ActorType.PERSON:
        return actor.name
    words = actor.name.split()
    alone = (alias.split() for alias in actor.aliases if alias != actor.name)
    called = next((alias for alias in alone if set(alias) <= set(words)), words[-1:])
    return " ".join(word if word in called else f"{word[0]}." for word in words)


def name_page(ctx: Context) -> Page:
    """Everything about one actor."""
    actor = ctx.facts.actors.get(ctx.place.subject)
    if actor is None:
        return Page("Name", empty="This name is no longer there: the findings were made anew. Esc goes back.")
    rows = [text_row(None, None, actor.name, style="title"), *_about(ctx, actor)]
    rows += [
        *_over_time(ctx, actor),
        *_by_source(ctx, actor),
        *_quotes(ctx, actor),
        *_company(ctx, actor),
        *_passages(ctx, actor),
    ]
    rows += _joined(actor)
    return Page("Name", tuple(rows), crumbs=ctx.scope.crumbs)


def _about(ctx: Context, actor: Actor) -> list[Row]:
    words = joined(
        (
            actor.type.value,
            count_of(actor.count, "mention"),
            f"{len(actor.articles)} of {len(ctx.facts.members)} articles",
        )
    )
    rows = [text_row(None, None, words, style="dim")]
    others = [alias for alias in actor.aliases if alias != actor.name]
    if others:
        rows.append(text_row(None, None, f"also as {', '.join(others)}", style="dim"))
    roles: dict[str, list[str]] = {}
    for role in actor.roles:
        roles.setdefault(role.text, []).append(ctx.facts.letter(role.article))
    for text, letters in roles.items():
        rows.append(text_row(None, None, f"{text}  ({' '.join(dict.fromkeys(letters))})"))
    return rows


def _over_time(ctx: Context, actor: Actor) -> list[Row]:
    """The line over time: mentions on each day on which articles appeared, by article."""
    counts = mentions_by_article(actor, (member.article for member in ctx.facts.members.values()))
    days: dict[str, list[Member]] = {}
    for member in ctx.facts.findings.members:
        days.setdefault(day_of(member.article), []).append(member)
    if len(days) < 2:
        return []
    totals = {key: sum(counts.get(m.article.id, 0) for m in members) for key, members in days.items()}
    top = max(totals.values(), default=1) or 1
    rows = [blank_row(), heading_row("MENTIONS OVER TIME")]
    for key in sorted(days, key=lambda key: (not key, key)):
        bar = ctx.glyphs.measure * round(16 * totals[key] / top)
        named = [f"{m.letter} {counts[m.article.id]}" for m in days[key] if counts.get(m.article.id)]
        words = "  ".join(named[:_MOST_LETTERS]) + (f"  {ctx.glyphs.gap}" if len(named) > _MOST_LETTERS else "")
        left: Line = ((f"{iso_day(key) or 'undated':<18}", "dim"), (words, "letter"))
        right: Line = ((f"{bar:<16}", "left"), (f"{totals[key]:>4}", ""))
        rows.append(Row(partial(_spread, left, right), (), 1))
    return rows


def _spread(left: Line, right: Line, width: int, _: int | None) -> list[Line]:
    return [spread(left, right, width)]


def _by_source(ctx: Context, actor: Actor) -> list[Row]:
    """The line over the sources: how often each names it."""
    counts = mentions_by_article(actor, (member.article for member in ctx.facts.members.values()))
    top = max(counts.values(), default=1)
    rows = [blank_row(), heading_row("MENTIONS BY SOURCE")]
    for member in ctx.facts.findings.members[:40]:
        count = counts.get(member.article.id, 0)
        bar = ctx.glyphs.measure * round(16 * count / top)
        left: Line = ((f"{member.letter:<2} ", "letter"), (byline(member, ctx.glyphs), "dim"))
        target = Target(Thing.ARTICLE, member.article.id, member.article.id)
        rows.append(line_row(f"by:{member.article.id}", target, left, ((f"{bar:<16}", "left"), (f"{count:>4}", ""))))
    return rows


def _quotes(ctx: Context, actor: Actor) -> list[Row]:
    said = said_by(actor, ctx.facts.spoken)
    if not said:
        return []
    rows = [blank_row(), heading_row(f"SAID {len(said)}")]
    seen: set[str] = set()
    for quote in said:
        if quote.group in seen:
            continue
        if quote.group:
            seen.add(quote.group)
        group = ctx.facts.groups.get(quote.group or "")
        articles = (
            tuple({ctx.facts.quotes[i].article for i in group.quotes if i in ctx.facts.quotes})
            if group
            else (quote.article,)
        )
        target = Target(Thing.QUOTE, quote.id, quote.article, quote.start, quote.end)
        right = ((" ".join(ctx.facts.findings.letters(articles)), "letter"),)
        rows.append(
            text_row(
                target.key,
                target,
                f"“{quote.text}”",
                style="quote",
                first=(pick_sign(ctx, target.key),),
                right=right,
                limit=3,
            )
        )
    return rows


def _company(ctx: Context, actor: Actor) -> list[Row]:
    """Who is named in the same sentences."""
    articles = {key: member.article for key, member in ctx.facts.members.items()}
    rows = [blank_row(), heading_row("NAMED WITH")]
    for key, count in company_of(actor, ctx.facts.findings.actors, articles)[:8]:
        target = Target(Thing.ACTOR, key)
        rows.append(line_row(f"with:{key}", target, ((ctx.facts.actors[key].name, ""),), ((f"{count:>4}", "dim"),)))
    return rows if len(rows) > 2 else []


def _passages(ctx: Context, actor: Actor) -> list[Row]:
    rows = [blank_row(), heading_row("PASSAGES")]
    articles = {key: member.article for key, member in ctx.facts.members.items()}
    for found in passages_of(actor, articles):
        member, span, mention = ctx.facts.members[found.article], found.span, found.mention
        target = passage(mention.article, span)
        marks = [(mention.start - span.start, mention.end - span.start, "name")]
        first: Line = ((f"{member.letter:<2} ", "letter"), pick_sign(ctx, target.key))
        rows.append(text_row(target.key, target, span.of(member.article.text), first=first, marks=marks, limit=4))
    return rows


def _joined(actor: Actor) -> list[Row]:
    """Why the forms of the name were taken for one."""
    if not actor.merges:
        return []
    rows = [blank_row(), heading_row("JOINED BECAUSE")]
    return [*rows, *(text_row(f"joined:{n}", None, why, style="dim") for n, why in enumerate(actor.merges))]
