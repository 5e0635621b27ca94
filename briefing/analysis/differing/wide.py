"""What differs over a whole story, beyond single pairs of sentences: every detector in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.differing.amounts import amount_findings
from briefing.analysis.differing.bodies import body_findings
from briefing.analysis.differing.capacities import capacity_findings, heading_findings, office_findings
from briefing.analysis.differing.counts import counted_findings, scope_findings, unknown_findings
from briefing.analysis.differing.disputed import disputed_findings
from briefing.analysis.differing.drift import drift_findings
from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.firsts import first_findings
from briefing.analysis.differing.lengths import length_findings
from briefing.analysis.differing.namesakes import namesake_findings
from briefing.analysis.differing.people import spelling_findings
from briefing.analysis.differing.posts import post_findings
from briefing.analysis.differing.ranges import range_findings
from briefing.analysis.differing.stances import stance_findings
from briefing.analysis.differing.statuses import details_findings, status_findings
from briefing.analysis.differing.story_sentences import Matched, told
from briefing.analysis.differing.sums import sum_findings
from briefing.analysis.differing.terms import term_findings
from briefing.analysis.differing.tolls import toll_findings
from briefing.analysis.differing.totals import average_findings, total_findings
from briefing.model.actor import Actor, ActorType, Name
from briefing.model.article import Article
from briefing.model.matching import SentencePair
from briefing.model.quote import Quote, QuoteGroup


def wide_findings(  # noqa: PLR0917  (what a story holds, in the order it is made)
    articles: Sequence[Article],
    pairs: Sequence[SentencePair],
    names: Mapping[str, Sequence[Name]],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    groups: Sequence[QuoteGroup],
) -> Iterator[Finding]:
    """Differences told from the story as a whole."""
    sentences, matched = told(articles), Matched(pairs)
    # What may be counted without anything else in common is told by English words.
    written = {a.id for a in articles if a.language == "en"}
    english = [s for s in sentences if s.article in written]
    yield from spelling_findings(articles, names)
    yield from body_findings(english)
    yield from heading_findings(sentences)
    yield from office_findings(sentences)
    yield from capacity_findings(sentences, actors)
    yield from post_findings(sentences, actors)
    yield from namesake_findings(articles, actors)
    yield from counted_findings(sentences)
    yield from toll_findings(sentences, {a.id: a.published.day for a in articles if a.published})
    yield from amount_findings(sentences)
    yield from total_findings(english)
    yield from average_findings(english)
    yield from length_findings(english)
    yield from range_findings(english)
    yield from sum_findings(english)
    yield from unknown_findings(sentences)
    yield from scope_findings(sentences)
    yield from first_findings(english)
    yield from disputed_findings(english)
    yield from stance_findings(sentences, matched)
    yield from status_findings(sentences)
    yield from details_findings(sentences)
    yield from term_findings(sentences, matched)
    bodies = frozenset(a.id for a in actors if a.type is not ActorType.PERSON)
    yield from drift_findings({a.id: a for a in articles}, quotes, groups, bodies)
