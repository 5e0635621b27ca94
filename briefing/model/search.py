"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.text import Span


class Sort(StrEnum):
    """Order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class QueryError:
    """Why a query, or a part of it, could not be understood, and where (character offset in the query)."""

    message: str
    position: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches. `snippet` is text around the best matches, `spans` mark them inside the snippet;
    `start` is the snippet's offset in the article's text, or -1 where it comes from the headline.
    """

    article: str
    score: float
    snippet: str
    spans: tuple[Span, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over all hits, most frequent first. `actor` is given where it was asked for: who the articles found name,
    each with the number of hits that `actor:"NAME"` leaves.
    """

    source: tuple[tuple[str, int], ...] = ()
    month: tuple[tuple[str, int], ...] = ()
    language: tuple[tuple[str, int], ...] = ()
    kind: tuple[tuple[str, int], ...] = ()
    actor: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query: hits up to the limit asked for, the total, facets, an error, a spelling suggestion."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: Facets = Facets()
    error: QueryError | None = None
    suggestion: str | None = None
