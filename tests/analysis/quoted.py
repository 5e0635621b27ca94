"""Quotations of invented articles, with their speakers."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.speakers import resolve_speakers
from briefing.analysis.wordings import group_quotes
from briefing.model.article import Article
from briefing.model.quote import Quote, QuoteKind
from briefing.reading.read import read_text


def quotes_of(*texts: str) -> list[Quote]:
    """The quotations of the articles with these texts as one story, without terms and indirect reports."""
    articles: list[Article] = []
    for number, text in enumerate(texts):
        article = replace(read_text(text), id=f"a{number}")
        articles.append(replace(article, sentences=split_sentences(article)))
    names = {a.id: find_names(a) for a in articles}
    found = [q for a in articles for q in find_quotes(a, names[a.id])]
    resolved = resolve_speakers(articles, found, find_actors(articles, names))
    quotes, _ = group_quotes(resolved)
    return [q for q in quotes if q.kind not in (QuoteKind.TERM, QuoteKind.INDIRECT)]
