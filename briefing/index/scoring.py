"""BM25F with Whoosh's numbers (whoosh.scoring: B 0.75, K1 1.2), so that ranking is the same."""

from __future__ import annotations

from functools import cache
from math import log

from briefing.index.adapter import byte_to_length, length_to_byte

B = 0.75
K1 = 1.2


@cache
def length_byte(words: int) -> int:
    """A length in Whoosh's one-byte scale, in which it is kept."""
    return int(length_to_byte(words)) if words else 0


@cache
def norms(average: float) -> list[float]:
    """For each length byte what a weight is weighed against, given the average length in words.

    A score is `factor * weight / (weight + norm)`. A length of 0 counts as 1, as in Whoosh.
    """
    mean = average or 1
    return [K1 * ((1 - B) + B * (byte_to_length(byte) if byte else 1) / mean) for byte in range(256)]


def factor(articles: int, containing: int) -> float:
    """What a term's scores are multiplied with, when `containing` of all `articles` have it: idf times K1 + 1."""
    return (log(articles / (containing + 1)) + 1) * (K1 + 1)
