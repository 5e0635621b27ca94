"""Pairs gathered into groups that say one thing, without chains in which the first and the last have nothing in common.

Two groups become one only if at least half of all pairs across them were matched, and one of these pairs is sure; two
sentences may be a group on an unsure pair. Sentences of one article are in one group only if they say the same or
follow each other: otherwise one that says two things would make one thing of both. Afterwards such a sentence may join
a second group, if it is matched with half of that one too, or with more of it where no pair is sure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from briefing.analysis.pairing.choosing import SURE

Place = tuple[str, int]
Links = Mapping[frozenset[Place], float]

_LINKED, _LINKED_UNSURE = 0.5, 0.6
# More sentences of one article than this do not say one thing.
_OF_ONE = 3


def gather(links: Links) -> list[frozenset[Place]]:
    """The groups of two places and more; `links` holds the score of each matched pair of places."""
    group_of: dict[Place, set[Place]] = {}
    for pair in sorted(links, key=lambda p: (-links[p], sorted(p))):
        one, other = pair
        ours, theirs = group_of.get(one, {one}), group_of.get(other, {other})
        sure = links[pair] >= SURE or len(ours) + len(theirs) == 2
        if sure and ours is not theirs and _fit(ours, theirs, links):
            both = ours | theirs
            group_of.update(dict.fromkeys(both, both))
    groups = {id(g): g for g in group_of.values()}
    return _joined(groups.values(), links)


def _fit(ours: set[Place], theirs: set[Place], links: Links) -> bool:
    of_one: dict[str, list[int]] = defaultdict(list)
    for article, number in sorted(ours | theirs):
        of_one[article].append(number)
    return _density(ours, theirs, links) >= _LINKED and all(
        len(numbers) <= _OF_ONE and _together(article, numbers, links) for article, numbers in of_one.items()
    )


def _together(article: str, numbers: Sequence[int], links: Links) -> bool:
    """True if each of these sentences of an article follows the one before or says the same as one of them."""
    return all(
        after - before <= 1 or any(frozenset(((article, after), (article, n))) in links for n in numbers if n < after)
        for before, after in pairwise(numbers)
    )


def _density(ours: Iterable[Place], theirs: Iterable[Place], links: Links) -> float:
    crossing = [frozenset(pair) for pair in product(ours, theirs)]
    return sum(pair in links for pair in crossing) / len(crossing)


def _joined(groups: Iterable[set[Place]], links: Links) -> list[frozenset[Place]]:
    """The groups with what of other articles is matched with at least half of each."""
    partners: dict[Place, set[Place]] = defaultdict(set)
    for one, other in links:
        partners[one].add(other)
        partners[other].add(one)
    found: list[frozenset[Place]] = []
    for group in sorted(groups, key=lambda g: (-len(g), sorted(g))):
        articles = {article for article, _ in group}
        outside = {p for place in group for p in partners[place] if p[0] not in articles}
        whole = frozenset(group | {p for p in outside if _joins(p, group, links)})
        # What would be mostly another group again stays as small as it was.
        again = any(len(whole & other) > len(whole) / 2 for other in found)
        found.append(frozenset(group) if again else whole)
    return [g for g in found if not any(g < other for other in found)]


def _joins(place: Place, group: Iterable[Place], links: Links) -> bool:
    best = max(links.get(frozenset((place, other)), 0.0) for other in group)
    return _density([place], group, links) >= (_LINKED if best >= SURE else _LINKED_UNSURE)
