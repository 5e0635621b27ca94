"""Findings of a story, ready to be looked up: by letter, by id, by sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from briefing.model.actor import Actor
from briefing.model.discrepancy import Discrepancy
from briefing.model.point import Found, Point
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.story import Member, StoryFindings
from briefing.model.text import Span


class Facts:
    """One frozen value of findings with its look-ups, each made when it is first asked for."""

    def __init__(self, findings: StoryFindings) -> None:
        """`findings` stay as they are; everything here is derived from them."""
        self.findings = findings

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Members by article id."""
        return {member.article.id: member for member in self.findings.members}

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The letter of each article."""
        return {member.article.id: member.letter for member in self.findings.members}

    @cached_property
    def by_letter(self) -> Mapping[str, str]:
        """The article of each letter."""
        return {member.letter: member.article.id for member in self.findings.members}

    @cached_property
    def quotes(self) -> Mapping[str, Quote]:
        """Quotes by id."""
        return {quote.id: quote for quote in self.findings.quotes}

    @cached_property
    def spoken(self) -> tuple[Quote, ...]:
        """Quotations proper: neither terms nor indirect reports."""
        apart = (QuoteKind.TERM, QuoteKind.INDIRECT)
        return tuple(quote for quote in self.findings.quotes if quote.kind not in apart)

    @cached_property
    def quotes_in(self) -> Mapping[str, tuple[Quote, ...]]:
        """Quotations by article, in reading order."""
        found: dict[str, list[Quote]] = defaultdict(list)
        for quote in self.findings.quotes:
            if quote.kind is not QuoteKind.INDIRECT:
                found[quote.article].append(quote)
        return {article: tuple(sorted(quotes, key=lambda q: q.start)) for article, quotes in found.items()}

    @cached_property
    def groups(self) -> Mapping[str, QuoteGroup]:
        """Quote groups by id."""
        return {group.id: group for group in self.findings.groups}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.findings.actors}

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """Points by id."""
        return {point.id: point for point in self.findings.points}

    @cached_property
    def differences(self) -> Mapping[str, Discrepancy]:
        """Discrepancies by id."""
        return {difference.id: difference for difference in self.findings.discrepancies}

    @cached_property
    def points_at(self) -> Mapping[tuple[str, int], tuple[Point, ...]]:
        """The points that a sentence (article, number) carries."""
        found: dict[tuple[str, int], list[Point]] = defaultdict(list)
        for point in self.findings.points:
            for carried in point.carried:
                if carried.found is not Found.NO:
                    for sentence in carried.sentences:
                        found[carried.article, sentence].append(point)
        return {place: tuple(points) for place, points in found.items()}

    def shared_points(self, article: str) -> Counter[str]:
        """How many points each other article has in common with this one."""
        counts: Counter[str] = Counter()
        for point in self.findings.points:
            found = {carried.article for carried in point.carried if carried.found is not Found.NO}
            if article in found:
                counts.update(found - {article})
        return counts

    @cached_property
    def own_points(self) -> Mapping[str, tuple[Point, ...]]:
        """The points that only one article carries, by article."""
        found: dict[str, list[Point]] = defaultdict(list)
        for point in self.findings.points:
            carriers = [carried.article for carried in point.carried if carried.found is not Found.NO]
            if len(carriers) == 1:
                found[carriers[0]].append(point)
        return {article: tuple(points) for article, points in found.items()}

    def letter(self, article: str) -> str:
        """An article's letter; "?" for one of another story."""
        return self.letters.get(article, "?")

    def group_quotes(self, group: QuoteGroup) -> tuple[Quote, ...]:
        """A group's quotes in the order of the letters."""
        order = {member.article.id: number for number, member in enumerate(self.findings.members)}
        quotes = [self.quotes[i] for i in group.quotes if i in self.quotes]
        return tuple(sorted(quotes, key=lambda q: (order.get(q.article, 0), q.start)))

    def also(self, article: str, sentence: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Letters of the other articles that report what a sentence does, and of those that report a part of it; in the
        story's order. Where this article has only a part of a point, what it shares with others is a part.
        """
        whole, partly = set[str](), set[str]()
        for point in self.points_at.get((article, sentence), ()):
            partly |= {carried.article for carried in point.carried if carried.found is not Found.NO}
            whole |= set(point.whole) if article in point.whole else set()
        letters = self.findings.letters
        return letters(tuple(whole - {article})), letters(tuple(partly - whole - {article}))

    def sentence(self, article: str, number: int) -> Span | None:
        """The place of a sentence, or None where there is no such sentence."""
        member = self.members.get(article)
        if member is None or not 0 <= number < len(member.article.sentences):
            return None
        return member.article.sentences[number]

    def around(self, article: str, span: Span) -> Span:
        """The sentence that holds the beginning of `span`, or `span` itself."""
        member = self.members.get(article)
        number = member.article.sentence_at(span.start) if member else None
        return span if number is None or member is None else member.article.sentences[number]
