"""Joins the forms of people inside one article, before any other article is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.language.groups import Groups
from briefing.analysis.merging.nodes import Node
from briefing.analysis.merging.people import PersonName, led_by, person, same_person
from briefing.analysis.merging.spelling import close, jumbled
from briefing.analysis.naming.persons import gender_of
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType

DOMINANT = 2
"""A short form that several full names share goes to one of them only if it is named this many times as often."""

_LONG = 7
_OFTEN = 3
"""Mentions of a person whose family name, of so many letters, a word that stands once may be a slip of."""


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
        self._held: dict[int, set[str]] = {}

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

    def named(self, node: int) -> int:
        """How often the person of this node is named so far, by full names and short ones."""
        return sum(len(self.nodes[i].names) for i in self._members[self.groups.find(node)])

    def shorts_to(
        self, shorts: Sequence[int], fulls: Sequence[int], story: Mapping[str, Sequence[int]] | None = None
    ) -> None:
        """Join each short form with the one full name it can stand for; one that had a life of its own before the
        full name came up is left open where the `story` knows other full names for it.
        """
        by_word = by_short_form(self, fulls)
        for i in shorts:
            word = self.parsed[i].family
            chosen = self._choose(i, by_word.get(word, []))
            if chosen is None or (story is not None and self._independent(i, chosen, story.get(word, ()))):
                continue
            self.join(chosen, i, "short form")
            self.settled.add(i)

    def _independent(self, short: int, full: int, rivals: Sequence[int]) -> bool:
        if self.parsed[full].family.split()[-1] != self.parsed[short].family:
            return False
        bare = self.parsed[full].words
        if self.parsed[full].suffix and any(self.parsed[r].words == bare and not self.parsed[r].suffix for r in rivals):
            return True
        others = [r for r in rivals if same_person(self.parsed[full], self.parsed[r]) is None and self.fits(short, r)]
        earlier = sum(n.start < self.nodes[full].names[0].start for n in self.nodes[short].names)
        own, offices = self._offices(short), self._offices(full)
        return bool(others) and (earlier > 1 or (not own & offices and any(own & self._offices(r) for r in others)))

    def _offices(self, node: int) -> set[str]:
        """The offices written with a form: the words of its roles that make one."""
        if node not in self._held:
            words = {w.lower() for n in self.nodes[node].names if n.role for w in n.role.split()}
            self._held[node] = words & vocabulary().offices
        return self._held[node]

    def fits(self, short: int, full: int) -> bool:
        """Whether a short form may stand for a full name: number, gender and the holder of an office agree."""
        if self.parsed[short].suffix not in (None, self.parsed[full].suffix):
            return False
        if self.parsed[full].words[0] in vocabulary().family_first:
            return True
        gender = self.nodes[short].gender
        other = gender_of(self.nodes[full].text) if gender is not None else None
        if gender is not None and other is not None:
            return gender == other
        if led_by(self.parsed[full]):
            return True
        alone = self.parsed[full].suffix is None or self.parsed[short].suffix is not None
        return alone and not self._offices(short) and len(self.nodes[short].names) < DOMINANT * self.weight(full)

    def _choose(self, short: int, candidates: list[int]) -> int | None:
        candidates = [c for c in candidates if self.fits(short, c)]
        by_family = [c for c in candidates if self.parsed[c].given[0] != self.parsed[short].family]
        heads = {self.groups.find(c): c for c in reversed(by_family or candidates)}
        if len(heads) < 2:
            return next(iter(heads.values()), None)
        own = self._offices(short)
        sharing = [c for h, c in heads.items() if own and any(own & self._offices(i) for i in self._fulls(h))]
        if len(sharing) == 1:
            return sharing[0]
        ranked = sorted(heads.values(), key=self.weight, reverse=True)
        return ranked[0] if self.weight(ranked[0]) >= DOMINANT * self.weight(ranked[1]) else None


def by_short_form(people: People, fulls: Sequence[int]) -> dict[str, list[int]]:
    """Full names by what they may be shortened to."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i in fulls:
        for word in short_forms(people.parsed[i]):
            by_word[word].append(i)
    return by_word


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
    story = by_short_form(people, [i for i in people.parsed if people.parsed[i].full])
    for i in people.parsed:
        by_article[people.nodes[i].article].append(i)
    for members in by_article.values():
        fulls = [i for i in members if people.parsed[i].full]
        join_fulls(people, fulls)
        people.shorts_to([i for i in members if not people.parsed[i].full], fulls, story)
        _slips(people, members, fulls)


def _slips(people: People, members: Sequence[int], fulls: Sequence[int]) -> None:
    """Join a family name that stands once with the full name that it is a slip of, where that is named often enough."""
    often = [i for i in fulls if people.weight(i) and len(people.parsed[i].family) >= _LONG]
    for i in members:
        word = people.parsed[i].family
        if people.parsed[i].full or i in people.settled or len(people.nodes[i].names) > 1 or len(word) < _LONG - 1:
            continue
        near = [j for j in often if _slip_of(word, people.parsed[j].family) and people.fits(i, j)]
        heads = {people.groups.find(j): j for j in near if people.named(j) >= _OFTEN}
        if len(heads) == 1:
            people.join(next(iter(heads.values())), i, "short form with a slip")
            people.settled.add(i)


def _slip_of(word: str, family: str) -> bool:
    return word != family and word[:2] == family[:2] and (close(word, family) or jumbled(word, family))


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
