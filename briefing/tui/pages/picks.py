"""The picks in order, and the Markdown they become."""

from __future__ import annotations

from briefing.model.selection import Clipping, ClippingKind, Selection
from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.drawing.rows import Page, Row, Stop
from briefing.tui.drawing.text import Line, Mark, indent, wrap
from briefing.tui.drawing.words import count_of, joined
from briefing.tui.place import Target, Thing

_WORDS = {
    ClippingKind.QUOTE: "quote",
    ClippingKind.GROUP: "wordings",
    ClippingKind.PASSAGE: "passage",
    ClippingKind.ARTICLE: "source",
    ClippingKind.ACTOR: "name",
    ClippingKind.POINT: "point",
    ClippingKind.DIFFERENCE: "difference",
    ClippingKind.ROW: "row",
    ClippingKind.TABLE: "table",
    ClippingKind.HEADING: "",
    ClippingKind.TEXT: "",
}


def picks_page(selection: Selection, glyphs: Glyphs) -> Page:
    """What was picked, in order."""
    rows = tuple(_row(clipping, glyphs) for clipping in selection.clippings)
    return Page(
        f"Picks {len(rows)}",
        rows,
        empty="Nothing picked yet. Space picks the line under the cursor, in every pane and view.",
    )


def _row(clipping: Clipping, glyphs: Glyphs) -> Row:
    target = Target(Thing.PICK, clipping.id)
    letters = " ".join(dict.fromkeys(anchor.letter for anchor in clipping.anchors))

    def draw(width: int, _: int | None) -> list[Line]:
        if clipping.kind is ClippingKind.HEADING:
            return wrap(clipping.text, width, "heading")
        if clipping.kind is ClippingKind.TEXT:
            return indent(
                wrap(clipping.text, width - 2), ((f"{glyphs.bar} ", "accent"),), ((f"{glyphs.bar} ", "accent"),)
            )
        head: Line = (
            (f"{_WORDS[clipping.kind]}", "dim"),
            (f"  {letters}", "letter"),
            (f"  {clipping.speaker or ''}", "strong"),
        )
        words = f"“{clipping.text}”" if clipping.kind in (ClippingKind.QUOTE, ClippingKind.GROUP) else clipping.text
        if clipping.kind is ClippingKind.TABLE:
            words = joined((words, count_of(len(clipping.cells) - 1, "line")))
        lines = [head, *indent(wrap(" ".join(words.split()), width - 2, limit=3), (("  ", ""),))]
        if clipping.note:
            lines += indent(wrap(clipping.note, width - 4, "aside"), ((f"  {glyphs.into} ", "accent"),))
        return lines

    return Row(draw, (Stop(target.key, target),))


def markdown_page(text: str) -> Page:
    """Markdown as it will be written, its structure lightly set off."""
    return Page(
        "Markdown",
        tuple(_line(line, number) for number, line in enumerate(text.split("\n"))),
        empty="The file is empty so far.",
    )


def _line(line: str, number: int) -> Row:
    style, marks = "", list[Mark]()
    if line.startswith("#"):
        style = "heading"
    elif line.startswith(">"):
        marks = [(0, 1, "accent")]
        style = "quote"
    elif line.startswith(("|", "---", "[^", "  ")) or line.rstrip(":").isidentifier():
        style = "dim"
    elif line.startswith(("- ", "* ")):
        marks = [(0, 1, "accent")]
    return Row(lambda width, _: wrap(line, width, style, marks), (Stop(f"line:{number}"),))
