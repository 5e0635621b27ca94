"""The best of the matching articles, by BM25F, without scoring all of them where that can be avoided.

Every term's best postings ("champions") are scored first. What the rest can reach is bounded by each term's edge, so an
article outside can only belong to the best if it has terms whose bounds together reach the worst of the best found;
sets of bits say which articles those are, usually few or none, and they are scored too. The result is exact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations, compress, repeat
from operator import itemgetter, neg

from briefing.index import bits
from briefing.index.terms import FieldTerms

_FEW = 2  # times as many hits as are wanted are scored all; looking at champions first costs as much
_MOST_COMBINED = 5  # terms up to which every combination of bounds is looked at

_SLACK = 1 - 1e-9  # sums are rounded; what reaches the floor but for that is looked at too

Ranked = tuple[float, int]


@dataclass(frozen=True, slots=True)
class TermScore:
    """A term that adds to scores; only in the articles of `mask` (-1: wherever it is)."""

    field: FieldTerms
    number: int
    factor: float
    norms: list[float]
    mask: int = -1

    def members(self) -> int:
        """The articles it adds to."""
        return self.field.bitmap(self.number) & self.mask

    def first(self) -> tuple[Sequence[int], float]:
        """The articles to look at first, and what it adds at most to any other."""
        champions = self.field.champions(self.number)
        if champions is None:
            return self.field.postings(self.number)[0], 0.0
        edge, norms = champions.edge, self.norms
        pairs = zip(edge[::2], edge[1::2], strict=True)
        return champions.articles, max((self.factor * w / (w + norms[n]) for w, n in pairs), default=0.0)

    def scores(self, articles: Sequence[int]) -> list[float]:
        """What it adds to each of these articles, which are in order."""
        factor, norms, lengths = self.factor, self.norms, self.field.lengths
        weights = self._weights(articles)
        if self.mask != -1:
            bitmap = bits.to_bytes(self.members(), self.field.count)
            weights = [w if bitmap[a >> 3] >> (a & 7) & 1 else 0 for w, a in zip(weights, articles, strict=True)]
        return [factor * w / (w + norms[lengths[a]]) if w else 0.0 for w, a in zip(weights, articles, strict=True)]

    def _weights(self, articles: Sequence[int]) -> list[int]:
        have, weights = self.field.postings(self.number)
        if len(articles) * 8 > len(have):
            return self._weights_of_many(articles, have, weights)
        found, size = [], len(have)
        for article in articles:
            place = bisect_left(have, article)
            hit = place < size and have[place] == article
            found.append((weights[place] if weights else 1) if hit else 0)
        return found

    def _weights_of_many(
        self, articles: Sequence[int], have: Sequence[int], weights: Sequence[int] | None
    ) -> list[int]:
        # picked in C: for two common words a third of the time of looking every article up
        wanted = bytearray(self.field.count)
        for article in articles:
            wanted[article] = 1
        picked = itemgetter(*have, 0)(wanted)
        chosen = list(compress(weights or repeat(1), picked))
        if len(chosen) == len(articles):
            return chosen
        get = dict(zip(compress(have, picked), chosen, strict=False)).get
        return [get(a, 0) for a in articles]


@dataclass(frozen=True, slots=True)
class SetScore:
    """A set of articles that each get the same, as for a prefix."""

    articles: int
    score: float
    count: int

    def scores(self, articles: Sequence[int]) -> list[float]:
        """What it adds to each of these articles."""
        bitmap, score = bits.to_bytes(self.articles, self.count), self.score
        return [score if bitmap[a >> 3] >> (a & 7) & 1 else 0.0 for a in articles]


def best(
    found: int, size: int, terms: Sequence[TermScore], sets: Sequence[SetScore], count: int, *, floor: float = -1.0
) -> list[Ranked]:
    """The `count` best of the articles `found` (of a segment of `size`), as (score, article), best first, lower
    articles first among equals; those below `floor` may be left out.
    """
    if not found or count <= 0:
        return []
    if not terms:
        return _without_terms(found, size, sets, count)
    if found.bit_count() <= _FEW * count:
        return rank(bits.numbers(found, size), terms, sets, count)
    firsts = [term.first() for term in terms]
    bitmap = bits.to_bytes(found, size)
    looked = sorted({a for articles, _ in firsts for a in bits.among(bitmap, articles)})
    ranked = rank(looked, terms, sets, count)
    if len(ranked) == count:
        floor = max(floor, ranked[-1][0])
    rest = _could_reach(found, terms, [bound for _, bound in firsts], sets, floor)
    if rest:
        rest &= ~bits.from_numbers(looked, size)
        ranked = _merged(ranked + rank(bits.numbers(rest, size), terms, sets, count), count)
    return ranked


def rank(articles: Sequence[int], terms: Sequence[TermScore], sets: Sequence[SetScore], count: int) -> list[Ranked]:
    """The best of these articles, which are in order, all scored."""
    if not articles:
        return []
    parts: list[TermScore | SetScore] = [*terms, *sets]
    columns = [part.scores(articles) for part in parts]
    totals = columns[0] if len(columns) == 1 else map(sum, zip(*columns, strict=True))
    return [(score, -article) for score, article in nlargest(count, zip(totals, map(neg, articles), strict=True))]


def _merged(ranked: list[Ranked], count: int) -> list[Ranked]:
    return sorted(ranked, key=lambda r: (-r[0], r[1]))[:count]


def _without_terms(found: int, size: int, sets: Sequence[SetScore], count: int) -> list[Ranked]:
    """Only sets add to scores: the articles in the sets that add most together, lowest first."""
    if len(sets) <= 1:
        score = sets[0].score if sets else 1.0
        return [(score, a) for a in bits.lowest(found, size, count)]
    return rank(bits.numbers(found, size), (), sets, count)


def _could_reach(
    found: int, terms: Sequence[TermScore], bounds: Sequence[float], sets: Sequence[SetScore], floor: float
) -> int:
    """Those of the articles found that have terms, outside their champions, whose bounds together reach `floor`."""
    given = sum(s.score for s in sets)
    floor *= _SLACK
    if given >= floor:
        return found
    common = [(bound, term) for bound, term in zip(bounds, terms, strict=True) if bound > 0]
    if sum(bound for bound, _ in common) + given < floor:
        return 0
    if len(common) > _MOST_COMBINED:
        return found & _essential(sorted(common, key=lambda c: c[0]), floor - given)
    reach, enough = 0, list[set[int]]()
    for size in range(1, len(common) + 1):
        for chosen in combinations(range(len(common)), size):
            if any(smaller <= set(chosen) for smaller in enough):
                continue
            if sum(common[c][0] for c in chosen) + given >= floor:
                enough.append(set(chosen))
                together = found
                for c in chosen:
                    together &= common[c][1].members()
                reach |= together
    return reach


def _essential(common: Sequence[tuple[float, TermScore]], floor: float) -> int:
    """The articles with at least one of the terms that cannot all be missing (MaxScore, Turtle and Flood 1995)."""
    reached, members = 0.0, 0
    for bound, term in common:
        reached += bound
        if reached >= floor:
            members |= term.members()
    return members
