"""Picks: what a line becomes when it is picked, which lines are picked, and the reader's way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model.matching import Comparison
from briefing.model.selection import Anchor, Clipping, ClippingKind, Selection
from briefing.model.text import Evidence, Span
from briefing.tui.facts import Facts
from briefing.tui.place import Target, Thing, passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.point import Point
    from briefing.model.story import StoryFindings


def clip(facts: Facts, target: Target, comparison: Comparison | None = None) -> Clipping | None:
    """What a line becomes when it is picked; None for a line that stands for nothing.

    Raises KeyError for something that the findings no longer hold.
    """
    from briefing.selection import clip as make  # noqa: PLC0415 - not before the first pick

    findings = facts.findings
    by_id: Mapping[Thing, Callable[[StoryFindings, str], Clipping]] = {
        Thing.POINT: make.clip_point,
        Thing.DIFFERENCE: make.clip_difference,
        Thing.GROUP: make.clip_group,
        Thing.QUOTE: make.clip_quote,
        Thing.ACTOR: make.clip_actor,
        Thing.ARTICLE: make.clip_article,
    }
    if target.thing in by_id:
        return by_id[target.thing](findings, target.id)
    if target.thing is Thing.ROW and comparison is not None:
        row = next((r for r in comparison.rows if row_id(r.left, r.right) == target.id), None)
        return make.clip_row(findings, comparison, row) if row else None
    if target.thing is Thing.PROMISE:
        return _promise(facts, target.id)
    place = place_of(facts, target)
    if place is None:
        return None
    article, span = place
    return make.clip_passage(findings, article, span.start, span.end)


def row_id(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """How a row of a comparison is told from the others."""
    return f"{','.join(map(str, left))}|{','.join(map(str, right))}"


def place_of(facts: Facts, target: Target) -> tuple[str, Span] | None:
    """The passage a line rests on: its own, or the whole sentence of a date, figure or question."""
    lists: Mapping[Thing, tuple[Evidence, ...]] = {
        Thing.DATE: tuple(d.evidence for d in facts.findings.dates),
        Thing.FIGURE: tuple(f.evidence for f in facts.findings.figures),
        Thing.QUESTION: tuple(q.evidence for q in facts.findings.questions),
    }
    if target.thing in lists and target.id.isdigit():
        found = lists[target.thing]
        if int(target.id) < len(found):
            evidence = found[int(target.id)]
            return evidence.article, facts.around(evidence.article, evidence.span)
    if target.article in facts.members and target.span is not None:
        return target.article, target.span
    return None


def _promise(facts: Facts, key: str) -> Clipping | None:
    from briefing.selection.clip import clip_table  # noqa: PLC0415 - not before the first pick

    promise = next((p for p in facts.findings.promises if p.id == key), None)
    if promise is None:
        return None
    condition = "; ".join(filter(None, (promise.condition, promise.status.value if promise.status else None)))
    letters = ", ".join(facts.findings.letters(promise.articles))
    rows = [("Promise", "By", "Condition or status", "In"), (promise.what, promise.who or "", condition, letters)]
    return clip_table(facts.findings, "What was promised", rows, promise.articles)


def clip_points(facts: Facts, points: Sequence[Point]) -> Clipping:
    """The table of who reports these points."""
    from briefing.selection.clip import clip_coverage  # noqa: PLC0415 - not before the first pick

    return clip_coverage(replace(facts.findings, points=tuple(points)))


def picked_keys(facts: Facts, selection: Selection, comparison: Comparison | None = None) -> frozenset[str]:
    """The keys of all lines that stand for something picked, rows of the comparison that is shown among them."""
    keys = {key for clipping in selection.clippings if (key := key_of(facts, clipping)) is not None}
    kinds = {clipping.kind for clipping in selection.clippings}
    made = [Target(Thing.PROMISE, one.id) for one in facts.findings.promises] if ClippingKind.TABLE in kinds else []
    if ClippingKind.ROW in kinds and comparison is not None:
        made += [Target(Thing.ROW, row_id(row.left, row.right)) for row in comparison.rows]
    picked = {clipping.id for clipping in selection.clippings}
    return frozenset(keys | {t.key for t in made if (one := clip(facts, t, comparison)) and one.id in picked})


def key_of(facts: Facts, clipping: Clipping) -> str | None:
    """The key of the line that a clipping was made from, as far as the findings still hold it."""
    first = clipping.anchors[0] if clipping.anchors else None
    if first is None:
        return None
    if clipping.kind is ClippingKind.PASSAGE:
        return passage(first.article, Span(first.start, first.start + len(first.exact))).key
    if clipping.kind is ClippingKind.ARTICLE:
        return Target(Thing.ARTICLE, first.article).key
    found = _sought(facts, clipping, first)
    return found.key if found else None


def _sought(facts: Facts, clipping: Clipping, first: Anchor) -> Target | None:
    findings = facts.findings
    if clipping.kind is ClippingKind.QUOTE:
        quotes = (q for q in findings.quotes if (q.article, q.start) == (first.article, first.start))
        return next((Target(Thing.QUOTE, q.id) for q in quotes), None)
    if clipping.kind is ClippingKind.ACTOR:
        return next((Target(Thing.ACTOR, a.id) for a in findings.actors if a.name == clipping.text), None)
    if clipping.kind is ClippingKind.POINT:
        return next((Target(Thing.POINT, p.id) for p in findings.points if p.text == clipping.text), None)
    if clipping.kind is ClippingKind.GROUP:
        return next((Target(Thing.GROUP, g.id) for g in findings.groups if g.text == clipping.text), None)
    if clipping.kind is ClippingKind.DIFFERENCE:
        places = [(anchor.article, anchor.start) for anchor in clipping.anchors]
        same = (d for d in findings.discrepancies if [(v.article, v.start) for v in d.values] == places)
        return next((Target(Thing.DIFFERENCE, d.id) for d in same), None)
    return None
