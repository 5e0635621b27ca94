"""What a look at the folder comes to: how often, what it tells, and where the reader is afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.drawing.words import count_of
from briefing.tui.place import Filter, FilterKind, Place, Spot, View

if TYPE_CHECKING:
    from briefing.model.article import Card
    from briefing.tui.facts import Facts

LEAST = 3.0
"""Seconds between two looks at least."""
SHARE = 50
"""A look may take one part in so many of the time, so that an idle screen uses next to no CPU."""


def pause_after(took: float) -> float:
    """Seconds to wait after a look that took `took` seconds."""
    return max(LEAST, SHARE * took)


def what_changed(before: Sequence[Card], after: Sequence[Card]) -> str:
    """One line on what is new, changed, or gone; a file that is still there under another id has changed."""
    old, new = ({card.id: card.path for card in cards} for cards in (before, after))
    came, went = new.keys() - old.keys(), old.keys() - new.keys()
    kept = {new[i] for i in came} & {old[i] for i in went}
    fresh = [i for i in came if new[i] not in kept]
    gone = [i for i in went if old[i] not in kept]
    parts = ((len(fresh), "new article"), (len(kept), "changed article"))
    words = [count_of(number, name) for number, name in parts if number]
    words += [f"{count_of(len(gone), 'article')} gone"] if gone else []
    return ", ".join(words) or "The articles were read anew"


def followed(spot: Spot, before: Facts, after: Facts) -> Spot:
    """The same spot in new findings: an article that changed is found by its path, what is gone is let go."""
    paths = {member.article.path: key for key, member in after.members.items()}
    moved = {key: paths.get(m.article.path, "") for key, m in before.members.items() if key not in after.members}
    filters = tuple(f for old in spot.filters if (f := _filter(old, moved, after.actors)) is not None)
    place = spot.place
    left, right = moved.get(place.left, place.left), moved.get(place.right, place.right)
    if (place.left and not left) or (place.right and not right and place.view is View.COMPARE):
        return Spot(Place(), filters)
    return replace(spot, place=replace(place, left=left, right=right), filters=filters)


def followed_name(key: str, before: Facts, after: Facts) -> str | None:
    """Whom a line of the names leads to in new findings: whoever has that name now, as its own or among others."""
    actor = before.actors.get(key)
    if actor is None:
        return None
    same = (a for a in after.findings.actors if not a.hidden and (a.id == key or a.name == actor.name))
    other = (a for a in after.findings.actors if not a.hidden and actor.name in a.aliases)
    found = next(same, None) or next(other, None)
    return found.id if found else None


def _filter(old: Filter, moved: Mapping[str, str], actors: Collection[str]) -> Filter | None:
    if old.kind is FilterKind.SOURCE and old.value in moved:
        return replace(old, value=moved[old.value]) if moved[old.value] else None
    if old.kind is FilterKind.NAME and old.value not in actors:
        return None
    return old
