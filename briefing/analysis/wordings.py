"""The same words across articles, and how their wordings differ."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.quote import Quote, QuoteGroup


def group_quotes(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[QuoteGroup, ...]]:
    """The quotes with `group` set, and the groups."""
    return tuple(quotes), ()


def find_like(quotes: Sequence[Quote], words: str) -> tuple[Quote, ...]:
    """The quotes that share words with `words`, most alike first."""
    wanted = set(words.casefold().split())
    shared = [(len(wanted & set(q.text.casefold().split())), q) for q in quotes]
    return tuple(q for n, q in sorted(shared, key=lambda x: -x[0]) if n)
