"""5 Compare: two articles side by side. Rows are groups of matched sentences, so the sides cannot drift apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefing.analysis.comparing import word_marks
from briefing.model.article import Article
from briefing.model.matching import Comparison, Relation
from briefing.model.matching import Row as Match
from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page, Row, Stop, fixed_row
from briefing.tui.drawing.text import Line, Mark, columns, fit_line, indent, spread, wrap
from briefing.tui.facts import Facts
from briefing.tui.pages.differences import ALONE
from briefing.tui.pages.parts import byline, count_of, joined
from briefing.tui.place import Target, Thing

_GUTTER = 13
_STACKED_UNDER = 70
"""Cells of the centre under which the sides stand one above the other (a terminal of about 100 columns)."""
_HEAD = 18
"""Cells of a side's head beside outlet and date, with every word: its letter, and "52% also in B"."""
_HOW = "d asks which article to compare with which; d on a source compares it with the open article."
_RUN = 4
"""Unmatched sentences in a row from which on they fold to one line."""

Cells = tuple[tuple[str, str], tuple[list[Mark], list[Mark]]]
"""The texts of both sides, and the marks in them."""

_WORDS = {
    Relation.SAME: "same",
    Relation.REWORDED: "reworded",
    Relation.PARTLY: "partly",
}


def compare_page(ctx: Context) -> Page:
    """The comparison in the context, or words on how to get one."""
    comparison = ctx.comparison
    members = ctx.facts.members
    if comparison is None or comparison.left not in members or comparison.right not in members:
        return Page("Compare", empty=_HOW if len(members) > 1 else ALONE)
    left, right = members[comparison.left].article, members[comparison.right].article
    rows = [_head(ctx, comparison), *_body(ctx, comparison, left, right)]
    title = f"Compare {ctx.facts.letter(left.id)} with {ctx.facts.letter(right.id)}"
    differing = tuple(_key(row) for row in comparison.rows if row.discrepancies)
    return Page(title, tuple(rows), note=f" showing: {ctx.options.changes} ", find=differing, crumbs=ctx.scope.crumbs)


def _key(row: Match) -> str:
    return f"{Thing.ROW.value}:{','.join(map(str, row.left))}|{','.join(map(str, row.right))}"


def _head(ctx: Context, comparison: Comparison) -> Row:
    facts = ctx.facts
    sides = [facts.members[comparison.left], facts.members[comparison.right]]
    shares = (comparison.left_share, comparison.right_share)
    counts = {relation: sum(row.relation is relation for row in comparison.rows) for relation in Relation}
    summary = joined((
        f"{ctx.glyphs.same} {counts[Relation.SAME]} same",
        f"{ctx.glyphs.reworded} {counts[Relation.REWORDED] + counts[Relation.PARTLY]} reworded or partly",
        f"{counts[Relation.LEFT]} only {sides[0].letter}",
        f"{counts[Relation.RIGHT]} only {sides[1].letter}",
        f"{ctx.glyphs.differs} {count_of(len(comparison.discrepancies), 'difference')}",
    ))  # fmt: skip

    def draw(width: int, _: int | None) -> list[Line]:
        titles = []
        stacked = width < _STACKED_UNDER
        room = width if stacked else (width - _GUTTER) // 2
        longest = max(len(byline(member, ctx.glyphs)) for member in sides)
        also = "also in" if longest + _HEAD <= room else "in"
        for number, (member, share, hue) in enumerate(zip(sides, shares, ("left", "right"), strict=True)):
            other = sides[1 - number].letter
            head: Line = ((f"{member.letter}  ", f"letter {hue}"), (byline(member, ctx.glyphs), hue))
            titles.append((head, ((f"{share:.0%} {also} {other}", "dim"),)))
        if stacked:
            lines = [spread(head, right, width) for head, right in titles]
        else:
            both = [[spread(head, right, room)] for head, right in titles]
            lines = columns(both, (room, room), [[((" " * _GUTTER, ""),)]])
        rule: Line = ((ctx.glyphs.rule * width, "rule"),)
        keys: Line = (
            ("d", "accent"), (" choose the second article   ", "dim"), ("] [", "accent"), (" the next one   ", "dim"),
            ("t", "accent"), (" turn the sides", "dim"),
        )  # fmt: skip
        notes = wrap(comparison.note, width, "aside") if comparison.note else []
        return [*lines, fit_line(((summary, "dim"),), width), *notes, fit_line(keys, width), rule]

    return Row(draw, ())


