"""Which sentences of two articles say the same, in any order, many to many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.analysis.vectors import Space, Vector, alike
from briefing.model.article import Article
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.matching import Match, SentencePair
from briefing.model.quote import Quote

_LEAST = 0.18
_OF_BEST = 0.7
_SURE = 0.3


def match_sentences(
    left: Sequence[str],
    right: Sequence[str],
    background: Sequence[Sequence[str]] | None = None,
    versions: bool = False,
) -> list[Match]:
    """The pairs of sentences that say the same, with a score in 0..1; `background` holds the sentences of every
    article of the event, and is what the words are weighed by. `versions` says that one is a revision of the other.
    """
    space = Space([s for article in background or (left, right) for s in article])
    return _pairs([space.vector(s) for s in left], [space.vector(s) for s in right])


def match_story(
    articles: Sequence[Article], quotes: Sequence[Quote] = (), corrections: Corrections = Corrections()
) -> tuple[SentencePair, ...]:
    """The pairs of sentences that say the same in each two articles of a story; pinned pairs in, unpinned out."""
    sentences = [[s.of(a.text) for s in a.sentences] for a in articles]
    space = Space([s for article in sentences for s in article])
    vectors = [[space.vector(s) for s in article] for article in sentences]
    found = {}
    for x, y in combinations(range(len(articles)), 2):
        for m in _pairs(vectors[x], vectors[y]):
            pair = SentencePair(articles[x].id, m.left, articles[y].id, m.right, m.score, m.sure, "shared words")
            found[pair.left_article, pair.left, pair.right_article, pair.right] = pair
    for pair, pinned in _corrected(articles, sentences, corrections):
        key = (pair.left_article, pair.left, pair.right_article, pair.right)
        if pinned:
            found[key] = pair
        else:
            found.pop(key, None)
    return tuple(found.values())


def _corrected(
    articles: Sequence[Article], sentences: Sequence[Sequence[str]], corrections: Corrections
) -> Iterator[tuple[SentencePair, bool]]:
    order = {a.id: n for n, a in enumerate(articles)}
    for correction in corrections.items:
        if correction.kind not in (CorrectionKind.PIN, CorrectionKind.UNPIN) or len(correction.subject) != 4:
            continue
        one, first, other, second = correction.subject
        if one not in order or other not in order:
            continue
        if order[one] > order[other]:
            one, first, other, second = other, second, one, first
        if first in sentences[order[one]] and second in sentences[order[other]]:
            left, right = sentences[order[one]].index(first), sentences[order[other]].index(second)
            pinned = correction.kind is CorrectionKind.PIN
            yield SentencePair(one, left, other, right, 1.0, True, "pinned by you"), pinned


def _pairs(left: Sequence[Vector], right: Sequence[Vector]) -> list[Match]:
    grid = [[alike(a, b) for b in right] for a in left]
    if not grid or not grid[0]:
        return []
    across, down = [max(row) for row in grid], [max(column) for column in zip(*grid, strict=True)]
    return [
        Match(i, j, score, score >= _SURE)
        for i, row in enumerate(grid)
        for j, score in enumerate(row)
        if score >= _LEAST and score >= _OF_BEST * min(across[i], down[j])
    ]
