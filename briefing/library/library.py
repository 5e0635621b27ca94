"""A folder of articles, opened: it keeps the store fresh and answers what the two faces ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.corrections.letters import Known, Letters, known_again, present
from briefing.library.correcting import Decisions, addressed, corrected, lettered, touched
from briefing.library.fingerprint import analyses, readers, result_key
from briefing.library.keeping import Keeper
from briefing.library.messages import UnknownArticle, UnknownStory, several
from briefing.library.progress import Asked, Report, never, silent
from briefing.library.refresh import Changes, Scan, refresh
from briefing.library.settings_used import follow_links, names_pipeline
from briefing.model.article import Article, Card, Problem
from briefing.model.article import card as card_of
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.search import SearchResult, Sort
from briefing.settings.places import Places, library_key
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.analysis.story import StoryAnalysis
    from briefing.index.engine import Index
    from briefing.model.matching import Comparison
    from briefing.model.story import ArticleFindings, Story, StoryFindings
    from briefing.model.text import Span

_Answer = TypeVar("_Answer")

# What one person reads about one thing. Beyond it every article would be compared with every other.
ONE_STORY_LIMIT = 100
# Articles whose story's analysis stays in memory: going through every event of a large library needs no more.
KEPT_ARTICLES = 3 * ONE_STORY_LIMIT


class Library:
    """What one or more paths hold. Made by `open_library`; close it, or use it in a `with` block.

    `pipeline` names the spaCy pipeline that finds names, "" none; by default the settings tell, and are not looked at
    otherwise. Raises SettingsError.
    """

    def __init__(self, paths: Sequence[Path], places: Places, pipeline: str | None = None) -> None:
        self.paths = tuple(paths)
        self.places = places
        self.key = library_key(self.paths)
        self._links = pipeline is None and follow_links(places)
        self._pipeline = names_pipeline(places) if pipeline is None else pipeline
        self._keeper = Keeper(places, self.key, readers(), analyses(self._pipeline))
        self.folder = self._keeper.folder
        self._scan = Scan({}, ())
        self._decided = Decisions(places, self.key)
        self._letters = Letters(places, self.key, self._decided.note)
        self._analyses: dict[str, StoryAnalysis] = {}
        self._stories: tuple[Story, ...] | None = None
        self._index: Index | None = None
        self._indexed = self._compact = False
        self.index_damaged = False  # whether the index was found damaged since the opening, and made anew

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store and the index."""
        if self._index:
            self._index.close()
        self._keeper.close()

    @property
    def _store(self) -> Store:
        return self._keeper.store

    def refresh(self, report: Report = silent, asked: Asked = never) -> Changes:
        """Read what is new or changed. Raises Cancelled when `asked` to stop; what was read is kept."""
        before = self._store
        self._scan, changes = self._keeper.over(lambda store: refresh(store, self.paths, report, asked, self._links))
        if changes or self._store is not before:
            self._forget()
        return changes

    def _forget(self) -> None:
        for name in ("articles", "cards", "_read", "_whole", "_known", "corrections"):
            self.__dict__.pop(name, None)
        self._stories = None
        self._analyses.clear()
        self._indexed = False

    # Articles

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every article, in the order of their paths, with the reader's corrections."""
        found = self._store.articles(self._scan.shown)
        return tuple(corrected(a, self.corrections) for a in found)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """What lists show of every article, in the order of their paths, with the reader's corrections."""
        own = {a.id: card_of(a) for a in self.some_articles(touched(self.corrections))}
        return tuple(own.get(c.id, c) for c in self._read)

    @cached_property
    def _read(self) -> tuple[Card, ...]:
        """The cards of all articles as they were read."""
        return self._store.cards(self._scan.shown)

    @property
    def files(self) -> Collection[str]:
        """The absolute paths of all files that were read."""
        return self._scan.shown.keys()

    @property
    def small(self) -> bool:
        """True where the articles may be read as one event."""
        return 0 < len(self.cards) <= ONE_STORY_LIMIT

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or was guessed or cut, by file; first what of the reader's own was damaged."""
        return (*self.own_problems, *self._scan.problems, *self._store.problems())

    @property
    def own_problems(self) -> tuple[Problem, ...]:
        """What was wrong with files of the reader's own, and with what is kept; more may come with every question."""
        return (*self._decided.problems, *self._keeper.problems)

    def each_article(self) -> Iterator[Article]:
        """Every article as in `articles`, one after the other, without keeping them."""
        return (corrected(a, self.corrections) for a in self._store.each_article(self._scan.shown))

    def some_articles(self, ids: Collection[str]) -> tuple[Article, ...]:
        """The articles with these ids, read from the store."""
        found = self._store.articles(self._scan.shown, ids)
        return tuple(corrected(a, self.corrections) for a in found)

    def article(self, wanted: str) -> Article:
        """The article with this id, or this path where it names one. Raises UnknownArticle."""
        found = [card.id for card in self.cards if wanted == card.id] or [c.id for c in self.cards if wanted == c.path]
        if len(found) != 1:
            raise UnknownArticle(wanted)
        return self.some_articles(found)[0]

    def meta(self, key: str) -> str | None:
        """A small value kept with the library's cache."""
        return self._store.meta(key)

    def set_meta(self, key: str, value: str) -> None:
        """Keep a small value with the library's cache."""
        self._store.set_meta(key, value)

    # Stories

    @cached_property
    def _whole(self) -> Story:
        from briefing.model.story import Story

        key = result_key("", self.cards, self.corrections)
        kept = self._store.story_result(key, "whole")
        if kept is not None:
            return self._store.read(Story, kept)
        from briefing.analysis.stories import story_of

        story = story_of(self.articles)
        if not self._one_event:  # the event of the earliest article has this id
            story = replace(story, id=f"{story.id}-all")
        self._store.put_story_result(key, "whole", story)
        return story

    def stories(self, report: Report = silent, asked: Asked = never) -> tuple[Story, ...]:
        """The articles grouped into events, newest first. Raises Cancelled when `asked` to stop."""
        if self._stories is None:
            self._stories = self._events(report, asked) if self.cards else ()
        return self._stories

    def _events(self, report: Report, asked: Asked) -> tuple[Story, ...]:
        from briefing.model.story import Story
        from briefing.store.store import EVENTS, LATEST

        key = result_key("", self.cards, self.corrections)
        kept = self._store.story_result(LATEST, EVENTS)
        if kept and kept["key"] == key:
            return tuple(self._store.read(Story, one) for one in kept["stories"])
        from briefing.library.events import Events

        return Events(self, self._store, report, asked).make(key)

    def scope(self, story: str | None = None) -> tuple[Story, ...]:
        """The stories that a question is answered over.

        With an id, that story. Else all articles as one, or each event where there are several. Raises UnknownStory.
        """
        if not self.cards:
            return ()
        if story is not None:
            found = next((one for one in self._every_story() if one.id == story), None)
            if found is None:
                raise UnknownStory(story)
            return (found,)
        return (self._whole,) if self._one_event else self.stories()

    @property
    def _one_event(self) -> bool:
        """True where all articles are read as one event: few, most of them about it, and not grouped by the reader."""
        by_hand = self.corrections.of(CorrectionKind.STORY)
        return self.small and not by_hand and not several(self.stories(), len(self.cards))

    def _every_story(self) -> Iterator[Story]:
        """The events, and all articles as one, that first where it is what is asked about."""
        if self._one_event:
            yield self._whole
        yield from self.stories()
        yield self._whole

    def analysis(self, story: Story) -> StoryAnalysis:
        """The story's findings, each made when it is first asked for."""
        from briefing.analysis.story import StoryAnalysis, letter

        if story.id not in self._analyses:
            numbers = self._numbers(story)
            ordered = tuple(sorted(self.some_articles(story.articles), key=lambda a: numbers[a.id]))
            letters = lettered({a: letter(n) for a, n in numbers.items()}, self.corrections)
            self._keep(StoryAnalysis(story, ordered, letters, self.article_findings, self.corrections))
        return self._analyses[story.id]

    def _numbers(self, story: Story) -> dict[str, int]:
        """The number (A is 0) of each article's letter in its story, by id."""
        known = self._known
        return self._letters.of(story.id, [known[i] for i in story.articles], lambda: present(known.values()))

    @cached_property
    def _known(self) -> dict[str, Known]:
        """Every article as its letters are known again, by id."""
        return {card.id: known_again(card, self.paths) for card in self._read}

    def _keep(self, made: StoryAnalysis) -> None:
        self._analyses[made.story.id] = made
        while len(self._analyses) > 1 and sum(len(a.articles) for a in self._analyses.values()) > KEPT_ARTICLES:
            del self._analyses[next(iter(self._analyses))]

    def article_findings(self, articles: Sequence[Article], report: Report = silent) -> dict[str, ArticleFindings]:
        """What each article yields by itself, from the store or made now and kept.

        Raises SettingsError where the pipeline that the settings name cannot be used.
        """
        from briefing.library.article_findings import article_findings

        return article_findings(self._store, self._pipeline, self.corrections, articles, report)

    def findings(self, story: str | None = None) -> StoryFindings:
        """Everything found in one story (default: all articles as one), kept for the next opening.

        A verdict on a difference is laid over what is kept: nothing is found anew for it.
        """
        from briefing.analysis.verdicts import with_verdicts
        from briefing.model.story import StoryFindings

        chosen = self._whole if story is None else self.scope(story)[0]
        inside = set(chosen.articles)
        members = [c for c in self.cards if c.id in inside]
        key = result_key(f"{chosen.id} {sorted(self._numbers(chosen).items())}", members, self.corrections)
        plain = self._store.story_result(key, "findings")
        kept = None if plain is None else self._store.read(StoryFindings, plain)
        findings = self.analysis(chosen).findings if kept is None else with_verdicts(kept, self.corrections)
        if findings is not kept:
            self._store.put_story_result(key, "findings", findings)
        return findings

    def compare(self, left: str, right: str, story: str | None = None) -> Comparison:
        """Two articles (ids) of one story side by side. Raises KeyError for an article of another story."""
        from briefing.analysis.comparing import compare

        return compare(self.findings(story), left, right)

    # Corrections

    @cached_property
    def corrections(self) -> Corrections:
        """What the reader decided about this library, oldest first; of an article that changed, under its new id."""
        return addressed(self._decided.kept, lambda: self._read)

    def correct(self, correction: Correction) -> Correction:
        """Keep a decision, apply it from now on; it as it was kept. Raises ValueError (in a sentence), WriteError."""
        kept = self._decided.keep(correction)
        self._forget_after(kept)
        return kept

    def undo(self, correction: Correction | None = None) -> Correction | None:
        """Take back a decision, or the newest; it, None where there is none. Raises WriteError."""
        if taken := self._decided.take_back(correction):
            self._forget_after(taken)
        return taken

    def _forget_after(self, decided: Correction) -> None:
        if decided.kind is CorrectionKind.DIFFERENCE:  # articles, events and index are as they were
            self.__dict__.pop("corrections", None)
            self._analyses.clear()
        else:
            self._forget()

    @property
    def decisions(self) -> tuple[Correction, ...]:
        """Every decision that can be taken back, oldest first: as kept, those that cannot be applied among them."""
        return self._decided.kept.all

    # Search

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        within: Collection[str] | None = None,
        typing: bool = False,
        asked: Asked = never,
        actors: int = 0,
    ) -> SearchResult:
        """Articles that match; a query that cannot be understood yields an error in the result.

        With `typing`, the last word of the query may go on. With `actors`, the facets tell that many names too.
        """
        from briefing.library.actor_facet import with_actors

        def question(index: Index) -> SearchResult:
            options: dict[str, Any] = {"expand": self.expand, "within": within, "typing": typing, "cancelled": asked}
            found = index.search(query, limit=limit, offset=offset, sort=sort, **options)
            return with_actors(self, index, found, actors, options) if actors else found

        return self._asked_index(question)

    def more_like(self, text: str, limit: int = 20) -> SearchResult:
        """Articles that resemble a passage."""
        return self._asked_index(lambda index: index.more_like(text, limit))

    def may_quote(self, words: str) -> Collection[str]:
        """The ids of the articles that may hold a quotation of these words, as `find_like` finds it; none is missed."""
        from briefing.analysis.wordings import asked_for, may_hold

        wanted, least = asked_for(words)
        return self._asked_index(lambda index: index.holding(wanted, least, lambda text: may_hold(text, words)))

    def spans(self, query: str, article: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Every match of the query in an article's text."""
        found = self.article(article)
        return self.index().spans(query, found.text, found.language, expand=self.expand, typing=typing)

    def _asked_index(self, question: Callable[[Index], _Answer]) -> _Answer:
        """The answer; an index that turns out damaged has been put aside, is made anew, and asked again."""
        from briefing.index import IndexDamaged

        try:
            return question(self.index())
        except IndexDamaged:
            self._indexed, self.index_damaged = False, True
            return question(self.index())

    def index(self, report: Report = silent, asked: Asked = never) -> Index:
        """The full-text index, brought up to date with the store first."""
        from briefing.library.indexing import opened, sync

        if self._index is None:
            self._index = opened(self)
        if not self._indexed:
            sync(self._index, self, report, asked)
            self._indexed, self._compact = not asked(), False
        return self._index

    @property
    def index_notice(self) -> str | None:
        """What went wrong with the index (not brought up to date, or damaged), in a sentence for people; else None."""
        notice = self._index.notice if self._index else None
        return notice or ("The index was damaged; it was made anew from the articles." if self.index_damaged else None)

    def compact(self, asked: Asked) -> None:
        """Join what the index was given in pieces, once after each update; for moments in which nobody asks.

        An index that turns out damaged has been put aside, and is made anew with the next question.
        """
        from briefing.index import IndexDamaged

        if self._index and self._indexed and not self._compact:
            try:
                self._compact = self._index.compact(asked)
            except IndexDamaged:
                self._indexed, self.index_damaged = False, True

    def expand(self, field: str, value: str) -> Sequence[str]:
        """What a query's `actor:`, `speaker:`, `story:` or `saved:` stands for; see indexing.expanded."""
        from briefing.library.indexing import expanded

        return expanded(self, field, value)
