"""What passes the active filters. Every pane and view asks here, so that they always show the same selection."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from briefing.model.actor import Actor
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy
from briefing.model.point import Found, Point
from briefing.model.promise import DateMention, Figure, Question
from briefing.model.quote import Quote, QuoteGroup
from briefing.model.story import BriefLine, TargetKind
from briefing.model.text import Evidence, Span
from briefing.tui.facts import Facts
from briefing.tui.place import Filter, FilterKind

Hits = Mapping[str, tuple[Span, ...]]
"""The marked stretches of each article that a query found."""


class Scope:
    """The filters, worked out against a story."""

    def __init__(
        self, facts: Facts, filters: Sequence[Filter] = (), hits: Hits | None = None, new: Collection[str] = ()
    ) -> None:
        """`hits` belong to the filter by words, where there is one; `new` are the ids of new articles."""
        self.facts = facts
        self.filters = tuple(filters)
        values = {f.kind: f.value for f in self.filters}
        self.article = values.get(FilterKind.SOURCE)
        self.actor = facts.actors.get(values.get(FilterKind.NAME, ""))
        self.query = values.get(FilterKind.WORDS)
        self.allowed = _allowed(facts, values, new)
        self._given = (hits, new)
        self.hits: Hits | None = None
        if self.query is not None:
            found = _of_kind(facts, hits or {}, values.get(FilterKind.KIND))
            self.hits = {key: self._beside(key, spans) for key, spans in found.items() if self._may_show(key)}

    def without(self, kind: FilterKind) -> Scope:
        """The same without the filter of this kind."""
        return Scope(self.facts, [f for f in self.filters if f.kind is not kind], *self._given)

    @property
    def open(self) -> bool:
        """True if nothing is narrowed."""
        return self.allowed is None and self.actor is None and self.hits is None

    @property
    def crumbs(self) -> tuple[str, ...]:
        """The names of the active filters, in the order in which they were set."""
        return tuple(f.label for f in self.filters)

    def in_source(self, article: str) -> bool:
        """True if the filters by source, outlet, day, language and age let the article through."""
        return self.allowed is None or article in self.allowed

    def has_article(self, article: str) -> bool:
        """True if something of the article may pass."""
        return self._may_show(article) and (self.hits is None or bool(self.hits.get(article)))

    def _beside(self, article: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Under a filter by name, the hits in sentences of that name."""
        if self.actor is None:
            return spans
        return tuple(span for span in spans if self._names(article, self.facts.around(article, span)))

    def _may_show(self, article: str) -> bool:
        """True if the filters let the article through, a search aside."""
        return self.in_source(article) and (self.actor is None or article in self._mentions)

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = defaultdict(list)
        for mention in self.actor.mentions if self.actor else ():
            found[mention.article].append(mention.start)
        return {article: tuple(sorted(starts)) for article, starts in found.items()}

    def passes(self, article: str, span: Span) -> bool:
        """True for a passage that names the actor, holds a hit, and stands in the source."""
        if not self.in_source(article):
            return False
        return self._names(article, span) and self._holds_hit(article, span)

    def _names(self, article: str, span: Span) -> bool:
        if self.actor is None:
            return True
        starts = self._mentions.get(article, ())
        place = bisect_left(starts, span.start)
        return place < len(starts) and starts[place] < span.end

    def _holds_hit(self, article: str, span: Span) -> bool:
        return self.hits is None or any(span.overlaps(hit) for hit in self.hits.get(article, ()))

    def quote(self, quote: Quote) -> bool:
        """True for a quote by or about the actor, with a hit in its sentence, in the source."""
        if not self.in_source(quote.article):
            return False
        around = self.facts.around(quote.article, quote.span)
        whole = Span(min(around.start, quote.start), max(around.end, quote.end))
        by = self.actor is not None and (
            quote.actor == self.actor.id or self.actor.name in (quote.speaker, *quote.speakers)
        )
        return (by or self._names(quote.article, quote.span)) and self._holds_hit(quote.article, whole)

    def group(self, group: QuoteGroup) -> bool:
        """True if one of its quotes passes."""
        return self.open or any(self.quote(quote) for quote in self.facts.group_quotes(group))

    def point(self, point: Point) -> bool:
        """True if one of its sentences passes."""
        return self.open or any(
            self._sentences(carried.article, carried.sentences)
            for carried in point.carried
            if carried.found is not Found.NO
        )

    def _sentences(self, article: str, numbers: Iterable[int]) -> bool:
        spans = (self.facts.sentence(article, number) for number in numbers)
        return any(span is not None and self.passes(article, span) for span in spans)

    def difference(self, difference: Discrepancy) -> bool:
        """True if one of its passages passes."""
        return self.open or any(self.passes(value.article, value.span) for value in difference.values)

    def evidence(self, found: Iterable[Evidence]) -> bool:
        """True if the sentence of one of the passages passes."""
        return self.open or any(self.passes(e.article, self.facts.around(e.article, e.span)) for e in found)

    def count(self, actor: Actor) -> int:
        """How often an actor is named inside the scope: under a filter by name, in the sentences of that name."""
        return actor.count if self.open else len(self.named_in(actor))

    def named_in(self, actor: Actor) -> list[str]:
        """The article of each mention inside the scope."""
        return [
            mention.article
            for mention in actor.mentions
            if not mention.adjective
            and self.in_source(mention.article)
            and self._sentence_passes(mention.article, Span(mention.start, mention.end))
        ]

    def _sentence_passes(self, article: str, span: Span) -> bool:
        if self.actor is None and self.hits is None:
            return True
        around = self.facts.around(article, span)
        return self._names(article, around) and self._holds_hit(article, around)

    def brief_line(self, line: BriefLine) -> bool:
        """True if what the line leads to passes."""
        if self.open:
            return True
        findings, facts = self.facts.findings, self.facts
        if line.kind is TargetKind.POINT:
            return line.target in facts.points and self.point(facts.points[line.target])
        if line.kind is TargetKind.DISCREPANCY:
            return line.target in facts.differences and self.difference(facts.differences[line.target])
        if line.kind is TargetKind.QUOTE_GROUP:
            return line.target in facts.groups and self.group(facts.groups[line.target])
        if line.kind is TargetKind.QUOTE:
            return line.target in facts.quotes and self.quote(facts.quotes[line.target])
        if line.kind is TargetKind.ARTICLE:
            return self.has_article(line.target)
        if line.kind is TargetKind.PROMISE:
            return any(p.id == line.target and self.evidence(p.evidence) for p in findings.promises)
        items: Sequence[DateMention | Figure | Question] = findings.questions
        if line.kind is TargetKind.DATE:
            items = findings.dates
        elif line.kind is TargetKind.FIGURE:
            items = findings.figures
        number = int(line.target) if line.target.isdigit() else -1
        return 0 <= number < len(items) and self.evidence((items[number].evidence,))


