"""Two people or two programs changed one selection: both changes are kept."""

from __future__ import annotations

from dataclasses import replace

from briefing.model.selection import Clipping, Selection


def merged(base: Selection, mine: Selection, theirs: Selection) -> Selection:
    """`mine` and `theirs`, both made from `base`, as one: three-way by clipping id.

    What either added is there; what one removed is gone unless the other changed it; of two changed notes both are
    kept; the order is mine, what is theirs comes after what it followed there.
    """
    if theirs == base:
        return mine
    if mine == base:
        return theirs
    old = {c.id: c for c in base.clippings}
    others = {c.id: c for c in theirs.clippings}
    kept = [_joined(old.get(c.id), c, others.get(c.id)) for c in mine.clippings if _stays(c, old, others)]
    own = {c.id for c in mine.clippings}
    for clipping in theirs.clippings:
        if clipping.id not in own and (clipping.id not in old or old[clipping.id] != clipping):
            kept.insert(_place(clipping, theirs, kept), clipping)
    return Selection(
        name=mine.name,
        clippings=tuple(kept),
        title=mine.title if mine.title != base.title else theirs.title,
        query=mine.query if mine.query != base.query else theirs.query,
    )


def _stays(clipping: Clipping, old: dict[str, Clipping], others: dict[str, Clipping]) -> bool:
    """True unless the other removed it and this side left it as it was."""
    return clipping.id in others or old.get(clipping.id) != clipping


def _joined(old: Clipping | None, mine: Clipping, other: Clipping | None) -> Clipping:
    if other is None or other in (mine, old):
        return mine
    if mine == old:
        return other
    notes = [n for n in dict.fromkeys((mine.note, other.note)) if n and (old is None or n != old.note)]
    return replace(mine, note="\n".join(notes) or None)


def _place(clipping: Clipping, theirs: Selection, kept: list[Clipping]) -> int:
    """After the nearest kept one before it in their order; else before the nearest kept one after it; else last."""
    order = [c.id for c in theirs.clippings]
    own = order.index(clipping.id)
    places = {c.id: number for number, c in enumerate(kept)}
    before = (places[c] + 1 for c in reversed(order[:own]) if c in places)
    after = (places[c] for c in order[own + 1 :] if c in places)
    return next(before, next(after, len(kept)))
