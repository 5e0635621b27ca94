"""Picks in shapes other than the page with references: a timeline, one table, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import fill

from briefing.analysis.language.days import parse_day
from briefing.export import layout
from briefing.export.escape import inline, line, plain, quoted, uttered
from briefing.export.evidence import finished, front_of, head_of, source_pieces, sources_of
from briefing.export.items import Piece
from briefing.export.options import Options
from briefing.export.picks import Pen, drawn, outlet
from briefing.export.sources import Source, number_sources, outlet_words, published, published_words
from briefing.export.stale_picks import Standings
from briefing.export.wording import NOT_GIVEN, capital, counted, day
from briefing.model.selection import Anchor, Clipping, ClippingKind, Selection
from briefing.model.story import StoryFindings
from briefing.selection.anchors import sentence_span
from briefing.selection.relocation import Located

WIDTH = 80
_OWN = (ClippingKind.HEADING, ClippingKind.TEXT)
_SAID = (ClippingKind.QUOTE, ClippingKind.GROUP)


def timeline(
    selection: Selection, title: str, standings: Standings, options: Options, findings: StoryFindings | None = None
) -> str:
    """Every passage picked under the one day that its sentence tells of (where `findings` know it), else under the day
    of publication; undated ones last.
    """
    picked = [c for c in selection.clippings if c.kind not in _OWN]
    sources = sources_of(picked, standings, options)
    pen = Pen(sources, options.references, standings)
    by_day: dict[tuple[str, str], list[str]] = {}
    passages: dict[tuple[Anchor, str | None], tuple[Anchor, Clipping]] = {}
    for clipping in picked:
        for anchor in clipping.anchors:
            if anchor.exact:
                passages.setdefault((anchor, clipping.note), (anchor, clipping))
    for anchor, clipping in passages.values():
        told = _day_told(standings.located.get(anchor), findings)
        when = ("", told) if told else (plain(anchor.precision), (anchor.published or "")[:10])
        by_day.setdefault(when, []).append(_event(pen, anchor, clipping))
    days = [
        Piece(_day_id(*when), f"{layout.heading(2, _day_title(*when))}\n\n{layout.bullets(events)}")
        for when, events in sorted(by_day.items(), key=lambda item: item[0][1] or "9999")
    ]
    pieces = [head_of(picked, title, options), *days, *source_pieces(sources, options)]
    return finished(front_of(selection, picked, title, options), pieces, options)


def _day_told(found: Located | None, findings: StoryFindings | None) -> str:
    """The day that the sentences of a passage tell of, where that is one; else ""."""
    if findings is None or found is None or found.span is None:
        return ""
    article = next((m.article for m in findings.members if m.article.id == found.article), None)
    if article is None:
        return ""
    span = sentence_span(article, found.span.start, found.span.end)
    inside = (d for d in findings.dates if d.evidence.article == article.id and span.overlaps(d.evidence.span))
    days = {d.first if d.first == d.last else None for d in inside}
    return (days.pop() or "") if len(days) == 1 else ""


def evidence_table(selection: Selection, title: str, standings: Standings, options: Options) -> str:
    """One table: a row for every passage picked."""
    picked = [c for c in selection.clippings if c.kind not in _OWN]
    sources = sources_of(picked, standings, options)
    pen = Pen(sources, options.references, standings)
    passages = [(a, c) for c in picked for a in _places(c)]
    rows = [
        (
            str(number),
            c.kind.value,
            _words(a, c),
            inline(c.speaker) or NOT_GIVEN,
            _cited(pen, a, c),
            " ".join(part for part in (inline(c.note), standings.remark(c)) if part),
        )
        for number, (a, c) in enumerate(passages, 1)
    ]
    table = layout.table(("No.", "Kind", "Words", "Speaker", "Source", "Note"), rows)
    pieces = [head_of(picked, title, options), Piece("evidence", table), *source_pieces(sources, options)]
    return finished(front_of(selection, picked, title, options), pieces, options)


def _words(anchor: Anchor, clipping: Clipping) -> str:
    """The words of a passage in quotation marks; of a quotation without the comma with which the article went on."""
    words = anchor.exact or clipping.text
    return f"“{inline(uttered(words))}”" if clipping.kind in _SAID else quoted(words)


def _places(clipping: Clipping) -> list[Anchor]:
    """The passages of a pick, each once; of a table, which rests on whole articles, the first stands for all."""
    found: dict[tuple[str, str], Anchor] = {}
    for anchor in clipping.anchors:
        found.setdefault((anchor.article, anchor.exact), anchor)
    return list(found.values())[: 1 if clipping.kind is ClippingKind.TABLE else None]


def _cited(pen: Pen, anchor: Anchor, clipping: Clipping) -> str:
    if clipping.kind is ClippingKind.TABLE:
        return f"{counted(len(clipping.anchors), 'article')}{pen.refs(clipping.anchors)}"
    return f"{inline(anchor.source) or NOT_GIVEN}, {published(anchor)}{pen.ref(anchor)}"


def plain_text(selection: Selection, title: str, standings: Standings) -> str:
    """The picks as text without any markup, folded at 80 columns, for mail and paper."""
    parts = [plain(title) + "\n" + "=" * min(len(plain(title)), WIDTH)]
    for clipping in selection.clippings:
        parts += _plain_pick(clipping, standings)
    sources = number_sources((a, c.added) for c in selection.clippings for a in c.anchors)
    if sources:
        parts += [
            "SOURCES",
            *map(_plain_source, sorted(sources.values(), key=lambda s: (len(s.anchor.letter), s.anchor.letter))),
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain_pick(clipping: Clipping, standings: Standings) -> Iterable[str]:
    if clipping.kind is ClippingKind.HEADING:
        yield plain(clipping.text).upper()
        return
    if clipping.kind is ClippingKind.TEXT:
        yield _folded(clipping.text)
        return
    yield _folded(f"“{plain(uttered(clipping.text))}”" if clipping.kind in _SAID else clipping.text, "  ")
    if clipping.kind is ClippingKind.TABLE:
        yield "\n".join("  " + " | ".join(plain(cell) for cell in row) for row in drawn(clipping))
    if clipping.kind is ClippingKind.POINT:
        yield from (_folded(f"-- {row[0]}: {row[1]}{_told(uttered(row[2]))}", "     ") for row in clipping.cells[1:])
    for anchor in () if clipping.kind is ClippingKind.POINT else _places(clipping):
        words = "" if plain(anchor.exact) == plain(clipping.text) else _told(uttered(anchor.exact))
        speaker = f"{plain(clipping.speaker)}, in " if plain(clipping.speaker) else ""
        yield _folded(f"-- {speaker}{outlet_words(anchor)}, {published_words(anchor)}{words}", "     ")
    for said in (standings.changed(clipping), f"Note: {clipping.note}" if plain(clipping.note) else ""):
        if said:
            yield _folded(said, "  ")


def _told(words: str) -> str:
    return f": “{plain(words)}”" if plain(words) else ""


def _plain_source(source: Source) -> str:
    anchor = source.anchor
    byline = f"{plain(anchor.byline)}, " if plain(anchor.byline) else ""
    where = plain(anchor.url) or plain(anchor.path)
    words = (
        f"{byline}“{source.title}”, {plain(anchor.source) or 'outlet not given'}, {published_words(anchor)}, {where}"
    )
    return _folded(f"{plain(anchor.letter)} {words}".strip(), "  ")


def _folded(text: str, indent: str = "") -> str:
    return fill(plain(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def _day_id(precision: str, iso: str) -> str:
    return re.sub(r"[^\w-]+", "-", f"day-{precision}-{iso or 'undated'}".replace("--", "-"))


def _day_title(precision: str, iso: str) -> str:
    """The day; "Not before 6 January 2026" where it is only the earliest the article can be of."""
    if not parse_day(iso):
        return "Date not given"
    return inline(capital(f"{precision} {day(iso)}".strip()))


def _event(pen: Pen, anchor: Anchor, clipping: Clipping) -> str:
    speaker = f"{line(clipping.speaker)}: " if plain(clipping.speaker) else ""
    note = f"Note: {inline(clipping.note)}" if plain(clipping.note) else ""
    said = f"{speaker}{_words(anchor, clipping)} — {outlet(anchor)}, {published(anchor)}{pen.ref(anchor)}"
    return " ".join(part for part in (said, pen.standings.remark(clipping), note) if part)
