"""Search within the story: it narrows while one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model.text import Span
from briefing.tui.drawing.words import count_of, error_words, joined
from briefing.tui.place import Filter, FilterKind, Place, Spot, View, passage
from briefing.tui.screens.faceting import Faceting, Sections
from briefing.tui.screens.searching import Hits
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from briefing.model.search import SearchResult

_MARKED = 200
"""Articles in which hits are marked."""


class Finding(StoryBase, Faceting):
    """Search within the story, kept as a filter."""

    PLACEHOLDER = "words; “…” is a phrase; ↑ earlier"
    FIELD_ROW = "#top"
    found: SearchResult | None = None

    async def seek(self, query: str) -> tuple[SearchResult, Hits]:
        """The articles of the story that match, and where: of several words, where they stand together."""
        from briefing.tui.hit_sentences import plain_words, together  # noqa: PLC0415 - after the first paint

        members = self.facts.members if self.facts else {}
        within = tuple(members)
        result = await self.app.desk.search(query, limit=max(len(within), 1), within=within)
        words, hits = plain_words(query), dict[str, tuple[Span, ...]]()
        for hit in result.hits[:_MARKED]:
            spans = await self.app.desk.spans(query, hit.article)
            member = members.get(hit.article)
            hits[hit.article] = together(member.article, spans, words) if member else spans
        return result, hits

    @property
    def too_early(self) -> bool:
        """Before findings have come nothing can be shown."""
        return self.app.indexing or self.facts is None

    def show_found(self, result: SearchResult, hits: Hits) -> None:
        """Narrow to what was found; in an open article, go to the first hit."""
        query = result.query
        self.hits, self.found = hits, result if result.query else None
        words = [f for f in self.spot.filters if f.kind is FilterKind.WORDS]
        if not query:
            spot = replace(self.spot.without(FilterKind.WORDS).without(FilterKind.KIND), cursor="")
            if self.place.view is View.HITS:
                spot = replace(spot, place=Place())
        elif any(f.value == query for f in words):
            spot = self.spot  # asked again, to be shown again
        else:
            place = replace(self.place, view=View.HITS) if self.place.view is not View.READ else self.place
            spot = replace(self.spot, place=place, cursor="").with_filter(Filter(FilterKind.WORDS, query, f"/{query}"))
        if words and spot.place == self.place:
            self.trail.now = spot  # typing on is one step, not many
            self.draw(cursor=self._first_hit(spot), top=self.place.view is not View.READ)
        else:
            self.travel(spot, cursor=self._first_hit(spot))

    def _first_hit(self, spot: Spot) -> str | None:
        """In an open article, the key of the first sentence with a hit."""
        hits = self.hits.get(spot.place.left, ()) if spot.place.view is View.READ else ()
        member = self.facts.members.get(spot.place.left) if self.facts else None
        number = member.article.sentence_at(hits[0].start) if member and hits else None
        return passage(spot.place.left, member.article.sentences[number]).key if member and number is not None else None

    @property
    def found_words(self) -> str:
        """How much was found that passes the other filters too, or why nothing was."""
        result, ctx = self.found, self.context()
        if result is None or ctx is None:
            return ""
        wrong = error_words(result.error) if result.error else ""
        if wrong and not result.total:
            return wrong
        if not result.total and self.app.indexing:
            return "the index is being made…"
        if not result.total:
            return f"nothing; tab: {result.suggestion}" if result.suggestion else "nothing"
        counts = [len(spans) for key, spans in (ctx.scope.hits or {}).items() if spans and ctx.scope.has_article(key)]
        return joined((f"{count_of(sum(counts), 'hit')} in {count_of(len(counts), 'article')}", wrong))

    def match_field(self) -> None:
        """After a step to another place: the field says what is searched, and the hits are those of its words."""
        query = self.asked_for
        if self.typing or self.facts is None or self.searched != self.answered:
            return
        if not query:
            if self.has_class("-searching"):
                self.clear_search()
        elif self.found is None or self.found.query != query:
            self.show_words(query)
            self.seek_again(query)

    def set_searching(self, on: bool) -> None:
        """Show the field, or hide it, and its line with it where that is hidden for want of room."""
        super().set_searching(on)
        self.arrange_panes()

    def close_search(self) -> None:
        """Leave the field; what it found stays."""
        self.set_searching(bool(self.field.value))
        self.centre.focus()

    def clear_search(self) -> None:
        """Empty the field when its filter has been lifted."""
        self.empty_field()
        self.found = None
        self.set_searching(False)

    # facets

    @property
    def asked_for(self) -> str:
        """What is searched for; "" where nothing is."""
        return next((f.value for f in self.spot.filters if f.kind is FilterKind.WORDS), "")

    async def facet_sections(self) -> Sections:
        """By outlet, day, language, name, kind of hit, and what is new."""
        from briefing.tui.facets import facets  # noqa: PLC0415 - not before it is opened

        ctx = self.context()
        return facets(ctx.scope, self.app.new_articles) if ctx else ()

    def facets_on(self) -> Sequence[Filter]:
        """Every filter but the search, which has its field."""
        return [f for f in self.spot.filters if f.kind is not FilterKind.WORDS]

    def narrow_to(self, wanted: Filter) -> None:
        """Set the filter, or lift it where it is on. Where an article is open, narrowing to another opens that."""
        spot = replace(self.spot, cursor="")
        if spot.has(wanted):
            self.travel(spot.without(wanted.kind))
            return
        spot = spot.with_filter(wanted)
        other = wanted.kind is FilterKind.SOURCE and self.place.view is View.READ and wanted.value != self.place.left
        if other:
            spot = replace(spot, place=replace(self.place, left=wanted.value, at=-1))
        self.travel(spot, cursor=self._first_hit(spot) if other else None)
