"""Changes to a selection, as functions from one value to the next: undo is going back to the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.model.selection import Clipping, ClippingKind, Selection

_ORDER = {kind: number for number, kind in enumerate(ClippingKind)}


def contains(selection: Selection, clipping: str) -> bool:
    """True if a clipping with this id is among the picks."""
    return any(c.id == clipping for c in selection.clippings)


def add(selection: Selection, clipping: Clipping, after: str | None = None) -> Selection:
    """With the clipping after the one with id `after`, or last. One that is there already stays as it is."""
    if contains(selection, clipping.id):
        return selection
    kept = list(selection.clippings)
    place = next((i + 1 for i, c in enumerate(kept) if c.id == after), len(kept))
    kept.insert(place, clipping)
    return replace(selection, clippings=tuple(kept))


def remove(selection: Selection, clipping: str) -> Selection:
    """Without the clipping of this id."""
    return replace(selection, clippings=tuple(c for c in selection.clippings if c.id != clipping))


def toggle(selection: Selection, clipping: Clipping) -> Selection:
    """Without the clipping if it is there, with it if not."""
    return remove(selection, clipping.id) if contains(selection, clipping.id) else add(selection, clipping)


def move(selection: Selection, clipping: str, by: int) -> Selection:
    """With the clipping `by` places further down (negative: up), as far as the ends."""
    kept = list(selection.clippings)
    place = next((i for i, c in enumerate(kept) if c.id == clipping), None)
    if place is None:
        return selection
    moved = kept.pop(place)
    kept.insert(min(max(0, place + by), len(kept)), moved)
    return replace(selection, clippings=tuple(kept))


def annotate(selection: Selection, clipping: str, note: str | None) -> Selection:
    """With this note on the clipping; None or blank takes it off."""
    return _changed(selection, clipping, lambda c: replace(c, note=(note or "").strip() or None))


def reword(selection: Selection, clipping: str, text: str) -> Selection:
    """With other words in a heading or text of the reader's own."""
    return _changed(selection, clipping, lambda c: replace(c, text=text.strip()))


def group_by_kind(selection: Selection) -> Selection:
    """In the order of kinds, each kind in the order of picking; under each heading of the reader's own separately."""
    ordered: list[Clipping] = []
    part: list[Clipping] = []
    for clipping in selection.clippings:
        if clipping.kind is ClippingKind.HEADING:
            ordered += [*_sorted(part), clipping]
            part = []
        else:
            part.append(clipping)
    return replace(selection, clippings=tuple(ordered + _sorted(part)))


def _sorted(part: list[Clipping]) -> list[Clipping]:
    return sorted(part, key=lambda c: _ORDER[c.kind])


def _changed(selection: Selection, clipping: str, change: Callable[[Clipping], Clipping]) -> Selection:
    return replace(selection, clippings=tuple(change(c) if c.id == clipping else c for c in selection.clippings))
