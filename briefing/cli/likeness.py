"""`briefing quotes --like WORDS`: quotations that resemble words, most alike first."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from briefing.analysis.wordings import find_like, may_hold
from briefing.cli.records import quote_record
from briefing.cli.tables import show

if TYPE_CHECKING:
    from briefing.cli.context import Context
    from briefing.cli.status import Status
    from briefing.library import Library
    from briefing.model.quote import Quote


def quotes(context: Context) -> Status:
    """Those of every event in which an article quotes such words."""
    words = context.arguments.like
    chosen: list[tuple[Quote, str]] = []
    library = context.library
    # a small library is looked through sooner than its index is opened
    near = None if library.small else frozenset(library.may_quote(words))
    for story in context.stories():
        if _holds(library, story.articles if near is None else near.intersection(story.articles), words):
            chosen += [(quote, story.id) for quote in library.analysis(story).quotes]
    stories = {quote.id: story for quote, story in chosen}
    alike = find_like([quote for quote, _ in chosen], words)
    records = [quote_record(quote, context.paths, stories[quote.id]) for quote in alike]
    return show("quotes", {"records": records, "letters": {}, "problems": []}, context.arguments)


def _holds(library: Library, articles: Collection[str], words: str) -> bool:
    """True where an article quotes `words`. Who said them is found out only then: that takes the whole event."""
    if not articles:
        return False
    near = [article for article in library.some_articles(articles) if may_hold(article.text, words)]
    return any(find_like(found.quotes, words) for found in library.article_findings(near).values())
