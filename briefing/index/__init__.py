"""Full-text search on Whoosh. Nothing here imports Whoosh until an index is opened.

what others call  engine, article
Whoosh            adapter, codec, language
on the disk       format, generations, disk, updating, opening
writing           segmentwriter, docwriter, fieldwriter, postings, words, champions, prefixes
answering         searcher, segment, terms, matching, bits, ranking, scoring, cache
beside the hits   marking, suggesting, distance, typing_errors, more_like, quotation_candidates
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.index.article import IndexDamaged, IndexedArticle
    from briefing.index.engine import Index

__all__ = ["Index", "IndexDamaged", "IndexedArticle"]

_HOMES = {"Index": "engine", "IndexDamaged": "article", "IndexedArticle": "article"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415  (lazy by design)

        return getattr(import_module(f"briefing.index.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
