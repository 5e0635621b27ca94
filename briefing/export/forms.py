"""Picks in shapes other than the page with references: a timeline, one table, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import fill

from briefing.export import layout
from briefing.export.escape import inline, line, plain, quoted, uttered
from briefing.export.evidence import finished, front_of, head_of, source_pieces, sources_of
from briefing.export.items import Piece
from briefing.export.options import Options
from briefing.export.picks import Pen
from briefing.export.sources import Source, number_sources, outlet_words, published, published_words
from briefing.export.standings import Standings
from briefing.export.wording import NOT_GIVEN, capital, counted, day, parse_day
from briefing.model.selection import Anchor, Clipping, ClippingKind, Selection

WIDTH = 80
_OWN = (ClippingKind.HEADING, ClippingKind.TEXT)


def timeline(selection: Selection, title: str, standings: Standings, options: Options) -> str:
    """Every passage picked under the day its article is dated, undated ones last."""
    picked = [c for c in selection.clippings if c.kind not in _OWN]
    sources = sources_of(picked, standings, options)
    pen = Pen(sources, options.references, standings)
    by_day: dict[tuple[str, str], list[str]] = {}
    passages: dict[tuple[Anchor, str | None], tuple[Anchor, Clipping]] = {}
    for clipping in picked:
        for anchor in clipping.anchors:
            if anchor.exact:
                passages.setdefault((anchor, clipping.note), (anchor, clipping))
    for anchor, clipping in sorted(passages.values(), key=lambda pair: pair[0].published or "9999"):
        when = (plain(anchor.precision), (anchor.published or "")[:10])
        by_day.setdefault(when, []).append(_event(pen, anchor, clipping))
    days = [
        Piece(_day_id(*when), f"{layout.heading(2, _day_title(*when))}\n\n{layout.bullets(events)}")
        for when, events in by_day.items()
    ]
    pieces = [head_of(picked, title, options), *days, *source_pieces(sources, options)]
    return finished(front_of(selection, picked, title, options), pieces, options)


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
            quoted(a.exact or c.text),
            inline(c.speaker) or NOT_GIVEN,
            _cited(pen, a, c),
            " ".join(part for part in (inline(c.note), standings.remark(c)) if part),
        )
        for number, (a, c) in enumerate(passages, 1)
    ]
    table = layout.table(("No.", "Kind", "Words", "Speaker", "Source", "Note"), rows)
    pieces = [head_of(picked, title, options), Piece("evidence", table), *source_pieces(sources, options)]
    return finished(front_of(selection, picked, title, options), pieces, options)


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
    quotation = clipping.kind in (ClippingKind.QUOTE, ClippingKind.GROUP)
    yield _folded(f"“{plain(uttered(clipping.text))}”" if quotation else clipping.text, "  ")
    if clipping.kind is ClippingKind.TABLE:
        yield "\n".join("  " + " | ".join(plain(cell) for cell in row) for row in clipping.cells)
    for anchor in _places(clipping):
        words = "" if plain(anchor.exact) in ("", plain(clipping.text)) else f": “{plain(anchor.exact)}”"
        speaker = f"{plain(clipping.speaker)}, in " if plain(clipping.speaker) else ""
        yield _folded(f"-- {speaker}{outlet_words(anchor)}, {published_words(anchor)}{words}", "     ")
    for said in (standings.changed(clipping), f"Note: {clipping.note}" if plain(clipping.note) else ""):
        if said:
            yield _folded(said, "  ")


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
    outlet = f" — **{inline(anchor.source)}**" if plain(anchor.source) else ""
    note = f"Note: {inline(clipping.note)}" if plain(clipping.note) else ""
    said = f"{speaker}{quoted(anchor.exact)}{outlet}{pen.ref(anchor)}"
    return " ".join(part for part in (said, pen.standings.remark(clipping), note) if part)
