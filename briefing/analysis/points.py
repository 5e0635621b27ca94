"""Who reports what: matched sentences gathered into points, each with the articles it was found in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.analysis.independence import independent_count
from briefing.analysis.language.lines import stopped
from briefing.analysis.language.main_clause import core
from briefing.analysis.language.words import stop_concepts
from briefing.analysis.matching import story_of_articles
from briefing.analysis.pairing.content import Contents
from briefing.analysis.pairing.gathering import Place, gather
from briefing.analysis.pairing.standing_alone import Wording
from briefing.analysis.pairing.story_text import StoryText
from briefing.analysis.pairing.vectors import concepts
from briefing.analysis.pointing.linking import Linking
from briefing.analysis.pointing.marking import Marking
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.telling import LIKELY, Telling
from briefing.analysis.pointing.units import Units
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import SentencePair
from briefing.model.point import Found, Point, PointKind
from briefing.model.promise import Figure, Promise
from briefing.model.quote import Quote
from briefing.model.story import Member, Stage

# What a point weighs by its kind, and what all reports together add to it: chosen by eye on some twenty stories, for
# the order in which a reader would tell them. A refusal weighs as a promise does.
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
_REPORTS, _DIFFERENCES, _DECISIVE, _FULL = 0.35, 0.1, 0.2, 0.05
# What it adds that several accounts open with it: the event itself comes first.
_EVENT = 0.3


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
    units = Units(members)
    wording = Wording({m.article.id: m.article for m in units.members}, quotes, units.parts)
    newsworth = Newsworth(units.members, quotes, promises, figures, discrepancies, units.parts)
    work = _Work(members, pairs, units, newsworth, wording)
    groups = sorted(work.groups(), key=lambda g: (-len(g), work.order(g)))
    points: list[tuple[Point, tuple[int, int]]] = []
    for group in groups:  # what a group has that is no part of its point is one by itself, and comes behind the others
        point, left = work.point(group)
        points.append((point, work.order(group - left)))
        if left:
            groups.append(left)
    return tuple(point for point, order in sorted(points, key=lambda p: (-p[0].weight, -p[0].count, p[1])))


@dataclass
class _Work:
    members: Sequence[Member]
    pairs: Sequence[SentencePair]
    units: Units
    newsworth: Newsworth
    wording: Wording

    def __post_init__(self) -> None:
        self.story: StoryText = story_of_articles([m.article for m in self.members])
        self.shown: set[Place] = set()
        self.contents = Contents(self.story.sentences)
        linking = Linking(self.story, self.units, self.newsworth, self.contents)
        found = linking.matched(self.pairs) | linking.repeats(self.wording.twice())
        self.events = linking.leads()
        links = found | {pair: max(score, found.get(pair, 0.0)) for pair, score in self.events.items()}
        telling = Telling(self.story, self.units, self.newsworth, self.contents, links)
        self.links = {pair: score for pair, score in links.items() if pair in self.events or _likely(pair, telling)}
        self.marking = Marking(self.story, self.units, self.newsworth, self.contents, self.links, telling, self.events)
        self.echoed = {m.article.id: m.echoes for m in self.members}

    def groups(self) -> list[frozenset[Place]]:
        """Groups of matched facts, and each fact that only its own article has; facts of the same sentences are one."""
        found = gather(self.links)
        grouped = {place for group in found for place in group}
        together: dict[frozenset[Place], set[Place]] = defaultdict(set)
        for group in found:
            together[frozenset((article, self.units.sentence((article, n))) for article, n in group)] |= group
        alone: dict[object, set[Place]] = defaultdict(set)
        for m in self.units.members:
            for n in range(len(m.article.sentences)):
                place = m.article.id, n
                if place not in grouped and self.newsworth.tells(place):
                    alone[(m.article.id, self.units.sentence(place), self._elsewhere(place))].add(place)
        return [frozenset(group) for group in (*together.values(), *alone.values())]

    def _elsewhere(self, place: Place) -> frozenset[str]:
        """The other articles that have a part of a fact; not asked of what is a whole sentence."""
        if place not in self.units.parts:
            return frozenset()
        return frozenset(c.article for c in self.marking.carried(frozenset([place]), place) if c.found is Found.PARTLY)

    def order(self, group: frozenset[Place]) -> tuple[int, int]:
        """Where a group is first read."""
        return min((self.units.places[article], n) for article, n in group)

    def point(self, group: frozenset[Place]) -> tuple[Point, frozenset[Place]]:
        """A group as a point, and what of it turned out to tell something else."""
        stands, text = self._standing(group)
        carried = self.marking.carried(group, stands)
        without = {c.article for c in carried if c.found is Found.NO}
        left = frozenset(place for place in group if place[0] in without)
        group -= left
        carriers = [c.article for c in carried if c.found is not Found.NO]
        kind = self.newsworth.kind(group)
        independent = independent_count(carriers, self.echoed)
        whole = independent_count([c.article for c in carried if c.found is Found.YES], self.echoed)
        differing = self.newsworth.discrepancies(group)
        places = "\0".join(f"{article}\0{n}" for article, n in sorted(group))
        name = blake2b(f"{places}\0{text}".encode(), digest_size=5).hexdigest()
        # Who has a part of a point counts half.
        reports = ((whole + independent) / 2 - 1) / max(1, len(self.members) - 1)
        weight = _WEIGHTS[kind] + _REPORTS * reports + _DIFFERENCES * bool(differing)
        weight += _EVENT * bool(self._told_first(stands, group))
        weight += _DECISIVE * self.newsworth.decisive(group) + _FULL * self._fullness(text)
        point = Point(
            id=f"p{name}",
            text=text,
            kind=kind,
            weight=round(max(0.0, min(1.0, weight)), 4),
            carried=carried,
            independent=independent,
            discrepancies=differing,
            overtaken=self._overtaken(carriers),
        )
        return point, left

    def _standing(self, group: frozenset[Place]) -> tuple[Place, str]:
        """The sentence that a group is shown by, and how it is written: one that stands by itself, neither short nor
        long, and that says little that the others do not. One that stands for another group already is not taken again.
        Of first sentences that tell the event itself it is the main clause of the one that most others tell too.
        """
        free = group - self.shown or group
        told = {place: len(self._told_first(place, group)) for place in free}
        texts = {place: self.wording.text(place) for place in free if told[place] == max(told.values())}
        best = min(texts, key=lambda p: (-self._clarity(p, texts[p], group), self.units.places[p[0]], p[1]))
        self.shown.add(best)
        return best, stopped(core(texts[best])) if told[best] else texts[best]

    def _told_first(self, place: Place, group: frozenset[Place]) -> frozenset[str]:
        """The accounts that open with what this first sentence tells, where it tells the event itself."""
        return frozenset(other[0] for other in group if frozenset((place, other)) in self.events)

    def _clarity(self, place: Place, text: str, group: frozenset[Place]) -> float:
        others: dict[str, list[str]] = defaultdict(list)
        for other in group:
            if other[0] != place[0]:
                others[other[0]].append(self.units.text(other))
        shared = [self.contents.share(self.units.text(place), theirs) for theirs in others.values()]
        before = self.members[self.units.places[place[0]]].stage is Stage.BEFORE
        clear = self.newsworth.clarity(place, text) - 0.3 * before - 0.1 * (self.wording.voice(place) is not None)
        return clear + _SHARED * sum(shared) / len(shared) if shared else clear

    def _fullness(self, text: str) -> float:
        """How much a sentence says, 0..1: its different words of content against those of a rich sentence."""
        return min(1.0, len(set(concepts(text)) - stop_concepts()) / 25)

    def _overtaken(self, carriers: Sequence[str]) -> bool:
        """True if only accounts from before the outcome have it, and there are later ones."""
        stages: dict[bool, list[Stage]] = defaultdict(list)
        for m in self.members:
            stages[m.article.id in carriers].append(m.stage)
        return set(stages[True]) == {Stage.BEFORE} and Stage.AFTER in stages[False]


def _likely(pair: frozenset[Place], telling: Telling) -> bool:
    """True if one of two matched facts may tell something of the other; what one article says twice was looked at."""
    one, other = pair
    return one[0] == other[0] or max(telling.chance(one, other), telling.chance(other, one)) >= LIKELY
