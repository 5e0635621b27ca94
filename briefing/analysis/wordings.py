"""The same words across articles, how their wordings differ, and finding every wording of given words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil

from briefing.analysis.quoting.aligning import WordingRow, against, base_pieces
from briefing.analysis.quoting.grouping import grouped
from briefing.analysis.quoting.likeness import shared, words_of
from briefing.model.article import Article
from briefing.model.quote import Quote, QuoteGroup, QuoteKind

LIKE = 0.6
"""Share of the words asked for that a quotation must hold, in order, to be found by them."""
# First letters of a word that no spelling habit changes, and the length up to which none changes a word.
_HEAD, _SPELT = 4, 5
# A wording says with what is left out or put in hardly more than eight times what was asked; in characters.
_NEAR, _SHORTEST = 8, 400


def group_quotes(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[QuoteGroup, ...]]:
    """The quotes with `group` set, and the groups of two and more, largest first."""
    return grouped(quotes)


def align_wordings(
    group: QuoteGroup, quotes: Sequence[Quote], articles: Sequence[Article] = ()
) -> tuple[WordingRow, ...]:
    """The group's wordings one under the other, longest first; `articles` give the words that lead in."""
    by_id = {q.id: q for q in quotes}
    members = [by_id[i] for i in group.quotes if i in by_id]
    if not members:
        return ()
    base = members[0]
    by_article = {a.id: a for a in articles}
    rows = []
    for quote in members:
        if quote is base:
            pieces = base_pieces(base.text, [m.text for m in members[1:]])
        else:
            pieces = against(base.text, quote.text)
        article = by_article.get(quote.article)
        lead_in = _lead_in(article, quote) if article else ""
        rows.append(WordingRow(quote.id, quote.article, lead_in, quote.cue or "", quote.via, pieces))
    return tuple(rows)


def find_like(quotes: Sequence[Quote], words: str) -> tuple[Quote, ...]:
    """The quotations that hold most of `words` in their order, most alike first; terms are left out."""
    wanted = words_of(words)
    bag = set(wanted)
    found = []
    for quote in quotes:
        own = words_of(quote.text)
        if quote.kind is QuoteKind.TERM or len(bag.intersection(own)) < LIKE * len(bag):
            continue
        held = shared(wanted, own) * min(1.0, len(own) / max(1, len(wanted)))
        if held >= LIKE:
            found.append((held, len(own), quote))
    found.sort(key=lambda f: (-f[0], f[1]))
    return tuple(quote for *_, quote in found)


def asked_for(words: str) -> tuple[frozenset[str], int]:
    """The words that are asked for, as they are compared, and how many of them a quotation must hold to be found."""
    wanted = frozenset(words_of(words))
    return wanted, ceil(LIKE * len(wanted))


def may_hold(text: str, words: str) -> bool:
    """False for a text that holds too few of `words` near each other for `find_like` to find a quotation in it.

    Looks for short words and for the first letters of long ones, whatever their spelling: it costs a thousandth of
    finding the quotations, so that a large library can be asked.
    """
    wanted, least = asked_for(words)
    heads = Counter(re.escape(word[:_HEAD]) if len(word) > _SPELT else rf"{re.escape(word)}\b" for word in wanted)
    low = text.casefold().replace("’", "'")
    places = {head: [m.start() for m in re.finditer(rf"\b{head}", low)] for head in heads}
    if sum(heads[head] for head, found in places.items() if found) < least:
        return False
    ordered = sorted((at, head) for head, found in places.items() for at in found)
    return _most_within(ordered, heads, max(_SHORTEST, _NEAR * len(words))) >= least


def _most_within(places: Sequence[tuple[int, str]], weights: Mapping[str, int], reach: int) -> int:
    """The greatest weight of different heads that begin within `reach` characters."""
    inside: Counter[str] = Counter()
    first = most = weight = 0
    for at, head in places:
        weight += weights[head] if not inside[head] else 0
        inside[head] += 1
        while at - places[first][0] > reach:
            gone = places[first][1]
            inside[gone] -= 1
            weight -= weights[gone] if not inside[gone] else 0
            first += 1
        most = max(most, weight)
    return most


def _lead_in(article: Article, quote: Quote) -> str:
    """The reporter's words of the quotation's sentence that stand before it."""
    index = article.sentence_at(quote.start)
    start = article.sentences[index].start if index is not None else quote.start
    return article.text[start : quote.start].rstrip(" \"“”„«»'‘’").strip()
