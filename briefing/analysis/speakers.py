"""Which actor each quotation is by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.actors import ActorIndex
from briefing.model.actor import Actor
from briefing.model.article import Article
from briefing.model.quote import MentionType, Quote, QuoteKind


def resolve_speakers(
    articles: Sequence[Article], quotes: Sequence[Quote], actors: Sequence[Actor]
) -> tuple[Quote, ...]:
    """The quotes with `speaker` and `actor` filled where the text tells; order is kept."""
    index = ActorIndex(actors)
    texts = {a.id: a.text for a in articles}
    found = []
    for quote in quotes:
        if quote.kind is QuoteKind.TERM or quote.mention is None:
            found.append(quote)
            continue
        actor = index.at(quote.article, *quote.mention)
        name = actor.name if actor else None
        if actor is None and quote.mention_type is MentionType.NAMED:
            name = quote.mention.of(texts[quote.article])
        found.append(replace(quote, speaker=name, actor=actor.id if actor else None))
    return tuple(found)
