"""`briefing quotes --like WORDS`: quotations that resemble words, most alike first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.wordings import find_like, may_hold
from briefing.cli.records import quote_record
from briefing.cli.tables import show

if TYPE_CHECKING:
    from briefing.cli.context import Context
    from briefing.cli.status import Status
    from briefing.library import Library
    from briefing.model.quote import Quote

_TOGETHER = 200  # articles in memory at a time


def quotes(context: Context) -> Status:
    """Those of every event in which an article quotes such words. Who said them is found out only there: that takes the
    whole event, and of a library that was never asked for its events all of it.
    """
    words, library = context.arguments.like, context.library
    holding = _holding(library, words)
    chosen: list[tuple[Quote, str]] = []
    for story in context.stories() if holding or context.arguments.story else ():
        if not holding.isdisjoint(story.articles):
            chosen += [(quote, story.id) for quote in library.analysis(story).quotes]
    stories = {quote.id: story for quote, story in chosen}
    alike = find_like([quote for quote, _ in chosen], words)
    records = [quote_record(quote, context.paths, stories[quote.id]) for quote in alike]
    return show("quotes", {"records": records, "letters": {}, "problems": []}, context.arguments)


def _holding(library: Library, words: str) -> set[str]:
    """The ids of the articles that quote `words`."""
    # a small library is looked through sooner than its index is opened
    near = [a.id for a in library.articles if may_hold(a.text, words)] if library.small else library.may_quote(words)
    ordered = sorted(near)
    found: set[str] = set()
    for start in range(0, len(ordered), _TOGETHER):
        findings = library.article_findings(library.some_articles(ordered[start : start + _TOGETHER]))
        found.update(article for article, one in findings.items() if find_like(one.quotes, words))
    return found
