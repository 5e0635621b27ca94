"""Applies what the reader decided about who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.actors import ActorIndex
from briefing.model.actor import Actor
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.quote import MentionType, Quote


def with_decisions(quotes: Sequence[Quote], actors: Sequence[Actor], corrections: Corrections) -> tuple[Quote, ...]:
    """The quotations with the speakers the reader gave them; pieces of one utterance have one speaker."""
    decisions = {
        words: decision.value
        for decision in corrections.of(CorrectionKind.SPEAKER)
        for words in zip(decision.subject[::2], decision.subject[1::2], strict=False)
    }
    if not decisions:
        return tuple(quotes)
    index = ActorIndex(actors)
    utterances = {
        (q.article, q.utterance): decisions[q.article, q.text] for q in quotes if (q.article, q.text) in decisions
    }
    return tuple(
        _said(q, utterances[q.article, q.utterance], index) if (q.article, q.utterance) in utterances else q
        for q in quotes
    )


def _said(quote: Quote, speaker: str | None, index: ActorIndex) -> Quote:
    """Whoever the text was taken to name is not the one, so that no mention is left."""
    actor = index.named(speaker) if speaker else None
    name = actor.name if actor else speaker
    return replace(
        quote,
        speaker=name,
        actor=actor.id if actor else None,
        speakers=(),
        described=None,
        mention=None,
        mention_type=MentionType.NONE,
        others=(),
    )
