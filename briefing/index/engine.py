"""The full-text index of one library: what the rest of the program calls."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefing.files.atomic import WriteError
from briefing.files.folders import private_folder
from briefing.index import bits, generations
from briefing.index.adapter import WhooshError
from briefing.index.adapter import query as q
from briefing.index.article import Cancelled, IndexDamaged, IndexedArticle
from briefing.index.cache import Cache
from briefing.index.format import MOST_ARTICLES
from briefing.index.language import Expand, Parsed, parse
from briefing.index.marking import WIDTH, Marker
from briefing.index.matching import Members
from briefing.index.more_like import like
from briefing.index.opening import open_segments
from briefing.index.quotation_candidates import beginnings, holding
from briefing.index.searcher import Answer, Found, Searcher
from briefing.index.segment import HEAD
from briefing.index.suggesting import suggestion
from briefing.index.updating import Change, commit
from briefing.model.search import Facets, Hit, SearchResult, Sort
from briefing.model.text import Span

CACHE = 32 << 20  # bytes of postings and bitmaps kept in memory; the tables themselves have 60 bytes an article


def _never() -> bool:
    return False


def _silent(_: int) -> None:
    return None


class Index:
    """Full-text index of a library, in a folder of its own. Not for several threads at once.

    `notice` is a sentence for people where the last update could not be made (another program is writing, the disk is
    full): the index then goes on answering with what it had.
    """

    def __init__(self, folder: Path, cache: int = CACHE) -> None:
        self.notice: str | None = None
        self._folder = folder
        self._cache = Cache(cache)
        self._searcher = Searcher(())
        self._ids: frozenset[str] | None = None
        self._load()

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in `folder`, made empty where there is none.

        Raises IndexDamaged where it cannot be read; what was there is then put aside, and the next call finds none.
        """
        private_folder(folder, closed=True, owned=True)  # what somebody else prepared would run their code
        return cls(folder)

    def _load(self) -> None:
        try:
            self._pointer = generations.pointer(self._folder)
            self._generation = generations.current(self._folder)
            segments = open_segments(self._generation, self._cache) if self._generation else ()
        except IndexDamaged:
            generations.quarantine(self._folder)
            raise
        self.close()
        self._searcher = Searcher(segments)

    @contextmanager
    def _put_aside_if_damaged(self) -> Iterator[None]:
        """What is found damaged on the way is put aside; the index is then empty."""
        try:
            yield
        except IndexDamaged:
            generations.quarantine(self._folder)
            self._load()
            raise

    def refresh(self) -> bool:
        """Take up what another program has committed since; True where there was something."""
        if generations.pointer(self._folder) == self._pointer:
            return False
        self._load()
        return True

    def update(
        self,
        add: Iterable[IndexedArticle],
        remove: Iterable[str] = (),
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        """Add or replace articles and remove others; `progress` is told how many were taken so far.

        After every 32,768 articles, and when it is cancelled, what was taken so far is committed. Where another program
        is writing, or the disk fails, `notice` says so and the index stays as it was. Raises IndexDamaged.
        """
        self._change(Change(iter(add), frozenset(remove), progress or _silent, cancelled))

    def _change(self, change: Change) -> None:
        self.notice = None
        try:
            with generations.writing(self._folder) as free:
                if not free:
                    self.notice = "Another program is updating this index; it is read as it was last committed."
                    return
                self.refresh()
                while change.more and not change.cancelled():
                    self._commit(change)
        except (OSError, WhooshError, WriteError) as error:
            self.notice = f"The index could not be updated and stays as it was: {error}"

    def _commit(self, change: Change) -> None:
        with self._put_aside_if_damaged():
            commit(self._folder, self._generation, self._searcher.segments, change)
        self._load()

    def compact(self, cancelled: Callable[[], bool] = _never) -> bool:
        """Join segments as far as they go together; for quiet moments. Answers do not change, but come faster.

        False where it was cancelled: the index is then as it was. `notice` stays as the last update left it.
        """
        sizes = sorted(s.live_count for s in self._searcher.segments)
        if len(sizes) < 2 or sum(sizes[:2]) > MOST_ARTICLES:
            return True
        before = self.notice
        try:
            self._change(Change(iter(()), frozenset(), _silent, cancelled, join_all=True))
        except Cancelled:
            return False
        finally:
            self.notice = before
        return not cancelled()

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        snippets: bool = True,
        expand: Expand | None = None,
        within: Collection[str] | None = None,
        cancelled: Callable[[], bool] = _never,
        typing: bool = False,
        facets: bool = True,
    ) -> SearchResult:
        """The articles that match, best first; what is wrong with the query is part of the answer, never raised.

        With `typing` the last word may be unfinished. `within` are the ids the search is restricted to. Equal scores
        stand in the order in which the articles were added. An answer that is cancelled is empty. Raises IndexDamaged
        where a file is found changed; the index is then empty, and `update` fills it anew.
        """
        parsed = self._parsed(query, expand, typing)
        asked = parsed.query
        if asked is q.NullQuery or cancelled():
            return SearchResult(query, 0, (), error=parsed.error)
        asked = self._within(asked, within)
        try:
            with self._put_aside_if_damaged():
                answer = self._searcher.answer(asked, cancelled)
                hits = self._hits(answer, asked, slice(offset, offset + limit), sort=sort, snippets=snippets)
                counts = answer.facets() if facets else Facets()
                better = None if answer.total else suggestion(query, self._searcher)
        except Cancelled:
            return SearchResult(query, 0, (), error=parsed.error)
        return SearchResult(query, answer.total, hits, counts, parsed.error, better)

    def overlaps(
        self,
        query: str,
        others: Sequence[str],
        *,
        expand: Expand | None = None,
        within: Collection[str] | None = None,
        cancelled: Callable[[], bool] = _never,
        typing: bool = False,
    ) -> list[int]:
        """How many of the articles that match `query` match each of the others too. Raises Cancelled, IndexDamaged."""
        asked = self._within(self._parsed(query, expand, typing).query, within)
        with self._put_aside_if_damaged():
            parsed = [self._parsed(other, expand, False).query for other in others]
            return self._searcher.answer(asked, cancelled).overlaps(parsed)

    def _within(self, asked: Any, within: Collection[str] | None) -> Any:
        return asked if within is None else q.And([asked, Members(within)])

    def _parsed(self, query: str, expand: Expand | None, typing: bool) -> Parsed:
        return parse(query, expand, typing=typing, plain=self._searcher.other_languages)

    def _hits(
        self, answer: Answer, query: object, page: slice, *, sort: Sort = Sort.RELEVANCE, snippets: bool = True
    ) -> tuple[Hit, ...]:
        marker = Marker(query, self._searcher.expansion) if snippets else None
        return tuple(_hit(one, marker) for one in answer.top(page.stop, sort)[page])

    def spans(
        self, query: str, text: str, language: str = "en", expand: Expand | None = None, *, typing: bool = False
    ) -> tuple[Span, ...]:
        """All places in `text` that the words of the query match; a phrase is one place."""
        return Marker(self._parsed(query, expand, typing).query).spans(text, language)

    def more_like(self, text: str, limit: int = 20) -> SearchResult:
        """The articles whose words are most like those of a passage, best first."""
        asked = like(text, self._searcher)
        if asked is q.NullQuery:
            return SearchResult("", 0, ())
        with self._put_aside_if_damaged():
            answer = self._searcher.answer(asked, _never)
            return SearchResult("", answer.total, self._hits(answer, asked, slice(limit)))

    def holding(
        self, words: Collection[str], least: int, test: Callable[[str], bool] = lambda text: True
    ) -> frozenset[str]:
        """The ids of the articles that may have `least` of these words, in any form and spelling; none is missed.

        Words that are not indexed, as "the", are taken to be in every article. Of those articles the text must pass
        the `test`. Raises IndexDamaged.
        """
        asked = beginnings(words)
        least -= len(words) - len(asked)
        with self._put_aside_if_damaged():
            return frozenset(
                segment.article_id(number)
                for segment in self._searcher.segments
                for number in bits.numbers(holding(segment, asked, least) if least > 0 else segment.live, segment.count)
                if test(segment.stored(number)[1])
            )

    def ids(self) -> frozenset[str]:
        """The ids of all articles in the index."""
        if self._ids is None:
            self._ids = frozenset(i for s in self._searcher.segments for i in s.numbers)
        return self._ids

    @property
    def count(self) -> int:
        """How many articles the index holds."""
        return sum(s.live_count for s in self._searcher.segments)

    def close(self) -> None:
        """Let go of all files."""
        for segment in self._searcher.segments:
            segment.close()
        self._searcher = Searcher(())
        self._cache.clear()
        self._ids = None


def _hit(found: Found, marker: Marker | None) -> Hit:
    segment, number = found.segment, found.number
    name = segment.article_id(number)
    if marker is None:
        return Hit(name, found.score, "", ())
    language = segment.names["language"][segment.column("language")[number]]
    stored = segment.opened(number, 0 if marker.together > 1 else HEAD)  # words that stand together are further down
    window = marker.snippet(stored.head, language, not stored.complete) if marker else None
    if marker and not window and not stored.complete:
        window = marker.snippet(stored.whole(), language)
    if window:
        return Hit(name, found.score, *window)
    marks = marker.spans(stored.title, language) if marker else ()
    if marks:
        return Hit(name, found.score, stored.title, marks, -1)
    return Hit(name, found.score, stored.head[:WIDTH].replace("\n", " "), ())
