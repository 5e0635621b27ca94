"""Which cells of a grid of scores between two articles are pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Grid = Mapping[tuple[int, int], float]

# A pair is kept from this score on; where the articles of a story are short (fewer than 16 sentences), each sentence
# has fewer chances to be alike by accident, and less is enough.
_LEAST, _LEAST_SHORT = 0.153, 0.10
_LONG, _SHORT = 16, 12
# A pair scores at least this part of the best of one of its two sentences.
_OF_BEST = 0.45
# Why two sentences are a pair that quote one utterance, though they share no other words.
QUOTED = "the same quotation"
# From here on a pair is sure: of such pairs more than nine in ten are right.
SURE = 0.3


def least(lengths: Sequence[int]) -> float:
    """The score from which sentences count as saying the same, for articles of these numbers of sentences."""
    part = min(1.0, max(0.0, (_mean(lengths) - _SHORT) / (_LONG - _SHORT)))
    return _LEAST_SHORT + part * (_LEAST - _LEAST_SHORT)


def are_short(lengths: Sequence[int]) -> bool:
    """True for articles of so few sentences that each of these may hold several facts (summaries, agency flashes)."""
    return _mean(lengths) <= _SHORT


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / max(1, len(lengths))


def choose(grid: Grid, threshold: float) -> dict[tuple[int, int], float]:
    """The pairs of a grid, many to many."""
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for (left, right), score in grid.items():
        best_left[left] = max(score, best_left.get(left, 0.0))
        best_right[right] = max(score, best_right.get(right, 0.0))
    return {
        (left, right): score
        for (left, right), score in grid.items()
        if score >= threshold and score >= _OF_BEST * min(best_left[left], best_right[right])
    }
