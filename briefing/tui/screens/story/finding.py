"""Search within the story: it narrows while one types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.drawing.words import count_of
from briefing.tui.place import Filter, FilterKind, Place, Spot, View, passage
from briefing.tui.screens.searching import Hits, Searching
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from briefing.model.search import SearchResult

_MARKED = 200
"""Articles in which hits are marked."""


class Finding(StoryBase, Searching):
    """Search within the story, kept as a filter."""

    PLACEHOLDER = "words; “…” is a phrase"

    async def seek(self, query: str) -> tuple[SearchResult, Hits]:
        """The articles of the story that match, and where."""
        members = self.facts.findings.members if self.facts else ()
        within = tuple(member.article.id for member in members)
        result = await self.app.desk.search(query, limit=max(len(within), 1), within=within)
        return result, {hit.article: await self.app.desk.spans(query, hit.article) for hit in result.hits[:_MARKED]}

    def show_found(self, result: SearchResult, hits: Hits) -> None:
        """Narrow to what was found; in an open article, go to the first hit."""
        query = result.query
        self.hits = hits
        words = [f for f in self.spot.filters if f.kind is FilterKind.WORDS]
        if not query:
            spot = replace(self.spot.without(FilterKind.WORDS), cursor="")
            if self.place.view is View.HITS:
                spot = replace(spot, place=Place())
        else:
            place = replace(self.place, view=View.HITS) if self.place.view is not View.READ else self.place
            spot = replace(self.spot, place=place, cursor="").with_filter(Filter(FilterKind.WORDS, query, f"“{query}”"))
        if words and spot.place == self.place:
            self.trail.now = spot  # typing on is one step, not many
            self.draw(cursor=self._first_hit(spot), top=self.place.view is not View.READ)
        else:
            self.travel(spot, cursor=self._first_hit(spot))
        self._tell(result)

    def _first_hit(self, spot: Spot) -> str | None:
        """In an open article, the key of the first sentence with a hit."""
        hits = self.hits.get(spot.place.left, ()) if spot.place.view is View.READ else ()
        member = self.facts.members.get(spot.place.left) if self.facts else None
        number = member.article.sentence_at(hits[0].start) if member and hits else None
        return passage(spot.place.left, member.article.sentences[number]).key if member and number is not None else None

    def _tell(self, result: SearchResult) -> None:
        count = sum(len(spans) for spans in self.hits.values())
        words = f"{count_of(count, 'hit')} in {count_of(result.total, 'article')}" if result.query else ""
        if result.error is not None:
            words = result.error.message
        elif result.suggestion and not result.total:
            words = f"nothing; {result.suggestion}?"
        self.found_words = words
        self.draw_bars()

    found_words = ""

    def close_search(self) -> None:
        """Leave the field; what it found stays."""
        self.set_class(bool(self.field.value), "-searching")
        self.centre.focus()

    def clear_search(self) -> None:
        """Empty the field when its filter has been lifted."""
        self.empty_field()
        self.found_words = ""
        self.remove_class("-searching")
