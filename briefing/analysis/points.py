"""Who reports what: matched sentences gathered into points, each with the articles it was found in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import SentencePair
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.promise import Figure, Promise
from briefing.model.quote import Quote
from briefing.model.story import Member

Place = tuple[str, int]


def find_points(  # noqa: PLR0917  (the order is part of the interface)
    members: Sequence[Member],
    pairs: Sequence[SentencePair],
    quotes: Sequence[Quote] = (),
    promises: Sequence[Promise] = (),
    figures: Sequence[Figure] = (),
    discrepancies: Sequence[Discrepancy] = (),
) -> tuple[Point, ...]:
    """The points of a story, weightiest first."""
    group: dict[Place, set[Place]] = {}
    for pair in sorted(pairs, key=lambda p: -p.score):
        one, other = (pair.left_article, pair.left), (pair.right_article, pair.right)
        both = group.get(one, {one}) | group.get(other, {other})
        if len(both) <= 2 * len(members):
            for place in both:
                group[place] = both
    points, seen = [], set()
    for member in members:
        for n in range(len(member.article.sentences)):
            place = (member.article.id, n)
            if place not in seen:
                places = group.get(place, {place})
                seen |= places
                points.append(_point(members, places))
    return tuple(sorted(points, key=lambda p: -p.weight))


def _point(members: Sequence[Member], places: set[Place]) -> Point:
    by_article: dict[str, list[int]] = defaultdict(list)
    for article, n in places:
        by_article[article].append(n)
    carried = tuple(
        Carried(m.article.id, Found.YES, tuple(sorted(by_article[m.article.id])))
        if m.article.id in by_article
        else Carried(m.article.id, Found.NO, (), 0.0)
        for m in members
    )
    first = next(m.article for m in members if m.article.id in by_article)
    text = first.sentence(min(by_article[first.id]))
    name = blake2b(f"{first.id}:{text}".encode(), digest_size=5).hexdigest()
    count = len(by_article)
    return Point(f"p{name}", text, PointKind.STATEMENT, count / max(1, len(members)), carried, count)
