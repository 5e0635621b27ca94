"""In which articles a point is found, wholly or partly, and what comes nearest in those where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.pairing.choosing import SURE
from briefing.analysis.pairing.clause_pairs import clauses
from briefing.analysis.pairing.content import LEAST, Contents, content
from briefing.analysis.pairing.gathering import Links, Place
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pointing.figured import lacks_numbers, other_numbers
from briefing.analysis.pointing.linking import COPIED, PART, UNSURE
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.units import Units
from briefing.model.point import Carried, Found

# An account has a point if its sentence was matched surely, and the likeness of the two and the part that it holds of
# the point are so much together; more where one of them denies something. Of 50 such pairs looked at in three stories,
# those below were mostly other statements of the same people. A copy has it anyway.
_HOLDS, _DENIED = 0.9, 0.4
# What was not matched at all says a part of a point if it agrees so far.
_PART = 0.42
# What the two share must be so rare in the story: of 7 such parts below, looked at by eye, 6 were none; of 24 above, 8.
_RARE, _RARE_OF_FEW = 1.5, 0.9
# What a clause alone must share with a point besides names, in whole words, to be a part of it.
_BY_CLAUSE = 2.7
# Of a member of a list that has no more words of content than so many, a part is what has so much of them.
_FEW, _OF_FEW = 3, 1.5
# So many sentences of an article, the likest, are looked at for the closest.
_LOOKED_AT = 3


class _Sought(NamedTuple):
    """A point as it is looked for in the articles of which its group has no facts."""

    place: Place
    text: str
    few: bool
    near: Mapping[int, Mapping[int, float]]
    opposed: Mapping[str, Iterable[int]]
    figured: Mapping[str, Iterable[int]]


class Marking:
    """Marks the points of a story; `links` are the facts that say the same, `events` those whose main clauses tell the
    event itself.
    """

    def __init__(  # noqa: PLR0917  (what an analysis of the story has made, in order)
        self,
        story: StoryText,
        units: Units,
        newsworth: Newsworth,
        contents: Contents,
        links: Links,
        events: Container[frozenset[Place]] = (),
    ) -> None:
        self._events = events
        self._story, self._units, self._newsworth, self._contents = story, units, newsworth, contents
        self._partners: dict[Place, dict[Place, float]] = defaultdict(dict)
        for pair, score in links.items():
            one, other = pair
            self._partners[one][other] = self._partners[other][one] = score
        self._nothing = {name: Carried(name, Found.NO, (), 0.0) for name in units.places}

    def carried(self, group: frozenset[Place], stands: Place) -> tuple[Carried, ...]:
        """In which articles the point was found, by what of it they hold; `stands` is the sentence it is shown by."""
        beside: dict[str, dict[int, float]] = defaultdict(dict)
        for place in group:
            for (article, n), score in self._partners.get(place, {}).items():
                beside[article][n] = max(score, beside[article].get(n, 0.0))
        mine: dict[str, list[int]] = defaultdict(list)
        for article, n in sorted(group):
            mine[article].append(n)
        sought = self._sought(stands)
        return tuple(
            [
                self._mine(article, mine, beside.get(article, {}), stands)
                if article in mine
                else self._elsewhere(article, beside.get(article, {}), sought)
                for article in self._units.places
            ]
        )

    def _mine(
        self, article: str, mine: Mapping[str, list[int]], matched: Mapping[int, float], stands: Place
    ) -> Carried:
        """An article that the group has facts of."""
        numbers = mine[article]
        score = max(matched.get(n, 0.0) for n in numbers) if len(mine) > 1 else 1.0
        whole = len(mine) == 1 or article == stands[0] or (score >= SURE and self._holds(article, numbers, stands))
        return self._carried(article, Found.YES if whole else Found.PARTLY, numbers, score)

    def _holds(self, article: str, numbers: Sequence[int], stands: Place) -> bool:
        """True if these facts of an article say what a point is shown by, as settled or unsettled as that: by how much
        they are like it and how much of it they hold, names aside, which most of the story has anyway.
        """
        text, theirs = self._units.text(stands), [self._units.text((article, n)) for n in numbers]
        alike = max((self._partners[stands].get((article, n), 0.0) for n in numbers), default=0.0)
        copied = alike >= COPIED
        needed = _HOLDS + _DENIED * (self._newsworth.denies(text) != any(map(self._newsworth.denies, theirs)))
        event = any(frozenset((stands, (article, n))) in self._events for n in numbers)
        if not copied and other_numbers(text, theirs):
            return False
        if not (copied or event) and alike + self._contents.share(text, theirs, names=False) < needed:
            return False
        return not any(
            self._newsworth.disagree(stands, (article, n), text if copied else self._likest(text, other))
            for n, other in zip(numbers, theirs, strict=True)
        )

    def _likest(self, text: str, other: str) -> str:
        """The clause of another text that agrees most with a text: what else it tells says nothing about the point."""
        return max(clauses(other) or (other,), key=lambda part: self._contents.agreement(text, part))

    def _sought(self, stands: Place) -> _Sought:
        number = self._story.number(self._units.places[stands[0]], self._units.sentence(stands))
        text, newsworth = self._units.text(stands), self._newsworth
        few = stands in self._units.parts and len(content(text)) <= _FEW
        near = self._story.nearest(number, _LOOKED_AT)
        return _Sought(stands, text, few, near, newsworth.opposed(stands), newsworth.figured(stands))

    def _elsewhere(self, article: str, matched: Mapping[int, float], sought: _Sought) -> Carried:
        """An article that the group has no facts of; `matched` are those that were matched with the group's."""
        if opposed := sought.opposed.get(article):
            return self._carried(article, Found.PARTLY, opposed, UNSURE)
        for n in sorted(matched, key=lambda n: (-matched[n], n)):
            if self._contents.agreement(sought.text, self._units.text((article, n))) >= PART:
                return self._carried(article, Found.PARTLY, (n,), matched[n])
        closest = self._closest(article, sought)
        # The same number of the same thing is a part.
        if closest.found is Found.NO and (numbers := sought.figured.get(article)):
            return self._carried(article, Found.PARTLY, numbers, closest.score)
        return closest

    def _closest(self, article: str, sought: _Sought) -> Carried:
        """The fact of an article that agrees most with a point that nothing in it was matched with."""
        place = self._units.places[article]
        scores = sought.near.get(place)
        if not scores:
            return self._nothing[article]
        first, text = self._story.first[place], sought.text
        near = {unit: score for n, score in scores.items() for unit in self._units.of((article, n - first))}
        held = {n: self._agreed(text, self._units.text((article, n)), sought.few) for n in near}
        best = max(near, key=lambda n: (held[n], near[n], -n))
        if held[best] >= _PART and self._says_part((article, best), sought):
            return self._carried(article, Found.PARTLY, (best,), near[best])
        # The likeness of whole sentences says nothing about a part of one.
        apart = sought.place in self._units.parts or (article, best) in self._units.parts
        return self._carried(article, Found.NO, (best,), held[best] if apart else max(held[best], near[best]))

    def _says_part(self, place: Place, sought: _Sought) -> bool:
        """True if a fact that agrees well enough with a point tells something of it that is rare, the numbers too."""
        other = self._units.text(place)
        rare = self._contents.rarity(sought.text, other) >= (_RARE_OF_FEW if sought.few else _RARE)
        return rare and self._newsworth.tells(place) and not lacks_numbers(sought.text, [other])

    def _agreed(self, text: str, other: str, few: bool) -> float:
        """How much a text (of few words or not) and another, or the clause of it likest to it, hold of each other."""
        least = _OF_FEW if few else _BY_CLAUSE
        if len(content(text) & content(other)) < min(least, LEAST):  # no word weighs more than 1
            return 0.0
        shared = self._contents.beside_names(text, other)
        if shared < min(least, LEAST):
            return 0.0
        told = clauses(other) if shared >= least else ()  # a clause shares no more than the whole
        parts = [part for part in told if self._contents.beside_names(text, part) >= least]
        return max(self._contents.agreement(text, part, min(least, LEAST)) for part in (other, *parts))

    def _carried(self, article: str, found: Found, facts: Iterable[int], score: float) -> Carried:
        return Carried(article, found, self._units.sentences(article, facts), round(score, 3))
