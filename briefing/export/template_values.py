"""What a template of the user's may name: the picks, their places, the sources, as plain values."""

from __future__ import annotations

from typing import Any

from briefing.export.evidence import item, source_pieces, sources_of
from briefing.export.options import Options
from briefing.export.picks import Pen
from briefing.export.sources import dated, linked_title
from briefing.export.stale_picks import Standings
from briefing.export.wording import NOT_GIVEN
from briefing.model.selection import Anchor, Clipping, ClippingKind, Selection

Values = dict[str, Any]


def template_values(title: str, selection: Selection, standings: Standings, options: Options) -> Values:
    """`title`, `created`, `count`, `query`; lists of `items` and `sources`; `references`, the sources as Markdown."""
    sources = sources_of(selection.clippings, standings, options)
    pen = Pen(sources, options.references, standings)
    ordered = sorted(sources.values(), key=lambda s: s.number)
    return {
        "title": title,
        "created": options.now.strftime("%Y-%m-%d"),
        "count": len(selection.clippings),
        "query": selection.query,
        "items": [_pick(clipping, pen, options) for clipping in selection.clippings],
        "sources": [
            _place(s.anchor) | {"number": s.number, "link": linked_title(s), "accessed": s.accessed} for s in ordered
        ],
        "references": "\n\n".join(piece.body for piece in source_pieces(sources, options)),
    }


def _pick(clipping: Clipping, pen: Pen, options: Options) -> Values:
    """A pick: what it is, its first place's values, all `places`, and itself as `markdown`."""
    places = [_place(anchor) | {"reference": pen.ref(anchor)} for anchor in clipping.anchors]
    return {
        **(places[0] if places else dict.fromkeys(_NAMES, "")),
        "id": clipping.id,
        "kind": clipping.kind.value,
        "text": clipping.text,
        "speaker": clipping.speaker,
        "via": clipping.via,
        "note": clipping.note,
        "added": clipping.added,
        "changed": pen.standings.changed(clipping),
        "is_heading": clipping.kind is ClippingKind.HEADING,
        "places": places,
        "markdown": item(pen, clipping, options).body,
    }


_NAMES = ("letter", "outlet", "article", "byline", "published", "url", "path", "words", "reference")


def _place(anchor: Anchor) -> Values:
    values = (
        anchor.letter,
        anchor.source or NOT_GIVEN,
        anchor.title,
        anchor.byline,
        dated(anchor) or NOT_GIVEN,
        anchor.url,
        anchor.path,
        anchor.exact,
    )
    return dict(zip(_NAMES, values, strict=False))
