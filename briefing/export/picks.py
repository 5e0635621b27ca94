"""One pick as Markdown: its words, who said them, where, and what the reader noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing.export import layout
from briefing.export.escape import inline, line, paragraphs, plain, quoted, spoken, uttered
from briefing.export.sources import Source, outlet_words, published, reference, references, source_key
from briefing.export.stale_picks import Standings
from briefing.export.wording import joined
from briefing.model.point import Found
from briefing.model.selection import Anchor, Clipping, ClippingKind
from briefing.settings.choices import References

_MARKS = {found.words: found.mark for found in Found}
COVERAGE_LEGEND = ", ".join(f"{mark} {words}" for words, mark in _MARKS.items()) + " (matching can miss what is there)"
"""What the marks of a table of who reports what mean."""

_MOST_COLUMNS = 4
"""Accounts set side by side; more stand one under the other, since a page is not wider."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What writing a pick needs to know of the page: its sources, how it refers to them, how picks stand, and the
    heading of ours that the pick stands under ("" for none).
    """

    sources: Mapping[str, Source]
    style: References
    standings: Standings
    under: str = ""

    def ref(self, anchor: Anchor) -> str:
        """The mark that leads to the anchor's source."""
        return reference(self.sources[source_key(anchor)], self.style)

    def refs(self, anchors: Sequence[Anchor]) -> str:
        """The marks of several anchors, each source once."""
        return references({source_key(a): self.sources[source_key(a)] for a in anchors}.values(), self.style)

    def numbers(self, clipping: Clipping) -> str:
        """The sources of a pick as `s1,s2`."""
        return ",".join(dict.fromkeys(f"s{self.sources[source_key(a)].number}" for a in clipping.anchors))

    def write(self, clipping: Clipping) -> str:
        """The pick with its remark and note."""
        body = _WRITERS[clipping.kind](self, clipping)
        note = paragraphs(clipping.note or "")
        return "\n\n".join(part for part in (body, self.standings.remark(clipping), *_noted(note)) if part)


def copied(clipping: Clipping) -> str:
    """A picked quotation as one line for another program: “words” — who said them (A, Outlet)."""
    anchors = clipping.anchors if clipping.kind is ClippingKind.GROUP else clipping.anchors[:1]
    accounts = dict.fromkeys(", ".join(filter(None, (a.letter, a.source or "outlet not given"))) for a in anchors)
    return f"“{plain(uttered(clipping.text))}” — {clipping.speaker or 'speaker not given'} ({'; '.join(accounts)})"


def credit(pen: Pen, clipping: Clipping) -> str:
    """Who said it, through whom, in which outlet, when, with the reference: the line under a quotation."""
    anchor = clipping.anchors[0] if clipping.anchors else None
    via = f" via {inline(', '.join(clipping.via))}" if clipping.via else ""
    speaker = inline(clipping.speaker) if plain(clipping.speaker) else "Speaker not given"
    if anchor is None:
        return speaker + via
    also = [f"{outlet(a)}{_otherwise(a, anchor)}{pen.ref(a)}" for a in clipping.anchors[1:]]
    others = f"; also by {joined(also)}" if also else ""
    return f"{speaker}{via}, quoted by {outlet(anchor)}, {published(anchor)}{pen.ref(anchor)}{others}"


def _otherwise(other: Anchor, anchor: Anchor) -> str:
    """The words of an account whose wording is another."""
    same = re.findall(r"\w+", other.exact.casefold()) == re.findall(r"\w+", anchor.exact.casefold())
    return "" if same else f" (“{inline(uttered(other.exact))}”)"


def _noted(note: Sequence[str]) -> list[str]:
    return [f"Note: {note[0]}", *note[1:]] if note else []


def outlet(anchor: Anchor) -> str:
    """The outlet in bold; where it is not known the letter of the account."""
    words = inline(outlet_words(anchor))
    return f"**{words}**" if plain(anchor.source) else words


def _quote(pen: Pen, clipping: Clipping) -> str:
    words = layout.quotation(spoken(clipping.text), credit(pen, clipping))
    sentence = next((row[0] for row in clipping.cells[1:] if row), "")
    return words + (f"\n\nIn its sentence: {quoted(sentence)}" if plain(sentence) else "")


def _group(pen: Pen, clipping: Clipping) -> str:
    words = layout.quotation(spoken(clipping.text), credit(pen, clipping))
    if len({plain(a.exact) for a in clipping.anchors}) < 2:
        return words
    speaker = inline(clipping.speaker) if plain(clipping.speaker) else "Speaker not given"
    words = layout.quotation(spoken(clipping.text), speaker)
    rows = [(outlet(a), f"{quoted(a.exact.rstrip(' ,;'))}{pen.ref(a)}") for a in clipping.anchors]
    return words + "\n\n" + layout.table(("Account", "Wording"), rows)


def _passage(pen: Pen, clipping: Clipping) -> str:
    anchor = clipping.anchors[0] if clipping.anchors else None
    byline = f"{outlet(anchor)}, {published(anchor)}{pen.ref(anchor)}" if anchor else ""
    blocks = clipping.text.replace("\n", "\n\n")  # in an article's text every line is a block of its own
    return layout.quotation(paragraphs(blocks), byline)


