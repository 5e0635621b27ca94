"""By what the articles of a story can be narrowed further, with how much each would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from briefing.model.search import Facets
from briefing.tui.drawing.words import count_of, iso_day
from briefing.tui.place import Filter, FilterKind
from briefing.tui.scope import Scope, day_of, quoted

_MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class Facet:
    """One narrowing, and how many articles or hits it leaves, in words."""

    filter: Filter
    count: str


def facets(scope: Scope, new: Collection[str] = ()) -> list[tuple[str, list[Facet]]]:
    """The ways to narrow what `scope` lets through, under headings; what would not narrow at all is left out."""
    members = [m for m in scope.facts.findings.members if scope.has_article(m.article.id)]
    articles = [member.article for member in members]
    found = [
        ("since the last opening", _new(articles_new=sum(a.id in new for a in articles), total=len(articles))),
        ("outlets", _facets(FilterKind.OUTLET, (a.source or "" for a in articles), lambda v: v or "outlet not known")),
        ("days", sorted(_facets(FilterKind.DAY, map(day_of, articles), lambda v: iso_day(v) or "undated"), key=_day)),
        ("languages", _facets(FilterKind.LANGUAGE, (a.language for a in articles), lambda v: v)),
        ("names", _names(scope)),
        ("hits", _kinds(scope)),
    ]
    return [(title, entries) for title, entries in found if len(entries) > 1 or (entries and title.startswith("since"))]


def _facets(kind: FilterKind, values: Iterable[str], words: Callable[[str], str]) -> list[Facet]:
    counts = Counter(values)
    return [
        Facet(Filter(kind, value, words(value)), count_of(count, "article")) for value, count in counts.most_common()
    ]


def _day(facet: Facet) -> tuple[bool, str]:
    return (not facet.filter.value, facet.filter.value)


def _names(scope: Scope) -> list[Facet]:
    counted = [(scope.count(actor), actor) for actor in scope.facts.findings.actors if not actor.hidden]
    ranked = sorted((entry for entry in counted if entry[0]), key=lambda entry: -entry[0])[:_MOST_NAMES]
    return [Facet(Filter(FilterKind.NAME, actor.id, actor.name), count_of(count, "mention")) for count, actor in ranked]


def _kinds(scope: Scope) -> list[Facet]:
    """Hits in quotations, and outside them."""
    if scope.hits is None:
        return []
    inside = [quoted(scope.facts, article, span) for article, spans in scope.hits.items() for span in spans]
    counts = (("quoted", "in quotations", sum(inside)), ("reported", "outside quotations", len(inside) - sum(inside)))
    return [
        Facet(Filter(FilterKind.KIND, value, words), count_of(count, "hit")) for value, words, count in counts if count
    ]


def _new(articles_new: int, total: int) -> list[Facet]:
    if not 0 < articles_new < total:
        return []
    return [Facet(Filter(FilterKind.NEW, "new", "new"), count_of(articles_new, "article"))]


def facets_found(counted: Facets) -> list[tuple[str, list[Facet]]]:
    """The ways to narrow what a search over the whole folder found."""
    found = [
        ("outlets", FilterKind.OUTLET, counted.source),
        ("months", FilterKind.DAY, counted.month),
        ("languages", FilterKind.LANGUAGE, counted.language),
        ("names", FilterKind.NAME, counted.actor),
        ("kinds", FilterKind.KIND, counted.kind),
    ]
    return [
        (title, [Facet(Filter(kind, value, value), count_of(count, "article")) for value, count in entries if value])
        for title, kind, entries in found
        if len(entries) > 1
    ]


_FIELDS = {
    FilterKind.OUTLET: "source",
    FilterKind.DAY: "date",
    FilterKind.LANGUAGE: "lang",
    FilterKind.NAME: "actor",
    FilterKind.KIND: "kind",
}


def in_query(one: Filter) -> str:
    """A filter in the language of the search."""
    value = one.value.replace('"', " ")
    return f'{_FIELDS[one.kind]}:"{value}"' if " " in value else f"{_FIELDS[one.kind]}:{value}"
