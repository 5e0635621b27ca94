"""6 Read: one article, everything found in it marked, and beside each sentence who else reports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.model.article import Article, Block, BlockKind
from briefing.model.story import Member, Stage
from briefing.model.text import Span
from briefing.tui.context import Context
from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, fixed_row, text_row
from briefing.tui.drawing.text import Line, Mark, breaks, cells, indent, pad, wrap
from briefing.tui.pages.parts import count_of, dated, joined
from briefing.tui.place import passage

_MARGIN = 12
"""Cells kept at the right for the letters of who else reports a sentence."""
_LETTERS = 5
"""Letters, the sign among them, that have room there."""
_MOST = 200_000
"""Characters of an article that are shown; what is cut is announced."""


def read_page(ctx: Context) -> Page:
    """The article of the place, or words on how to open one."""
    member = ctx.facts.members.get(ctx.place.left)
    if member is None:
        return Page("Read", empty="Open a source with enter, or press 6 with the cursor on one.")
    article = member.article
    marks = _marks(ctx, article)
    rows: list[Row] = [*_head(ctx, member)]
    number = 0
    shown = (replace(block, end=min(block.end, _MOST)) for block in article.blocks if block.start < _MOST)
    for reporting, blocks in groupby(shown, key=lambda block: block.kind.reporting):
        if not reporting:
            rows.extend(_aside(ctx, article, tuple(blocks)))
            continue
        for block in blocks:
            counted = block.kind not in _HEADINGS
            number += counted
            rows.extend(_block(ctx, article, block, marks, f"{number:>3} " if counted else "    "))
    if len(article.text) > _MOST:
        words = f"Cut here: {_MOST:,} of {len(article.text):,} characters are shown; o opens the file."
        rows.append(text_row("cut", None, words, style="differs"))
    hits = ctx.hits.get(article.id, ())
    passes = ctx.scope.in_source(article.id)
    return Page(
        f"{member.letter}  {member.outlet}",
        tuple(rows),
        note=_note(ctx, len(hits)) if passes else "outside the filters",
        crumbs=ctx.scope.crumbs if passes else (),
        find=_find(article, hits, ctx),
        empty="This article has no text.",
    )


def _note(ctx: Context, hits: int) -> str:
    return "" if ctx.scope.hits is None else f" {count_of(hits, 'hit')} "


def _find(article: Article, hits: Sequence[Span], ctx: Context) -> tuple[str, ...]:
    """Where n and N lead: the sentences with hits, or without a search those with differences."""
    places = [hit.start for hit in hits] if ctx.scope.hits is not None else []
    if not places:
        places = [v.start for d in ctx.facts.findings.discrepancies for v in d.values if v.article == article.id]
    numbers = dict.fromkeys(article.sentence_at(place) for place in sorted(places))
    return tuple(passage(article.id, article.sentences[n]).key for n in numbers if n is not None)


def _head(ctx: Context, member: Member) -> Iterator[Row]:
    article = member.article
    if article.title is None:
        yield text_row(None, None, "no title given", style="dim")
    facts = joined(
        (
            member.outlet,
            article.byline or "",
            dated(article, ctx.glyphs),
            count_of(article.words, "word"),
            *_via(article),
        )
    )
    yield text_row(None, None, facts, style="dim")
    for words in _warnings(ctx, member):
        yield text_row(None, None, words, style="aside")
    yield blank_row()


def _via(article: Article) -> Sequence[str]:
    return (f"via {', '.join(article.via)}",) if article.via else ()


def _warnings(ctx: Context, member: Member) -> Iterator[str]:
    """What tells how independent and how whole the account is."""
    for echo in member.echoes:
        yield f"shares {echo.share:.0%} of its words with {ctx.facts.letter(echo.article)}, in runs of five or more"
    if member.stage is Stage.BEFORE:
        yield joined(("written before the outcome that others report", member.stage_reason))
    if member.cut:
        yield f"the copy may be cut: {member.cut}"
    for problem in member.article.problems:
        yield problem.message


def _marks(ctx: Context, article: Article) -> list[Mark]:
    """Everything that is marked in this article, in the order in which the styles are laid over one another."""
    wanted, found = ctx.options.marks, []
    facts = ctx.facts
    if "quote" in wanted:
        found += [(q.start, q.end, "quote") for q in facts.quotes_in.get(article.id, ())]
    if "name" in wanted:
        found += [
            (m.start, m.end, "name")
            for actor in facts.findings.actors
            if ctx.scope.actor is None or actor.id == ctx.scope.actor.id
            for m in actor.mentions
            if m.article == article.id and not m.adjective
        ]
    if "figure" in wanted:
        found += [
            (f.evidence.start, f.evidence.end, "figure")
            for f in facts.findings.figures
            if f.evidence.article == article.id
        ]
    if "differs" in wanted:
        for difference in facts.findings.discrepancies:
            for value in difference.values:
                place = article.text.find(value.value, value.start, value.end) if value.article == article.id else -1
                if place >= 0 and value.value:
                    found.append((place, place + len(value.value), "differs"))
    if "hit" in wanted:
        found += [(hit.start, hit.end, "hit") for hit in ctx.hits.get(article.id, ())]
    return sorted(found, key=lambda mark: _ORDER.index(mark[2]))


_ORDER = ("quote", "figure", "name", "differs", "hit")
_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)


def _block(ctx: Context, article: Article, block: Block, marks: Sequence[Mark], number: str) -> list[Row]:
    inside = [(a, b, s) for a, b, s in marks if a < block.end and b > block.start]
    sentences = [s for s in article.sentences if block.start <= s.start < block.end]
    style = "heading" if block.kind in _HEADINGS else ""
    first: Line = ((f"{ctx.glyphs.bar} ", "rule"),) if block.kind is BlockKind.POST else ()
    if "paragraph" in ctx.options.marks:
        first = ((number, "dim"), *first)
    flow = Flow(ctx, article, block, sentences or [block.span], inside, style, first)
    return [flow.row(), blank_row()]


def _aside(ctx: Context, article: Article, blocks: Sequence[Block]) -> list[Row]:
    """Blocks in a row that are not the outlet's reporting: dimmed, or one line that says what is left out."""
    texts = [" ".join(article.text[block.start : block.end].split()) for block in blocks]
    if ctx.options.show_aside:
        lines = (f"[{block.kind.value}] {text}" for block, text in zip(blocks, texts, strict=True))
        return [row for line in lines for row in (text_row(None, None, line, style="aside"), blank_row())]
    kinds = ", ".join(dict.fromkeys(block.kind.value for block in blocks))
    count = count_of(sum(len(text.split()) for text in texts), "word")
    return [fixed_row([((f"{ctx.glyphs.fold * 2} {kinds} ({count}, z shows)", "dim"),)]), blank_row()]


