"""Sentences of articles in different languages that seem to say the same: by names, numbers and kindred words.

Without a dictionary only what both languages write nearly alike can be compared: names, figures, and words of one
origin ("contract", "contrato"), known by their first letters. On 311 news articles and their translations into Spanish,
Italian and Dutch 98 of 100 pairs found are right, and 67 of 100 are found; between articles on different events of one
field a false pair is found in every fourth comparison. So no pair found this way is sure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from briefing.analysis.language.words import stop_words, unaccented, words
from briefing.analysis.pairing.choosing import SURE

# Words count by their first four letters (with five a tenth fewer pairs are found); shorter ones do not.
_HEAD = 4
# What a pair needs: this likeness, so many words or numbers in common, and to be nearly the best of both sentences.
_LEAST, _SHARED, _OF_BEST = 0.15, 2, 0.9
_UNSURE = SURE - 0.01

Cells = dict[tuple[int, int], float]


def translated(left: Sequence[str], right: Sequence[str]) -> Cells:
    """The pairs between two texts in different languages, with scores in 0..1 that are never sure."""
    ours, theirs = [_heads(s) for s in left], [_heads(s) for s in right]
    counts = Counter(head for heads in (*ours, *theirs) for head in heads)
    size = len(ours) + len(theirs) + 1
    weights = {head: math.log(size / (n + 0.5)) ** 2 for head, n in counts.items()}
    scores = [[_likeness(one, other, weights) for other in theirs] for one in ours]
    rows = [max(row, default=0.0) for row in scores]
    columns = [max(column, default=0.0) for column in zip(*scores, strict=True)]
    return {
        (i, j): min(score, _UNSURE)
        for i, row in enumerate(scores)
        for j, score in enumerate(row)
        if score >= max(_LEAST, _OF_BEST * rows[i], _OF_BEST * columns[j])
    }


def in_common(left: str, right: str) -> list[str]:
    """What two sentences in different languages have in common, as the first writes it."""
    theirs = _heads(right)
    told = {_head(word): word for word in reversed(words(left))}
    return [word for head, word in reversed(told.items()) if head in theirs]


def _heads(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a sentence, and its numbers without points and commas."""
    return frozenset(head for word in words(text) if (head := _head(word)))


def _head(word: str) -> str:
    if word[0].isdigit():
        return "".join(c for c in word if c.isdigit())
    return unaccented(word)[:_HEAD] if len(word) >= _HEAD and word not in stop_words() else ""


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """The cosine of two sentences; 0 where they have too little in common."""
    both = one & other
    if len(both) < _SHARED:
        return 0.0
    shared, ours, theirs = (math.fsum(weights[head] for head in heads) for heads in (both, one, other))
    return shared / math.sqrt(ours * theirs) if ours and theirs else 0.0
