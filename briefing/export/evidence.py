"""A page from the reader's picks: every passage with its reference, a table of sources, what the reader added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.analysis.language.days import days
from briefing.export import layout
from briefing.export.escape import inline, plain
from briefing.export.front_matter import Bare, front_matter
from briefing.export.items import Piece, attributes_of, update_page, write_page
from briefing.export.options import Options
from briefing.export.picks import Pen
from briefing.export.sources import Source, dated, footnote, linked_title, number_sources
from briefing.export.stale_picks import Standings
from briefing.export.wording import NOT_GIVEN, counted, day
from briefing.model.selection import Anchor, Clipping, ClippingKind, Selection
from briefing.settings.choices import Preset, References

_OWN = (ClippingKind.HEADING, ClippingKind.TEXT)
_SECTIONS = {
    "Quotes": (ClippingKind.QUOTE, ClippingKind.GROUP, ClippingKind.PASSAGE),
    "Differences": (ClippingKind.DIFFERENCE, ClippingKind.ROW),
    "Who reports what": (ClippingKind.POINT, ClippingKind.TABLE),
    "Names": (ClippingKind.ACTOR,),
    "Articles": (ClippingKind.ARTICLE,),
}
_KEPT: dict[str, tuple[ClippingKind, ...]] = {
    Preset.QUOTES: (ClippingKind.QUOTE, ClippingKind.GROUP, *_OWN),
    Preset.COMPARISON: (ClippingKind.DIFFERENCE, ClippingKind.ROW, ClippingKind.POINT, ClippingKind.TABLE, *_OWN),
}


def evidence_page(selection: Selection, title: str, standings: Standings, options: Options) -> str:
    """The picks in the reader's order (under headings by kind where the reader has set none), then the sources."""
    clippings = [c for c in selection.clippings if c.kind in _KEPT.get(options.preset, tuple(ClippingKind))]
    sources = sources_of(clippings, standings, options)
    pen = Pen(sources, options.references, standings)
    pieces = [head_of(clippings, title, options), *_body(pen, clippings, options), *source_pieces(sources, options)]
    return finished(front_of(selection, clippings, title, options), pieces, options)


def finished(front: str, pieces: Sequence[Piece], options: Options) -> str:
    """The page, new or updated."""
    if options.previous is not None:
        return update_page(options.previous, front, pieces)
    return write_page(front, pieces, options.marks)


def sources_of(clippings: Sequence[Clipping], standings: Standings, options: Options) -> dict[str, Source]:
    """The sources of these picks, numbered as in the page that is updated."""
    anchors = [(a, c.added) for c in clippings for a in c.anchors]
    known = _known_numbers(options.previous or "")
    return number_sources(anchors, known, standings.changed_articles)


def source_pieces(sources: dict[str, Source], options: Options) -> list[Piece]:
    """The table of sources and, where they are used, the footnotes."""
    if not sources:
        return []
    ordered = sorted(sources.values(), key=lambda s: s.number)
    notes = [footnote(s) for s in ordered] if options.references is References.FOOTNOTES else []
    keys = ",".join(f"{s.number}:{s.key}" for s in ordered)
    body = "\n\n".join([layout.heading(2, "Sources"), _source_table(ordered, options.references), *notes])
    return [Piece("sources", body, (("keys", keys),))]


def outlets(clippings: Iterable[Clipping]) -> list[str]:
    """The outlets picked from, as they are first met."""
    return list(dict.fromkeys(plain(a.source) for c in clippings for a in c.anchors if plain(a.source)))


def _source_table(ordered: Sequence[Source], style: References) -> str:
    """The sources by number and letter: tables and lists of the page name accounts by their letters."""
    numbered = [] if style is References.LETTERS else ["No."]
    rows = [
        (
            *([str(s.number)] if numbered else []),
            inline(s.anchor.letter) or ("" if numbered else f"source {s.number}"),
            inline(s.outlet),
            linked_title(s),
            inline(dated(s.anchor)) or NOT_GIVEN,
            inline(s.accessed) + (f" ({s.standing})" if s.standing else ""),
        )
        for s in ordered
    ]
    return layout.table((*numbered, "Letter", "Outlet", "Title", "Published", "Accessed"), rows)


