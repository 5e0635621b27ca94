"""The same words across articles, how their wordings differ, and finding every wording of given words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import TypeAlias

from briefing.analysis.quoting.aligning import WordingRow, against, base_pieces
from briefing.analysis.quoting.grouping import grouped
from briefing.analysis.quoting.likeness import shared, telling, words_of
from briefing.model.article import Article
from briefing.model.quote import Quote, QuoteGroup, QuoteKind

LIKE = 0.6
"""Share of the words asked for that a quotation must hold, in order, to be found by them."""
TELLING = 0.5
"""Share of those of them that are no small words: what shares "we will not … the" with them does not say the same."""
# First letters of a word that no spelling habit changes, and the length up to which none changes a word.
_HEAD, _SPELT = 4, 5
# A wording says with what is left out or put in hardly more than eight times what was asked; in characters.
_NEAR, _SHORTEST = 8, 400

_Head: TypeAlias = tuple[str, bool]  # how a word begins, and whether that is all of it


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
    content, least = asked_for(words)
    found = []
    for quote in quotes:
        own = words_of(quote.text)
        if quote.kind is QuoteKind.TERM or len(bag.intersection(own)) < LIKE * len(bag):
            continue
        if len(content.intersection(own)) < least:
            continue
        held = shared(wanted, own) * min(1.0, len(own) / max(1, len(wanted)))
        if held >= LIKE:
            found.append((held, len(own), quote))
    found.sort(key=lambda f: (-f[0], f[1]))
    return tuple(quote for *_, quote in found)


def asked_for(words: str) -> tuple[frozenset[str], int]:
    """The telling words that are asked for, as they are compared, and how many of them a quotation must hold."""
    content = telling(words_of(words))
    return content, ceil(TELLING * len(content))


def may_hold(text: str, words: str) -> bool:
    """False for a text that holds too few of `words` near each other for `find_like` to find a quotation in it.

    Looks for short words and for the first letters of long ones, whatever their spelling: it costs a thousandth of
    finding the quotations, so that a large library can be asked.
    """
    reach = max(_SHORTEST, _NEAR * len(words))
    every = frozenset(words_of(words))
    low = text.casefold().replace("’", "'")
    return _near(low, *asked_for(words), reach) and _near(low, every, ceil(LIKE * len(every)), reach)


def _near(low: str, wanted: Iterable[str], least: int, reach: int) -> bool:
    """Whether `least` of these words may begin within `reach` characters of a text in small letters."""
    heads = Counter((word[:_HEAD], False) if len(word) > _SPELT else (word, True) for word in wanted)
    places = {head: list(_places(low, *head)) for head in heads}
    if sum(heads[head] for head, found in places.items() if found) < least:
        return False
    ordered = sorted((at, head) for head, found in places.items() for at in found)
    return _most_within(ordered, heads, reach) >= least


def _places(low: str, head: str, whole: bool) -> Iterator[int]:
    """Where words begin so, or are so; a pattern of `re` that begins with a word's edge takes fifty times as long."""
    at = low.find(head)
    while at >= 0:
        end = at + len(head)
        if not (at and _in_word(low[at - 1])) and not (whole and end < len(low) and _in_word(low[end])):
            yield at
        at = low.find(head, end)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _most_within(places: Sequence[tuple[int, _Head]], weights: Mapping[_Head, int], reach: int) -> int:
    """The greatest weight of different heads that begin within `reach` characters."""
    inside: Counter[_Head] = Counter()
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
