"""Groups of the same words across articles.

Two quotations belong together if the shorter one's words stand, in order, in the longer: nearly all of them, so that a
changed or dropped word (quote drift) does not part them. Candidates share two neighbouring words, so that a large story
costs little. Translations and paraphrases by the same speaker are linked afterwards and marked as not sure.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from briefing.analysis.language.groups import Groups
from briefing.analysis.quoting.same_words import cognates, contains, content_of, foreign, shares, words_of
from briefing.analysis.quoting.via import is_outlet
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType, Quote, QuoteGroup, QuoteKind

SAME, SAME_OTHER_SPEAKER, LIKE, COGNATE = 0.74, 0.85, 0.7, 0.5
"""Shares of words that make two quotations the same: with one speaker or an unknown one, with two; perhaps the same."""
_LEAST, _LEAST_OTHER, _LEAST_SETTLED, _LEAST_CONTENT = 4, 6, 10, 5
_COMMON = 60
"""Two neighbouring words in more quotations than this are too common to propose a pair."""


def grouped(quotes: Sequence[Quote], people: Collection[str] = ()) -> tuple[tuple[Quote, ...], tuple[QuoteGroup, ...]]:
    """The quotes with `group` set, and the groups, those in most articles first; `people` are ids of persons."""
    quotes = agreed(quotes)
    said = [q for q in quotes if q.kind not in (QuoteKind.TERM, QuoteKind.INDIRECT)]
    joined = _join_same(said)
    unsure = _link_likely(said, joined)
    members = [m for m in joined.members() if len(m) > 1]
    groups = [_group([said[i] for i in m], m[0] not in unsure, people) for m in members]
    groups.sort(key=lambda g: -len(g.quotes))
    of = {quote: group.id for group in groups for quote in group.quotes}
    return tuple(replace(q, group=of[q.id]) if q.id in of else q for q in quotes), tuple(groups)


def _join_same(said: Sequence[Quote]) -> Groups:
    """The quotes joined that are the same words; nobody's words put those of two people together.

    What one speaker says in all articles is joined first, then what is said by somebody not told, and last what two
    accounts give to two people.
    """
    joined, speakers = Groups(len(said)), [frozenset({q.speaker} if q.speaker else ()) for q in said]
    pairs = [(i, j) for i, j in _candidates(said) if said[i].article != said[j].article]
    pairs.sort(key=lambda p: (_differ(said[p[0]], said[p[1]]), said[p[0]].speaker != said[p[1]].speaker))
    for i, j in pairs:
        one, other = joined.find(i), joined.find(j)
        if one == other or not _same(said[i], said[j]):
            continue
        bridge = speakers[one] and speakers[other] and speakers[one].isdisjoint(speakers[other])
        if bridge and not _differ(said[i], said[j]):
            continue
        joined.join(i, j)
        speakers[joined.find(i)] = speakers[one] | speakers[other]
    return joined


def _differ(one: Quote, other: Quote) -> bool:
    """True for the words of two speakers."""
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


def agreed(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, those whose speaker only a pronoun or the sentence before tells set right by another article.

    Where another article gives the same words, six and more, to somebody by name, they are that one's; where two
    articles give them to two people by name, nothing is changed. A pronoun somebody was found for does not give way to
    a body ("White House" elsewhere leaves "he", its spokesman, alone), nor for a few words that many may say; what a
    body says ("the hospital") is not said to be its spokesman's.
    """
    said = [q for q in quotes if q.kind in (QuoteKind.DIRECT, QuoteKind.PARTIAL)]
    named: dict[str, dict[str, str | None]] = defaultdict(dict)
    for i, j in _candidates(said):
        for doubtful, sure in ((said[i], said[j]), (said[j], said[i])):
            settled = doubtful.mention_type is MentionType.PRONOUN and doubtful.actor is not None
            if sure.speaker is None or (settled and _names_body(sure.speaker)):
                continue
            if _speaks_for_itself(doubtful) and not _names_body(sure.speaker):
                continue
            if _tells(doubtful, sure, _LEAST_SETTLED if settled else _LEAST_OTHER):
                named[doubtful.id][sure.speaker] = sure.actor
    return tuple(
        replace(q, speaker=next(iter(named[q.id])), actor=next(iter(named[q.id].values())))
        if len(named.get(q.id, ())) == 1 and not q.speakers
        else q
        for q in quotes
    )


