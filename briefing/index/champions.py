"""The best postings of a common term, chosen when it is written, so that a search need not score all (see format.py).

What a posting is worth depends on its weight and its article's length only, so pairs of the two are ranked, not
postings: a common term has thousands of postings and a few hundred pairs.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter

from briefing.index.format import CHAMPIONS

_LOW = 0 if sys.byteorder == "little" else 1


class Champions:
    """Chooses the best postings of terms of one field, whose articles have these `lengths`, one byte each."""

    def __init__(self, lengths: bytes | bytearray, scale: Sequence[float]) -> None:
        self._lengths = lengths
        self._worth = _Worth(scale)

    def of(self, articles: array[int], weights: bytes) -> bytes:
        """The best postings and a bound for the rest, which holds for whatever average length the index has later."""
        pairs = _pairs(weights, bytes(itemgetter(*articles)(self._lengths)))
        counts = Counter(pairs)
        ranked = sorted(counts, key=self._worth.__getitem__, reverse=True)
        chosen: set[int] = set()
        have = 0
        for pair in ranked:
            if have >= CHAMPIONS or have + counts[pair] > 2 * CHAMPIONS:
                break
            chosen.add(pair)
            have += counts[pair]
        heavy = weights.translate(_from_weight(min(chosen, default=0) >> 8))
        best = [n for n in compress(range(len(articles)), heavy) if pairs[n] in chosen]
        edge = _edge(ranked[len(chosen) :])
        head = array("H", [len(best), len(edge), *(articles[n] for n in best)])
        return head.tobytes() + bytes(weights[n] for n in best) + b"".join(edge)


class _Worth(dict[int, float]):
    """Pair of weight and length -> what such a posting is worth, but for a factor; fills itself."""

    def __init__(self, scale: Sequence[float]) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, pair: int) -> float:
        weight = pair >> 8
        worth = self[pair] = weight / (weight + self._scale[pair & 255])
        return worth


def _pairs(weights: bytes, lengths: bytes) -> memoryview:
    """Weight << 8 | length of each posting."""
    interleaved = bytearray(2 * len(weights))
    interleaved[_LOW::2] = lengths
    interleaved[1 - _LOW :: 2] = weights
    return memoryview(interleaved).cast("H")


@cache
def _from_weight(weight: int) -> bytes:
    return bytes(weight) + b"\1" * (256 - weight)


def _edge(pairs: Iterable[int]) -> list[bytes]:
    """Of (weight, length) pairs those that no other beats in both, greatest weight first."""
    kept: list[bytes] = []
    shortest = 256
    for turned in sorted([pair ^ 255 for pair in pairs], reverse=True):  # heaviest first, then shortest
        length = turned & 255 ^ 255
        if length < shortest:
            kept.append(bytes([turned >> 8, length]))
            shortest = length
    return kept
