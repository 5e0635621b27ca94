"""Joins the forms of people inside one article, before any other article is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.merging.nodes import Node
from briefing.analysis.merging.people import PersonName, person, same_person
from briefing.analysis.merging.union import Groups
from briefing.model.actor import ActorType

DOMINANT = 3
"""A short form that several full names share goes to one of them only if it is named this many times as often."""


class People:
    """The person nodes of a story by family name; `groups` is grown by joining them."""

    def __init__(self, nodes: Sequence[Node], groups: Groups) -> None:
        self.nodes = nodes
        self.groups = groups
        self.parsed: dict[int, PersonName] = {
            i: person(node.text) for i, node in enumerate(nodes) if node.type is ActorType.PERSON
        }
        self._members: dict[int, list[int]] = {i: [i] for i in self.parsed}
        self.settled: set[int] = set()

    def compatible(self, left: int, right: int) -> str | None:
        """Why the groups of two nodes are one person, or None: every pair of full names in them must agree."""
        reason = same_person(self.parsed[left], self.parsed[right])
        if reason is None:
            return None
        for a in self._fulls(left):
            for b in self._fulls(right):
                if self.parsed[a].words != self.parsed[b].words and same_person(self.parsed[a], self.parsed[b]) is None:
                    return None
        return reason

    def _fulls(self, node: int) -> list[int]:
        return [i for i in self._members[self.groups.find(node)] if self.parsed[i].full]

    def join(self, left: int, right: int, reason: str) -> None:
        """Make one person of two nodes."""
        a, b = self.groups.find(left), self.groups.find(right)
        if a != b:
            self.groups.join(left, right, reason)
            self._members[self.groups.find(a)] = self._members[a] + self._members[b]

    def weight(self, node: int) -> int:
        """How often the person of this node is named so far, full names only."""
        return sum(len(self.nodes[i].names) for i in self._fulls(node))

    def shorts_to(self, shorts: Sequence[int], fulls: Sequence[int]) -> None:
        """Join each short form with the one full name it can stand for."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for i in fulls:
            for word in short_forms(self.parsed[i]):
                by_word[word].append(i)
        for i in shorts:
            chosen = self._choose(i, by_word.get(self.parsed[i].family, []))
            if chosen is not None:
                self.join(chosen, i, f"short form of {self.nodes[chosen].text}")
                self.settled.add(i)

    def _choose(self, short: int, candidates: list[int]) -> int | None:
        by_family = [c for c in candidates if self.parsed[c].given[0] != self.parsed[short].family]
        heads = {self.groups.find(c): c for c in reversed(by_family or candidates)}
        if len(heads) < 2:
            return next(iter(heads.values()), None)
        ranked = sorted(heads.values(), key=self.weight, reverse=True)
        return ranked[0] if self.weight(ranked[0]) >= DOMINANT * self.weight(ranked[1]) else None


def short_forms(name: PersonName) -> set[str]:
    """What a full name may be shortened to: the family name with or without particles, or the first word."""
    last = name.family.split()[-1]
    forms = {name.family, last, name.words[0]}
    if len(name.words) > 2:
        forms.add(" ".join(name.words[1:]))
    return forms


def join_within(people: People) -> None:
    """Join the forms of each article: full names with each other, then short forms with full names."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for i in people.parsed:
        by_article[people.nodes[i].article].append(i)
    for members in by_article.values():
        fulls = [i for i in members if people.parsed[i].full]
        join_fulls(people, fulls)
        people.shorts_to([i for i in members if not people.parsed[i].full], fulls)


def join_fulls(people: People, fulls: Sequence[int]) -> None:
    """Join full names that share a family name and pass the gate; blocked by the family name's sound."""
    first: dict[tuple[tuple[str, ...], str | None], int] = {}
    blocks: dict[str, list[int]] = defaultdict(list)
    for i in fulls:
        name = people.parsed[i]
        same = first.setdefault((name.words, name.suffix), i)
        if same != i:
            people.join(same, i, "same name")
            continue
        for key in name.keys:
            blocks[key].append(i)
    for block in blocks.values():
        for at, i in enumerate(block):
            for j in block[at + 1 :]:
                if people.groups.find(i) != people.groups.find(j):
                    reason = people.compatible(i, j)
                    if reason is not None:
                        people.join(i, j, reason)
