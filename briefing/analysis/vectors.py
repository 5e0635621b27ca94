"""Sentences as weighted vectors: what matching, points and stories compare texts by.

A vector holds the words of a sentence (as concepts: stems, one for all synonyms) and its runs of characters, which
catch other forms of a word, names in other spellings, and phrases. Counts of a sentence are kept between calls; weights
belong to a `Space`, made once for a story from its own sentences: what every sentence of a story has weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from briefing.analysis.alike.words import concept, reporting, stem, words

Vector = dict[str, float]

# The share of the words in a vector; the rest is the runs'. Measured on three outlets' articles on one event: 0.4 to
# 0.6 are alike, words or runs alone lose two points of F1.
_WORDS = 0.5
_RUN = 5
# What a word that introduces speech counts, of another's.
_REPORTING = 0.4


@lru_cache(maxsize=16384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text`, in order."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=16384)
def concepts(text: str) -> tuple[str, ...]:
    """The concepts of the words of `text`, in order."""
    return tuple(concept(word) for word in words(text))


def across(text: str) -> Iterable[str]:
    """The runs of five characters that begin at every fourth letter of a word, and go on into the next: beginnings of
    words, endings, and which words stand together. All runs measure the same and cost three times as much.
    """
    found: list[str] = []
    known = words(text)
    plain = f" {' '.join(known)}{' ' * _RUN}"
    start = 0
    for word in known:
        found += [plain[at : at + _RUN] for at in range(start, start + len(word) + 1, _RUN - 1)]
        start += len(word) + 1
    return found


def inside(text: str) -> Iterable[str]:
    """Every run of three to five characters within a word: good for compounds and endings, as in German."""
    found: list[str] = []
    for word in words(text):
        plain = f" {word} "
        found += [plain[i : i + n] for n in (3, 4, 5) for i in range(len(plain) - n + 1)]
    return found


@lru_cache(maxsize=16384)
def _counted(text: str, runs: Callable[[str], Iterable[str]]) -> tuple[dict[str, float], dict[str, float]]:
    """Of words and of runs: one and the logarithm of how often each stands in the sentence."""
    return _damped(concepts(text)), _damped(f"\0{run}" for run in runs(text))


def _damped(keys: Iterable[str]) -> dict[str, float]:
    return {key: 1 + math.log(n) if n > 1 else 1.0 for key, n in Counter(keys).items()}


class Space:
    """The weights of words and runs in one story: the rarer among its sentences, the heavier (inverse frequency)."""

    def __init__(
        self,
        sentences: Sequence[str],
        runs: Callable[[str], Iterable[str]] = across,
        share: float = _WORDS,
        spoken: float = _REPORTING,
    ) -> None:
        self._runs, self._share = runs, share
        counts: Counter[str] = Counter()
        for sentence in sentences:
            for part in _counted(sentence, runs):
                counts.update(part.keys())
        self._unseen = math.log((1 + len(sentences)) / 0.5)
        self._weights = {k: max(0.0, math.log((1 + len(sentences)) / (n + 0.5))) for k, n in counts.items()}
        for word in reporting() & self._weights.keys():
            self._weights[word] *= spoken

    def vector(self, sentence: str) -> Vector:
        """The vector of a sentence, of length 1. The product of two is the weighted mean of their cosines over words
        and over runs.
        """
        found: Vector = {}
        said, runs = _counted(sentence, self._runs)
        found.update(self._scaled(said, self._share))
        found.update(self._scaled(runs, 1 - self._share))
        return found

    def weight(self, concept: str) -> float:
        """How much a concept weighs in this story: 0 where every sentence has it."""
        return self._weights.get(concept, self._unseen)

    def _scaled(self, counts: dict[str, float], share: float) -> Vector:
        weights, unseen = self._weights, self._unseen
        raw = {key: value * weights.get(key, unseen) for key, value in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values()) / share) or 1.0
        return {key: value / length for key, value in raw.items() if value}


def dot(left: Vector, right: Vector) -> float:
    """The product of two vectors; the cosine where both have length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[key] for key, weight in left.items() if key in right)
