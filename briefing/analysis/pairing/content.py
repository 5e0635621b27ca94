"""What a sentence says, as a set of words, and how much of it another text says too.

Likeness asks whether two sentences are about the same; this asks whether one is contained in the other, for which a
long sentence beside a short one is no fault. So forms of a word, names of a country and of its people count as one, and
rare words count no more than ordinary ones: that one account says "openly" is no reason to think it says another thing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from briefing.analysis.language.words import concept, everyday, reporting, stop_concepts
from briefing.analysis.pairing.evidence import in_names
from briefing.analysis.pairing.vectors import concepts
from briefing.lexicon.loader import load

Content = frozenset[str]

# "Re-election" is reelection.
_AGAIN = re.compile(r"\bre-(?=[a-z])")

# A word in fewer of the sentences than one in twelve counts whole; one in more counts less, one in all nothing.
_WHOLE = 2.5
# Names count less, two accounts of one event have them anyway, and so do words that stand in any story. What two texts
# share besides names must weigh so much.
_NAME = _EVERYDAY = 0.4
LEAST = 2.0


@lru_cache(maxsize=16384)
def content(text: str) -> Content:
    """The words of a text that say something, each form of a word and each name of a country as one."""
    short = _short()
    if short[0].search(text):
        text = short[0].sub(lambda found: short[1][found[0]], text)
    if "re-" in text:
        text = _AGAIN.sub("re", text)
    kin = _kin()
    return frozenset(kin.get(word, word) for word in concepts(text)) - _empty()


class _Said(NamedTuple):
    """What a text says: its words; each with what it weighs, names less; those besides names as they weigh in the
    story; and all together.
    """

    content: Content
    words: dict[str, float]
    beside: dict[str, float]
    whole: float

    def part(self, words: Content) -> float:
        """How much of it these words say, 0..1."""
        return sum([weight for word, weight in self.words.items() if word in words]) / self.whole if self.whole else 0.0

    def told(self, words: Iterable[str]) -> float:
        """The same of words that are all among its own, in their order."""
        return sum([self.words[word] for word in words]) / self.whole if self.whole else 0.0


class Contents:
    """How much words say in a story."""

    def __init__(self, sentences: Sequence[str]) -> None:
        counts = Counter(chain.from_iterable(map(content, sentences)))
        size = len(sentences) + 1
        self._weights = {word: max(0.0, min(1.0, math.log(size / (n + 0.5)) / _WHOLE)) for word, n in counts.items()}
        for word in everyday() & self._weights.keys():
            self._weights[word] *= _EVERYDAY
        self._rarity = {word: math.log(size / (n + 0.5)) / math.log(size) for word, n in counts.items()}
        self._known: dict[str, _Said] = {}

    def share(self, text: str, others: Iterable[str], names: bool = True) -> float:
        """The part of what `text` says, with its names or without, that `others` say together, 0..1."""
        said = self._said(text)
        if not names and said.beside:
            said = said._replace(words=said.beside, whole=sum(said.beside.values()))
        return said.part(frozenset().union(*map(content, others)))

    def agreement(self, one: str, other: str, least: float = LEAST) -> float:
        """How much of each of two texts the other holds (the geometric mean of both parts); 0 where they share hardly
        more than names and words that the whole story has, less than `least` words besides.
        """
        ours, theirs = self._said(one), self._said(other)
        shared = sorted(ours.content & theirs.content)
        if sum([ours.beside[word] for word in shared if word in ours.beside]) < least:
            return 0.0
        return math.sqrt(ours.told(shared) * theirs.told(shared))

    def agreement_at_most(self, one: str, shared: Content) -> float:
        """What the agreement of a text with one that has these of its words cannot exceed."""
        return math.sqrt(self._said(one).part(shared))

    def beside_names(self, one: str, other: str) -> float:
        """What two texts share besides names, in whole words: words that the whole story has count little."""
        said = self._said(one)
        return sum([said.beside[word] for word in sorted(said.content & content(other)) if word in said.beside])

    def rarity(self, one: str, other: str) -> float:
        """How rare what two texts share besides names is, in words that stand in no other sentence of the story."""
        theirs = content(other)
        return sum([max(0.0, self._rarity.get(word, 1.0)) for word in self._said(one).beside if word in theirs])

    def covered(self, one: str, other: str) -> float:
        """The part of the words of a text that another has, each by how rare it is, names less, 0..1."""
        theirs, names = content(other), _named(one)
        rare = {word: max(0.0, self._rarity.get(word, 1.0)) for word in sorted(content(one))}
        ours = {word: weight * _NAME if word in names else weight for word, weight in rare.items()}
        whole = sum(ours.values())
        return sum([weight for word, weight in ours.items() if word in theirs]) / whole if whole else 0.0

    def _said(self, text: str) -> _Said:
        known = self._known.get(text)
        if known is None:
            weights, names, told = self._weights, _named(text), content(text)
            plain = {word: weights.get(word, 1.0) for word in sorted(told)}  # sums are the same in every process
            words = {word: weight * _NAME if word in names else weight for word, weight in plain.items()}
            beside = {word: weight for word, weight in plain.items() if word not in names}
            known = self._known[text] = _Said(told, words, beside, sum(words.values()))
        return known


@lru_cache(maxsize=16384)
def _named(text: str) -> Content:
    kin = _kin()
    return frozenset(kin.get(word, word) for word in in_names(text))


@cache
def _empty() -> Content:
    kin = _kin()
    return frozenset(kin.get(word, word) for word in stop_concepts() | reporting())


@cache
def _kin() -> dict[str, str]:
    """The concept that stands for others of its family."""
    found: dict[str, str] = {}
    for line in load("matching_forms")["forms"]:
        _join(line.split(), found)
    for name, known in load("actors_countries").items():
        _join([w.lower() for w in (name, *known.get("adj", ())) if " " not in w], found)
    return found


def _join(words: Sequence[str], found: dict[str, str]) -> None:
    keys = [concept(word) for word in words]
    head = next((found[key] for key in keys if key in found), keys[0] if keys else "")
    for key in keys:
        found.setdefault(key, head)


@cache
def _short() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds short and long names, and the word for each."""
    names = {name: word for word, listed in load("matching_forms")["short"].items() for name in listed}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in longest)})(?!\w)"), names
