"""The likeness of all sentences of one story, made once and shared by matching and points."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from briefing.analysis.pairing.choosing import are_short, least
from briefing.analysis.pairing.likeness import Near, helped, products
from briefing.analysis.pairing.vectors import Space, Vector, telling

Texts = tuple[tuple[str, ...], ...]

# The first sentences of two accounts of one event, headlines included, tell its outcome in words that the whole story
# has, which weigh nothing by how rare they are. So their words are counted plainly: of pairs that share so much of
# them, and so many, nine in ten are right.
_LEADS, _LEAD, _FEWEST = 3, 0.3, 4

# The line that signs a post ("— A Name (@handle) January 6, 2026") is like every other such line; only the same line
# matches it.
_SIGNED = re.compile(r"^\W*[—–-].*\(@\w+\)")


class StoryText:
    """The sentences of the articles of a story, numbered through; articles are known by their place."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.sentences = [s for text in texts for s in text]
        self.first = list(accumulate((len(t) for t in texts), initial=0))
        self._parts: dict[int, list[Vector]] = {}
        self._article = [article for article, text in enumerate(texts) for _ in text]

    @cached_property
    def space(self) -> Space:
        """The weights of the story's words."""
        return Space(self.sentences)

    @cached_property
    def products(self) -> Near:
        """The sentences that share words, by number."""
        return products(self.vectors)

    @cached_property
    def vectors(self) -> list[Vector]:
        """The sentences as vectors, by number."""
        return [self._vector(s) for s in self.sentences]

    def parts(self, number: int, cut: Callable[[str], Sequence[str]]) -> list[Vector]:
        """The parts that `cut` makes of a sentence, as vectors."""
        if number not in self._parts:
            self._parts[number] = [self.space.vector(part) for part in cut(self.sentences[number])]
        return self._parts[number]

    def _vector(self, sentence: str) -> Vector:
        return {f"\0{sentence.strip()}": 1.0} if _SIGNED.match(sentence) else self.space.vector(sentence)

    @cached_property
    def near(self) -> Near:
        """The sentences that say something alike, by number."""
        return helped(self.products)

    def nearest(self, number: int, most: int) -> dict[int, dict[int, float]]:
        """By the place of the article, the sentences (so many, by number) that say most like a sentence, the likest
        first.
        """
        found: dict[int, dict[int, float]] = {}
        near = self.near[number]
        for other in sorted(sorted(near), key=near.__getitem__, reverse=True):
            likest = found.setdefault(self._article[other], {})
            if len(likest) < most:
                likest[other] = near[other]
        return found

    @cached_property
    def threshold(self) -> float:
        """The score from which two sentences of this story count as saying the same."""
        return least([len(t) for t in self.texts])

    @cached_property
    def short(self) -> bool:
        """True if the articles are so short that a sentence may hold several facts."""
        return are_short([len(t) for t in self.texts])

    def number(self, article: int, sentence: int) -> int:
        """The number of a sentence of the article at this place."""
        return self.first[article] + sentence

    def place(self, number: int) -> tuple[int, int]:
        """The article (its place) and the sentence that a number stands for."""
        article = self._article[number]
        return article, number - self.first[article]

    def grids(self) -> dict[tuple[int, int], dict[tuple[int, int], float]]:
        """The scores between each two articles, the earlier on the left."""
        found: dict[tuple[int, int], dict[tuple[int, int], float]] = {}
        places = list(map(self.place, range(len(self.sentences))))
        for (left, i), others in zip(places, self.near, strict=True):
            end = self.first[left + 1]
            for other, score in others.items():
                if other >= end:
                    right, j = places[other]
                    lead = self._lead(left, i, right, j) if i < _LEADS and j < _LEADS else 0.0
                    found.setdefault((left, right), {})[i, j] = max(score, lead)
        return found

    def _lead(self, left: int, i: int, right: int, j: int) -> float:
        """How much of their words two of the first sentences of articles of usual length share; 0 if not enough."""
        ours, theirs = telling(self.texts[left][i]), telling(self.texts[right][j])
        if self.short or len(ours & theirs) < _FEWEST:
            return 0.0
        share = len(ours & theirs) / math.sqrt(len(ours) * len(theirs))
        return share if share >= _LEAD else 0.0


@lru_cache(maxsize=4)
def story_text(texts: Texts) -> StoryText:
    """The story of these sentences by article, kept for the analyses that follow on each other."""
    return StoryText(texts)
