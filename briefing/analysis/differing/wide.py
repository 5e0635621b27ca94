"""What differs over a whole story, beyond single pairs of sentences: every detector in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.differing.finding import Finding
from briefing.model.actor import Actor, Name
from briefing.model.article import Article
from briefing.model.matching import SentencePair
from briefing.model.promise import Figure
from briefing.model.quote import Quote, QuoteGroup


def wide_findings(
    articles: Sequence[Article],
    pairs: Sequence[SentencePair],
    names: Mapping[str, Sequence[Name]],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    groups: Sequence[QuoteGroup],
    figures: Sequence[Figure],
) -> Iterator[Finding]:
    """Differences told from the story as a whole."""
    return iter(())