def _body(ctx: Context, comparison: Comparison, left: Article, right: Article) -> list[Row]:
    wanted = [row for row in comparison.rows if _wanted(ctx, row)]
    rows: list[Row] = []
    for relation, run in groupby(wanted, key=lambda row: row.relation):
        members = list(run)
        only = relation in (Relation.LEFT, Relation.RIGHT)
        if only and len(members) >= _RUN and not _unfolded(ctx, members[0]):
            rows.append(_folded(ctx, members, left if relation is Relation.LEFT else right, relation))
            continue
        rows.extend(_row(ctx, row, left, right) for row in members)
    return rows or [fixed_row([((" Nothing of this kind; c shows the rest.", "dim"),)])]


def _unfolded(ctx: Context, first: Match) -> bool:
    return "*" in ctx.options.unfolded or f"fold:{_key(first)}" in ctx.options.unfolded


def _wanted(ctx: Context, row: Match) -> bool:
    if ctx.options.changes == "differences":
        return bool(row.discrepancies)
    return ctx.options.changes == "all" or row.relation is not Relation.SAME


def _folded(ctx: Context, members: Sequence[Match], article: Article, relation: Relation) -> Row:
    """A run of sentences that only one side has, as one line that names its topics."""
    key = f"fold:{_key(members[0])}"
    numbers = [n for row in members for n in (*row.left, *row.right)]
    names = topics(ctx.facts, article, numbers)
    hue = "left" if relation is Relation.LEFT else "right"
    words = f" {len(members)} only in {ctx.facts.letter(article.id)}: {joined(names) or 'no names'} "

    def draw(width: int, _: int | None) -> list[Line]:
        line: Line = ((ctx.glyphs.fold * 3, "rule"), (words, hue), ("(z opens) ", "dim"))
        return [spread(line, ((ctx.glyphs.fold * 3, "rule"),), width)]

    return Row(draw, (Stop(key, Target(Thing.FOLD, key.removeprefix("fold:"))),), 1)


def _row(ctx: Context, row: Match, left: Article, right: Article) -> Row:
    texts = (_sentences(left, row.left), _sentences(right, row.right))
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    if row.relation in (Relation.REWORDED, Relation.PARTLY):
        left_marks, right_marks = word_marks(texts[0], texts[1])
        marks = ([(*span, "changed") for span in left_marks], [(*span, "changed") for span in right_marks])
    marks = (marks[0] + _alerts(ctx, row, left, texts[0]), marks[1] + _alerts(ctx, row, right, texts[1]))
    article, numbers = (left, row.left) if row.left else (right, row.right)
    spans = [article.sentences[n] for n in numbers if n < len(article.sentences)]
    place = (spans[0].start, spans[-1].end) if spans else (-1, -1)
    target = Target(Thing.ROW, _key(row).removeprefix("row:"), article.id, *place)

    def draw(width: int, _: int | None) -> list[Line]:
        if width < _STACKED_UNDER:
            return _stacked(ctx, row, (texts, marks), width)
        gutter = _gutter(ctx, row, target.key)
        room = (width - _GUTTER) // 2
        sides = [
            _cell(numbers, text, "left" if side == 0 else "right", marks[side], room)
            for side, (numbers, text) in enumerate(zip((row.left, row.right), texts, strict=True))
        ]
        return columns(sides, (room, room), [gutter])

    return Row(draw, (Stop(target.key, target),))


def _sentences(article: Article, numbers: Sequence[int]) -> str:
    return " ".join(article.sentence(n).replace("\n", " ") for n in numbers if n < len(article.sentences))


