"""Which facts belong together: matched sentences as pairs of their facts, and what one article says twice."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, product

from briefing.analysis.language.main_clause import core, leads
from briefing.analysis.pairing.choosing import QUOTED, SURE
from briefing.analysis.pairing.content import Content, Contents, content
from briefing.analysis.pairing.evidence import in_names
from briefing.analysis.pairing.gathering import Place
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pointing.figured import other_numbers
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.units import Units
from briefing.lexicon.loader import alternation, load
from briefing.model.article import Article
from briefing.model.matching import SentencePair

# Two sentences of one article say the same twice if they are this much alike by themselves, or alike through others and
# hold this much of each other.
_REPEATED = 0.5
_NEAR, _AGAIN = 0.4, 0.3
# Facts of two matched sentences that agree so far are as surely matched as these, or as they agree if that is much;
# those that agree less, not surely.
_SAME, _HELD, PART = 0.6, 0.4, 0.35
UNSURE = SURE - 0.01
# What two matched facts share besides names, in whole words: less is nothing, so much is enough; between the two it
# must be so much of both (of such parts looked at in 15 events below most were none, above most were true). So
# alike are two that give different numbers of one thing and yet tell one story.
_LITTLE, _MUCH, _BIT, _ALIKE = 1.0, 1.8, 0.16, 0.45
# Those need some only.
_ANY = 0.3
# Sentences this much alike are copies.
COPIED = 0.85
# The main clauses of the first sentences of two accounts tell one event if they share so much of their words, so many
# and so many of them besides names. Of such pairs looked at in 138 events, 24 of 28 were right.
_EVENT, _WORDS, _BESIDE = 0.45, 4, 2
# And so much of those besides names: of 14 pairs below, 10 were wrong.
_DONE = 0.3

_Pair = tuple[Place, Place]


class Linking:
    """The facts of a story as pairs that say the same, each with a score in 0..1."""

    def __init__(self, story: StoryText, units: Units, newsworth: Newsworth, contents: Contents) -> None:
        self._story, self._units, self._newsworth, self._contents = story, units, newsworth, contents

    def matched(self, pairs: Iterable[SentencePair]) -> dict[frozenset[Place], float]:
        """The pairs of facts that tell something and have something besides names in common."""
        found: dict[frozenset[Place], float] = {}
        for pair in pairs:
            sentences = (pair.left_article, pair.left), (pair.right_article, pair.right)
            for places, score in self._spread(*sentences, pair.score):
                told = all(map(self._newsworth.tells, places))
                if told and (pair.why == QUOTED or self._shares(*map(self._units.text, places), score=score)):
                    found[frozenset(places)] = score
        return found

    def _shares(self, one: str, other: str, *, score: float) -> bool:
        """True if two facts have something besides names in common, no small part of both where it is little, and where
        they are not nearly alike, give no other numbers of one thing. Copies have.
        """
        if score >= COPIED:
            return True
        beside = self._contents.beside_names(one, other)
        least = _LITTLE if score < _ALIKE else _ANY
        if beside < least or (beside < _MUCH and self._contents.agreement(one, other, least=least) < _BIT):
            return False
        if not meet_in_main(self._contents, one, other):
            return False
        return score >= _ALIKE or not other_numbers(one, [other])

    def _spread(self, one: Place, other: Place, score: float) -> list[tuple[_Pair, float]]:
        """A pair of sentences as pairs of their facts: those that agree most, and those that agree well enough."""
        left, right = ([(place[0], n) for n in self._units.of(place)] for place in (one, other))
        if len(left) == len(right) == 1:
            return [((left[0], right[0]), score)]
        agreed = {pair: self._agreement(pair) for pair in product(left, right)}
        best = max(agreed, key=lambda p: (agreed[p], self._contents.beside_names(*map(self._units.text, p))))
        agreed[best] = max(agreed[best], self._held_by_both(*map(self._units.text, best)))
        told = {
            pair: max(score, share * (share >= _SAME)) if share >= _HELD else min(score, UNSURE)
            for pair, share in agreed.items()
            if pair == best or share >= PART
        }
        return [*told.items(), *(self._left_over(agreed, told) if score >= SURE else ())]

    def _agreement(self, pair: _Pair) -> float:
        one, other = map(self._units.text, pair)
        return self._contents.agreement(one, other)

    def _held_by_both(self, one: str, other: str) -> float:
        """What each of two texts at least holds of the other; words that the whole story has count here."""
        return min(self._contents.share(one, [other]), self._contents.share(other, [one]))

    def _left_over(self, agreed: Iterable[_Pair], told: Iterable[_Pair]) -> Iterator[tuple[_Pair, float]]:
        """What is left of two sentences that surely say the same belongs together if it has anything in common."""
        done = {place for pair in told for place in pair}
        shared = {pair: self._contents.beside_names(*map(self._units.text, pair)) for pair in agreed}
        for pair in sorted((p for p in shared if shared[p] >= 1), key=lambda p: (-shared[p], p)):
            if done.isdisjoint(pair):
                done |= {*pair}
                yield pair, SURE

    def leads(self) -> dict[frozenset[Place], float]:
        """The pairs of first facts of two accounts that tell the event itself: every sentence has its words, so that
        they weigh nothing, and each account puts other asides between them.
        """
        first = [self._first(m.article) for m in self._units.members]
        found: dict[frozenset[Place], float] = {}
        for ours, theirs in combinations(first, 2):
            for one, other in product(ours, theirs):
                if score := _of_one_event(self._units.text(one), self._units.text(other)):
                    found[frozenset((one, other))] = score
        return found

    def _first(self, article: Article) -> list[Place]:
        places = ((article.id, n) for n in range(leads([s.of(article.text) for s in article.sentences])))
        # What begins with somebody's words is a comment on the event; a pronoun leans on what was told.
        return [p for p in places if self._newsworth.tells(p) and not _leaning().match(self._units.text(p))]

    def repeats(self, twice: Iterable[tuple[Place, Place]]) -> dict[frozenset[Place], float]:
        """Facts of one article that say the same, a quotation and its translation included."""
        found: dict[frozenset[Place], float] = {}
        for number, others in enumerate(self._story.near):
            article, n = self._story.place(number)
            name = self._units.members[article].article.id
            for other, score in others.items():
                if score < _NEAR or not number < other < self._story.first[article + 1]:
                    continue
                there = self._story.place(other)[1]
                if self._story.products[number].get(other, 0.0) >= _REPEATED or (
                    self._contents.agreement(self._story.sentences[number], self._story.sentences[other]) >= _AGAIN
                ):
                    found.update((frozenset(places), s) for places, s in self._spread((name, n), (name, there), score))
        for places in twice:
            found.setdefault(frozenset(places), _REPEATED)
        return {pair: score for pair, score in found.items() if all(map(self._newsworth.tells, pair))}


def meet_in_main(contents: Contents, one: str, other: str) -> bool:
    """True if two texts share something besides names that the main clause of one of them has: what both have only
    behind the main clauses, they tell of two things.
    """
    main = (core(one), other), (one, core(other))
    return any(contents.beside_names(ours, theirs) for ours, theirs in main)


def _of_one_event(one: str, other: str) -> float:
    """How much of their words the main clauses of two first sentences share; 0 if not enough."""
    ours, theirs = content(core(one)), content(core(other))
    named = in_names(one) | in_names(other)
    if len(ours & theirs) < _WORDS or len(ours & theirs - named) < _BESIDE:
        return 0.0
    share = _common(ours, theirs)
    return share if share >= _EVENT and _common(ours - named, theirs - named) >= _DONE else 0.0


def _common(ours: Content, theirs: Content) -> float:
    """How many of their words two texts have in common (the geometric mean of both parts)."""
    return len(ours & theirs) / math.sqrt(len(ours) * len(theirs))


@cache
def _leaning() -> re.Pattern[str]:
    """What begins with somebody's words, or with a pronoun."""
    return re.compile(rf"[“\"‘']|(?:(?:And|But)\s)?(?:{alternation(load('language_clauses')['leaning'])})\s")