def _whence(picked: Sequence[Clipping], joint: str) -> str:
    """From how many articles and named outlets the picks come, and how many articles name none."""
    sources = {a.path: plain(a.source) for c in picked for a in c.anchors}
    named, unnamed = outlets(picked), sum(not source for source in sources.values())
    words = f" from {counted(len(sources), 'article')}" if sources else ""
    words += f"{joint}{counted(len(named), 'outlet')}" if named else ""
    return words + (f", {unnamed} without an outlet's name" if unnamed else "")


def head_of(clippings: Sequence[Clipping], title: str, options: Options) -> Piece:
    """The title, and how much was picked from where."""
    picked = [c for c in clippings if c.kind not in _OWN]
    where = _whence(picked, " in ")
    span = _span(a for c in picked for a in c.anchors)
    exported = f"Exported {day(options.now.isoformat())}, {_clock(options.now)}."
    summary = f"*{counted(len(picked), 'pick')}{where}{span}. {exported}*"
    return Piece("head", f"{layout.heading(1, inline(title))}\n\n{summary}")


def _span(anchors: Iterable[Anchor]) -> str:
    known = sorted(a.published[:10] for a in anchors if a.published)
    return f", {inline(days(known[0], known[-1]))}" if known else ""


def _clock(now: datetime) -> str:
    return f"{now:%H:%M} {now.tzname() or ''}".rstrip()


def _body(pen: Pen, clippings: Sequence[Clipping], options: Options) -> list[Piece]:
    if any(c.kind is ClippingKind.HEADING for c in clippings) or options.preset is Preset.QUOTES:
        return [item(pen, c, options) for c in clippings]
    pieces = []
    for title, members in _by_section(clippings):
        if title:
            pieces.append(Piece("section-" + re.sub(r"\W+", "-", title.lower()), layout.heading(2, title)))
        pieces += [item(replace(pen, under=title), c, options) for c in members]
    return pieces


def item(pen: Pen, clipping: Clipping, options: Options) -> Piece:
    """A pick as a piece of the page."""
    ident = re.sub(r"[^\w.~-]+", "-", plain(clipping.id)) or "item"
    block = f"\n\n^{ident}" if options.obsidian else ""
    numbers = pen.numbers(clipping)
    attributes = (("kind", clipping.kind.value), *((("src", numbers),) if numbers else ()))
    return Piece(ident, pen.write(clipping) + block, attributes)


def _by_section(clippings: Sequence[Clipping]) -> list[tuple[str, list[Clipping]]]:
    """The picks under a heading for their kind; the reader's sentences stay with what they follow."""
    found: dict[str, list[Clipping]] = {"": []}
    found |= {title: [] for title in _SECTIONS}
    section = ""
    for clipping in clippings:
        section = next((title for title, kinds in _SECTIONS.items() if clipping.kind in kinds), section)
        found[section].append(clipping)
    return [(title, members) for title, members in found.items() if members]


def front_of(selection: Selection, clippings: Sequence[Clipping], title: str, options: Options) -> str:
    """The front matter of a page of picks."""
    picked = [c for c in clippings if c.kind not in _OWN]
    named = outlets(picked)
    dates = sorted(a.published[:10] for c in picked for a in c.anchors if a.published)
    counts = counted(len(picked), "pick") + _whence(picked, ", ")
    return front_matter(
        {
            "title": title,
            "date": Bare(dates[-1]) if dates else None,
            "created": Bare(options.now.strftime("%Y-%m-%dT%H:%M:%S")),
            "description": counts,
            "tags": [Bare("briefing")],
            "outlets": named,
            "query": selection.query or None,
            "generator": options.generator,
        }
    )


def _known_numbers(page: str) -> dict[str, int]:
    keys = attributes_of(page, "sources").get("keys", "")
    return {key: int(number) for number, key in (word.split(":", 1) for word in keys.split(",") if ":" in word)}
