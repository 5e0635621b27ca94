"""Trains the tagger: `python -m tests.analysis.train_names FOLDER [-o FILE]`; reproducible, about two minutes.

FOLDER holds the five sets named in NOTICE as JSON lines. The method is the averaged structured perceptron
(Collins, 2002). Word features are left out at random now and then, so that the model leans on what other texts share.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.analysis.naming.evidence import evidence_of
from briefing.analysis.naming.features import candidates, flags, kind_features, own_features, run_features, runs, shape
from briefing.analysis.naming.model import REACH, SIZE, TAGS, WEIGHTS, best_path
from briefing.analysis.naming.packing import pack
from briefing.analysis.naming.sentence import Sentence, parted, sentence_of

SETS = ("gumstrict", "wikigold", "uner", "btc", "wnut")
SEED, ROUNDS, MODELS, DROPPED = 7, 7, 6, 0.3
SCALE, SMALLEST = 100, 150
_EDGE = "<>"


@dataclass(slots=True)
class Example:
    """A run of words: the features of each (numbers; word identity apart), and the right tags."""

    features: list[list[int]]
    words: list[list[int]]
    tags: list[int]


class Trainer:
    """Weights that learn from mistakes; the mean of all their states is what is kept."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.weights: list[list[float]] = []
        self.totals: list[list[float]] = []
        self.transitions = [[0.0] * SIZE for _ in range(SIZE)]
        self.transition_totals = [[0.0] * SIZE for _ in range(SIZE)]
        self.clock = 1
        self.means: list[list[float]] = []
        self.transition_means = [[0.0] * SIZE for _ in range(SIZE)]
        self.closed = 0

    def number(self, feature: str) -> int:
        """The number of a feature, a new one where it is new."""
        number = self.names.setdefault(feature, len(self.names))
        if number == len(self.weights):
            self.weights.append([0.0] * SIZE)
            self.totals.append([0.0] * SIZE)
        return number

    def learn(self, example: Example, chance: random.Random) -> bool:
        """Tag one run, and move the weights where the tags are wrong. True where they were right."""
        self.clock += 1
        rows, used = [], []
        for features, own in zip(example.features, example.words, strict=True):
            active = features if chance.random() < DROPPED else features + own
            used.append(active)
            rows.append([sum(column) for column in zip(*[self.weights[f] for f in active], strict=True)])
        path = best_path(rows, self.transitions)
        if path == example.tags:
            return True
        before_right = before_wrong = 0
        for active, right, wrong in zip(used, example.tags, path, strict=True):
            if right != wrong:
                for f in active:
                    self._move(self.weights[f], self.totals[f], right, 1.0)
                    self._move(self.weights[f], self.totals[f], wrong, -1.0)
            if (before_right, right) != (before_wrong, wrong):
                self._move(self.transitions[before_right], self.transition_totals[before_right], right, 1.0)
                self._move(self.transitions[before_wrong], self.transition_totals[before_wrong], wrong, -1.0)
            before_right, before_wrong = right, wrong
        return False

    def _move(self, weights: list[float], totals: list[float], tag: int, by: float) -> None:
        weights[tag] += by
        totals[tag] += self.clock * by

    def close(self) -> None:
        """Add the mean weights of this model to those of the models before, and begin another."""
        self.means = self.means or [[0.0] * SIZE for _ in self.weights]
        self._add(self.means, self.weights, self.totals)
        self._add(self.transition_means, self.transitions, self.transition_totals)
        self.clock = 1
        self.closed += 1

    def _add(self, means: list[list[float]], weights: list[list[float]], totals: list[list[float]]) -> None:
        for mean, row, total in zip(means, weights, totals, strict=True):
            for tag in range(SIZE):
                mean[tag] += row[tag] - total[tag] / self.clock
                row[tag] = total[tag] = 0.0

    def result(self) -> dict[str, Any]:
        """The mean weights as small whole numbers, those near nothing left out."""
        kept: dict[str, list[int]] = {}
        for feature, number in self.names.items():
            row = self._whole(self.means[number])
            if max(map(abs, row)) >= SMALLEST:
                kept[feature] = row
        return {"weights": kept, "transitions": [self._whole(row) for row in self.transition_means]}

    def _whole(self, row: list[float]) -> list[int]:
        return [round(SCALE * weight / self.closed) for weight in row]


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotated texts, set by set."""
    for name in SETS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


@lru_cache(maxsize=200_000)
def word_features(word: str, distance: int) -> tuple[str, ...]:
    """The features of a word `distance` words from the one that is tagged."""
    return (*kind_features(shape(word), flags(word), distance), *own_features(word, distance))


def examples(trainer: Trainer, document: dict[str, Any]) -> Iterator[Example]:
    """The runs of one text with their features and tags."""
    sentences = parted([sentence_of(document["text"], start, end) for start, end in document["sents"]])
    evidence = evidence_of(sentences)
    spans = [(s, e, t) for s, e, t, *_ in document["spans"] if t in ("PER", "ORG", "LOC")]
    for sentence in sentences:
        tags = tags_of(sentence, spans)
        for start, end in runs(candidates(sentence)):
            general = run_features(sentence, evidence, start, end)
            features, own = [], []
            for at in range(start, end):
                found = list(general[at - start])
                lexical: list[str] = []
                for d in REACH:
                    word = sentence.texts[at + d] if 0 <= at + d < len(sentence) else _EDGE
                    for f in word_features(word, d):
                        (lexical if f.startswith("0=") or f[0] in "szp" else found).append(f)
                features.append([trainer.number(f) for f in found])
                own.append([trainer.number(f) for f in lexical])
            yield Example(features, own, _repaired(tags[start:end]))


def tags_of(sentence: Sentence, spans: list[tuple[int, int, str]]) -> list[int]:
    """The tag of each word: a word is in a name if it lies inside the annotated stretch."""
    tags = [0] * len(sentence)
    if not tags:
        return tags
    first, last = sentence.starts[0], sentence.ends[-1]
    for start, end, kind in spans:
        if start < last and end > first:
            begun = False
            for i, (s, e) in enumerate(zip(sentence.starts, sentence.ends, strict=True)):
                if start <= s and e <= end and not (not begun and sentence.texts[i] == "the"):
                    tags[i] = TAGS.index(f"{'I' if begun else 'B'}-{kind}")
                    begun = True
    return tags


def _repaired(tags: list[int]) -> list[int]:
    """Tags of a run that begins inside a name begin it."""
    fixed, before = [], 0
    for tag in tags:
        good = tag - 1 if tag and tag % 2 == 0 and before not in (tag, tag - 1) else tag
        fixed.append(good)
        before = good
    return fixed


def train(folder: Path, rounds: int = ROUNDS, seed: int = SEED, models: int = MODELS) -> dict[str, Any]:
    """Weights learnt from the sets in `folder`: the mean of several models, each from another order of the texts."""
    trainer = Trainer()
    material = [example for document in documents(folder) for example in examples(trainer, document)]
    for number in range(models):
        chance = random.Random(seed + number)
        order = material[:]
        for _ in range(rounds):
            chance.shuffle(order)
            for example in order:
                trainer.learn(example, chance)
        trainer.close()
    return trainer.result()


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="Train the tagger of names.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    learnt = train(options.folder)
    options.output.write_bytes(pack(learnt["weights"], learnt["transitions"]))


if __name__ == "__main__":
    main()
