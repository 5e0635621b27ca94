"""Who the articles that a search found name, with counts: a facet made at query time, of any library.

Story results never enter the index, so the names are found in the articles that match best, and counted in all that
match by asking the index for `actor:"NAME"` too: the count is what narrowing by the name leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.index.engine import Index
    from briefing.library.library import Library
    from briefing.model.actor import Actor
    from briefing.model.search import Hit, SearchResult

LOOKED_AT = 30  # articles whose names are offered in a large library; finding them takes 10 ms each, once
_OFFERED = 3  # times as many names are counted as are told: the most important of a few articles may be rare in all


def with_actors(
    library: Library, index: Index, found: SearchResult, most: int, options: Mapping[str, Any]
) -> SearchResult:
    """The answer with at most `most` names among its facets, most frequent first. Raises IndexDamaged.

    `options` are what it was asked with.
    """
    from briefing.index.article import Cancelled

    names = _names(library, found.hits)[: _OFFERED * most]
    if not found.total or not names or options["cancelled"]():
        return found
    try:
        counts = index.overlaps(found.query, [f'actor:"{name}"' for name in names], **options)
    except Cancelled:
        return found
    counted = [(name, count) for name, count in zip(names, counts, strict=True) if count]
    ranked = sorted(counted, key=lambda pair: -pair[1])[:most]
    return replace(found, facets=replace(found.facets, actor=tuple(ranked)))


def _names(library: Library, hits: Sequence[Hit]) -> list[str]:
    """Canonical names, the most important first, each once."""
    actors = _merged(library) if library.small else _of_first(library, hits)
    return list(dict.fromkeys(actor.name.replace('"', " ") for actor in actors if not actor.hidden))


def _merged(library: Library) -> list[Actor]:
    found = [actor for story in library.scope() for actor in library.analysis(story).actors]
    return sorted(found, key=lambda actor: -len(actor.mentions))


def _of_first(library: Library, hits: Sequence[Hit]) -> Sequence[Actor]:
    from briefing.analysis.actors import find_actors

    articles = library.some_articles([hit.article for hit in hits[:LOOKED_AT]])
    found = library.article_findings(articles)
    return find_actors(articles, {a.id: found[a.id].names for a in articles}, library.corrections)
