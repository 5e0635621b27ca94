"""Promises over a story: who commits to what, on what condition, how firmly, and in which articles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.language.clause_facts import facts
from briefing.analysis.language.groups import Groups
from briefing.analysis.language.passages import common_share, matter
from briefing.analysis.naming.persons import gender_of
from briefing.analysis.promising.sentence import Offer, offers, party, subject_before
from briefing.lexicon.loader import load
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article, BlockKind
from briefing.model.matching import SentencePair
from briefing.model.promise import Promise, Status
from briefing.model.text import Evidence, Span

# Share of the shorter promise's content that the other must hold, where their sentences match and where they do not.
_MATCHED = 0.3
_UNMATCHED = 0.6

# Who "we" and "all" are stays open, and "they" where the sentence before does not tell it clearly.
_PLURAL = ("they", "we", "both", "all")
_THEY = re.compile(r"(?:They|Both)\s")

_Pairs = set[tuple[tuple[str, int], tuple[str, int]]]


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
    """The promises of a story, blank where the rules are unsure: those first that most articles carry, then those that
    are firm, then those on a condition.
    """
    found = [f for article in articles for f in _in_article(article, actors)]
    matched = {((p.left_article, p.left), (p.right_article, p.right)) for p in pairs}
    promises = [_promise([found[n] for n in members]) for members in _grouped(found, matched)]
    order = {a.id: n for n, a in enumerate(articles)}

    def rank(promise: Promise) -> tuple[int, bool, bool, int, int]:
        first = promise.evidence[0]
        soft = promise.status in (Status.POSSIBLE, Status.DRAFT)
        return -len(promise.articles), soft, promise.condition is None, order[first.article], first.start

    return tuple(sorted(promises, key=rank))


def _grouped(found: Sequence[_Found], matched: _Pairs) -> list[list[int]]:
    """Offers that are one promise, likest first; no promise takes two sentences of one article."""
    likeness = [(_alike(found[m], found[n], matched), m, n) for n in range(len(found)) for m in range(n)]
    groups = Groups(len(found))
    held = {n: {one.article: one.sentence} for n, one in enumerate(found)}
    for share, m, n in sorted(likeness, key=lambda item: -item[0]):
        one, other = groups.find(m), groups.find(n)
        if share <= 0 or one == other or any(held[one].get(a, s) != s for a, s in held[other].items()):
            continue
        groups.join(one, other)
        held[groups.find(one)] = held[one] | held[other]
    return groups.members()


def _in_article(article: Article, actors: Sequence[Actor]) -> Iterator[_Found]:
    for index, span in enumerate(article.sentences):
        block = article.block_at(span.start)
        if block and block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        text = span.of(article.text)
        for offer in offers(text):
            who = offer.who or _says(text, offer) or _meant(article, actors, span.start, offer.pronoun)
            who = who or _before(article, index, offer)
            if who is None and offer.pronoun and offer.pronoun not in _PLURAL:
                continue
            yield _Found(article.id, index, span, text, _with_both_marks(offer.what.of(text)), who, offer)


def _with_both_marks(words: str) -> str:
    """The words of a promise with the quotation mark that was cut off at their end, without one closed in them only."""
    if words.count("“") > words.count("”"):
        words += "”"
    elif words.count("”") > words.count("“"):
        words = words.replace("”", "", 1)
    if words.count('"') % 2 == 0:
        return words
    opens = re.search(r'(?:^|\s)"(?=\S)[^"]*$', words)
    return f'{words}"' if opens else words.replace('"', "", 1)


def _says(text: str, offer: Offer) -> str | None:
    """Who "he" or "she" is where the sentence names the one who says it: "Lund says she plans", "Lund, a teacher, said
    in a letter that she plans".
    """
    if offer.pronoun not in ("he", "she"):
        return None
    said = [m for m in _saying().finditer(text, 0, offer.what.start) if m["pronoun"].lower() == offer.pronoun]
    who = subject_before(text, said[-1].start()) if said else None
    return who if who and who.lower() not in load("promises_words")["pronouns"] else None


@cache
def _saying() -> re.Pattern[str]:
    """A verb of saying, perhaps with where or when it is said, and the pronoun with which what is said begins."""
    verbs = "|".join(load("differences_speech")["verbs"])
    return re.compile(rf"\s(?:also\s)?(?:{verbs})\s(?:(?:in|on|at)\s[^,;.]{{3,40}}?\s)?(?:that\s)?(?P<pronoun>s?he)\b")


def _meant(article: Article, actors: Sequence[Actor], before: int, pronoun: str | None) -> str | None:
    """Who "he" or "she" is: the person named last before the sentence who can be that. Plural pronouns stay open."""
    if pronoun not in ("he", "she"):
        return None
    other = "m" if pronoun == "she" else "f"
    last: tuple[int, str] | None = None
    for actor in actors:
        if actor.type is not ActorType.PERSON or gender_of(actor.name) == other:
            continue
        for mention in actor.mentions:
            if mention.article == article.id and mention.start < before and (last is None or mention.start > last[0]):
                last = (mention.start, actor.name)
    return last[1] if last else None


def _before(article: Article, index: int, offer: Offer) -> str | None:
    """Who "they" are with whom a sentence begins: who the one before it in the same block begins with."""
    span = article.sentences[index]
    if offer.pronoun not in ("they", "both") or not index or not _THEY.match(span.of(article.text)):
        return None
    before = article.sentences[index - 1]
    block = article.block_at(span.start)
    return party(before.of(article.text)) if block and block.span.covers(before) else None


def _alike(one: _Found, other: _Found, matched: _Pairs) -> float:
    """How much two offers are one promise, 0 if they are not: their sentences match and their content overlaps, or it
    nearly coincides.
    """
    if one.article == other.article:
        return 0.0
    here, there = (one.article, one.sentence), (other.article, other.sentence)
    share = common_share(one.words, other.words)
    if (here, there) in matched or (there, here) in matched:
        return share if share >= _MATCHED else 0.0
    return share if share >= _UNMATCHED and len(matter(one.words) & matter(other.words)) >= 4 else 0.0


def _own_condition(found: _Found) -> str | None:
    """The condition of an offer, unless it belongs to another member of the list in which the offer stands."""
    condition, text = found.offer.condition, found.text
    at = text.find(condition) if condition else -1
    if at < 0:
        return condition
    holds = [fact.span for fact in facts(text) if fact.head]
    apart = any(span.start <= at < span.end and not span.overlaps(found.offer.what) for span in holds)
    listed = len([span for span in holds if span.overlaps(found.offer.what)]) > 1
    return None if holds and (apart or (listed and at > holds[0].start)) else condition


def _promise(found: Sequence[_Found]) -> Promise:
    """One promise of what several sentences say; the clearest wording stands for it."""
    best = min(found, key=lambda f: (f.who is None, not 4 <= len(f.words.split()) <= 25, len(f.words)))
    evidence = tuple(Evidence(f.article, f.place.start, f.place.end, f.text) for f in found)
    condition = next((c for f in (best, *found) if (c := _own_condition(f))), None)
    key = hashlib.blake2b(f"{best.article}:{best.place.start}:{best.words}".encode(), digest_size=5).hexdigest()
    who = f"the {best.who[4:]}" if best.who and best.who.startswith("The ") else best.who
    return Promise(f"p{key}", who, best.words, condition, best.offer.status, evidence)
