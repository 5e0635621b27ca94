"""In which articles a point is found, wholly or partly, and what comes nearest in those where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.alike.choosing import SURE
from briefing.analysis.alike.clauses import clauses
from briefing.analysis.alike.content import LEAST, Contents, content
from briefing.analysis.alike.figured import lacks_numbers
from briefing.analysis.alike.gathering import Links, Place
from briefing.analysis.alike.linking import COPIED, PART, UNSURE
from briefing.analysis.alike.story import StoryText
from briefing.analysis.alike.telling import Telling
from briefing.analysis.alike.units import Units
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


class Marking:
    """Marks the points of a story; `links` are the facts that say the same."""

    def __init__(self, story: StoryText, units: Units, telling: Telling, contents: Contents, links: Links) -> None:
        self._story, self._units, self._telling, self._contents = story, units, telling, contents
        self._partners: dict[Place, dict[Place, float]] = defaultdict(dict)
        for pair, score in links.items():
            one, other = pair
            self._partners[one][other] = self._partners[other][one] = score

    def carried(self, group: frozenset[Place], stands: Place) -> tuple[Carried, ...]:
        """In which articles the point was found, by what of it they hold; `stands` is the sentence it is shown by."""
        beside: dict[str, dict[int, float]] = defaultdict(dict)
        for place in group:
            for (article, n), score in self._partners[place].items():
                beside[article][n] = max(score, beside[article].get(n, 0.0))
        mine: dict[str, list[int]] = defaultdict(list)
        for article, n in sorted(group):
            mine[article].append(n)
        found = (self._mark(m.article.id, mine, beside, stands) for m in self._units.members)
        return tuple(Carried(c.article, c.found, self._units.sentences(c.article, c.sentences), c.score) for c in found)

    def _mark(
        self, article: str, mine: Mapping[str, list[int]], beside: Mapping[str, dict[int, float]], stands: Place
    ) -> Carried:
        numbers = mine.get(article, [])
        matched = beside.get(article, {})
        if numbers and (len(mine) == 1 or article == stands[0]):
            score = max((matched.get(n, 0.0) for n in numbers), default=0.0) if len(mine) > 1 else 1.0
            return Carried(article, Found.YES, tuple(numbers), round(score, 3))
        if numbers:
            score = max(matched.get(n, 0.0) for n in numbers)
            sure = score >= SURE and self._holds(article, numbers, stands)
            return Carried(article, Found.YES if sure else Found.PARTLY, tuple(numbers), round(score, 3))
        if opposed := self._telling.opposed(stands, article):
            return Carried(article, Found.PARTLY, opposed, UNSURE)
        for n in sorted(matched, key=lambda n: (-matched[n], n)):
            if self._contents.agreement(self._units.text(stands), self._units.text((article, n))) >= PART:
                return Carried(article, Found.PARTLY, (n,), round(matched[n], 3))
        return self._figured(self._closest(article, stands), stands)

    def _figured(self, carried: Carried, stands: Place) -> Carried:
        """What was not found, unless the article gives the same number of the same thing: that is a part."""
        if carried.found is not Found.NO or not (numbers := self._telling.figured(stands, carried.article)):
            return carried
        return Carried(carried.article, Found.PARTLY, numbers, carried.score)

    def _holds(self, article: str, numbers: Sequence[int], stands: Place) -> bool:
        """True if these facts of an article say what a point is shown by, as settled or unsettled as that: by how much
        they are like it and how much of it they hold, names aside, which most of the story has anyway.
        """
        text, theirs = self._units.text(stands), [self._units.text((article, n)) for n in numbers]
        alike = max((self._partners[stands].get((article, n), 0.0) for n in numbers), default=0.0)
        copied = alike >= COPIED
        needed = _HOLDS + _DENIED * (self._telling.denies(text) != any(map(self._telling.denies, theirs)))
        if not copied and alike + self._contents.share(text, theirs, names=False) < needed:
            return False
        return not any(
            self._telling.disagree(stands, (article, n), text if copied else self._likest(text, other))
            for n, other in zip(numbers, theirs, strict=True)
        )

    def _likest(self, text: str, other: str) -> str:
        """The clause of another text that agrees most with a text: what else it tells says nothing about the point."""
        return max(clauses(other) or (other,), key=lambda part: self._contents.agreement(text, part))

    def _closest(self, article: str, stands: Place) -> Carried:
        """The fact of an article that agrees most with a point that nothing in it was matched with."""
        number = self._story.number(self._units.places[stands[0]], self._units.sentence(stands))
        place = self._units.places[article]
        first, scores = self._story.first[place], self._story.near_in(number, place)
        if not scores:
            return Carried(article, Found.NO, (), 0.0)
        text = self._units.text(stands)
        likely = sorted(scores, key=lambda n: (-scores[n], n))[:_LOOKED_AT]
        near = {unit: scores[n] for n in likely for unit in self._units.of((article, n - first))}
        few = stands in self._units.parts and len(content(text)) <= _FEW
        held = {n: self._agreed(text, self._units.text((article, n)), few) for n in near}
        best = max(near, key=lambda n: (held[n], near[n], -n))
        rare = self._contents.rarity(text, self._units.text((article, best))) >= (_RARE_OF_FEW if few else _RARE)
        part = held[best] >= _PART and rare and self._telling.tells((article, best))
        if part and not lacks_numbers(text, [self._units.text((article, best))]):
            return Carried(article, Found.PARTLY, (best,), round(near[best], 3))
        # The likeness of whole sentences says nothing about a part of one.
        apart = not {stands, (article, best)}.isdisjoint(self._units.parts)
        return Carried(article, Found.NO, (best,), round(held[best] if apart else max(held[best], near[best]), 3))

    def _agreed(self, text: str, other: str, few: bool) -> float:
        """How much a text (of few words or not) and another, or the clause of it likest to it, hold of each other."""
        least = _OF_FEW if few else _BY_CLAUSE
        shared = self._contents.beside_names(text, other)
        if shared < min(least, LEAST):
            return 0.0
        told = clauses(other) if shared >= least else ()  # a clause shares no more than the whole
        parts = [part for part in told if self._contents.beside_names(text, part) >= least]
        return max(self._contents.agreement(text, part, min(least, LEAST)) for part in (other, *parts))
