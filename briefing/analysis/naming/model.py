"""The trained tagger: weights of features, and the best sequence of tags for a run of words."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from briefing.analysis.naming.evidence import Evidence
from briefing.analysis.naming.features import candidates, flags, kind_features, own_features, run_features, runs, shape
from briefing.analysis.naming.packing import unpack, weights_of
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.model.actor import ActorType

WEIGHTS = Path(__file__).with_name("weights.bin")
"""What ships with the program (see NOTICE)."""

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SIZE = len(TAGS)
_TYPES = {"PER": ActorType.PERSON, "ORG": ActorType.ORGANIZATION, "LOC": ActorType.PLACE}
Row = Sequence[float]
REACH = (-3, -2, -1, 0, 1, 2, 3)
BIAS = 300.0
"""Taken off the weight of "no name": training texts leave names unmarked now and then (tuned on news set apart)."""

EXTRA = 1000.0
"""Taken off besides where only a name explains the capital: it finds 1 in 100 names more at the same precision."""
_EDGE = "<>"
_LOW = -1e9


def allowed(before: int, tag: int) -> bool:
    """Whether tag number `tag` may follow `before`: an inner tag only follows a tag of its own type."""
    return tag == 0 or tag % 2 == 1 or before in (tag, tag - 1)


def plainly(sentence: Sentence, evidence: Evidence, at: int) -> bool:
    """True for a capital that only a name explains: inside a running sentence, a word no list knows, never small."""
    word = sentence.texts[at]
    return (
        at > 0
        and sentence.style is Style.RUNNING
        and shape(word) == "Xx"
        and sentence.texts[at - 1][0].isalnum()
        and sentence.texts[at - 1] != "the"
        and word.lower() not in evidence.small
        and not set(flags(word)) - {"f", "m", "A"}
    )


class WeightsMissing(Exception):
    """The installation is not whole; the message says which file, and what to do."""


class Weights(Protocol):
    """The weights of features, one for each tag, as one number (see packing)."""

    def get(self, feature: str, /) -> int | None:
        """Those of a feature, None for one that has none."""


class Model:
    """Weights by feature, and weights of tags that follow each other."""

    def __init__(self, weights: Weights, transitions: Sequence[Row], bias: float = BIAS) -> None:
        self.weights = weights
        self.transitions = transitions
        self.bias = bias
        self.extra = EXTRA
        self._word = lru_cache(maxsize=100_000)(self._word_row)
        self._kind = lru_cache(maxsize=100_000)(self._kind_row)

    def _word_row(self, word: str, distance: int) -> int:
        return self._kind(shape(word), flags(word), distance) + self._sum(own_features(word, distance))

    def _kind_row(self, shape: str, marks: Sequence[str], distance: int) -> int:
        return self._sum(kind_features(shape, marks, distance))

    def _sum(self, features: Iterable[str]) -> int:
        return sum(filter(None, map(self.weights.get, features)))

    def tag(self, sentence: Sentence, evidence: Evidence, start: int, end: int) -> list[int]:
        """The best tags (indices into TAGS) of the words from `start` to `end`, which follow a word that is no name."""
        texts = sentence.texts
        size = len(texts)
        rows: list[list[float]] = []
        for at, features in enumerate(run_features(sentence, evidence, start, end), start):
            words = sum([self._word(texts[at + d] if 0 <= at + d < size else _EDGE, d) for d in REACH])
            rows.append([*weights_of(words + self._sum(features), SIZE)])
            rows[-1][0] -= self.bias + (self.extra if plainly(sentence, evidence, at) else 0)
        return best_path(rows, self.transitions)


def tagged(model: Model, sentence: Sentence, evidence: Evidence) -> list[Found]:
    """The names that the model sees in one sentence."""
    found: list[Found] = []
    for start, end in runs(candidates(sentence)):
        for at, tag in enumerate(model.tag(sentence, evidence, start, end), start):
            if tag % 2:
                found.append(Found(at, at + 1, _TYPES[TAGS[tag][2:]]))
            elif tag:
                found[-1].end = at + 1
    return found


def best_path(rows: Sequence[Row], transitions: Sequence[Row]) -> list[int]:
    """The sequence of tags with the highest sum of row and transition weights (Viterbi, 1967); it starts after an O."""
    scores: list[float] = [rows[0][t] + transitions[0][t] if allowed(0, t) else _LOW for t in range(SIZE)]
    back: list[list[int]] = []
    for row in rows[1:]:
        step, new = [], []
        for tag in range(SIZE):
            if tag == 0 or tag % 2:
                sums = [scores[b] + transitions[b][tag] for b in range(SIZE)]
                value = max(sums)
                origin = sums.index(value)
            else:
                left, right = scores[tag - 1] + transitions[tag - 1][tag], scores[tag] + transitions[tag][tag]
                value, origin = (left, tag - 1) if left >= right else (right, tag)
            step.append(origin)
            new.append(value + row[tag])
        back.append(step)
        scores = new
    tag = max(range(SIZE), key=scores.__getitem__)
    path = [tag]
    for step in reversed(back):
        tag = step[tag]
        path.append(tag)
    return path[::-1]


@cache
def trained() -> Model:
    """The model that ships with the program. Raises WeightsMissing."""
    return loaded(WEIGHTS)


def loaded(file: Path) -> Model:
    """The model with the weights in a file. Raises WeightsMissing where there are none, or not whole."""
    try:
        return Model(*unpack(file.read_bytes()))
    except (OSError, ValueError, zlib.error) as error:
        raise WeightsMissing(f"{file} cannot be used ({error}): install briefing again") from error
