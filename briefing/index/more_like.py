"""More like this: the words that tell most about a passage, as a query."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import Any

from briefing.index.adapter import query as q
from briefing.index.format import TEXT
from briefing.index.searcher import Searcher
from briefing.index.words import WORD, terms

_MOST = 16  # words asked for: more make no other articles come first
_COMMON = 4  # a word in more than a quarter of the articles tells nothing


def like(text: str, searcher: Searcher) -> Any:
    """A query for the passage's most telling words, by frequency in it and rarity in the index."""
    table = terms()
    counts = Counter(t for w in WORD.findall(text) if len(t := table[w]) > 2)
    weighed: list[tuple[float, str]] = []
    for term, count in counts.items():
        containing = searcher.containing(TEXT, term)
        if containing and containing * _COMMON <= max(searcher.count, 4 * _COMMON):
            weighed.append(((1 + log(count)) * log(1 + searcher.count / containing), term))
    words = [q.Term(TEXT, term) for _, term in sorted(weighed, reverse=True)[:_MOST]]
    return q.Or(words) if words else q.NullQuery
