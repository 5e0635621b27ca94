"""How likely each two sentences of two versions belong together, over all ways to read one beside the other.

The best single way through a grid of scores decides at every sentence, also where two ways are nearly as good. Here all
ways count, each by how well it fits (a hidden Markov model of pairs, forwards and backwards: Durbin, Eddy, Krogh and
Mitchison 1998, chapter 4); a pair is as likely as the ways through it weigh among all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

Rows = list[list[float]]

# A pair of this score is neither for nor against; twice as alike is four times as likely. On revisions and on German
# simplifications .08 to .12 and exponents of 1.5 to 2.5 measure alike; small scores all count as about the same.
_EVEN, _EXPONENT, _SMALL = 0.10, 2.0, 0.02
# What being the best of its row and of its column adds, and what leaving out a sentence costs.
_BEST, _SKIP = 1.0, 0.3
_NEVER = -1e30


def likely(scores: Sequence[Sequence[float]]) -> Rows:
    """For each two sentences the likelihood, 0..1, that they belong together; `scores` is how alike they are."""
    signs = _signs(scores)
    forward, total = _forward(signs)
    backward = _backward(signs)
    return [
        [exp(min(0.0, f + b - total)) for f, b in zip(before[1:], after[1:], strict=True)]
        for before, after in zip(forward[1:], backward[1:], strict=True)
    ]


def _signs(scores: Sequence[Sequence[float]]) -> Rows:
    """What each pair has for it, as a logarithm."""
    rows = [max(row) or 1.0 for row in scores]
    columns = [max(column) or 1.0 for column in zip(*scores, strict=True)]
    even = log(_EVEN + _SMALL)
    return [
        [
            _EXPONENT * (log(score + _SMALL) - even) + _BEST * (score / best + score / column - 1)
            for score, column in zip(row, columns, strict=True)
        ]
        for row, best in zip(scores, rows, strict=True)
    ]


def _sum(one: float, two: float, three: float = _NEVER) -> float:
    """The logarithm of the sum of what these are logarithms of."""
    most = max(one, two, three)
    return most + log(exp(one - most) + exp(two - most) + exp(three - most)) if most > _NEVER else _NEVER


def _forward(signs: Rows) -> tuple[Rows, float]:
    """The weight of all ways that end in each pair, and of all ways whole. A way leaves out a sentence of the left
    side, or one of the right; the right one's comes second, so that no two ways are the same.
    """
    width = len(signs[0])
    paired, ways = [[_NEVER] * (width + 1)], [[-_SKIP * j for j in range(width + 1)]]
    down = [0.0] + [_NEVER] * width
    for i, row in enumerate(signs, 1):
        pairs = [_NEVER]
        for j, sign in enumerate(row, 1):
            pairs.append(sign + _sum(ways[i - 1][j - 1], paired[i - 1][j], pairs[j - 1]))
        down = [_sum(p, d) - _SKIP for p, d in zip(paired[i - 1], down, strict=True)]
        across, reach = _NEVER, []
        for p, d in zip(pairs, down, strict=True):
            reach.append(_sum(p, d, across))
            across = reach[-1] - _SKIP
        paired.append(pairs)
        ways.append(reach)
    return paired, ways[-1][-1]


def _backward(signs: Rows) -> Rows:
    """The weight of all ways that go on from each pair."""
    height, width = len(signs), len(signs[0])
    after: Rows = [[_NEVER] * (width + 2) for _ in range(height + 2)]
    free = [_NEVER] * (width + 2)  # from a left sentence left out, in the row below
    for i in range(height, -1, -1):
        here = [_NEVER] * (width + 2)
        across = _NEVER  # from a right sentence left out, in the column after
        for j in range(width, -1, -1):
            both = signs[i][j] + after[i + 1][j + 1] if i < height and j < width else _NEVER
            below = signs[i][j - 1] + after[i + 1][j] if i < height and j else _NEVER
            beside = signs[i - 1][j] + after[i][j + 1] if j < width and i else _NEVER
            if i == height and j == width:
                both = 0.0  # the end of every way
            here[j] = _sum(both, free[j] - _SKIP, across - _SKIP)
            after[i][j] = _sum(here[j], below, beside)
            across = _sum(both, across - _SKIP)
        free = here
    return [row[: width + 1] for row in after[: height + 1]]