def _alerts(ctx: Context, row: Match, article: Article, text: str) -> list[Mark]:
    """The words that a difference is about, where they stand in this cell."""
    found: list[Mark] = []
    for key in row.discrepancies:
        difference = ctx.facts.differences.get(key)
        for value in difference.values if difference else ():
            place = text.find(value.value) if value.article == article.id and value.value else -1
            if place >= 0:
                found.append((place, place + len(value.value), "alert"))
    return found


def _cell(numbers: Sequence[int], text: str, hue: str, marks: Sequence[Mark], width: int) -> list[Line]:
    if not numbers:
        return []
    head: Line = ((f"{numbers[0] + 1:>3} ", "dim"),)
    coloured = [(a, b, hue if style == "changed" else style) for a, b, style in marks]
    return indent(wrap(text, width - 4, "", coloured), head)


def _gutter(ctx: Context, row: Match, key: str) -> list[Line]:
    """Between the sides: sign and word of the relation, the kind of difference, who else reports it."""
    facts, glyphs = ctx.facts, ctx.glyphs
    lines: list[Line] = [_centred((f"{_sign(ctx, row)}", "strong"))]
    found = [facts.differences[i] for i in row.discrepancies if i in facts.differences]
    lines += [_centred((f"{glyphs.differs} {d.kind.value}"[: _GUTTER - 1], "differs")) for d in found[:2]]
    letters = facts.findings.letters(row.also)
    if letters:
        lines.append(_centred((f"+{' '.join(letters)}"[: _GUTTER - 1], "dim")))
    if key in ctx.picked:
        lines.append(_centred((glyphs.pick, "accent")))
    lines.append(((" " * _GUTTER, ""),))
    return lines


def _sign(ctx: Context, row: Match) -> str:
    glyphs = ctx.glyphs
    if row.relation in (Relation.LEFT, Relation.RIGHT):
        place = ctx.comparison.left if row.relation is Relation.LEFT and ctx.comparison else ""
        place = place or (ctx.comparison.right if ctx.comparison else "")
        return f"only {ctx.facts.letter(place)}"
    sign = glyphs.same if row.relation is Relation.SAME else glyphs.reworded
    return f"{sign} {_WORDS[row.relation]}"


def _centred(piece: tuple[str, str]) -> Line:
    text, style = piece
    before = (_GUTTER - len(text)) // 2
    return ((" " * before, ""), (text, style), (" " * (_GUTTER - before - len(text)), ""))


def _stacked(ctx: Context, row: Match, cells: Cells, width: int) -> list[Line]:
    """Both sides one under the other, each behind its letter, the relation as a line above."""
    comparison = ctx.comparison
    texts, marks = cells
    gutter = _gutter(ctx, row, _key(row))
    head = tuple(piece for line in gutter[:-1] for piece in ((line[1][0] + "  ", line[1][1]),))
    lines: list[Line] = [fit_line(head, width)]
    articles = (comparison.left, comparison.right) if comparison else ("", "")
    for side, (numbers, text) in enumerate(zip((row.left, row.right), texts, strict=True)):
        if numbers:
            hue = "left" if side == 0 else "right"
            first: Line = ((f"{ctx.facts.letter(articles[side])} ", f"letter {hue}"),)
            coloured = [(a, b, hue if style == "changed" else style) for a, b, style in marks[side]]
            lines += indent(wrap(text, width - 2, "", coloured), first)
    return lines


_MOST = 4


def topics(facts: Facts, article: Article, numbers: Sequence[int]) -> tuple[str, ...]:
    """The names that stand in these sentences, those first that the rest of the article names least."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    wanted = set(numbers)
    for actor in facts.findings.actors:
        for mention in actor.mentions:
            if mention.article == article.id and not mention.adjective:
                everywhere[actor.name] += 1
                inside[actor.name] += article.sentence_at(mention.start) in wanted
    ranked = sorted((n for n in inside if inside[n]), key=lambda n: (-inside[n] / everywhere[n], -inside[n], n))
    return tuple(ranked[:_MOST])
