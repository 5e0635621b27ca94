"""Promises over a story: who commits to what, on what condition, how firmly, and in which articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.differing.groups import Groups
from briefing.analysis.differing.words import common_share, matter
from briefing.analysis.promising.sentence import Offer, offers
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article, BlockKind
from briefing.model.matching import SentencePair
from briefing.model.promise import Promise
from briefing.model.text import Evidence, Span

# Share of the shorter promise's content that the other must hold, where their sentences match and where they do not.
_MATCHED = 0.3
_UNMATCHED = 0.6


@dataclass(frozen=True, slots=True)
class _Found:
    """An offer in its article; `who` with pronouns resolved."""

    article: str
    sentence: int
    place: Span
    text: str
    words: str
    who: str | None
    offer: Offer


def find_promises(
    articles: Sequence[Article], pairs: Sequence[SentencePair], actors: Sequence[Actor]
) -> tuple[Promise, ...]:
    """The promises of a story, those that most articles carry first; blank where the rules are unsure."""
    found = [f for article in articles for f in _in_article(article, actors)]
    matched = {((p.left_article, p.left), (p.right_article, p.right)) for p in pairs}
    groups = Groups(len(found))
    for n, one in enumerate(found):
        for m in range(n):
            if _same(found[m], one, matched):
                groups.join(m, n)
    promises = [_promise([found[n] for n in members]) for members in groups.members()]
    order = {a.id: n for n, a in enumerate(articles)}
    return tuple(sorted(promises, key=lambda p: (-len(p.articles), order[p.evidence[0].article], p.evidence[0].start)))


def _in_article(article: Article, actors: Sequence[Actor]) -> Iterator[_Found]:
    for index, span in enumerate(article.sentences):
        block = article.block_at(span.start)
        if block and block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        text = span.of(article.text)
        for offer in offers(text):
            who = offer.who or _meant(article, actors, span.start, offer.pronoun)
            yield _Found(article.id, index, span, text, offer.what.of(text), who, offer)


def _meant(article: Article, actors: Sequence[Actor], before: int, pronoun: str | None) -> str | None:
    """Who "he" or "she" is: the person named last before the sentence. Plural pronouns stay open."""
    if pronoun not in ("he", "she"):
        return None
    last: tuple[int, str] | None = None
    for actor in actors:
        if actor.type is not ActorType.PERSON:
            continue
        for mention in actor.mentions:
            if mention.article == article.id and mention.start < before and (last is None or mention.start > last[0]):
                last = (mention.start, actor.name)
    return last[1] if last else None


def _same(one: _Found, other: _Found, matched: set[tuple[tuple[str, int], tuple[str, int]]]) -> bool:
    """True if two offers are one promise: their sentences match and their content overlaps, or it nearly coincides."""
    if one.article == other.article and one.sentence == other.sentence:
        return False
    here, there = (one.article, one.sentence), (other.article, other.sentence)
    share = common_share(one.words, other.words)
    if (here, there) in matched or (there, here) in matched:
        return share >= _MATCHED
    return share >= _UNMATCHED and len(matter(one.words) & matter(other.words)) >= 4


def _promise(found: Sequence[_Found]) -> Promise:
    """One promise of what several sentences say; the clearest wording stands for it."""
    best = min(found, key=lambda f: (f.who is None, not 4 <= len(f.words.split()) <= 25, len(f.words)))
    evidence = tuple(Evidence(f.article, f.place.start, f.place.end, f.text) for f in found)
    condition = best.offer.condition or next((f.offer.condition for f in found if f.offer.condition), None)
    key = hashlib.blake2b(f"{best.article}:{best.place.start}:{best.words}".encode(), digest_size=5).hexdigest()
    return Promise(f"p{key}", best.who, best.words, condition, best.offer.status, evidence)
