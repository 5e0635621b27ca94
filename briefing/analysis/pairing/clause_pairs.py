"""Pairs that whole sentences hide: one clause of a long sentence says what another sentence says.

A summary puts three facts into one sentence; the sentence that tells one of them is like a third of it, and the cosine
of the two is low. So in short articles a clause is compared with the other sentence by itself. Clauses have few words,
so more must be shared than between sentences, and no pair found this way is sure. In articles of usual length, where
each fact has its own sentence, of ten pairs that only a clause shows nine are false: there nothing is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from briefing.analysis.pairing.choosing import SURE, choose
from briefing.analysis.pairing.evidence import rests_on_something
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pairing.vectors import dot
from briefing.lexicon.loader import alternation, load

Cells = dict[tuple[int, int], float]

# Sentences of so many words are taken apart, into clauses of at least so many.
_LONG, _FEWEST = 16, 6
# A longer one is no sentence.
_LONGEST = 200
# What the likeness of a clause counts, of a sentence's; and how much its shared words must weigh (see `evidence`). On
# summaries 0.7 to 0.8 and 6 to 10 all add three points of F1.
_CLAUSE, _NEEDED = 0.8, 8.0
_NOT_SURE = SURE - 0.01


@lru_cache(maxsize=8192)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of a long sentence, cut at commas and joining words; nothing for one that cannot be cut."""
    if not _LONG <= len(sentence.split()) <= _LONGEST:
        return ()
    found: list[str] = []
    for part in filter(None, _parts().split(sentence)):
        if found and (len(found[-1].split()) < _FEWEST or len(part.split()) < _FEWEST // 2):
            found[-1] += f" {part}"
        else:
            found.append(part)
    if len(found) > 1 and len(found[-1].split()) < _FEWEST:
        found[-2:] = [" ".join(found[-2:])]
    return tuple(found) if len(found) > 1 else ()


def in_clauses(story: StoryText, one: int, other: int, grid: Mapping[tuple[int, int], float], taken: Cells) -> Cells:
    """The pairs between the articles at two places that only a clause shows; `taken` are those found already."""
    if not story.short:
        return {}
    first, start, end = story.first[one], story.first[other], story.first[other + 1]
    found: Cells = {}
    for left in range(first, story.first[one + 1]):
        for right in story.products[left]:
            cell = left - first, right - start
            if not start <= right < end or cell in taken:
                continue
            score = _CLAUSE * max(_best(story, left, right), _best(story, right, left))
            if score >= story.threshold and rests_on_something(story, left, right, score, _NEEDED):
                found[cell] = min(_NOT_SURE, score)
    if not found:
        return {}
    raised = {cell: max(score, grid.get(cell, 0.0)) for cell, score in found.items()}
    chosen = choose({**grid, **raised}, story.threshold)
    return {cell: score for cell, score in found.items() if cell in chosen}


def _best(story: StoryText, whole: int, other: int) -> float:
    """How alike the likest clause of a sentence and the other sentence are."""
    vector = story.vectors[other]
    return max((dot(clause, vector) for clause in story.parts(whole, clauses)), default=0.0)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"[,;:—–]\s+(?=\w)|\s+(?=(?:{alternation(load('language_clauses')['parted'])})\s)")
