"""What is told once though several accounts tell it: sentences matched with each other, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.language.groups import Groups
from briefing.analysis.language.openings import alone, leans
from briefing.analysis.pairing.gathering import Place
from briefing.model.story import StoryFindings


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences that tell the same: the clearest of them as it stands alone, and the places of all, its own first."""

    text: str
    places: tuple[Place, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have one of the sentences."""
        return tuple(dict.fromkeys(article for article, _ in self.places))


def told_together(
    findings: StoryFindings, places: Iterable[Place], same: Iterable[tuple[Place, Place]] = ()
) -> list[Told]:
    """These sentences, those that match each other or are said to be the `same` as one: first what most articles tell,
    then what the point they belong to most widely is, then in reading order.
    """
    ordered = list(dict.fromkeys(place for place in places if _exists(findings, place)))
    reach = _reach(findings)
    sure = (((p.left_article, p.left), (p.right_article, p.right)) for p in findings.pairs if p.sure)
    groups = _joined(ordered, [*sure, *same])
    groups.sort(key=lambda group: max(reach.get(place, (0, 0.0)) for place in group), reverse=True)
    return sorted((_told(findings, group) for group in groups), key=lambda one: -len(one.articles))


def _joined(places: Sequence[Place], same: Iterable[tuple[Place, Place]]) -> list[list[Place]]:
    """The places, those that are joined together."""
    at = {place: number for number, place in enumerate(places)}
    groups = Groups(len(places))
    for left, right in same:
        if left in at and right in at:
            groups.join(at[left], at[right])
    return [[places[n] for n in group] for group in groups.members()]


def _told(findings: StoryFindings, group: Sequence[Place]) -> Told:
    texts = {place: alone(findings.member(place[0]).article.sentence(place[1])) for place in group}
    clearest = min(group, key=lambda place: (leans(texts[place]), len(texts[place])))
    return Told(texts[clearest], (clearest, *(place for place in group if place != clearest)))


def _reach(findings: StoryFindings) -> dict[Place, tuple[int, float]]:
    """For each sentence how many articles carry its point, and the point's weight."""
    found: dict[Place, tuple[int, float]] = {}
    for point in findings.points:
        for article, sentences in point.members.items():
            for number in sentences:
                place = (article, number)
                found[place] = max(found.get(place, (0, 0.0)), (point.count, point.weight))
    return found


def _exists(findings: StoryFindings, place: Place) -> bool:
    return 0 <= place[1] < len(findings.member(place[0]).article.sentences)
