"""Why two sentences were paired, in words for the reader."""

from __future__ import annotations

from briefing.analysis.alike.story import StoryText
from briefing.analysis.alike.words import concept, stop_words, words
from briefing.analysis.vectors import concepts

_NAMED = 4


def reason(story: StoryText, one: int, other: int) -> str:
    """What a pair rests on: the rarest words that both sentences have, as the first writes them."""
    (left, i), (right, j) = story.place(one), story.place(other)
    ours, theirs = story.texts[left][i], story.texts[right][j]
    if concepts(ours) == concepts(theirs):
        return "the same words"
    shared = set(concepts(ours)) & set(concepts(theirs))
    told: dict[str, str] = {}
    for word in words(ours):
        if concept(word) in shared and word not in stop_words():
            told.setdefault(concept(word), word)
    if len(told) < 2 and story.products[one].get(other, 0.0) < story.threshold:
        return "both say what a third sentence says"
    rarest = sorted(told, key=lambda c: -story.space.weight(c))[:_NAMED]
    listed = ", ".join(told[c] for c in rarest)
    return f"{len(told)} shared words: {listed}" if len(told) > 1 else f"shared: {listed}" if told else "shared letters"
