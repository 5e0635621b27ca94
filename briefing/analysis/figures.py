"""Numbers, what they count, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.analysis.differing.numbers import Number, numbers
from briefing.analysis.differing.times import times
from briefing.analysis.differing.voices import sources
from briefing.analysis.differing.words import bounded
from briefing.model.actor import Name
from briefing.model.article import Article
from briefing.model.promise import Figure
from briefing.model.quote import Quote, QuoteKind
from briefing.model.text import Evidence, Span

# What is counted goes on: "heads of state and government", "tons of grain".
_FURTHER = re.compile(r"\sof\s(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|this\b)[a-z]+(?:\sand\s[a-z]+)?")


def find_figures(article: Article, names: Sequence[Name], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """The numbers an article gives with what they count, in reading order.

    `by` is who the words around the number are ascribed to, as named there; None where the outlet says it itself.
    Numbers that count nothing named (a score, a part of a title) are left out.
    """
    spoken = [q for q in quotes if q.kind is not QuoteKind.TERM and q.mention]
    found = []
    for index, span in enumerate(article.sentences):
        text = span.of(article.text)
        for number in numbers(text):
            if number.head and _is_count(number) and not any(t.span.overlaps(number.span) for t in times(text)):
                start, end = span.start + number.span.start, span.start + _end(text, number)
                end += len(further[0]) if (further := _FURTHER.match(article.text, end)) and number.unit else 0
                evidence = Evidence(article.id, start, end, article.text[start:end])
                by = _said_by(article, Span(start, end), span, spoken)
                found.append(Figure(evidence, number.value, number.unit or "money", by, index))
    return tuple(found)


def _is_count(number: Number) -> bool:
    """False for a number joined to a word by a hyphen ("28-point"): it describes, it counts nothing."""
    return not number.joined


def _end(text: str, number: Number) -> int:
    """Where the number with its unit ends in the sentence."""
    if not number.unit or number.head == "percent":
        return number.span.end
    found = text.find(number.unit, number.span.end)
    return found + len(number.unit) if found >= 0 else number.span.end


def _said_by(article: Article, place: Span, sentence: Span, spoken: Iterable[Quote]) -> str | None:
    for quote in spoken:
        if quote.span.covers(place) and quote.mention:
            return quote.speaker or quote.mention.of(article.text)
    inside = Span(place.start - sentence.start, place.end - sentence.start)
    return next((s.text for s in sources(bounded(sentence.of(article.text))) if s.covers(inside)), None)
