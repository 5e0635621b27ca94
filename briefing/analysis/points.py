"""Who reports what: matched sentences gathered into points, each with the articles it was found in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.analysis.alike.choosing import SURE
from briefing.analysis.alike.content import Contents
from briefing.analysis.alike.gathering import Place, gather
from briefing.analysis.alike.story import StoryText
from briefing.analysis.alike.telling import Telling
from briefing.analysis.alike.wording import Wording
from briefing.analysis.alike.words import stop_concepts
from briefing.analysis.independence import independent_count
from briefing.analysis.matching import story_of_articles
from briefing.analysis.vectors import concepts
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import SentencePair
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.promise import Figure, Promise
from briefing.model.quote import Quote
from briefing.model.story import Member, Stage

# Two sentences of one article say the same twice if they are this much alike by themselves, or alike through others and
# hold this much of each other.
_REPEATED = 0.5
_NEAR, _AGAIN = 0.4, 0.3
# What a point weighs by its kind, and what all reports together add to it.
_WEIGHTS = {
    PointKind.PROMISE: 0.5,
    PointKind.DOCUMENT: 0.42,
    PointKind.FIGURE: 0.4,
    PointKind.STATEMENT: 0.3,
    PointKind.EVENT: 0.3,
    PointKind.BACKGROUND: 0.15,
}
# How much the part of a sentence that other accounts share decides whether it stands for the group.
_SHARED = 1.0
# An account that holds this part of what a point says has it, if its sentence was matched surely; one whose sentence is
# this much like the point's own has it anyway, if they share more than names or are nearly the same.
_HELD, _SAME, _COPIED = 0.4, 0.6, 0.85
_UNSURE = SURE - 0.01
# A sentence that stands in another group, or was not matched at all, says a part of a point if it agrees so far.
_PART_MATCHED, _PART = 0.35, 0.42
# So many sentences of an article, the likest, are looked at for the closest.
_LOOKED_AT = 3
_REPORTS, _DIFFERENCES, _DECISIVE, _FULL = 0.35, 0.1, 0.1, 0.05


def find_points(  # noqa: PLR0917  (the order is part of the interface)
    members: Sequence[Member],
    pairs: Sequence[SentencePair],
    quotes: Sequence[Quote] = (),
    promises: Sequence[Promise] = (),
    figures: Sequence[Figure] = (),
    discrepancies: Sequence[Discrepancy] = (),
) -> tuple[Point, ...]:
    """The points of a story: weightiest first, then by how many carry them, then in reading order."""
    if not members:
        return ()
    wording = Wording({m.article.id: m.article for m in members}, quotes)
    work = _Work(members, pairs, Telling(members, quotes, promises, figures, discrepancies), wording)
    groups = sorted(work.groups(), key=lambda g: (-len(g), work.order(g)))
    points = [(work.point(group), work.order(group)) for group in groups]
    return tuple(point for point, order in sorted(points, key=lambda p: (-p[0].weight, -p[0].count, p[1])))


@dataclass
class _Work:
    members: Sequence[Member]
    pairs: Sequence[SentencePair]
    telling: Telling
    wording: Wording

    def __post_init__(self) -> None:
        self.places = {m.article.id: n for n, m in enumerate(self.members)}
        self.story: StoryText = story_of_articles([m.article for m in self.members])
        self.shown: set[Place] = set()
        self.contents = Contents(self.story.sentences)
        self.links = self._matched() | self._repeats()
        self.partners: dict[Place, dict[Place, float]] = defaultdict(dict)
        for pair, score in self.links.items():
            one, other = pair
            self.partners[one][other] = self.partners[other][one] = score
        self.echoed = {m.article.id: m.echoes for m in self.members}

    def groups(self) -> list[frozenset[Place]]:
        """Groups of matched sentences, and each sentence that only its own article has."""
        found = gather(self.links)
        grouped = {place for group in found for place in group}
        alone = [
            frozenset([(m.article.id, n)])
            for m in self.members
            for n in range(len(m.article.sentences))
            if (m.article.id, n) not in grouped and self.telling.tells((m.article.id, n))
        ]
        return found + alone

    def order(self, group: frozenset[Place]) -> tuple[int, int]:
        """Where a group is first read."""
        return min((self.places[article], n) for article, n in group)

    def point(self, group: frozenset[Place]) -> Point:
        """A group as a point."""
        stands, text = self._standing(group)
        carried = self._carried(group, stands)
        carriers = [c.article for c in carried if c.found is not Found.NO]
        kind = self.telling.kind(group)
        independent = independent_count(carriers, self.echoed)
        differing = self.telling.discrepancies(group)
        places = "\0".join(f"{article}\0{n}" for article, n in sorted(group))
        name = blake2b(f"{places}\0{text}".encode(), digest_size=5).hexdigest()
        reports = (independent - 1) / max(1, len(self.members) - 1)
        weight = _WEIGHTS[kind] + _REPORTS * reports + _DIFFERENCES * bool(differing)
        weight += _DECISIVE * self.telling.decisive(group) + _FULL * self._fullness(text)
        return Point(
            id=f"p{name}",
            text=text,
            kind=kind,
            weight=round(max(0.0, min(1.0, weight)), 4),
            carried=carried,
            independent=independent,
            discrepancies=differing,
            overtaken=self._overtaken(carriers),
        )

    def _matched(self) -> dict[frozenset[Place], float]:
        """The pairs of sentences that tell something; those that share hardly more than names are not sure."""
        found: dict[frozenset[Place], float] = {}
        for pair in self.pairs:
            one, other = (pair.left_article, pair.left), (pair.right_article, pair.right)
            if self.telling.tells(one) and self.telling.tells(other):
                fact = pair.score >= _COPIED or self.contents.beside_names(self._text(one), self._text(other)) >= 1
                found[frozenset((one, other))] = pair.score if fact else min(pair.score, _UNSURE)
        return found

    def _repeats(self) -> dict[frozenset[Place], float]:
        """Sentences of one article that say the same, a quotation and its translation included."""
        found: dict[frozenset[Place], float] = {}
        for number, others in enumerate(self.story.near):
            article, n = self.story.place(number)
            name = self.members[article].article.id
            for other, score in others.items():
                if score < _NEAR or not number < other < self.story.first[article + 1]:
                    continue
                there = self.story.place(other)[1]
                if self.story.products[number].get(other, 0.0) >= _REPEATED or (
                    self.contents.agreement(self.story.sentences[number], self.story.sentences[other]) >= _AGAIN
                ):
                    found[frozenset(((name, n), (name, there)))] = score
        for twice in self.wording.twice():
            found.setdefault(frozenset(twice), _REPEATED)
        return {places: score for places, score in found.items() if all(self.telling.tells(p) for p in places)}

    def _carried(self, group: frozenset[Place], stands: Place) -> tuple[Carried, ...]:
        """In which articles the point was found, by what of it they hold; `stands` is the sentence it is shown by."""
        beside: dict[str, dict[int, float]] = defaultdict(dict)
        for place in group:
            for (article, n), score in self.partners[place].items():
                beside[article][n] = max(score, beside[article].get(n, 0.0))
        mine: dict[str, list[int]] = defaultdict(list)
        for article, n in sorted(group):
            mine[article].append(n)
        return tuple(self._mark(m.article.id, mine, beside, stands) for m in self.members)

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
        for n in sorted(matched, key=lambda n: (-matched[n], n)):
            if self.contents.agreement(self._text(stands), self._text((article, n))) >= _PART_MATCHED:
                return Carried(article, Found.PARTLY, (n,), round(matched[n], 3))
        return self._closest(article, stands)

    def _holds(self, article: str, numbers: Sequence[int], stands: Place) -> bool:
        """True if these sentences of an article say what a point is shown by, as settled or unsettled as that."""
        alike = max((self.partners[stands].get((article, n), 0.0) for n in numbers), default=0.0)
        if (
            alike < _SAME
            and self.contents.share(self._text(stands), [self._text((article, n)) for n in numbers]) < _HELD
        ):
            return False
        return not any(self.telling.disagree(stands, (article, n)) for n in numbers)

    def _closest(self, article: str, stands: Place) -> Carried:
        """The sentence of an article that agrees most with a point that no sentence of it was matched with."""
        number = self.story.number(self.places[stands[0]], stands[1])
        place = self.places[article]
        first, end = self.story.first[place], self.story.first[place + 1]
        scores = {n: score for n, score in self.story.near[number].items() if first <= n < end}
        if not scores:
            return Carried(article, Found.NO, (), 0.0)
        text = self._text(stands)
        likely = sorted(scores, key=lambda n: (-scores[n], n))[:_LOOKED_AT]
        held = {n: self.contents.agreement(text, self.story.sentences[n]) for n in likely}
        best = max(likely, key=lambda n: (held[n], scores[n], -n))
        if held[best] >= _PART and self.telling.tells((article, best - first)):
            return Carried(article, Found.PARTLY, (best - first,), round(scores[best], 3))
        return Carried(article, Found.NO, (best - first,), round(max(held[best], scores[best]), 3))

    def _standing(self, group: frozenset[Place]) -> tuple[Place, str]:
        """The sentence that a group is shown by, and how it is written: one that stands by itself, neither short nor
        long, and that says little that the others do not. One that stands for another group already is not taken again.
        """
        texts = {place: self.wording.text(place) for place in group - self.shown or group}
        best = min(texts, key=lambda p: (-self._clarity(p, texts[p], group), self.places[p[0]], p[1]))
        self.shown.add(best)
        return best, texts[best]

    def _clarity(self, place: Place, text: str, group: frozenset[Place]) -> float:
        others: dict[str, list[str]] = defaultdict(list)
        for other in group:
            if other[0] != place[0]:
                others[other[0]].append(self._text(other))
        shared = [self.contents.share(self._text(place), theirs) for theirs in others.values()]
        before = self.members[self.places[place[0]]].stage is Stage.BEFORE
        clear = self.telling.clarity(place, text) - 0.3 * before - 0.1 * (self.wording.voice(place) is not None)
        return clear + _SHARED * sum(shared) / len(shared) if shared else clear

    def _text(self, place: Place) -> str:
        """A sentence as it stands."""
        return self.members[self.places[place[0]]].article.sentence(place[1])

    def _fullness(self, text: str) -> float:
        """How much a sentence says, 0..1: its different words of content against those of a rich sentence."""
        return min(1.0, len(set(concepts(text)) - stop_concepts()) / 25)

    def _overtaken(self, carriers: Sequence[str]) -> bool:
        """True if only accounts from before the outcome have it, and there are later ones."""
        stages: dict[bool, list[Stage]] = defaultdict(list)
        for m in self.members:
            stages[m.article.id in carriers].append(m.stage)
        return set(stages[True]) == {Stage.BEFORE} and Stage.AFTER in stages[False]