def _names_body(name: str) -> bool:
    """True for the name of an outlet, or one that ends in a noun of bodies ("White House", "Harbour Union")."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in vocabulary().speakers or last in word_class("sources") or is_outlet(name)


def _speaks_for_itself(quote: Quote) -> bool:
    """True for the words of a body or a thing that is described and no document: "the hospital said", "a sign said"."""
    last = (quote.who or "").rsplit(maxsplit=1)[-1:]
    if quote.mention_type is not MentionType.NOMINAL or not last:
        return False
    noun = last[0].lower()
    people = word_class("persons") | word_class("written")
    return noun not in people and noun.removesuffix("s") not in people


def _tells(doubtful: Quote, sure: Quote, least: int) -> bool:
    """True where `sure` has a speaker by name, `doubtful` has not, and `least` words and more are the same."""
    if doubtful.article == sure.article or sure.mention_type is not MentionType.NAMED or sure.actor is None:
        return False
    if doubtful.mention_type is MentionType.NAMED or doubtful.speaker == sure.speaker:
        return False
    left, right = words_of(doubtful.text), words_of(sure.text)
    return min(len(left), len(right)) >= least and shares(left, right, SAME_OTHER_SPEAKER)


def _candidates(quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """Pairs of different places that share two neighbouring words, or are one short wording."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        words = words_of(quote.text)
        for key in {*pairwise(words)} if len(words) > 1 else {words}:
            index[key].append(i)
    seen: set[tuple[int, int]] = set()
    for places in index.values():
        if len(places) <= _COMMON:
            for pair in combinations(places, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _same(one: Quote, other: Quote) -> bool:
    left, right = words_of(one.text), words_of(other.text)
    short, long = sorted((left, right), key=len)
    differ = _differ(one, other)
    if len(short) < _LEAST:
        return not differ and (
            short == long or (len(short) > 1 and contains(long, short) and one.speaker == other.speaker)
        )
    if differ:
        return len(short) >= _LEAST_OTHER and shares(left, right, SAME_OTHER_SPEAKER)
    return shares(left, right, SAME)


def _link_likely(quotes: Sequence[Quote], joined: Groups) -> set[int]:
    """Join single quotations of one speaker that say the same in other words or another language.

    Their lowest numbers.
    """
    single = {m[0] for m in joined.members() if len(m) == 1}
    alone: dict[str, list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        if i in single and quote.speaker and len(content_of(quote.text)) >= _LEAST_CONTENT:
            alone[quote.speaker].append(i)
    unsure: set[int] = set()
    for places in alone.values():
        for i, j in combinations(places, 2):
            if i in single and j in single and _likely(quotes[i], quotes[j]):
                joined.join(i, j)
                single -= {i, j}
                unsure.add(i)
    return unsure


def _likely(one: Quote, other: Quote) -> bool:
    left, right = content_of(one.text), content_of(other.text)
    if len(left & right) / min(len(left), len(right)) >= LIKE:
        return one.article != other.article
    return foreign(one.text, other.text) and cognates(left, right) >= COGNATE


def _group(quotes: list[Quote], sure: bool, people: Collection[str]) -> QuoteGroup:
    ordered = sorted(quotes, key=lambda q: -len(words_of(q.text)))
    digest = hashlib.blake2s("\0".join(sorted(q.id for q in quotes)).encode(), digest_size=6).hexdigest()
    names = _told(ordered)
    apart = _apart(ordered, names, people)
    return QuoteGroup(
        "g" + digest, ordered[0].text, tuple(q.id for q in ordered), names[0] if names else None, sure, apart
    )


def _told(quotes: Sequence[Quote]) -> list[str]:
    """Who says the words of a group, whom most accounts name first."""
    names = [q.speaker for q in quotes if q.speaker]
    accounts = {name: {q.article for q in quotes if q.speaker == name} for name in names}
    return sorted(accounts, key=lambda n: (-len(accounts[n]), -names.count(n), names.index(n)))


def _apart(quotes: Sequence[Quote], names: Sequence[str], people: Collection[str]) -> tuple[str, ...]:
    """The people to whom different accounts give the words, whom most name first; none where they agree.

    Not who only posted what another says, nor whom an account names beside the other, nor one name in two ways.
    """
    told = [q for q in quotes if q.actor in people and q.kind is not QuoteKind.POST]
    found: list[str] = []
    settled: set[str] = set()
    for name in names:
        accounts = {q.article for q in told if q.speaker == name} - settled
        words = set(name.casefold().split())
        if accounts and words.isdisjoint(w for other in found for w in other.casefold().split()):
            found.append(name)
        settled |= accounts
    return tuple(found) if len(found) > 1 and found[0] == names[0] else ()
