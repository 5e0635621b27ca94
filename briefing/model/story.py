"""The articles that cover one event, and everything found in them together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.actor import Actor, Name
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import SentencePair
from briefing.model.point import Point
from briefing.model.promise import DateMention, Figure, Promise, Question
from briefing.model.quote import Quote, QuoteGroup
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Story:
    """The articles (ids, in the order of their letters) that cover one event; dates are ISO days or None."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]


class Stage(StrEnum):
    """Whether an account was written before the outcome that others report."""

    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Echo:
    """Text an article shares with another: `share` (0..1) of its unquoted words, in `runs` of five words or more."""

    article: str
    share: float
    runs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An article in its story: its letter, its stage with the words that show it, what it echoes, why it seems cut."""

    article: Article
    letter: str
    stage: Stage = Stage.UNKNOWN
    stage_reason: str = ""
    echoes: tuple[Echo, ...] = ()
    cut: str | None = None

    @property
    def outlet(self) -> str:
        """The outlet's name, or "outlet?"."""
        return self.article.source or "outlet?"


@dataclass(frozen=True, slots=True)
class ArticleFindings:
    """What one article yields by itself; kept in the store under the article's key."""

    article: str
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]


class TargetKind(StrEnum):
    """What a line of the Brief leads to."""

    POINT = "point"
    DISCREPANCY = "discrepancy"
    PROMISE = "promise"
    DATE = "date"
    FIGURE = "figure"
    QUESTION = "question"
    QUOTE_GROUP = "quote group"
    QUOTE = "quote"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of the Brief: its words, the letters that carry it, and what it leads to (`target` is an id, or an index
    as a string for dates, figures and questions).
    """

    text: str
    letters: tuple[str, ...]
    kind: TargetKind
    target: str


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A titled part of the Brief; `key` is stable ("several", "single", "differences", "promises", "words", …)."""

    key: str
    title: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class StoryFindings:
    """Everything found in a story: one value from which every pane, command and export is drawn."""

    story: Story
    members: tuple[Member, ...]
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    groups: tuple[QuoteGroup, ...] = ()
    pairs: tuple[SentencePair, ...] = ()
    points: tuple[Point, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    promises: tuple[Promise, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    questions: tuple[Question, ...] = ()
    brief: tuple[BriefSection, ...] = ()

    def member(self, article: str) -> Member:
        """The member whose article has this id. Raises KeyError for an article of another story."""
        for member in self.members:
            if member.article.id == article:
                return member
        raise KeyError(article)

    def letters(self, articles: tuple[str, ...]) -> tuple[str, ...]:
        """The letters of these articles, in the story's order."""
        wanted = set(articles)
        return tuple(m.letter for m in self.members if m.article.id in wanted)
