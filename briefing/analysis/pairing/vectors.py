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
from itertools import chain

from briefing.analysis.language.words import concept, reporting, stem, stop_concepts, unaccented, words

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
    return tuple(map(stem, words(text)))


@lru_cache(maxsize=16384)
def concepts(text: str) -> tuple[str, ...]:
    """The concepts of the words of `text`, in order."""
    return tuple(map(concept, words(text)))


@lru_cache(maxsize=16384)
def telling(text: str) -> frozenset[str]:
    """The concepts of a sentence that say something."""
    return frozenset(concepts(text)) - reporting() - stop_concepts()


def across(text: str) -> Iterable[str]:
    """The runs of five characters that begin at every fourth letter of a word, and go on into the next: beginnings of
    words, endings, and which words stand together. All runs measure the same and cost three times as much. They are in
    capitals, so that none is taken for a word.
    """
    found: list[str] = []
    known = " ".join(words(text)).upper()
    plain = f" {known}{' ' * _RUN}"
    start = 0
    for word in known.split():
        after = start + len(word) + 1
        found += [plain[at : at + _RUN] for at in range(start, after, _RUN - 1)]
        start = after
    return found


def folded(text: str) -> Iterable[str]:
    """Every run of three to five characters within a word, in capitals and without accents: good for compounds, endings
    and vowels that change (German).
    """
    found: list[str] = []
    for word in words(text):
        plain = f" {unaccented(word)} ".upper()
        found += [plain[i : i + n] for n in (3, 4, 5) for i in range(len(plain) - n + 1)]
    return found


@lru_cache(maxsize=16384)
def _counted(text: str, runs: Callable[[str], Iterable[str]]) -> tuple[dict[str, float], dict[str, float]]:
    """Of words: one and the logarithm of how often each stands in the sentence; of runs: one for each."""
    said = concepts(text)
    counts = dict.fromkeys(said, 1.0)
    if len(counts) < len(said):
        counts = {key: 1 + math.log(n) for key, n in Counter(said).items()}
    return counts, dict.fromkeys(runs(text), 1.0)


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
        counted = [part for sentence in sentences for part in _counted(sentence, runs)]
        counts = Counter(chain.from_iterable(counted))
        size = 1 + len(sentences)
        by_count = [math.log(size / (n + 0.5)) if n < size - 0.5 else 0.0 for n in range(size + 1)]
        self._unseen = by_count[0]
        self._weights = {key: by_count[n] for key, n in counts.items()}
        self._alone = {key for key, n in counts.items() if n == 1}
        for word in reporting() & self._weights.keys():
            self._weights[word] *= spoken

    def vector(self, sentence: str) -> Vector:
        """The vector of a sentence, of length 1 with the keys that no other sentence has; those are left out. The
        product of two is the weighted mean of their cosines over words and over runs.
        """
        said, runs = _counted(sentence, self._runs)
        return self._scaled(said, self._share) | self._scaled(runs, 1 - self._share)

    def weight(self, concept: str) -> float:
        """How much a concept weighs in this story: 0 where every sentence has it."""
        return self._weights.get(concept, self._unseen)

    def _scaled(self, counts: dict[str, float], share: float) -> Vector:
        weights, unseen, alone = self._weights, self._unseen, self._alone
        values = {key: weights.get(key, unseen) * n for key, n in counts.items()}
        length = math.sqrt(sum([value * value for value in values.values()]) / share) or 1.0
        return {key: value / length for key, value in values.items() if value and key not in alone}


def dot(left: Vector, right: Vector) -> float:
    """The product of two vectors; the cosine where both have length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[key] for key, weight in left.items() if key in right)
