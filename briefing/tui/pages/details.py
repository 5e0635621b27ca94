"""How an article was read, and what is known about it."""

from __future__ import annotations

from collections import Counter

from briefing.model.story import Stage
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, blank_row, heading_row, text_row
from briefing.tui.pages.parts import count_of

_FIELDS = ("title", "source", "byline", "published", "updated", "url", "language")


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
    rows += [blank_row(), heading_row("HOW IT WAS READ")]
    kinds = Counter(block.kind.value for block in article.blocks)
    rows.append(_line("blocks", ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())))
    rows += [_line(problem.code, problem.message) for problem in article.problems] or [_line("problems", "none")]
    return Page("Details", tuple(rows), note="e on the source corrects it")


def _line(label: str, words: str, aside: str = "") -> Row:
    text = f"{words}  {aside}" if aside else words
    marks = [(len(words), len(text), "aside")]
    return text_row(f"detail:{label}:{words[:20]}", None, text, first=((f"{label:<14}", "dim"),), marks=marks)
