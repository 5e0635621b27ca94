"""How an article was read, and what is known about it."""

from __future__ import annotations

from collections import Counter

from briefing.model.article import Article
from briefing.model.story import Member, Stage
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, heading_row, text_row
from briefing.tui.pages.parts import count_of, pick_sign
from briefing.tui.place import Target, Thing, passage

_FIELDS = ("title", "source", "byline", "published", "updated", "url", "language")
_RUNS = 12
"""Runs of shared words that are listed for each other article."""


def details_page(ctx: Context) -> Page:
    """Every field with where it came from; blocks; problems; what it shares with others."""
    member = ctx.facts.members.get(ctx.place.subject)
    if member is None:
        return Page("Details", empty="Open a source first.")
    article = member.article
    rows = [text_row(None, None, f"{member.letter}  {article.first_words}", style="title"), blank_row()]
    for name in _FIELDS:
        value = getattr(article, name)
        words = value if isinstance(value, str) else value.iso if value is not None else "not given"
        origin = article.origins.get(name, "")
        rows.append(_line(name, words, f"from {origin}" if origin else ""))
    rows.append(_line("file", article.path))
    rows.append(_line("length", f"{count_of(article.words, 'word')}, {count_of(len(article.sentences), 'sentence')}"))
    if article.via:
        rows.append(_line("draws on", ", ".join(article.via)))
    if article.note:
        rows.append(_line("note", article.note))
    if member.stage is not Stage.UNKNOWN:
        rows.append(_line("stage", f"written {member.stage.value} the outcome", member.stage_reason))
    rows += [
        _line("shares", f"{echo.share:.0%} of its words with {ctx.facts.letter(echo.article)}")
        for echo in member.echoes
    ]
    if member.cut:
        rows.append(_line("cut?", member.cut))
    rows += [*_own(ctx, article), *_shared(ctx, member), blank_row(), heading_row("HOW IT WAS READ")]
    kinds = Counter(block.kind.value for block in article.blocks)
    rows.append(_line("blocks", ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())))
    rows += [_line(problem.code, problem.message) for problem in article.problems] or [_line("problems", "none")]
    return Page("Details", tuple(rows), note="e on the source corrects it")


def _own(ctx: Context, article: Article) -> list[Row]:
    """What no other article of the event reports."""
    points = ctx.facts.own_points.get(article.id, ())
    if not points or len(ctx.facts.members) < 2:
        return []
    rows = [blank_row(), heading_row(f"ONLY HERE {len(points)}")]
    for point in points:
        target = Target(Thing.POINT, point.id)
        rows.append(text_row(target.key, target, point.text, first=(("  ", ""), pick_sign(ctx, target.key)), limit=2))
    return rows


def _shared(ctx: Context, member: Member) -> list[Row]:
    """The longest runs of words that another article has too, each leading to its place."""
    rows: list[Row] = []
    for echo in member.echoes:
        runs = sorted(echo.runs, key=lambda run: run.start - run.end)[:_RUNS]
        if runs:
            rows += [blank_row(), heading_row(f"SAME WORDS AS {ctx.facts.letter(echo.article)}  {echo.share:.0%}")]
        for run in sorted(runs):
            target = passage(member.article.id, run)
            words = " ".join(run.of(member.article.text).split())
            rows.append(text_row(target.key, target, words, first=(("  ", ""), pick_sign(ctx, target.key)), limit=2))
    return rows


def _line(label: str, words: str, aside: str = "") -> Row:
    text = f"{words}  {aside}" if aside else words
    marks = [(len(words), len(text), "aside")]
    return text_row(f"detail:{label}:{words[:20]}", None, text, first=((f"{label:<14}", "dim"),), marks=marks)
