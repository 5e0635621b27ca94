"""One article, and one story, from text to findings: the order in which the analyses build on each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.analysis.actors import find_actors
from briefing.analysis.brief import write_brief
from briefing.analysis.dates import find_dates
from briefing.analysis.discrepancies import find_discrepancies
from briefing.analysis.figures import find_figures, spoken_by
from briefing.analysis.independence import echoes
from briefing.analysis.matching import match_story
from briefing.analysis.names import find_names
from briefing.analysis.points import find_points
from briefing.analysis.promises import find_promises
from briefing.analysis.questions import find_questions
from briefing.analysis.quotes import find_quotes
from briefing.analysis.quoting.decided import with_decisions
from briefing.analysis.speakers import resolve_speakers
from briefing.analysis.stages import cut_reason, stages
from briefing.analysis.verdicts import judged
from briefing.analysis.wordings import group_quotes
from briefing.model.actor import Actor, Name
from briefing.model.article import Article
from briefing.model.correction import Corrections
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import SentencePair
from briefing.model.point import Point
from briefing.model.promise import DateMention, Figure, Promise, Question
from briefing.model.quote import Quote, QuoteGroup
from briefing.model.story import ArticleFindings, Echo, Member, Stage, Story, StoryFindings


def analyse_article(article: Article, pipeline: str = "") -> ArticleFindings:
    """What one article yields by itself. Its sentences must have been split.

    `pipeline` names a spaCy pipeline that finds names instead of the shipped tagger. Raises PipelineMissing.
    """
    names = find_names(article, pipeline)
    quotes = find_quotes(article, names)
    return ArticleFindings(
        article=article.id,
        names=names,
        quotes=quotes,
        dates=find_dates(article),
        figures=find_figures(article, names, quotes),
        questions=find_questions(article),
    )


@dataclass(frozen=True)
class StoryAnalysis:
    """A story's findings, each made when it is first asked for.

    `letters` is keyed by article id; `look_up` gives what articles yield by themselves, by id (`analyse_article`, or
    what was kept of it).
    """

    story: Story
    articles: tuple[Article, ...]
    letters: Mapping[str, str]
    look_up: Callable[[Sequence[Article]], Mapping[str, ArticleFindings]]
    corrections: Corrections = Corrections()

    @cached_property
    def found(self) -> Mapping[str, ArticleFindings]:
        """What each article yields by itself, by article id."""
        return self.look_up(self.articles)

    @cached_property
    def stages(self) -> Mapping[str, tuple[Stage, str]]:
        """Before or after the outcome, with the words that show it, by article id."""
        return stages(self.articles)

    @cached_property
    def echoes(self) -> Mapping[str, tuple[Echo, ...]]:
        """Text shared with other articles, by article id."""
        return echoes(self.articles)

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """Names by article."""
        return {a.id: self.found[a.id].names for a in self.articles}

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Names merged across the articles."""
        return find_actors(self.articles, self.names, self.corrections)

    @cached_property
    def _grouped(self) -> tuple[tuple[Quote, ...], tuple[QuoteGroup, ...]]:
        unresolved = [quote for a in self.articles for quote in self.found[a.id].quotes]
        resolved = resolve_speakers(self.articles, unresolved, self.actors)
        return group_quotes(with_decisions(resolved, self.actors, self.corrections), self.actors)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quotation with its speaker and group, in the order of the articles."""
        return self._grouped[0]

    @cached_property
    def groups(self) -> tuple[QuoteGroup, ...]:
        """The same words across articles."""
        return self._grouped[1]

    @cached_property
    def pairs(self) -> tuple[SentencePair, ...]:
        """Sentences of two articles that say the same."""
        return match_story(self.articles, self.quotes, self.corrections)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Words that give a time."""
        return tuple(date for a in self.articles for date in self.found[a.id].dates)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Numbers, what they count, and who says so, by the names of the story."""
        return spoken_by((figure for a in self.articles for figure in self.found[a.id].figures), self.quotes)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is not settled."""
        return tuple(question for a in self.articles for question in self.found[a.id].questions)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Who commits to what."""
        return find_promises(self.articles, self.pairs, self.actors)

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Where accounts differ, with the reader's verdicts."""
        found = find_discrepancies(
            self.articles, self.pairs, self.names, self.actors, self.quotes, self.groups, self.figures
        )
        return judged(found, self.corrections)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The articles with letter, stage, echoes and signs of a cut."""
        return tuple(
            Member(
                article=a,
                letter=self.letters[a.id],
                stage=self.stages[a.id][0],
                stage_reason=self.stages[a.id][1],
                echoes=self.echoes.get(a.id, ()),
                cut=cut_reason(a, self.found[a.id].names, self.found[a.id].quotes),
            )
            for a in self.articles
        )

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Who reports what."""
        return find_points(self.members, self.pairs, self.quotes, self.promises, self.figures, self.discrepancies)

    @cached_property
    def findings(self) -> StoryFindings:
        """Everything, the Brief included, as one value."""
        bare = StoryFindings(
            story=self.story,
            members=self.members,
            actors=self.actors,
            quotes=self.quotes,
            groups=self.groups,
            pairs=self.pairs,
            points=self.points,
            discrepancies=self.discrepancies,
            promises=self.promises,
            dates=self.dates,
            figures=self.figures,
            questions=self.questions,
        )
        return replace(bare, brief=write_brief(bare))


def letter(number: int) -> str:
    """The letter of the article at place `number` (from 0) of its story: A … Z, AA, AB …"""
    high, low = divmod(number, 26)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)
