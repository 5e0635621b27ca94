"""Small parts that several pages are made of."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model.article import Article
from briefing.model.point import Carried, Found, Point
from briefing.model.story import Member
from briefing.model.text import Moment, Precision
from briefing.tui.context import Context
from briefing.tui.drawing.glyphs import UNICODE, Glyphs
from briefing.tui.drawing.text import Line, Piece
from briefing.tui.drawing.words import count_of, iso_day, joined

__all__ = [
    "byline",
    "count_of",
    "coverage",
    "dated",
    "dated_fully",
    "day",
    "iso_day",
    "joined",
    "letters_head",
    "many_columns",
    "no_passage",
    "nothing_to_read",
    "pick_sign",
    "presence",
]

MOST_COLUMNS = 14
"""With more articles than this, a row says "12/40" instead of one sign for each."""


def nothing_to_read(ctx: Context) -> str:
    """Why there is no article here, and what helps."""
    where = f"No article was found in {ctx.folder or 'this folder'}."
    if ctx.problems:
        held = count_of(ctx.problems, "file was", "files were")
        return f"{where} {held} there but could not be read; f3 says why, file by file."
    return f"{where} It holds no file of a kind that is read: text, Markdown, HTML, mail, feeds. q leaves."


def no_passage(ctx: Context, thing: str) -> str:
    """Why a list is empty: filters that leave nothing, or nothing there at all."""
    if ctx.scope.open:
        return f"No {thing} was found here."
    return f"No {thing} passes the filters. Esc lifts the last one."


def pick_sign(ctx: Context, key: str) -> Piece:
    """The sign of a picked line, or a blank of the same width."""
    return (f"{ctx.glyphs.pick} ", "accent") if key in ctx.picked else ("", "")


def many_columns(ctx: Context) -> bool:
    """True where there are more articles than columns have room."""
    return len(ctx.facts.letters) > MOST_COLUMNS


def letters_head(ctx: Context) -> Line:
    """The letters over the columns of signs."""
    letters = list(ctx.facts.letters.values())
    if many_columns(ctx):
        return (("in", "dim"), (" ", ""))
    return tuple((f"{letter:<2}", "letter") for letter in letters)


def coverage(ctx: Context, point: Point) -> Line:
    """One sign for each article: found, partly, not found."""
    carried = {entry.article: entry for entry in point.carried}
    if many_columns(ctx):
        return ((f"{len(point.whole)}/{len(ctx.facts.letters)} ", "dim"),)
    return tuple(_sign(ctx.glyphs, carried.get(article)) for article in ctx.facts.letters)


def _sign(glyphs: Glyphs, carried: Carried | None) -> Piece:
    if carried is None or carried.found is Found.NO:
        return (f"{glyphs.missing} ", "dim")
    return (f"{glyphs.found if carried.found is Found.YES else glyphs.partly} ", "")


def presence(ctx: Context, letters: Iterable[str]) -> Line:
    """One sign for each article: among these letters or not."""
    wanted = set(letters)
    if many_columns(ctx):
        return ((f"{len(wanted)}/{len(ctx.facts.letters)} ", "dim"),)
    glyphs = ctx.glyphs
    return tuple(
        (f"{glyphs.found} ", "") if letter in wanted else (f"{glyphs.missing} ", "dim")
        for letter in ctx.facts.letters.values()
    )


def day(moment: Moment | None, glyphs: Glyphs = UNICODE) -> str:
    """A date as "6 Jan", "≥6 Jan" where the text only tells that it was not before; the year is left out."""
    from briefing.analysis.language.days import month_name  # noqa: PLC0415 - not for the first paint

    if moment is None:
        return ""
    date = moment.day
    least = glyphs.least if moment.precision is Precision.NOT_BEFORE else ""
    return f"{least}{date.day} {month_name(date.month)[:3]}"


def dated_fully(moment: Moment | None, glyphs: Glyphs = UNICODE) -> str:
    """A date as "6 Jan 2026": for lists of articles of many years."""
    return f"{day(moment, glyphs)} {moment.day.year}" if moment else ""


def dated(article: Article, glyphs: Glyphs = UNICODE) -> str:
    """When an article appeared, as far as it is known."""
    if article.published is not None:
        return day(article.published, glyphs)
    return f"upd. {day(article.updated, glyphs)}" if article.updated else "undated"


def byline(member: Member, glyphs: Glyphs = UNICODE) -> str:
    """An article in a few words: outlet and date."""
    return f"{member.outlet} {glyphs.bullet} {dated(member.article, glyphs)}"
