"""A search as one types: asked at every key, which takes the question before it back; late answers are dropped."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from briefing.files.atomic import WriteError
from briefing.tui.bindings import Commanded
from briefing.tui.messages import SearchAnswered, Stepped, Typed, TypedAll, WorkFailed
from briefing.tui.ports import FAILURES
from briefing.tui.screens.still import StillScreen
from briefing.tui.searches import Past

if TYPE_CHECKING:
    from briefing.model.search import SearchResult
    from briefing.model.text import Span
    from briefing.tui.panes.field import SearchField
    from briefing.tui.program import Briefing

_PAUSE = 0.15  # seconds without a key after which what does not fit on the screen is asked for too

_AGAIN = 0.7
"""Seconds after which a question is asked once more while the index is being made."""

Hits = dict[str, "tuple[Span, ...]"]
"""The marked stretches of each article."""


class Searching(Commanded, StillScreen):
    """A search field in the line `FIELD_ROW`; what is asked and what is done with the answer, the screen says.

    Up and down in the field go through what was searched for before.
    """

    app: Briefing  # the one application this screen runs in

    PLACEHOLDER: ClassVar[str] = ""
    FIELD_ROW: ClassVar[str] = "#tabs"
    searched = 0
    answered = 0
    _early = False
    past: Past | None = None
    _field: SearchField | None = None

    async def seek(self, query: str) -> tuple[SearchResult, Hits]:
        """The answer to a query that is not empty: what the reader sees of it at once."""
        raise NotImplementedError

    async def seek_rest(self, _first: SearchResult) -> tuple[SearchResult, Hits] | None:
        """The whole answer, for a reader who stops typing; None where the first one is whole."""
        return None

    def show_found(self, result: SearchResult, hits: Hits) -> None:
        """Show the answer; a result without a query: nothing is searched any more."""
        raise NotImplementedError

    def close_search(self) -> None:
        """Leave the field; what it found stays."""
        raise NotImplementedError

    @property
    def field(self) -> SearchField:
        """The search field, made when it is first asked for."""
        if self._field is None:
            from briefing.tui.panes.field import SearchField  # noqa: PLC0415 - after the first paint

            self._field = SearchField(self.PLACEHOLDER)
            self.query_one(self.FIELD_ROW).mount(self._field)
        return self._field

    def make_field(self) -> None:
        """Have the field ready before anybody asks for it."""
        assert self.field.is_attached

    def empty_field(self) -> None:
        """Take the words out; an answer to them that is still to come is dropped."""
        self.searched += 1
        self.answered = self.searched
        self.field.empty()

    @property
    def typing(self) -> bool:
        """True while the cursor is in the field."""
        return self._field is not None and self.focused is self._field

    @property
    def too_early(self) -> bool:
        """True as long as an answer may leave something out: it is asked for again then."""
        return self.app.indexing

    def set_searching(self, on: bool) -> None:
        """Show the field, or hide it. Its style is set here too: style sheets are looked at later, after other keys."""
        self.set_class(on, "-searching")
        self.field.display = on

    def do_find_search(self) -> None:
        """Put the cursor into the search field; the next letter replaces what stands there."""
        self.set_searching(True)
        self.field.select_all()
        self.set_focus(self.field)  # at once: the next key may already be waiting

    def search_for(self, words: str) -> None:
        """Search for these words, as if they had been typed."""
        self.set_searching(True)
        self.field.value = words

    @on(Typed)
    def _typed(self, message: Typed) -> None:
        message.stop()
        self.searched += 1
        self._seek(self.searched, message.query)

    @work(exclusive=True, group="search")
    async def _seek(self, token: int, query: str) -> None:
        from briefing.model.search import SearchResult  # noqa: PLC0415 - after the first paint

        self._early = self.too_early
        try:
            result, hits = await self.seek(query) if query else (SearchResult("", 0, ()), {})
            self.post_message(SearchAnswered(token, result, hits))
            await asyncio.sleep(_PAUSE)
            if (rest := await self.seek_rest(result)) is not None:
                self.post_message(SearchAnswered(token, *rest))
        except FAILURES as error:
            self.post_message(WorkFailed(f"The search failed: {error}"))

    @on(SearchAnswered)
    def _answered(self, message: SearchAnswered) -> None:
        if message.token == self.searched:
            self.answered = message.token
            if self._early and message.result.query:
                self.set_timer(_AGAIN, partial(self._once_more, message.token, message.result.query))
            self.field.suggestion = (message.result.suggestion or "") if not message.result.total else ""
            self.show_found(message.result, message.hits)

    def show_words(self, words: str) -> None:
        """Put words into the field without asking for them."""
        self.set_searching(True)
        self.field.put(words)

    def seek_again(self, words: str) -> None:
        """Ask for these words, without the pause for typing being anybody's."""
        self.searched += 1
        self._seek(self.searched, words)

    def _once_more(self, token: int, query: str) -> None:
        """Ask again, what was asked while the index was being made, unless something else was asked since."""
        if token == self.searched:
            self.seek_again(query)

    @on(TypedAll)
    def _typed_all(self, message: TypedAll) -> None:
        message.stop()
        if words := self.field.value.strip():
            self._remember(words)
        self.close_search()

    # what was searched for before

    @work(group="history", exclusive=True)
    async def _remember(self, words: str) -> None:
        try:
            self.past = Past(await asyncio.to_thread(self.app.searches.remember, words))
        except WriteError as error:
            self.post_message(WorkFailed(f"The search could not be remembered: {error}"))

    @on(Stepped)
    async def _stepped(self, message: Stepped) -> None:
        """An earlier or later search; below the latest one stands what was being typed."""
        message.stop()
        if self.past is None:
            try:
                self.past = Past(await asyncio.to_thread(self.app.searches.asked))
            except WriteError as error:
                self.post_message(WorkFailed(f"Earlier searches could not be read: {error}"))
                return
        words = self.past.step(message.by, self.field.value)
        if words is not None:
            self.field.value = words
            self.field.cursor_position = len(words)
