"""What a pair of sentences rests on: the words both have, and how much they say.

"French President X said …" in two sentences scores high and says nothing: names and words that introduce speech count
for little here, so that a pair needs something that was said or done.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain

from briefing.analysis.language.words import concept, stop_words, words, words_once
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pairing.vectors import concepts, telling
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened

# How much the shared words must weigh: this many times the story's threshold, as a part of what its rarest word weighs.
# Of 2 to 8 the best are 3 to 4; names at 0.1 to 0.3 are alike.
_NEEDED = 3.6
_NAME = 0.2
# Names alone make no pair, if they are not two full ones; nor does one word, where a sentence has fewer than so many.
_FEWEST, _BRIEF = 2, 10
_LABEL = 5
# Sentences this much alike need no other evidence.
_ALIKE = 0.6
# Names of several words, titles before them and small words inside them included ("Bank of Norholm"), and any capital
# that does not begin a sentence or quotation.
_REST = r"[\w’'.]{0,40}"
_LINKING = alternation(load("language_clauses")["linking"])
_FURTHER = rf"(?:(?:[ -]|[ ](?:(?:{_LINKING})[ ])+)[A-Z]{_REST})"
# A pattern that begins with its capital is three times as fast as one that looks back first.
_NAMED = re.compile(rf"[A-Z](?:(?<=[\w,;:’'] [A-Z]){_REST}{_FURTHER}*|(?<!\w[A-Z]){_REST}{_FURTHER}+)")
_ENDED = re.compile(r"[^A-Z][.!?…]\W*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LISTED = 4


def rests_on_something(story: StoryText, one: int, other: int, score: float, needed: float = _NEEDED) -> bool:
    """True if the words that two sentences share, names aside, weigh enough (`needed`) to make them a pair."""
    if score >= _ALIKE:
        return True
    ours, theirs = story.sentences[one], story.sentences[other]
    if _is_label(ours) or _is_label(theirs):
        return False
    shared = telling(ours) & telling(theirs)
    named = in_names(ours) | in_names(theirs)
    both = sorted(story.space.weight(c) for c in _full_names(ours) & _full_names(theirs) & shared)
    if not shared - named and len(both) < _FEWEST:
        return False
    if len(shared) < _FEWEST and not story.short and min(len(words(ours)), len(words(theirs))) < _BRIEF:
        return False
    weights = {c: story.space.weight(c) * (_NAME if c in named else 1.0) for c in shared}
    weight = sum(weights.values()) + (1 - _NAME) * sum(both[1:])
    return weight >= needed * story.threshold * math.log(len(story.sentences))


def _is_label(text: str) -> bool:
    """True for a few words without a full stop: a heading inside an article, which says nothing of its own."""
    return len(words(text)) < _LABEL and not _ENDED.search(text)


@lru_cache(maxsize=16384)
def in_names(text: str) -> frozenset[str]:
    """The concepts that stand in names; none in a title-cased line without a full stop. What everybody calls a body by
    ("the nation's third-largest district") tells as little as its name.
    """
    epithets = (words_once(match[0]) for match in _epithet().finditer(text))
    return frozenset(map(concept, chain(chain.from_iterable(_names(text)), *epithets)))


@lru_cache(maxsize=16384)
def _full_names(text: str) -> frozenset[str]:
    """The last words, as concepts, of names of several words: two people in both sentences are more than a speaker."""
    return frozenset(concept(name[-1]) for name in _names(text) if len(name) > 1)


@lru_cache(maxsize=16384)
def _names(text: str) -> tuple[Sequence[str], ...]:
    """The words of each name in a text."""
    long = _LONG_WORD.findall(text)
    if not _ENDED.search(text) and sum(word[0].isupper() for word in long) > 0.6 * len(long):
        return ()
    return tuple([words_once(match) for match in _NAMED.findall(text)])


@cache
def _epithet() -> Screened:
    listed = load("matching_words")
    most, whole, rank = ("|".join(map(re.escape, listed[key])) for key in ("superlatives", "wholes", "ranks"))
    named = r"(?:\s[\w.]+)"
    return Screened(
        rf"\b(?:{whole})(?:['’]s)?\s+(?:\w+[- ])?(?:{most}){named}{{1,2}}|\b(?:{rank})[- ](?:{most}){named}{{1,3}}",
        re.IGNORECASE,
    )


def reason(story: StoryText, one: int, other: int) -> str:
    """Why two sentences are a pair, for the reader: the rarest words both have, as the first writes them."""
    ours, theirs = story.sentences[one], story.sentences[other]
    if concepts(ours) == concepts(theirs):
        return "the same words"
    shared = {*concepts(ours)} & {*concepts(theirs)}
    told: dict[str, str] = {}
    empty = stop_words()
    for word, key in zip(words(ours), concepts(ours), strict=True):
        if key in shared and word not in empty:
            told.setdefault(key, word)
    if len(told) < 2 and story.products[one].get(other, 0.0) < story.threshold:
        return "both say what a third sentence says"
    rarest = sorted(told, key=lambda c: -story.space.weight(c))[:_LISTED]
    listed = ", ".join(told[c] for c in rarest)
    if len(told) == 1:
        return f"shared word: {listed}"
    return f"{len(told)} shared words: {listed}" if told else "words of one family"
