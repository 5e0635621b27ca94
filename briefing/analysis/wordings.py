"""The same words across articles, how their wordings differ, and finding every wording of given words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import ceil

from briefing.analysis.quoting.aligning import WordingRow, against, base_pieces
from briefing.analysis.quoting.grouping import grouped
from briefing.analysis.quoting.same_words import plain_words, shared, telling, words_of
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article
from briefing.model.quote import Quote, QuoteGroup, QuoteKind

LIKE = 0.6
"""Share of the words asked for that a quotation must hold, in order, to be found by them."""
TELLING = 0.5
"""Share of those of them that are no small words: what shares "we will not … the" with them does not say the same."""
_HEAD = 4  # first letters of a word that no spelling habit changes
_POST = 600  # characters of a post of several paragraphs; every other quotation stands in one


def group_quotes(
    quotes: Sequence[Quote], actors: Sequence[Actor] = ()
) -> tuple[tuple[Quote, ...], tuple[QuoteGroup, ...]]:
    """The quotes with `group` set, and the groups of two and more, largest first; the persons among `actors` are those
    whose words accounts can give to another.
    """
    return grouped(quotes, frozenset(a.id for a in actors if a.type is ActorType.PERSON))


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
    asked = _asked(words)
    found = []
    for quote in quotes:
        own = words_of(quote.text)
        if quote.kind is QuoteKind.TERM or not asked.may_be_in(own):
            continue
        held = shared(asked.words, own) * min(1.0, len(own) / len(asked.words))
        if held >= LIKE:
            found.append((held, len(own), quote))
    found.sort(key=lambda f: (-f[0], f[1]))
    return tuple(quote for *_, quote in found)


def asked_for(words: str) -> tuple[frozenset[str], int]:
    """The telling words that are asked for, as they are compared, and how many of them a quotation must hold."""
    asked = _asked(words)
    return asked.content, asked.least


def may_hold(text: str, words: str) -> bool:
    """False for a text in no paragraph of which, or post, `find_like` could find a quotation of `words`.

    Paragraphs without the first letters of enough telling words are passed over; it costs a hundredth of finding the
    quotations, so that a large library can be asked.
    """
    asked, low = _asked(words), text.casefold()
    heads = [word[:_HEAD] for word in asked.content]
    if sum(head in low for head in heads) < asked.least:
        return False
    lines = [line for line in low.split("\n") if line]
    met = [{head for head in heads if head in line} for line in lines]
    words_in = cache(lambda number: asked.among(plain_words(lines[number])))
    return any(
        sum(map(set().union(*met[run.start : run.stop]).__contains__, heads)) >= asked.least
        and asked.may_be_in([word for number in run for word in words_in(number)])
        for run in _runs(lines)
    )


def _runs(lines: Sequence[str]) -> Iterator[range]:
    """The numbers of each line with the lines after it that make a post with it."""
    for start, line in enumerate(lines):
        end, size = start + 1, len(line)
        while end < len(lines) and size + len(lines[end]) <= _POST:
            size += len(lines[end])
            end += 1
        yield range(start, end)


@lru_cache(16)
def _asked(words: str) -> _Asked:
    return _Asked(words)


class _Asked:
    """Words that quotations are asked for by."""

    def __init__(self, words: str) -> None:
        self.words = words_of(words)
        self.content = telling(self.words)
        self.least = ceil(TELLING * len(self.content))
        self._every = frozenset(self.words)
        self._places: Counter[str] = Counter()  # of each word among those asked for, as bits
        for place, word in enumerate(self.words):
            self._places[word] += 1 << place

    def among(self, own: Iterable[str]) -> list[str]:
        """Those of other words that are asked for."""
        return [word for word in own if word in self._places]

    def may_be_in(self, own: Sequence[str]) -> bool:
        """Whether enough of the words stand in others, the telling ones among them, and in their order."""
        if len(self.content.intersection(own)) < self.least or not self.words:
            return False
        return len(self._every.intersection(own)) >= LIKE * len(self._every) and (
            self._in_order(own) >= LIKE * len(self.words)
        )

    def _in_order(self, own: Sequence[str]) -> int:
        """How many of the words stand in others in order: their longest common subsequence (Hyyrö 2004)."""
        every = (1 << len(self.words)) - 1
        missing = every
        for word in self.among(own):
            met = missing & self._places[word]
            missing = ((missing + met) | (missing - met)) & every
        return len(self.words) - missing.bit_count()


def _lead_in(article: Article, quote: Quote) -> str:
    """The reporter's words of the quotation's sentence that stand before it."""
    index = article.sentence_at(quote.start)
    start = article.sentences[index].start if index is not None else quote.start
    return article.text[start : quote.start].rstrip(" \"“”„«»'‘’").strip()
