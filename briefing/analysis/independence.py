"""How independent accounts are: text that two articles share word for word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.model.article import Article
from briefing.model.story import Echo


def echoes(articles: Sequence[Article]) -> dict[str, tuple[Echo, ...]]:
    """For each article (id) the others it shares text with, most shared first."""
    return {a.id: () for a in articles}


def independent_count(articles: Collection[str], echoed: Mapping[str, tuple[Echo, ...]]) -> int:
    """How many apparently independent accounts there are among `articles` (ids)."""
    return len(articles)
