"""The library's side of the desk: a process that answers one question after the other.

Started by `briefing.library.desk`, with a connected socket as its only argument.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue

from briefing.files.atomic import WriteError
from briefing.library.library import Library
from briefing.library.messages import NOBODY, Ask, Indexed, Overview, State, Stop, Told
from briefing.library.process import connected
from briefing.library.progress import Asked, Cancelled, Report
from briefing.library.watch import Watch
from briefing.library.wire import Wire
from briefing.model.correction import Correction
from briefing.model.matching import Comparison
from briefing.model.search import SearchResult, Sort
from briefing.model.story import StoryFindings
from briefing.model.text import Span
from briefing.settings.errors import SettingsError
from briefing.settings.log import log_error
from briefing.settings.places import Places

SEEN = "seen articles"
TOLD = (Cancelled, LookupError, OSError, ValueError, WriteError)
"""What a question may end in for a reason of its own; these are raised as they are where it was asked."""
IDLE = 5.0  # seconds without a question after which there is time for what nobody waits for
HEAVY = "briefing.analysis.story"
"""Where this is loaded, findings were made: their words and weights, and what the allocator keeps, are 35 MiB."""
REST = 3.0  # seconds after the last question (but `look`) after which a heavy service offers to end


class Service:
    """Every question of the screen as a method; each takes a report and a way to be asked to stop."""

    def __init__(self, paths: tuple[Path, ...], places: Places) -> None:
        self._library = _library(paths, places)
        self._new: frozenset[str] = frozenset()
        self._watch = Watch()
        self._untold = self._indexed = self._found = False
        self._first = True

    def look(self, report: Report, asked: Asked) -> bool:
        """As `refresh`, for one who asks every few seconds: files are looked at one by one only where need be."""
        untold, self._untold = self._untold, False
        return (self._watch.due() and self.refresh(report, asked)) or untold

    def go_on(self, report: Report, asked: Asked, state: State) -> None:
        """Take the place of a service that has ended; what is new on the disk since, `look` will tell.

        An index that was open is opened now, so that the first key of a search need not wait for it.
        """
        self._new, self._first = state.new, False
        self._untold = self.refresh(report, asked)
        if state.indexed:
            self.index(report, asked)

    @property
    def state(self) -> State:
        """What another service needs to know to take the place of this one."""
        return State(self._new, self._indexed)

    @property
    def heavy(self) -> bool:
        """True where memory would be won if another took the place of this one."""
        return HEAVY in sys.modules and self._library.small

    @property
    def done(self) -> bool:
        """True where it made the first findings: the screen needs the memory now, and another makes the index."""
        return self._first and self._found and self.heavy

    def refresh(self, report: Report, asked: Asked) -> bool:
        """Read what is new on the disk; True if anything changed."""
        began = time.monotonic()
        changes = self._library.refresh(report, asked)
        self._watch.scanned(self._library.files, self._library.paths, time.monotonic() - began)
        ids = frozenset(card.id for card in self._library.cards)
        before = self._library.meta(SEEN)
        if before is not None and changes:
            self._new = ids - frozenset(before.split())
        if before is None or changes:
            self._library.set_meta(SEEN, " ".join(sorted(ids)))
        return bool(changes)

    def overview(self, report: Report, asked: Asked) -> Overview:
        """Cards, stories and problems."""
        library = self._library
        return Overview(library.cards, library.stories(report, asked), library.problems, self._new)

    def findings(self, _report: Report, _asked: Asked, story: str | None) -> StoryFindings:
        """Everything found in a story."""
        self._found = True
        return self._library.findings(story)

    def compare(self, _report: Report, _asked: Asked, left: str, right: str, story: str | None) -> Comparison:
        """Two articles side by side."""
        return self._library.compare(left, right, story)

    def index(self, report: Report, asked: Asked) -> Indexed:
        """Bring the index up to date; the number of articles in it, and what went wrong."""
        count = self._library.index(report, asked).count
        self._indexed = True
        return Indexed(count, self._library.index_notice)

    def idle(self, asked: Asked) -> None:
        """Nobody has asked for a while: make later answers faster, until `asked` to stop."""
        self._library.compact(asked)

    def search(
        self, _report: Report, asked: Asked, query: str, limit: int, sort: Sort | None, within: tuple[str, ...] | None
    ) -> SearchResult:
        """Articles that match what is being typed."""
        return self._library.search(
            query, limit=limit, sort=sort or Sort.RELEVANCE, within=within, typing=True, asked=asked
        )

    def actors(
        self, _report: Report, asked: Asked, query: str, most: int, within: tuple[str, ...] | None
    ) -> tuple[tuple[str, int], ...]:
        """Who the articles that match name, with how many of them do."""
        found = self._library.search(query, limit=50, within=within, typing=True, asked=asked, actors=most)
        return found.facets.actor

    def more_like(self, _report: Report, _asked: Asked, text: str, limit: int) -> SearchResult:
        """Articles that resemble a passage."""
        return self._library.more_like(text, limit)

    def spans(self, _report: Report, _asked: Asked, query: str, article: str) -> tuple[Span, ...]:
        """Matches of what is being typed in one article."""
        return self._library.spans(query, article, typing=True)

    def correct(self, _report: Report, _asked: Asked, correction: Correction) -> Correction:
        """Keep a decision; it as it was kept."""
        return self._library.correct(correction)

    def undo(self, _report: Report, _asked: Asked, correction: Correction) -> Correction | None:
        """Take back a decision; None where it is there no more."""
        return self._library.undo(correction)

    def decisions(self, _report: Report, _asked: Asked) -> tuple[Correction, ...]:
        """Every decision that can be taken back, oldest first."""
        return self._library.decisions


def _library(paths: tuple[Path, ...], places: Places) -> Library:
    try:
        return Library(paths, places)
    except SettingsError:  # the screen reads the same file, says what is wrong in it, and goes on without it
        return Library(paths, places, pipeline="")


class Worker:
    """Reads questions in a thread, answers them in the main one, so that a question can be taken back meanwhile."""

    def __init__(self, connection: Wire, idle: float = IDLE) -> None:
        self._connection, self._idle = connection, idle
        self._questions: SimpleQueue[Ask | None] = SimpleQueue()
        self._stopped: set[int] = set()
        self._busy = time.monotonic()
        self._left = False
        self._places: Places

    def run(self) -> None:
        """Answer until the other side closes, or another is to take the place of this one."""
        paths, self._places = self._connection.recv()
        service = Service(paths, self._places)
        threading.Thread(target=self._read, daemon=True).start()
        while not self._left and (question := self._next(service)) is not None:
            self._answer(service, question)
            self._rest(service, question)

    def _next(self, service: Service) -> Ask | None:
        """The next question, None to end. Where none comes for a while, the thread that answers uses the time."""
        try:
            return self._questions.get(timeout=self._idle)
        except Empty:
            self._quiet(service)
        return None if self._left else self._questions.get()

    def _rest(self, service: Service, question: Ask) -> None:
        """Where nothing but `look` was asked for a while, that is a quiet moment too."""
        if service.done:
            self._leave(service)
        elif question.method != "look":
            self._busy = time.monotonic()
        elif time.monotonic() - self._busy >= REST:
            self._quiet(service)

    def _quiet(self, service: Service) -> None:
        """Do what nobody waits for, and make room."""
        service.idle(lambda: not self._questions.empty())
        if service.heavy and self._questions.empty():
            self._leave(service)

    def _leave(self, service: Service) -> None:
        """Let another service answer what is asked from now on, and what was asked and not answered."""
        if not self._left:
            self._left = True
            self._tell(Told(NOBODY, service.state))

    def _read(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, Stop):
                    self._stopped.add(message.number)
                else:
                    self._questions.put(message)
        except (EOFError, OSError):
            os._exit(0)  # the screen is gone: nothing this process does is of use to anybody; the store is durable

    def _answer(self, service: Service, question: Ask) -> None:
        number = question.number
        try:
            if number in self._stopped:
                raise Cancelled
            answer = getattr(service, question.method)(
                lambda progress: self._tell(Told(number, progress, last=False)),
                lambda: number in self._stopped,
                *question.arguments,
            )
        except TOLD as error:
            self._tell(Told(number, error, failed=True))
        except Exception as error:  # noqa: BLE001  # an error of ours costs this answer, not the program
            log = log_error(error, self._places)
            words = f"internal error: {type(error).__name__}: {error}" + (f"; details in {log}" if log else "")
            self._tell(Told(number, RuntimeError(words), failed=True))
        else:
            self._tell(Told(number, answer))
        self._stopped.discard(number)

    def _tell(self, message: Told) -> None:
        try:
            self._connection.send(message)
        except (TypeError, AttributeError, ValueError):  # an exception that cannot be pickled
            error = RuntimeError(f"{type(message.value).__name__}: {message.value}")
            self._connection.send(Told(message.number, error, failed=True))


def main() -> None:
    """Serve on the socket whose descriptor is the first argument."""
    Worker(connected()).run()


if __name__ == "__main__":
    main()
