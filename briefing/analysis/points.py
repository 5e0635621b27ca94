"""Who reports what: matched sentences gathered into points, each with the articles it was found in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.analysis.alike.choosing import SURE
from briefing.analysis.alike.gathering import Place, gather
from briefing.analysis.alike.story import StoryText
from briefing.analysis.alike.telling import Telling
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

# Two sentences of one article this much alike say the same twice.
_REPEATED = 0.5
# What a point weighs by its kind, and what all reports together add to it.
_WEIGHTS = {
    PointKind.PROMISE: 0.5,
    PointKind.DOCUMENT: 0.42,
    PointKind.FIGURE: 0.4,
    PointKind.STATEMENT: 0.3,
    PointKind.EVENT: 0.3,
    PointKind.BACKGROUND: 0.15,
}
_MARKS = '“”" ,'
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
    work = _Work(members, pairs, Telling(members, quotes, promises, figures, discrepancies))
    points = [(work.point(group), work.order(group)) for group in work.groups()]
    return tuple(point for point, order in sorted(points, key=lambda p: (-p[0].weight, -p[0].count, p[1])))


@dataclass
class _Work:
    members: Sequence[Member]
    pairs: Sequence[SentencePair]
    telling: Telling

    def __post_init__(self) -> None:
        self.places = {m.article.id: n for n, m in enumerate(self.members)}
        self.story: StoryText = story_of_articles([m.article for m in self.members])
        self.of = [place for place, text in enumerate(self.story.texts) for _ in text]
        self.links = {
            frozenset(((p.left_article, p.left), (p.right_article, p.right))): p.score
            for p in self.pairs
            if self.telling.tells((p.left_article, p.left)) and self.telling.tells((p.right_article, p.right))
        }
        self.links |= self._repeats()
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
        text = self._text(group)
        closest = self._closest(group)
        carried = tuple(self._carried(m.article.id, group, closest) for m in self.members)
        carriers = [c.article for c in carried if c.found is not Found.NO]
        kind = self.telling.kind(group)
        independent = independent_count(carriers, self.echoed)
        differing = self.telling.discrepancies(group)
        place = min(group, key=lambda p: (self.places[p[0]], p[1]))
        name = blake2b(f"{place[0]}\0{place[1]}\0{text}".encode(), digest_size=5).hexdigest()
        reports = (independent - 1) / max(1, len(self.members) - 1)
        weight = _WEIGHTS[kind] + _REPORTS * reports + _DIFFERENCES * bool(differing)
        weight += _DECISIVE * self.telling.decisive(group) + _FULL * self._fullness(text)
        return Point(
            id=f"p{name}",
            text=text,
            kind=kind,
            weight=round(min(1.0, weight), 4),
            carried=carried,
            independent=independent,
            discrepancies=differing,
            overtaken=self._overtaken(carriers),
        )

    def _repeats(self) -> dict[frozenset[Place], float]:
        """Sentences of one article that say the same."""
        found: dict[frozenset[Place], float] = {}
        for number, others in enumerate(self.story.products):
            article, n = self.story.place(number)
            for other, score in others.items():
                if other > number and score >= _REPEATED and other < self.story.first[article + 1]:
                    name = self.members[article].article.id
                    places = (name, n), (name, self.story.place(other)[1])
                    if all(self.telling.tells(p) for p in places):
                        found[frozenset(places)] = score
        return found

    def _carried(self, article: str, group: frozenset[Place], closest: Mapping[int, tuple[float, int]]) -> Carried:
        mine = sorted(n for a, n in group if a == article)
        if not mine:
            score, sentence = closest.get(self.places[article], (0.0, None))
            return Carried(article, Found.NO, () if sentence is None else (-sentence,), round(score, 3))
        others = [p for p in group if p[0] != article]
        if not others:
            return Carried(article, Found.YES, tuple(mine))
        score = max((self.links.get(frozenset(((article, n), p)), 0.0) for n in mine for p in others), default=0.0)
        return Carried(article, Found.YES if score >= SURE else Found.PARTLY, tuple(mine), round(score, 3))

    def _closest(self, group: Iterable[Place]) -> dict[int, tuple[float, int]]:
        """For each article (its place) the sentence most like one of a group: score and negative index, so that the
        earlier of two as near is the greater.
        """
        best: dict[int, tuple[float, int]] = {}
        for article, n in group:
            for other, score in self.story.near[self.story.number(self.places[article], n)].items():
                place = self.of[other]
                if place not in best or score >= best[place][0]:
                    best[place] = max(best.get(place, (0.0, 0)), (score, self.story.first[place] - other))
        return best

    def _text(self, group: frozenset[Place]) -> str:
        """The clearest sentence: one that stands by itself, near to the others, neither short nor long. Words that
        somebody speaks have the name before them.
        """
        ranked = sorted(group, key=lambda p: (-self._clarity(p, group), self.places[p[0]], p[1]))
        article, n = ranked[0]
        text = " ".join(self.members[self.places[article]].article.sentence(n).split())
        speaker = self.telling.voice((article, n))
        return f"{speaker}: “{text.strip(_MARKS)}”" if speaker else text

    def _clarity(self, place: Place, group: frozenset[Place]) -> float:
        links = [self.links.get(frozenset((place, p)), 0.0) for p in group if p != place]
        before = self.members[self.places[place[0]]].stage is Stage.BEFORE
        return self.telling.clarity(place) + sum(links) / max(1, len(links)) - 0.3 * before

    def _fullness(self, text: str) -> float:
        """How much a sentence says, 0..1: its different words of content against those of a rich sentence."""
        return min(1.0, len(set(concepts(text)) - stop_concepts()) / 25)

    def _overtaken(self, carriers: Sequence[str]) -> bool:
        """True if only accounts from before the outcome have it, and there are later ones."""
        stages: dict[bool, list[Stage]] = defaultdict(list)
        for m in self.members:
            stages[m.article.id in carriers].append(m.stage)
        return set(stages[True]) == {Stage.BEFORE} and Stage.AFTER in stages[False]
