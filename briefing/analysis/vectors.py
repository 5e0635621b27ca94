"""Sentences as weighted vectors, over words and over runs of characters: what matching, points and stories share.

The counts of a sentence are kept between calls; the weights belong to a `Space`, made once for a story.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.alike.words import stem, words

Weights = Mapping[str, float]


class Vector(NamedTuple):
    """A sentence: unit vectors over stems and over runs of three to five characters."""

    words: dict[str, float]
    runs: dict[str, float]


@lru_cache(maxsize=16384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text`, in order."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=16384)
def runs(text: str) -> Counter[str]:
    """How often each run of three to five characters occurs in `text`, words separated by single spaces."""
    plain = f" {' '.join(words(text))} "
    return Counter(plain[i : i + n] for n in (3, 4, 5) for i in range(len(plain) - n + 1))


def dot(left: Weights, right: Weights) -> float:
    """The product of two sparse vectors; the cosine where both have length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[key] for key, weight in left.items() if key in right)


class Space:
    """The weights of words and runs in one story: the rarer among its sentences, the heavier."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._words = _rarity((set(stems(s)) for s in sentences), len(sentences))
        self._runs = _rarity((runs(s).keys() for s in sentences), len(sentences))
        self._unseen = math.log((1 + len(sentences)) / 0.5)

    def vector(self, sentence: str) -> Vector:
        """The vector of a sentence, which need not be one the weights were made from."""
        return Vector(self._unit(Counter(stems(sentence)), self._words), self._unit(runs(sentence), self._runs))

    def weight(self, word: str) -> float:
        """How much a stem weighs: about 0 where every sentence has it."""
        return self._words.get(word, self._unseen)

    def _unit(self, counts: Counter[str], rarity: Weights) -> dict[str, float]:
        unseen = self._unseen
        raw = {key: (1 + math.log(n)) * rarity.get(key, unseen) for key, n in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {key: value / length for key, value in raw.items()}


def alike(left: Vector, right: Vector) -> float:
    """How much two sentences say the same, 0..1: the mean of the cosines over words and over runs of characters."""
    return (dot(left.words, right.words) + dot(left.runs, right.runs)) / 2


def _rarity(documents: Iterable[Iterable[str]], number: int) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for keys in documents:
        counts.update(keys)
    return {key: max(0.0, math.log((1 + number) / (n + 0.5))) for key, n in counts.items()}
