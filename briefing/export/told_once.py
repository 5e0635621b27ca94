"""What a page says once though several accounts say it: sentences matched with each other, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.language.groups import Groups
from briefing.export.escape import plain
from briefing.export.wording import capital
from briefing.export.wording import words as table
from briefing.lexicon.dateline import without_dateline
from briefing.model.story import StoryFindings

Place = tuple[str, int]
"""An article's id and the number of a sentence in it."""

@dataclass(frozen=True, slots=True)
class Told:
    """The clearest sentence of a group, and the ids of the articles that have one of it."""

    text: str
    articles: tuple[str, ...]


def alone(sentence: str) -> str:
    """A sentence as it can stand alone: without dateline, without the word that ties it to the one before, and with a
    full stop where it led to what follows.
    """
    words = re.sub(r"\s*:$", ".", without_dateline(plain(sentence)))
    match = _connective().match(words)
    return capital(words[match.end() :]) if match else words


def told_together(findings: StoryFindings, places: Iterable[Place]) -> list[Told]:
    """These sentences, those that match each other as one: first what most articles tell, then what the point they
    belong to most widely is, then in reading order.
    """
    ordered = list(dict.fromkeys(place for place in places if _exists(findings, place)))
    reach = _reach(findings)
    groups = _joined(ordered, findings)
    groups.sort(key=lambda group: max(reach.get(place, (0, 0.0)) for place in group), reverse=True)
    return sorted((_told(findings, group) for group in groups), key=lambda one: -len(one.articles))


def in_turn(items: Sequence[Told], most: int) -> list[Told]:
    """At most `most`: the widest told, then of those told once one from each account in turn."""
    shared = [item for item in items if len(item.articles) > 1]
    queues: dict[str, list[Told]] = {}
    for item in items:
        if len(item.articles) == 1:
            queues.setdefault(item.articles[0], []).append(item)
    single = []
    while any(queues.values()):
        single += [queue.pop(0) for queue in queues.values() if queue]
    return (shared + single)[:most]


def _joined(places: Sequence[Place], findings: StoryFindings) -> list[list[Place]]:
    """The places, those joined by sure pairs together."""
    at = {place: number for number, place in enumerate(places)}
    groups = Groups(len(places))
    for pair in findings.pairs:
        left, right = (pair.left_article, pair.left), (pair.right_article, pair.right)
        if pair.sure and left in at and right in at:
            groups.join(at[left], at[right])
    return [[places[n] for n in group] for group in groups.members()]


def _told(findings: StoryFindings, group: Sequence[Place]) -> Told:
    sentences = [findings.member(article).article.sentence(number) for article, number in group]
    clearest = min((alone(s) for s in sentences), key=lambda s: (_points_back(s), len(s)))
    return Told(clearest, tuple(dict.fromkeys(article for article, _ in group)))


def _reach(findings: StoryFindings) -> dict[Place, tuple[int, float]]:
    """For each sentence how many articles carry its point, and the point's weight."""
    found: dict[Place, tuple[int, float]] = {}
    for point in findings.points:
        for article, sentences in point.members.items():
            for number in sentences:
                place = (article, number)
                found[place] = max(found.get(place, (0, 0.0)), (point.count, point.weight))
    return found


def _points_back(sentence: str) -> bool:
    first = re.match(r"\w+", sentence)
    return first is not None and first[0].lower() in table("pointers")


@cache
def _connective() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('connectives'))}),?\s+(?=\w)")


def _exists(findings: StoryFindings, place: Place) -> bool:
    return 0 <= place[1] < len(findings.member(place[0]).article.sentences)
