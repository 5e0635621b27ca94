"""In which articles a point is found, wholly or partly, and what comes nearest in those where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.pairing.choosing import SURE
from briefing.analysis.pairing.clause_pairs import clauses
from briefing.analysis.pairing.content import Contents
from briefing.analysis.pairing.gathering import Links, Place
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pointing.figured import lacks_numbers, other_numbers
from briefing.analysis.pointing.linking import COPIED, PART, UNSURE, meet_in_main
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.telling import LIKELY, Telling
from briefing.analysis.pointing.units import Units
from briefing.model.point import Carried, Found

# An account has a point if its sentence was matched surely, and the likeness of the two and the part that it holds of
# the point are so much together; more where one of them denies something. Of 50 such pairs looked at in three stories,
# those below were mostly other statements of the same people. A copy has it anyway.
_HOLDS, _DENIED = 0.9, 0.4
# What was matched with a point tells it, or a part of it, if that is LIKELY; what was not needs more. It tells all of
# it if that is so likely. (Of matched facts below the first, half were wrong; of unmatched ones above the
# second, four in five were right, and nearly all above the last.)
_ALONE, _WHOLE = 0.3, 0.6
# So many sentences of an article, the likest, are looked at for the closest.
_LOOKED_AT = 3


class _Sought(NamedTuple):
    """A point as it is looked for in the articles of which its group has no facts."""

    place: Place
    text: str
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
        telling: Telling,
        events: Container[frozenset[Place]] = (),
    ) -> None:
        self._events, self._telling = events, telling
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
        if len(mine) == 1 or article == stands[0]:
            return self._carried(article, Found.YES, numbers, score)
        if not self._tells(article, numbers, stands):
            return self._carried(article, Found.NO, numbers, score)
        whole = (score >= SURE and self._holds(article, numbers, stands)) or self._all(article, numbers, stands)
        return self._carried(article, Found.YES if whole else Found.PARTLY, numbers, score)

    def _tells(self, article: str, numbers: Sequence[int], stands: Place) -> bool:
        """True if facts of an article that a group has tell something of what it is shown by."""
        event = any(frozenset((stands, (article, n))) in self._events for n in numbers)
        return event or self._chance(article, numbers, stands) >= LIKELY

    def _chance(self, article: str, numbers: Iterable[int], stands: Place) -> float:
        return max(self._telling.chance(stands, (article, n)) for n in numbers)

    def _all(self, article: str, numbers: Sequence[int], stands: Place) -> bool:
        """True if one of these facts tells all of a point by its words, no less and no number less."""
        text = self._units.text(stands)
        theirs = {(article, n): self._units.text((article, n)) for n in numbers}
        best = max(theirs, key=lambda place: self._telling.whole(stands, place))
        likest = {place: self._likest(text, other) for place, other in theirs.items()}
        denied = self._newsworth.denies(text) != self._newsworth.denies(likest[best])
        if denied or self._telling.whole(stands, best) < _WHOLE or lacks_numbers(text, [*theirs.values()]):
            return False
        return not any(
            self._newsworth.disagree(stands, place) and self._newsworth.disagree(stands, place, clause)
            for place, clause in likest.items()
        )

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
        near = self._story.nearest(number, _LOOKED_AT)
        return _Sought(stands, text, near, newsworth.opposed(stands), newsworth.figured(stands))

    def _elsewhere(self, article: str, matched: Mapping[int, float], sought: _Sought) -> Carried:
        """An article that the group has no facts of; `matched` are those that were matched with the group's."""
        if opposed := sought.opposed.get(article):
            return self._carried(article, Found.PARTLY, opposed, UNSURE)
        near = self._near(article, sought)
        figured = sought.figured.get(article, ())
        chances = {n: self._telling.chance(sought.place, (article, n)) for n in {*near, *matched, *figured}}
        if not chances:
            return self._nothing[article]
        for n in sorted(chances, key=lambda n: (-chances[n], n)):
            if chances[n] >= LIKELY and self._part((article, n), n in matched, chances[n], sought):
                found = Found.YES if self._all(article, (n,), sought.place) else Found.PARTLY
                return self._carried(article, found, (n,), matched.get(n, near.get(n, UNSURE)))
            if chances[n] < LIKELY:
                break
        best = max(chances, key=lambda n: (chances[n], -n))
        return self._carried(article, Found.NO, (best,), max(matched.get(best, 0.0), near.get(best, 0.0)))

    def _near(self, article: str, sought: _Sought) -> dict[int, float]:
        """The facts of the sentences of an article that are likest to a point."""
        place = self._units.places[article]
        first, scores = self._story.first[place], sought.near.get(place, {})
        return {unit: score for n, score in scores.items() for unit in self._units.of((article, n - first))}

    def _part(self, place: Place, matched: bool, chance: float, sought: _Sought) -> bool:
        """True if a fact that may tell a part of a point does: it was matched with the point and agrees with it, gives
        the same number of the same thing, or is likely enough by itself.
        """
        other = self._units.text(place)
        if matched and self._contents.agreement(sought.text, other) >= PART:
            return True
        if place[1] in sought.figured.get(place[0], ()):
            return True
        return (
            chance >= _ALONE
            and meet_in_main(self._contents, sought.text, other)
            and not other_numbers(sought.text, [other])
        )

    def _carried(self, article: str, found: Found, facts: Iterable[int], score: float) -> Carried:
        return Carried(article, found, self._units.sentences(article, facts), round(score, 3))
