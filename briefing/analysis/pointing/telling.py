"""How likely one fact tells what another one tells, or a part of it: a few signs, weighed together.

Two sentences about the same people and the same matter share words though they tell two things, and two that tell one
thing may share few. No single sign tells them apart; seven do it better than any rule of thresholds tried. Their
weights were fitted (logistic regression) to 777 pairs of facts of 67 events, each counted as often as its like stands
in the accounts: 477 were read one by one, 300 of the kinds that never tell the same were taken for that; measured on
other events.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.analysis.language.clause_facts import verbal
from briefing.analysis.language.words import everyday, stem, stop_words, words
from briefing.analysis.pairing.clause_pairs import clauses
from briefing.analysis.pairing.content import Contents, content
from briefing.analysis.pairing.evidence import in_names
from briefing.analysis.pairing.gathering import Links, Place
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.units import Units
from briefing.analysis.quoting.vocabulary import word_class
from briefing.lexicon.loader import load

# More shared words than so many say no more.
_MOST = 6
# A fact that is less likely tells nothing of another.
LIKELY = 0.1
# Words before a verb at most that are a name with its titles.
_NEAR = 6
_FIRST_WORDS = re.compile(r"(?<![\w’'])[a-z][\w’']*")
# What two texts agree on counts from the first word on.
_ANY = 0.01


class Signs(NamedTuple):
    """What two facts have in common, each from 0 to 1."""

    near: float  # how alike their sentences are
    link: float  # how surely they were matched
    words: float  # how many words they share that do not stand in any story; all names are one
    number: float  # a number that both give
    agreement: float  # how much the fact and the likest clause of the other hold of each other
    marks: float  # the fact is in quotation marks: what else is like it are other words of the same speaker
    speaker: float  # one speaker of both


_WEIGHTS = Signs(3.7, 3.4, 2.3, 1.7, 2.3, -0.9, 0.9)
_BIAS = -4.6
# What one deed of two doers weighs against their being one. Of eleven such pairs in 138 events six were of two; the
# other five had more in common.
_APART = 2.0
# Whether a fact that tells of another tells all of it: by how much of its words, rare ones more, and how surely they
# were matched.
_COVERED, _MATCHED, _PARTLY = 4.9, 3.5, -3.5


class Telling:
    """The facts of a story two by two; `links` are those that were matched."""

    def __init__(self, story: StoryText, units: Units, newsworth: Newsworth, contents: Contents, links: Links) -> None:
        self._story, self._units, self._newsworth = story, units, newsworth
        self._contents, self._links = contents, links
        self._known: dict[tuple[Place, Place], float] = {}

    def chance(self, place: Place, other: Place) -> float:
        """How likely another fact tells what the fact at `place` tells, or a part of it, 0..1; if not `LIKELY`,
        how likely at most.
        """
        pair = place, other
        if pair not in self._known:
            self._known[pair] = self._weighed(place, other)
        return self._known[pair]

    def _weighed(self, place: Place, other: Place) -> float:
        text, theirs = self._units.text(place), self._units.text(other)
        shared = content(text) & content(theirs)
        most = self._signs(place, other, shared, self._contents.agreement_at_most(text, shared))
        bias = _BIAS - _APART * _of_another(_deed(text), _deed(theirs))
        highest = _logistic(bias + _sum(most))
        if highest < LIKELY:
            return highest
        return _logistic(bias + _sum(most._replace(agreement=self._agreement(text, theirs, shared))))

    def signs(self, place: Place, other: Place) -> Signs:
        """What two facts have in common."""
        text, theirs = self._units.text(place), self._units.text(other)
        shared = content(text) & content(theirs)
        return self._signs(place, other, shared, self._agreement(text, theirs, shared))

    def _signs(self, place: Place, other: Place, shared: frozenset[str], agreement: float) -> Signs:
        text, theirs = self._units.text(place), self._units.text(other)
        told = shared - everyday()
        beside = told - in_names(text) - in_names(theirs) if told else told
        speakers = self._newsworth.speakers(place)
        return Signs(
            near=self._story.near[self._number(place)].get(self._number(other), 0.0),
            link=self._links.get(frozenset((place, other)), 0.0),
            words=min(_MOST, len(beside) + (len(beside) < len(told))) / _MOST,
            number=any(word[0].isdigit() for word in shared),
            agreement=agreement,
            marks='"' in text or "“" in text,
            speaker=bool(speakers) and not speakers.isdisjoint(self._newsworth.speakers(other)),
        )

    def _agreement(self, text: str, theirs: str, shared: frozenset[str]) -> float:
        """How much a fact and the likest clause of another hold of each other."""
        if not (plain := shared - in_names(text)):
            return 0.0
        # A clause that shares no word besides names agrees in nothing.
        parts = (part for part in (theirs, *clauses(theirs)) if not plain.isdisjoint(content(part)))
        return max((self._contents.agreement(text, part, _ANY) for part in parts), default=0.0)

    def whole(self, place: Place, other: Place) -> float:
        """How likely another fact that tells what the fact at `place` tells does not leave out a part of it, 0..1."""
        covered = self._contents.covered(self._units.text(place), self._units.text(other))
        near = self._story.near[self._number(place)].get(self._number(other), 0.0)
        matched = self._links.get(frozenset((place, other)), near)
        return _logistic(_PARTLY + _COVERED * covered + _MATCHED * matched)

    def _number(self, place: Place) -> int:
        return self._story.number(self._units.places[place[0]], self._units.sentence(place))


class _Deed(NamedTuple):
    """What a fact begins with, where that is a name and what its bearer does: the words of the name, the last of them,
    and the stem of the verb.
    """

    names: frozenset[str]
    doer: str
    verb: str


def _of_another(one: _Deed | None, other: _Deed | None) -> bool:
    """True for one deed of two doers: "Norway has ruled out …" and "Lund has ruled out …"."""
    if one is None or other is None or one.verb != other.verb:
        return False
    return one.doer not in other.names and other.doer not in one.names


@lru_cache(maxsize=8192)
def _deed(text: str) -> _Deed | None:
    """Who is told to do what, where a name stands right before the first verb; None for what somebody says."""
    verb = next((word for word in _FIRST_WORDS.finditer(text) if verbal(word[0]) and word[0] not in _light()), None)
    if verb is None or verb[0] in _reports():
        return None
    before = text[: verb.start()].split()
    while before and before[-1].strip(",") in _light():
        if before.pop() in _passive():
            return None
    if not before or not before[-1][:1].isupper() or len(before) > _NEAR:
        return None
    if before[-1].lower() in stop_words() | word_class("persons"):  # anybody's
        return None
    named = words(" ".join(before))
    return _Deed(frozenset(map(stem, named)), stem(named[-1]), stem(verb[0])) if named else None


@cache
def _light() -> frozenset[str]:
    return frozenset(load("quotes_words")["auxiliaries"]) | frozenset(load("promises_words")["adverbs"])


@cache
def _passive() -> frozenset[str]:
    return frozenset(word for word, verb in load("differences_polarity")["auxiliaries"].items() if verb == "be") | {
        "been"
    }


@cache
def _reports() -> frozenset[str]:
    return frozenset(load("differences_speech")["verbs"]) | frozenset(load("matching_points")["saying"])


def _sum(signs: Signs) -> float:
    return sum([weight * sign for weight, sign in zip(_WEIGHTS, signs, strict=True)])


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