def _allowed(facts: Facts, values: Mapping[FilterKind, str], new: Collection[str]) -> frozenset[str] | None:
    """Ids of the articles that the filters on articles leave; None where there is no such filter."""
    asked = values.keys() & _TESTS.keys()
    if not asked:
        return None
    return frozenset(
        article.id
        for article in (member.article for member in facts.findings.members)
        if all(_TESTS[kind](article, values[kind], new) for kind in asked)
    )


def day_of(article: Article) -> str:
    """The day on which an article appeared; "" where it is not known."""
    return article.published.iso[:10] if article.published else ""


_TESTS: Mapping[FilterKind, Callable[[Article, str, Collection[str]], bool]] = {
    FilterKind.SOURCE: lambda article, value, _: article.id == value,
    FilterKind.OUTLET: lambda article, value, _: (article.source or "") == value,
    FilterKind.DAY: lambda article, value, _: day_of(article) == value,
    FilterKind.LANGUAGE: lambda article, value, _: article.language == value,
    FilterKind.NEW: lambda article, _, new: article.id in new,
}


def still_there(kept: Filter, facts: Facts) -> bool:
    """True for a filter of an earlier opening that leaves something now. What was new then is not new any more, and a
    search is asked again.
    """
    if kept.kind is FilterKind.NAME:
        return kept.value in facts.actors
    test = _TESTS.get(kept.kind)
    return test is not None and any(test(member.article, kept.value, ()) for member in facts.findings.members)


def _of_kind(facts: Facts, hits: Hits, kind: str | None) -> Hits:
    """Those hits that stand in quotations ("quoted"), or outside them ("reported")."""
    if kind is None:
        return hits
    return {
        article: tuple(s for s in spans if quoted(facts, article, s) == (kind == "quoted"))
        for article, spans in hits.items()
    }


def quoted(facts: Facts, article: str, span: Span) -> bool:
    """True for a stretch inside somebody's quoted words."""
    return any(quote.span.overlaps(span) for quote in facts.quotes_in.get(article, ()))
