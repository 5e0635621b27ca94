"""The library screen: the events of a folder that holds more than one, and a search over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one

from briefing.model.search import SearchResult, Sort
from briefing.tui.bindings import bind
from briefing.tui.messages import Progressed, WorkFailed
from briefing.tui.pages.events import ORDERS, events_page, found_page, ordered
from briefing.tui.pages.parts import count_of
from briefing.tui.panes.bar import Bar, KeyBar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Filter, Target, Thing
from briefing.tui.ports import FAILURES, Overview
from briefing.tui.screens.aside import aside_parts
from briefing.tui.screens.correcting import Correcting
from briefing.tui.screens.faceting import Faceting, Sections
from briefing.tui.screens.jumping import Jump, Jumping, bar_jumps, jump_in, row_jumps
from briefing.tui.screens.searching import Hits
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.sheets import sheet

_FIRST = 24
"""Hits asked for at every key: a screenful. Snippets of 200 take ten times as long as finding them."""
_HITS = 200
_NAMES = 40
"""Names to narrow by: those that are named most in what was found."""
_MANY = 200
"""From more articles on it is asked whether they are one event: every two of them are compared."""


class LibraryScreen(Faceting, Correcting, Jumping):
    """One list: events, or what was found in them."""

    CSS_PATH = sheet("library")
    PLACEHOLDER = "search all articles; ↑ earlier"
    BINDINGS: ClassVar[list[BindingType]] = bind(
        [
            "find.search", "find.facets", "find.keep", "find.like", "find.jump", "pane.order", "place.lift",
            "read.details", "pick.show", "event.all", "decide.regroup", "decide.undo",
        ]
    )  # fmt: skip
    AUTO_FOCUS = "#events"

    roll = query_one("#events", Roll)

    def __init__(self, overview: Overview) -> None:
        """`overview` tells what was opened."""
        super().__init__()
        self._take(overview)
        self.order = ORDERS[0]
        self.result: SearchResult | None = None
        self.sort = Sort.RELEVANCE
        self.like = ""
        self.doing = ""

    def _take(self, overview: Overview) -> None:
        self.overview = overview
        self.cards = {card.id: card for card in overview.cards}
        self.story_of = {article: story.id for story in overview.stories for article in story.articles}

    def on_screen_resume(self) -> None:
        """Show what the folder holds now, and the events as they are."""
        if self.app.overview is not None and self.app.overview is not self.overview:
            self.renew(self.app.overview)

    def renew(self, overview: Overview) -> None:
        """Show a library that has changed; the cursor stays on its event."""
        self._take(overview)
        self.draw(self.roll.stop.key if self.roll.stop else None)

    @work(group="all")
    async def do_event_all(self) -> None:
        """Open all articles as one event; of very many it is asked first."""
        from briefing.tui.screens.choosing import Choice, Choose  # noqa: PLC0415 - not before it is opened

        count = len(self.cards)
        if count > _MANY:
            choices = [
                Choice("no", "No; open the event under the cursor instead with enter"),
                Choice("yes", f"Yes, compare all {count:,} with each other", "this can take long"),
            ]
            if await self.app.push_screen_wait(Choose("All articles as one event?", choices)) != "yes":
                return
        self.app.push_screen(StoryScreen(None, self.app.options))

    def compose(self) -> ComposeResult:
        """Bar, field, list, keys."""
        with Horizontal(id="tabs"):
            yield Bar(id="head")
        yield Roll(id="events", mark=self.app.options.glyphs.cursor)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the events, the one that was open last under the cursor."""
        self.draw(f"{Thing.EVENT.value}:{self.app.session.story}")
        self.make_field()

    def draw(self, cursor: str | None = None) -> None:
        """Draw the list: what was found, or the events."""
        overview = self.overview
        outlets = len({card.source for card in overview.cards if card.source})
        bullet = self.app.options.glyphs.bullet
        words = f"  {count_of(len(overview.cards), 'article')} {bullet} {count_of(outlets, 'outlet')}"
        name = self.app.sub_title.rstrip("/").rpartition("/")[2] or "Folder"
        aside = [] if self.has_class("-searching") else aside_parts(self.app, self.size.width)
        self.query_one("#head", Bar).show([(name, "strong", ""), (words, "dim", "")], aside)
        if self.result is not None:
            page = found_page(self.result, self.cards, self.app.options.glyphs, self.sort, self.like)
            if self.app.indexing:
                page = replace(page, empty="The articles are still being indexed; the search goes on when they are.")
        else:
            page = events_page(ordered(overview.stories, self.order), self.cards, overview.new, self.order)
        self.roll.show(page, cursor, top=cursor is None)
        self._tell()
        self.refresh_bindings()

    @on(Roll.Chosen)
    def _chosen(self, message: Roll.Chosen) -> None:
        message.stop()
        target = message.at.target
        if not isinstance(target, Target):
            return
        if target.thing is Thing.EVENT:
            self.app.push_screen(StoryScreen(target.id, self.app.options))
        elif target.article in self.story_of:
            query = self.result.query if self.result else ""
            self.app.push_screen(StoryScreen(self.story_of[target.article], self.app.options, (target.article, query)))

    async def seek(self, query: str) -> tuple[SearchResult, Hits]:
        """The articles of the library that match."""
        return await self.app.desk.search(query, limit=_FIRST, sort=self.sort), {}

    async def seek_rest(self, first: SearchResult) -> tuple[SearchResult, Hits] | None:
        """The hits after a screenful."""
        if first.total <= _FIRST:
            return None
        return await self.app.desk.search(first.query, limit=_HITS, sort=self.sort), {}

    def show_found(self, result: SearchResult, _hits: Hits) -> None:
        """List what was found, or the events again; where there is only more of the same, the cursor stays."""
        before, self.result, self.like = self.result, (result if result.query else None), ""
        more = before is not None and before.hits == result.hits[: len(before.hits)] and before.query == result.query
        self.draw(self.roll.stop.key if more and self.roll.stop else None)

    def close_search(self) -> None:
        """Back to the list."""
        self.roll.focus()

    @on(WorkFailed)
    def _failed(self, message: WorkFailed) -> None:
        self.app.say(message.words, severe=True)

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.doing = message.words
        self._tell()

    def _tell(self) -> None:
        """What is being done, in the place of what the page says there."""
        self.roll.border_subtitle = self.doing.replace("[", "(") or self.roll.page.note or None

    def do_pane_order(self) -> None:
        """The next order: of events, or of what was found."""
        if self.result is None:
            self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
            self.draw()
        else:
            self.sort = Sort.DATE if self.sort is Sort.RELEVANCE else Sort.RELEVANCE
            self.seek_again(self.asked_for)

    def can_pane_order(self) -> bool:
        """Events and what a search found have orders."""
        return not self.like

    # narrowing what was found

    @property
    def asked_for(self) -> str:
        """What is searched for."""
        return self.result.query if self.result else ""

    async def facet_sections(self) -> Sections:
        """By outlet, month, language and kind, as the search counted them, and by who is named in what was found."""
        from briefing.tui.facets import facets_found  # noqa: PLC0415 - not before it is opened

        found = self.result
        return facets_found(replace(found.facets, actor=await self._named())) if found else ()

    async def _named(self) -> tuple[tuple[str, int], ...]:
        try:
            return await self.app.desk.actors(self.asked_for, _NAMES) if self.asked_for else ()
        except FAILURES as error:
            self.post_message(WorkFailed(f"The names could not be counted: {error}"))
            return ()

    def facets_on(self) -> Sequence[Filter]:
        """A filter here is a word of the query: it is taken out in the field."""
        return ()

    def narrow_to(self, wanted: Filter) -> None:
        """Put the filter into the query, where the reader sees it and can take it out."""
        from briefing.tui.facets import in_query  # noqa: PLC0415 - not before it is opened

        self.search_for(f"{self.field.value.strip()} {in_query(wanted)}")

    # more like this

    def can_find_like(self) -> bool:
        """On an article that was found."""
        target = self.roll.target
        return isinstance(target, Target) and target.thing is Thing.ARTICLE

    @work(group="alike", exclusive=True)
    async def do_find_like(self) -> None:
        """The articles that resemble the one under the cursor."""
        target = self.roll.target
        hit = next((h for h in self.result.hits if h.article == target.article), None) if self.result else None
        if hit is None:
            return
        try:
            result = await self.app.desk.more_like(hit.snippet, _HITS)
        except FAILURES as error:
            self.post_message(WorkFailed(f"Nothing could be looked for: {error}"))
            return
        self.result, self.like = result, self.cards[target.article].title if target.article in self.cards else "this"
        self.draw()

    # which articles are one event

    def regrouped_here(self) -> tuple[str, str]:
        """The article or the event under the cursor."""
        target = self.roll.target
        if not isinstance(target, Target):
            return "", ""
        return (target.article, "") if target.thing is Thing.ARTICLE else ("", target.id)

    def show_grouped(self) -> None:
        """The events as they are now."""
        if self.app.overview is not None:
            self.renew(self.app.overview)

    def load(self) -> None:
        """A correction inside an event changes nothing in the list."""

    reload = load

    def refresh_picks(self) -> None:
        """The head counts the picks."""
        self.draw(self.roll.stop.key if self.roll.stop else None)

    def can_read_details(self) -> bool:
        """Where there is something to tell of how the folder was read."""
        return self.app.can_program_problems()

    def do_read_details(self) -> None:
        """What could not be read."""
        self.app.do_program_problems()

    def do_pick_show(self) -> None:
        """Open the picks."""
        from briefing.tui.screens.picks import PicksScreen  # noqa: PLC0415 - not before it is opened

        self.app.push_screen(PicksScreen(None))

    def jumps(self) -> list[Jump]:
        """The rows in sight, and what stands in the head."""
        bars = bar_jumps(self.query_one("#head", Bar), 3)
        return [*bars, *row_jumps(self.roll, [jump.key for jump in bars])]

    def jump_to(self, place: str) -> None:
        """To a row, or what a command does."""
        if not jump_in(self.roll, place):
            super().jump_to(place)

    def can_place_lift(self) -> bool:
        """Where there is something to leave."""
        return self.result is not None or self.typing

    def do_place_lift(self) -> None:
        """Leave the field, then what was found."""
        if self.typing and self.field.value:
            self.roll.focus()
            return
        self.empty_field()
        self.result = None
        self.set_searching(False)
        self.roll.focus()
        self.draw()