def _also(whole: Sequence[str], partly: Sequence[str], glyphs: Glyphs) -> str:
    """Who else reports a sentence, and behind a sign who a part of it, in the cells of the margin."""
    words = [*whole, glyphs.partly, *partly] if partly else whole
    return " ".join(words) if len(words) <= _LETTERS else f"{len(whole) + len(partly)} others"


@dataclass(frozen=True)
class Flow:
    """A paragraph whose sentences are stops: it is drawn with the sentence under the cursor set off.

    `marks` are in offsets of the article; `first` stands before every line.
    """

    ctx: Context
    article: Article
    block: Block
    sentences: Sequence[Span]
    marks: Sequence[Mark]
    style: str
    first: Line

    def row(self) -> Row:
        """The paragraph as a row with a stop for each sentence."""
        return Row(self.draw, tuple(self._stop(span) for span in self.sentences))

    def _stop(self, span: Span) -> Stop:
        target = passage(self.article.id, span)
        return Stop(target.key, target)

    def draw(self, width: int, inside: int | None) -> list[Line]:
        """The lines of the paragraph, its margin at the right."""
        start = self.block.start
        text = self.article.text[start : self.block.end].replace("\n", " ")
        margin = _MARGIN if width >= 50 else 0
        aside = cells(self.first)
        room = width - margin - aside
        marks = [(a - start, b - start, s) for a, b, s in self.marks]
        if inside is not None and len(self.sentences) > 1:
            here = self.sentences[inside]
            marks.append((here.start - start, here.end - start, "here"))
        lines = indent(wrap(text, room, self.style, marks), self.first, self._rest())
        if margin:
            notes = self._margin(text, room)
            lines = [(*pad(line, width - margin + 1), *notes.get(n, ())) for n, line in enumerate(lines)]
        return lines

    def _rest(self) -> Line:
        """What stands before the lines after the first: a number is not repeated, the bar of a post is."""
        return tuple((" " * len(text) if text.strip().isdigit() else text, style) for text, style in self.first)

    def _margin(self, text: str, room: int) -> dict[int, Line]:
        """Who else reports the sentences that begin on each line, and the sign of those that are picked."""
        ctx, notes = self.ctx, dict[int, Line]()
        places = breaks(text, room)
        for span in self.sentences:
            offset = span.start - self.block.start
            line = next((n for n, (_, b) in enumerate(places) if offset < b), 0)
            number = self.article.sentence_at(span.start)
            shown = number is not None and "also" in ctx.options.marks
            words = _also(*ctx.facts.also(self.article.id, number), ctx.glyphs) if shown and number is not None else ""
            sign = f"{ctx.glyphs.pick} " if passage(self.article.id, span).key in ctx.picked else ""
            if line not in notes and (words or sign):
                notes[line] = ((f"{ctx.glyphs.bar} ", "rule"), (sign, "accent"), (words, "dim"))
        return notes
