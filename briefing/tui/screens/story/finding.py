"""The search field: it narrows while one types, and every answer that comes too late is dropped."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from briefing.tui.drawing.words import count_of
from briefing.tui.messages import SearchAnswered, WorkFailed
from briefing.tui.panes.entry import Entry
from briefing.tui.place import Filter, FilterKind, Place, Spot, View, passage
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from briefing.model.search import SearchResult

_PAUSE = 0.12  # seconds without a key after which a query is asked


class Finding(StoryBase):
    """Search within the story."""

    searched = 0
    _field: Entry | None = None

    @property
    def field(self) -> Entry:
        """The search field. It is made when it is first asked for: its style sheet has no place in the first paint."""
        if self._field is None:
            self._field = Entry(placeholder="words; “…” is a phrase", id="search", compact=True, select_on_focus=True)
            self.query_one("#tabs").mount(self._field)
        return self._field

    def make_field(self) -> None:
        """Have the field ready before anybody asks for it."""
        assert self.field.is_attached

    def do_find_search(self) -> None:
        """Put the cursor into the search field."""
        self.add_class("-searching")
        field = self.field
        field.focus()
        field.select_on_focus = True

    def search_for(self, words: str) -> None:
        """Search for these words, as if they had been typed."""
        self.add_class("-searching")
        self.field.value = words

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self.searched += 1
        self._ask(self.searched, event.value.strip())

    @work(exclusive=True, group="search")
    async def _ask(self, token: int, query: str) -> None:
        from briefing.model.search import SearchResult  # noqa: PLC0415 - after the first paint

        await asyncio.sleep(_PAUSE)
        if not query:
            self.post_message(SearchAnswered(token, SearchResult("", 0, ()), {}))
            return
        members = self.facts.findings.members if self.facts else ()
        within = tuple(member.article.id for member in members)
        try:
            result = await self.app.desk.search(query, limit=max(len(within), 1), within=within)
            hits = {hit.article: await self.app.desk.spans(query, hit.article) for hit in result.hits[:200]}
        except FAILURES as error:
            self.post_message(WorkFailed(f"The search failed: {error}"))
            return
        self.post_message(SearchAnswered(token, result, hits))

    @on(SearchAnswered)
    def _answered(self, message: SearchAnswered) -> None:
        if message.token != self.searched:
            return
        query = message.result.query
        self.hits = message.hits
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
        self._tell(message.result)

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

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        self.close_search()

    def close_search(self) -> None:
        """Leave the field; what it found stays."""
        field = self.field
        self.set_class(bool(field.value), "-searching")
        self.centre.focus()

    def clear_search(self) -> None:
        """Empty the field when its filter has been lifted."""
        field = self.field
        with self.prevent(Input.Changed):
            field.value = ""
        self.found_words = ""
        self.remove_class("-searching")
