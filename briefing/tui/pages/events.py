"""The library's events, and what a search over all of them found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model.article import Card
from briefing.model.search import Hit, SearchResult, Sort
from briefing.model.story import Story
from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.drawing.rows import LazyRows, Page, Row, Stop, text_row
from briefing.tui.drawing.text import Line, fit, spread
from briefing.tui.drawing.words import error_words
from briefing.tui.pages.parts import count_of, dated_fully
from briefing.tui.place import Target, Thing

_ORDER = {Sort.RELEVANCE: "best first", Sort.DATE: "newest first"}
ORDERS = ("newest", "largest", "title")

_WORDS_FROM, _SOURCES_FROM, _RANGE_FROM = 60, 78, 100
"""Cells from which on "3 articles" is written out, sources are counted, and both days of an event are shown."""


def ordered(stories: Sequence[Story], order: str) -> list[Story]:
    """The events, newest first, largest first, or by title."""
    if order == "largest":
        return sorted(stories, key=lambda s: (-len(s.articles), s.title))
    if order == "title":
        return sorted(stories, key=lambda s: s.title.casefold())
    return sorted(stories, key=lambda s: (s.last or s.first or "", len(s.articles)), reverse=True)


def events_page(stories: Sequence[Story], cards: Mapping[str, Card], new: frozenset[str], order: str) -> Page:
    """One line an event: dates, title, how many articles and sources, how many of them new."""
    places = {f"{Thing.EVENT.value}:{story.id}": number for number, story in enumerate(stories)}
    return Page(
        f"Events {len(stories):,}",
        LazyRows(len(stories), lambda n: _event(stories[n], cards, new), places.get),
        note=f"{order} first" if order != "title" else "by title",
        empty="No event here. The folder holds no article that could be read; f3 tells why.",
    )


def _event(story: Story, cards: Mapping[str, Card], new: frozenset[str]) -> Row:
    target = Target(Thing.EVENT, story.id)

    def draw(width: int, _: int | None) -> list[Line]:
        fresh = sum(article in new for article in story.articles)
        sources = {cards[a].source for a in story.articles if a in cards and cards[a].source}
        outlets = f"{count_of(len(sources), 'source'):>10}" if width >= _SOURCES_FROM else ""
        count = len(story.articles)
        size = f"{count_of(count, 'article'):>13}" if width >= _WORDS_FROM else f"{count:>3}"
        right: Line = ((f"{fresh} new  " if fresh else "", "accent"), (f"{outlets} {size}", "dim"))
        return [spread(((_days(story, width), "dim"), (story.title, "")), right, width)]

    return Row(draw, (Stop(target.key, target),), 1)


def _days(story: Story, width: int) -> str:
    """The first and the last day of its articles, or, where there is little room, the last: by that they are sorted."""
    first, last = story.first, story.last
    if width < _RANGE_FROM:
        return f"{last or first or 'undated':<11} "
    if first is None or last is None or last == first:
        return f"{last or first or 'undated':<20} "
    until = last[8:] if last[:8] == first[:8] else last[5:]
    return f"{f'{first} to {until}':<20} "


def found_page(
    result: SearchResult, cards: Mapping[str, Card], glyphs: Glyphs, sort: Sort = Sort.RELEVANCE, like: str = ""
) -> Page:
    """The articles that match, each with the words around its best hits; `like` is the title of what they resemble."""
    rows = [_hit_row(hit, cards[hit.article], glyphs) for hit in result.hits if hit.article in cards]
    sources = f" {glyphs.bullet} ".join(f"{name} {count}" for name, count in result.facets.source[:4])
    empty = f"Nothing found for {result.query}."
    if result.error is not None:
        wrong = error_words(result.error)
        empty = f"The query could not be read: {wrong}"
        rows = [text_row(None, None, wrong, style="aside", after=True), *rows] if rows else rows
    elif result.suggestion:
        empty += f" Did you mean {result.suggestion}? Tab in the search field takes it."
    title = f"More like {fit(like, 60)}" if like else f"Found {result.total:,}, {_ORDER[sort]}"
    return Page(title, tuple(rows), note=sources, empty=empty)


def _hit_row(hit: Hit, card: Card, glyphs: Glyphs) -> Row:
    target = Target(Thing.ARTICLE, hit.article, hit.article, max(hit.start, 0), max(hit.start, 0))
    marks = [(span.start, span.end, "hit") for span in hit.spans]
    snippet = text_row(
        None, None, hit.snippet.replace("\n", " "), first=(("  ", ""),), marks=marks, limit=2, after=True
    )

    def draw(width: int, inside: int | None) -> list[Line]:
        head: Line = ((fit(card.title, max(width - 40, 12)), "strong"),)
        right: Line = ((f"{card.source or 'outlet?'}  {dated_fully(card.published, glyphs) or 'undated'}", "dim"),)
        return [spread(head, right, width), *snippet.draw(width, inside)]

    return Row(draw, (Stop(target.key, target),))
