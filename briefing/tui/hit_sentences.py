"""Hits of several words: only the sentences that hold all of them are marked.

A query of words stands for articles that hold every one of them, anywhere. Marked everywhere, more words would mark
more; what the reader looks for are the sentences in which the words come together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.model.article import Article
from briefing.model.text import Span

_LANGUAGE = re.compile(r"""["“”„«»():~*?|&]|(^|\s)-|\b(AND|OR|NOT)\b""")
"""What makes a query more than words side by side."""


def plain_words(query: str) -> tuple[str, ...]:
    """The words of a query that is nothing but words; () for one that uses the query language."""
    return () if _LANGUAGE.search(query) else tuple(dict.fromkeys(query.casefold().split()))


def together(article: Article, spans: Sequence[Span], words: Sequence[str]) -> tuple[Span, ...]:
    """The hits in sentences that hold all words; where no sentence does, those in the sentences that hold most."""
    if len(words) < 2 or not spans:
        return tuple(spans)
    sentences: defaultdict[int | None, list[Span]] = defaultdict(list)
    for span in spans:
        sentences[article.sentence_at(span.start)].append(span)
    held = {
        number: len({_meant(span.of(article.text), words) for span in inside}) for number, inside in sentences.items()
    }
    most = max(held.values())
    return tuple(span for number, inside in sentences.items() if held[number] == most for span in inside)


def _meant(form: str, words: Sequence[str]) -> str:
    """The word of the query that a form in the text belongs to: the one with the longest beginning in common."""
    folded = form.casefold()
    return max(words, key=lambda word: _common(folded, word))


def _common(left: str, right: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