def _article(pen: Pen, clipping: Clipping) -> str:
    parts = [layout.heading(3, inline(clipping.text))]
    for anchor in clipping.anchors[:1]:
        byline = f", {inline(anchor.byline)}" if plain(anchor.byline) else ""
        parts.append(f"{outlet(anchor)}{byline}, {published(anchor)}{pen.ref(anchor)}")
        parts += paragraphs(anchor.exact)
    return "\n\n".join(parts)


def _actor(pen: Pen, clipping: Clipping) -> str:
    parts = [layout.heading(3, inline(clipping.text))]
    if len(clipping.cells) > 1:
        named = zip(clipping.cells[0][1:], clipping.cells[1][1:], strict=False)
        parts.append(line(". ".join(f"{name}: {value}" for name, value in named if plain(value)) + "."))
    said = [f"{quoted(a.exact)} {outlet(a)}, {published(a)}{pen.ref(a)}" for a in clipping.anchors]
    return "\n\n".join([*parts, layout.bullets(said)])


def _point(pen: Pen, clipping: Clipping) -> str:
    carried = {(a.letter, plain(a.exact)): a for a in clipping.anchors}
    rows = []
    for letter, found, words in (row for row in clipping.cells[1:] if len(row) == 3):
        anchor = carried.get((letter.partition(" ")[0], plain(words)))
        rows.append((inline(letter), inline(found), f"{quoted(words)}{pen.ref(anchor)}" if anchor else inline(words)))
    table = layout.table(("Account", "Found", "Words"), rows)
    return line(clipping.text) + "\n\n" + table


def _difference(pen: Pen, clipping: Clipping) -> str:
    """A column for each account, or a row where there are many; what one account says twice stands together."""
    if len(clipping.cells) < 2 or len(clipping.cells[0]) != len(clipping.anchors) + 1:
        return _table(pen, clipping)
    said: dict[str, tuple[list[Anchor], list[str]]] = {}
    for head, value, anchor in zip(clipping.cells[0][1:], clipping.cells[1][1:], clipping.anchors, strict=False):
        places, found = said.setdefault(f"{anchor.article} {head}", ([], []))
        places.append(anchor)
        found.append(value)
    heads = [inline(key.partition(" ")[2]) for key in said]
    values = [f"{'; '.join(quoted(v) for v in dict.fromkeys(vs))}{pen.ref(places[0])}" for places, vs in said.values()]
    sentences = [dict.fromkeys(plain(a.exact) for a in places) for places, _ in said.values()]
    full = [" … ".join(quoted(words) for words in found) for found in sentences]
    if len(heads) > _MOST_COLUMNS:
        return layout.table([inline(clipping.text), "Value", "In full"], zip(heads, values, full, strict=True))
    rows = [[inline(clipping.text), *values]]
    if any([plain(v) for v in vs] != list(exact) for (_, vs), exact in zip(said.values(), sentences, strict=True)):
        rows.append(["In full", *full])
    return layout.table(["Point", *heads], rows)


def _row(pen: Pen, clipping: Clipping) -> str:
    table = layout.table(*_cells(clipping))
    return f"{table}\n\nHow the two relate: {inline(clipping.text)}.{pen.refs(clipping.anchors)}"


def _table(pen: Pen, clipping: Clipping) -> str:
    refs = pen.refs(clipping.anchors)
    title = f"**{inline(clipping.text) or 'Table'}**{refs}"
    if clipping.text == pen.under:  # the heading says it already
        title = f"From{refs}" if refs else ""
    legend = f"{COVERAGE_LEGEND}." if is_coverage(clipping) else ""
    return "\n\n".join(part for part in (title, layout.table(*_cells(clipping)), legend) if part)


def is_coverage(clipping: Clipping) -> bool:
    """True for a table of who reports what: every cell behind the points tells whether one was found."""
    rows = [row[1:] for row in clipping.cells[1:]]
    return clipping.kind is ClippingKind.TABLE and any(rows) and all(cell in _MARKS for row in rows for cell in row)


def drawn(clipping: Clipping) -> list[tuple[str, ...]]:
    """The cells of a pick as a page shows them: whether a point was found as a sign."""
    head, *rows = clipping.cells or ((),)
    if not is_coverage(clipping):
        return [head, *rows]
    return [head, *((point, *(_MARKS[cell] for cell in found)) for point, *found in rows)]


def _cells(clipping: Clipping) -> tuple[list[str], list[list[str]]]:
    cells = [[inline(cell) for cell in row] for row in drawn(clipping)] or [[""]]
    return cells[0], cells[1:]


def _own_heading(_pen: Pen, clipping: Clipping) -> str:
    return layout.heading(2, inline(clipping.text)) if plain(clipping.text) else ""


def _own_text(_pen: Pen, clipping: Clipping) -> str:
    return "\n\n".join(paragraphs(clipping.text))


_WRITERS: dict[ClippingKind, Callable[[Pen, Clipping], str]] = {
    ClippingKind.QUOTE: _quote,
    ClippingKind.GROUP: _group,
    ClippingKind.PASSAGE: _passage,
    ClippingKind.ARTICLE: _article,
    ClippingKind.ACTOR: _actor,
    ClippingKind.POINT: _point,
    ClippingKind.DIFFERENCE: _difference,
    ClippingKind.ROW: _row,
    ClippingKind.TABLE: _table,
    ClippingKind.HEADING: _own_heading,
    ClippingKind.TEXT: _own_text,
}
