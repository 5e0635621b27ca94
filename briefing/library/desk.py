"""The library as the screen sees it: asked in one process, answered in others, so that no key ever waits.

One service runs for a few articles. For more there are two: one for reading and findings, which may take seconds, one
for search, which must not wait for it. A service that has grown by making findings lets another take its place; what
it was asked and has not answered, that one is asked.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.messages import NOBODY, Ask, Indexed, Overview, State, Stop, Told
from briefing.library.process import Helper, start
from briefing.library.progress import Report, silent
from briefing.library.wire import Wire

if TYPE_CHECKING:
    from briefing.model.correction import Correction
    from briefing.model.matching import Comparison
    from briefing.model.search import SearchResult, Sort
    from briefing.model.story import StoryFindings
    from briefing.model.text import Span
    from briefing.settings.places import Places

SERVICE = "briefing.library.service"


def unheard(_words: str) -> None:
    """Nobody listens."""


class DeskClosed(Exception):
    """The service that was asked has ended, and the one started in its place as well."""


class Waiting(NamedTuple):
    """A question, the one who waits for its answer, and who hears how far it is."""

    answer: asyncio.Future[Any]
    report: Report
    ask: Ask


Fell = Callable[[str], None]
MOST_FALLS = 4
"""So many services in a row that end before they have answered anything, and no other is started."""
LONGEST = 200
"""Characters of what a service said last that are told."""
FEW = 20
"""Up to so many articles are searched by the service that reads them: findings take it a second or less, and another
process 20 MiB."""


class Line:
    """A connection to one service process. It is started with the first question, and anew after it has died."""

    def __init__(self, name: str, paths: tuple[Path, ...], places: Places) -> None:
        """`name` says to people what the service does."""
        self.fell: Fell = unheard
        self._name, self._paths, self._places = name, paths, places
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Waiting] = {}
        self._listening = False
        self._helper: Helper | None = None
        self._falls = 0
        self._why = ""
        self._state: State | None = None
        self._closed = False

    def start(self) -> None:
        """Start the service now, so that it is there when it is asked. Needs no running event loop."""
        if self._helper is not None:
            return
        self._helper = start(SERVICE)
        with suppress(OSError):  # it has ended already: the thread that listens will tell so
            self._helper.connection.send((self._paths, self._places))
            if self._falls:  # what the one before it had read
                self._helper.connection.send(Ask(NOBODY, "refresh", ()))
            elif self._state is not None:
                self._helper.connection.send(Ask(NOBODY, "go_on", (self._state,)))

    async def ask(self, method: str, *arguments: Any, report: Report = silent) -> Any:
        """The answer. Cancelling the awaiting task takes the question back. Raises what the service raised.

        A question on which the service died is asked once more, of the service started in its place.
        """
        try:
            return await self._ask(method, arguments, report)
        except DeskClosed:
            if self._closed:
                raise
        return await self._ask(method, arguments, report)

    async def _ask(self, method: str, arguments: tuple[Any, ...], report: Report) -> Any:
        if self._falls >= MOST_FALLS:
            raise DeskClosed(f"the {self._name} process ends whenever it is started{self._why}")
        self.start()
        ask = Ask(next(self._numbers), method, arguments)
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[ask.number] = Waiting(answer, report, ask)
        try:
            self._send(ask)
            return await answer
        except asyncio.CancelledError:
            self._send(Stop(ask.number))
            raise
        finally:
            self._waiting.pop(ask.number, None)

    def _send(self, *messages: Ask | Stop) -> None:
        """To the service there is; from now on, or before, somebody listens to what it says."""
        if self._helper is None:
            return
        connection = self._helper.connection
        if not self._listening:
            self._listening = True
            loop = asyncio.get_running_loop()
            threading.Thread(target=self._listen, args=(connection, loop), daemon=True).start()
        with suppress(OSError):  # as above
            for message in messages:
                connection.send(message)

    def _listen(self, connection: Wire, loop: asyncio.AbstractEventLoop) -> None:
        try:
            while True:
                loop.call_soon_threadsafe(self._hear, connection.recv(), connection)
        except (EOFError, OSError):
            with suppress(RuntimeError):  # the loop may close at this very moment
                loop.call_soon_threadsafe(self._ended, connection)

    def _hear(self, told: Told, connection: Wire) -> None:
        if isinstance(told.value, State):
            self._relieve(told.value, connection)
            return
        waiting = self._waiting.get(told.number)
        if waiting is None or waiting.answer.done():
            return  # nobody waits any more: a late answer
        self._falls = 0
        if not told.last:
            waiting.report(told.value)
        elif told.failed:
            waiting.answer.set_exception(told.value)
        else:
            waiting.answer.set_result(told.value)

    def _relieve(self, state: State, connection: Wire) -> None:
        """Start another service in the place of one that has left; it is asked what the other did not answer."""
        if self._helper is None or connection is not self._helper.connection:
            return
        self._state = state
        self._end()
        with suppress(OSError):  # the next question starts it, or tells why it cannot be started
            self.start()
        self._send(*(waiting.ask for waiting in self._waiting.values() if not waiting.answer.done()))

    def _ended(self, connection: Wire) -> None:
        """The service has died; where it was ended by `close`, there is nothing to tell."""
        if self._helper is None or connection is not self._helper.connection:
            return
        self._falls += 1
        helper = self._helper
        said = self._drop()
        self._why = self._told(helper.ending, said)
        self.fell(f"The {self._name} process ended unexpectedly{self._why}; it is started anew.")

    def _told(self, ending: str, said: str) -> str:
        """Why the service ended, in brackets: how, the last line it said; all of what it said is put into the log."""
        from briefing.reading.safety import clean, clean_line
        from briefing.settings.log import log_words

        lines = clean(said)[0].strip()
        log = log_words(f"The {self._name} process ended ({ending}):\n{lines}\n", self._places) if lines else None
        last = clean_line(lines.rpartition("\n")[2])[:LONGEST]
        return f" ({'; '.join(filter(None, [last or ending, f'details in {log}' if log else '']))})"

    def close(self) -> None:
        """End the service for good; questions that are still open raise DeskClosed."""
        self._closed = True
        self._drop()

    def _end(self) -> str:
        """What the service said on standard error, where there was one."""
        if self._helper is None:
            return ""
        ended, self._helper, self._listening = self._helper, None, False
        return ended.end()

    def _drop(self) -> str:
        said = self._end()
        for waiting in self._waiting.values():
            if not waiting.answer.done():
                waiting.answer.set_exception(DeskClosed(f"the {self._name} process has ended"))
        return said


class Desk:
    """Asks the library's services; every method may be awaited from the event loop and cancelled."""

    def __init__(self, paths: tuple[Path, ...], places: Places) -> None:
        self._reading = Line("reading", paths, places)
        self._searching = Line("search", paths, places)
        self._finding = self._reading
        self._few = False

    def listen(self, fell: Fell) -> None:
        """`fell` hears, in a line for people, that a service has died and is started anew."""
        self._reading.fell = self._searching.fell = fell

    def warm_up(self) -> None:
        """Start the reading service while the caller still imports its own modules."""
        self._reading.start()

    async def start(self, report: Report = silent) -> bool:
        """Read what is new on the disk; True if anything changed."""
        return bool(await self._reading.ask("refresh", report=report))

    async def look(self) -> bool:
        """As `start`, for one who asks every few seconds and does not wait."""
        return bool(await self._reading.ask("look"))

    async def overview(self, report: Report = silent) -> Overview:
        """Cards, stories and problems."""
        answer: Overview = await self._reading.ask("overview", report=report)
        self._few = len(answer.cards) <= FEW
        return answer

    async def findings(self, story: str | None = None) -> StoryFindings:
        """Everything found in a story (default: all articles as one)."""
        answer: StoryFindings = await self._reading.ask("findings", story)
        return answer

    async def compare(self, left: str, right: str, story: str | None = None) -> Comparison:
        """Two articles side by side."""
        answer: Comparison = await self._reading.ask("compare", left, right, story)
        return answer

    async def index(self, report: Report = silent) -> Indexed:
        """Bring the index up to date; how many articles it has, and why it is not up to date.

        Call it after `overview`, which tells how many services there are to be.
        """
        self._finding = self._reading if self._few else self._searching
        if self._finding is self._searching:  # what the other has read is for `look` to tell
            await self._searching.ask("refresh")
        answer: Indexed = await self._finding.ask("index", report=report)
        return answer

    async def search(
        self, query: str, limit: int = 50, sort: Sort | None = None, within: tuple[str, ...] | None = None
    ) -> SearchResult:
        """Articles that match, over the index as it was after the last `index`."""
        answer: SearchResult = await self._finding.ask("search", query, limit, sort, within)
        return answer

    async def actors(
        self, query: str, most: int = 20, within: tuple[str, ...] | None = None
    ) -> tuple[tuple[str, int], ...]:
        """Who the articles that match name, and how many of them `actor:"NAME"` leaves; may take a second."""
        answer: tuple[tuple[str, int], ...] = await self._finding.ask("actors", query, most, within)
        return answer

    async def more_like(self, text: str, limit: int = 20) -> SearchResult:
        """Articles that resemble a passage."""
        answer: SearchResult = await self._finding.ask("more_like", text, limit)
        return answer

    async def spans(self, query: str, article: str) -> tuple[Span, ...]:
        """Matches in one article."""
        answer: tuple[Span, ...] = await self._finding.ask("spans", query, article)
        return answer

    async def correct(self, correction: Correction) -> Correction:
        """Keep a decision, which findings asked from now on honour; it as it was kept."""
        answer: Correction = await self._reading.ask("correct", correction)
        return answer

    async def undo(self, correction: Correction) -> Correction | None:
        """Take back a decision; it, or None where it is there no more."""
        answer: Correction | None = await self._reading.ask("undo", correction)
        return answer

    async def decisions(self) -> tuple[Correction, ...]:
        """Every decision that can be taken back, oldest first."""
        answer: tuple[Correction, ...] = await self._reading.ask("decisions")
        return answer

    async def close(self) -> None:
        """End both services."""
        self._reading.close()
        self._searching.close()
