"""The library screen: the events of a folder that holds more than one, and a search over all of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from briefing.model.search import SearchResult
from briefing.model.text import Span
from briefing.tui.bindings import Commanded, bind
from briefing.tui.messages import Progressed, SearchAnswered, WorkFailed
from briefing.tui.pages.events import ORDERS, events_page, found_page, ordered, problems_page
from briefing.tui.pages.parts import count_of
from briefing.tui.panes.bar import Bar, KeyBar
from briefing.tui.panes.entry import Entry
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Target, Thing
from briefing.tui.ports import FAILURES, Overview
from briefing.tui.screens.story.screen import StoryScreen

if TYPE_CHECKING:
    from briefing.tui.program import Briefing
from briefing.tui.sheets import sheet

_PAUSE = 0.12
_HITS = 200


class LibraryScreen(Commanded, Screen[None]):
    """One list: events, or what was found in them."""

    CSS_PATH = sheet("library")

    app: Briefing
    BINDINGS: ClassVar[list[BindingType]] = bind(
        ["find.search", "pane.order", "place.lift", "read.details", "pick.show", "event.all"]
    )
    AUTO_FOCUS = "#events"

    roll = query_one("#events", Roll)

    def __init__(self, overview: Overview) -> None:
        """`overview` tells what was opened."""
        super().__init__()
        self._take(overview)
        self.order = ORDERS[0]
        self.result: SearchResult | None = None
        self.problems = False
        self.token = 0

    def _take(self, overview: Overview) -> None:
        self.overview = overview
        self.cards = {card.id: card for card in overview.cards}
        self.story_of = {article: story.id for story in overview.stories for article in story.articles}

    def renew(self, overview: Overview) -> None:
        """Show a library that has changed; the cursor stays on its event."""
        self._take(overview)
        self.draw(self.roll.stop.key if self.roll.stop else None)

    def do_event_all(self) -> None:
        """Open all articles as one event."""
        self.app.push_screen(StoryScreen(None, self.app.options))

    def compose(self) -> ComposeResult:
        """Bar, field, list, keys."""
        with Horizontal(id="tabs"):
            yield Bar(id="head")
            yield Entry(placeholder="search all articles", id="search", compact=True)
        yield Roll(id="events", mark=self.app.options.glyphs.cursor)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the events, the one that was open last under the cursor."""
        self.draw(f"{Thing.EVENT.value}:{self.app.session.story}")

    def draw(self, cursor: str | None = None) -> None:
        """Draw the list: problems, what was found, or the events."""
        overview = self.overview
        outlets = len({card.source for card in overview.cards if card.source})
        bullet = self.app.options.glyphs.bullet
        words = f"  {count_of(len(overview.cards), 'article')} {bullet} {count_of(outlets, 'outlet')}"
        self.query_one("#head", Bar).show([("Folder", "strong", ""), (words, "dim", "")])
        if self.problems:
            page = problems_page(overview.problems)
        elif self.result is not None:
            page = found_page(self.result, self.cards, self.app.options.glyphs)
            if self.app.indexing:
                page = replace(page, empty="The articles are still being indexed; the search goes on when they are.")
        else:
            page = events_page(ordered(overview.stories, self.order), self.cards, overview.new, self.order)
        self.roll.show(page, cursor, top=cursor is None)
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

    def do_find_search(self) -> None:
        """Put the cursor into the field."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self.token += 1
        self._ask(self.token, event.value.strip())

    @work(exclusive=True, group="search")
    async def _ask(self, token: int, query: str) -> None:
        await asyncio.sleep(_PAUSE)
        hits: dict[str, tuple[Span, ...]] = {}
        try:
            result = await self.app.desk.search(query, limit=_HITS) if query else SearchResult("", 0, ())
        except FAILURES as error:
            self.post_message(WorkFailed(f"The search failed: {error}"))
            return
        self.post_message(SearchAnswered(token, result, hits))

    @on(SearchAnswered)
    def _answered(self, message: SearchAnswered) -> None:
        if message.token == self.token:
            self.result = message.result if message.result.query else None
            self.draw()

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        self.roll.focus()

    @on(WorkFailed)
    def _failed(self, message: WorkFailed) -> None:
        self.app.say(message.words, severe=True)

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.roll.border_subtitle = message.words.replace("[", "(")

    def do_pane_order(self) -> None:
        """The next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.draw()

    def can_pane_order(self) -> bool:
        """Events have orders."""
        return self.result is None and not self.problems

    def do_read_details(self) -> None:
        """What could not be read."""
        self.problems = not self.problems
        self.draw()

    def do_pick_show(self) -> None:
        """Open the picks."""
        from briefing.tui.screens.picks import PicksScreen  # noqa: PLC0415 - not before it is opened

        self.app.push_screen(PicksScreen(None))

    def can_place_lift(self) -> bool:
        """Where there is something to leave."""
        return self.problems or self.result is not None or isinstance(self.focused, Input)

    def do_place_lift(self) -> None:
        """Leave the field, then what was found."""
        field = self.query_one("#search", Input)
        if self.problems:
            self.problems = False
        elif isinstance(self.focused, Input) and field.value:
            self.roll.focus()
            return
        else:
            field.value = ""
            self.result = None
            self.remove_class("-searching")
        self.roll.focus()
        self.draw()
