"""What a run of sentences is about, in a few names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model.article import Article
from briefing.tui.facts import Facts

_MOST = 4


def topics(facts: Facts, article: Article, numbers: Sequence[int]) -> tuple[str, ...]:
    """The names that stand in these sentences, those first that the rest of the article names least."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    wanted = set(numbers)
    for actor in facts.findings.actors:
        for mention in actor.mentions:
            if mention.article == article.id and not mention.adjective:
                everywhere[actor.name] += 1
                inside[actor.name] += article.sentence_at(mention.start) in wanted
    ranked = sorted((n for n in inside if inside[n]), key=lambda n: (-inside[n] / everywhere[n], -inside[n], n))
    return tuple(ranked[:_MOST])
