"""Who appears with whom, says what, and where: everything about one actor that stands in a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.model.actor import Actor, Mention
from briefing.model.article import Article
from briefing.model.quote import Quote, QuoteKind
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names an actor: its article's id, its number and place there, and the first mention in it."""

    article: str
    number: int
    span: Span
    mention: Mention


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor in a story. `mentions` counts by article id, adjectives left out; articles without any are there too.

    `company` gives other actors' ids with the number of sentences that name both, most first. `said` are quotations,
    `reported` indirect speech.
    """

    actor: Actor
    mentions: Mapping[str, int]
    company: tuple[tuple[str, int], ...]
    said: tuple[Quote, ...]
    reported: tuple[Quote, ...]
    passages: tuple[Passage, ...]


def page_of(actor: Actor, actors: Sequence[Actor], articles: Sequence[Article], quotes: Iterable[Quote]) -> ActorPage:
    """The page of one of a story's `actors`; `quotes` must have their speakers."""
    by_id = {a.id: a for a in articles}
    spoken = said_by(actor, quotes)
    return ActorPage(
        actor=actor,
        mentions=mentions_by_article(actor, articles),
        company=company_of(actor, actors, by_id),
        said=tuple(q for q in spoken if q.kind is not QuoteKind.INDIRECT),
        reported=tuple(q for q in spoken if q.kind is QuoteKind.INDIRECT),
        passages=passages_of(actor, by_id),
    )


def mentions_by_article(actor: Actor, articles: Iterable[Article]) -> dict[str, int]:
    """How often each article names the actor, in the order of the articles; adjectives are not counted."""
    counts = Counter(m.article for m in actor.mentions if not m.adjective)
    return {a.id: counts[a.id] for a in articles}


def said_by(actor: Actor, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotations and indirect reports whose speaker the actor is, alone or with others; terms are nobody's."""
    return tuple(
        q
        for q in quotes
        if q.kind is not QuoteKind.TERM
        and (q.actor == actor.id or (q.actor is None and q.speaker == actor.name) or actor.name in q.speakers)
    )


def company_of(actor: Actor, actors: Iterable[Actor], articles: Mapping[str, Article]) -> tuple[tuple[str, int], ...]:
    """Ids of the actors named in the same sentences, with the number of these sentences, most first; none hidden.

    Adjectives count: a sentence on "the Ukrainian army" has Ukraine in it.
    """
    own = _sentences(actor, articles)
    shared = {a.id: len(own & _sentences(a, articles)) for a in actors if a.id != actor.id and not a.hidden}
    return tuple(sorted(((key, n) for key, n in shared.items() if n), key=lambda entry: -entry[1]))


def passages_of(actor: Actor, articles: Mapping[str, Article]) -> tuple[Passage, ...]:
    """Every sentence that names the actor, once, in the order of the mentions."""
    found: dict[tuple[str, int], Passage] = {}
    for mention in actor.mentions:
        article = articles.get(mention.article)
        number = article.sentence_at(mention.start) if article else None
        if article is not None and number is not None:
            passage = Passage(mention.article, number, article.sentences[number], mention)
            found.setdefault((mention.article, number), passage)
    return tuple(found.values())


def _sentences(actor: Actor, articles: Mapping[str, Article]) -> set[tuple[str, int]]:
    return {(p.article, p.number) for p in passages_of(actor, articles)}
