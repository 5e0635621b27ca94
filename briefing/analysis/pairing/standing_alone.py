"""How a sentence is written where it stands alone: whole quotation marks, a name for a pronoun, nothing that leans on
the sentence before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from briefing.analysis.language.openings import unopened
from briefing.analysis.language.tongue import tongue, tongue_name
from briefing.analysis.pairing.gathering import Place
from briefing.lexicon.loader import alternation, load
from briefing.model.article import Article
from briefing.model.quote import MentionType, Quote, QuoteKind
from briefing.model.text import Span

_MARKS = '“”" ,'
_ADDRESS = re.compile(r"\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+")
_CUT = re.compile(r",\s*(?:…|\.\.\.)$")
_PRONOUN = re.compile(r"he|she|they", re.IGNORECASE)
# The first person outside quotation marks: so many sentences before and after are what somebody wrote, quoted without
# marks, in which "he" is not who is quoted.
_FIRST = re.compile(rf"(?<![\w’'.])(?:{alternation(load('language_clauses')['first_person'])})(?![\w.]|[’']s\b)")
_ROUND = 2


class Wording:
    """What is needed to write the sentences of a story one by one."""

    def __init__(
        self, articles: Mapping[str, Article], quotes: Iterable[Quote], parts: Mapping[Place, Span | None] | None = None
    ) -> None:
        """`parts` are places that are only a part of a sentence, with the place of the words each needs before it."""
        self._articles = articles
        self._parts = parts or {}
        self._quotes: dict[Place, list[Quote]] = defaultdict(list)
        for quote in sorted(quotes, key=lambda q: q.start):
            if quote.article in articles and quote.kind is not QuoteKind.TERM:
                for number in sentences_in(articles[quote.article], quote.span):
                    self._quotes[quote.article, number].append(quote)

    def text(self, place: Place) -> str:
        """A sentence as it is shown alone. Words that somebody speaks have the name before them; what is not in the
        article's language says which it is in.
        """
        article = self._articles[place[0]]
        span = article.sentences[place[1]]
        speaker = self.voice(place)
        held = self._quotes.get(place, [])
        own = span.of(article.text)
        named = own if speaker else _named(own, span, article.text, held)
        text = _plain(own if named != own and self._written(place) else named)
        code = tongue(text)
        told = f"in {tongue_name(code)}" if code and code != article.language else ""
        if speaker:
            return f"{speaker}{f' ({told})' if told else ''}: “{text.strip(_MARKS)}”"
        alone = _alone(text, span, [q for q in held if q.kind is not QuoteKind.INDIRECT])
        return (f"({told}) " if told else "") + self._whole(place, alone)

    def _written(self, place: Place) -> bool:
        """True if a sentence stands in what somebody wrote in the first person, outside quotation marks."""
        article, n = self._articles[place[0]], place[1]
        near = range(max(0, n - _ROUND), min(len(article.sentences), n + _ROUND + 1))
        return any(_FIRST.search(self._outside((place[0], m))) for m in near)

    def _outside(self, place: Place) -> str:
        """The words of a sentence that are not quoted in marks."""
        article = self._articles[place[0]]
        left = span = article.sentences[place[1]]
        found = ""
        for quote in self._quotes.get(place, ()):
            if quote.kind is not QuoteKind.INDIRECT:
                found += article.text[left.start : max(left.start, quote.start)]
                left = Span(min(span.end, max(left.start, quote.end)), span.end)
        return found + left.of(article.text)

    def _whole(self, place: Place, text: str) -> str:
        """A part of a sentence as a sentence: a member of a list behind the words that stand before the first."""
        if place not in self._parts:
            return text
        text = text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
        head, whole = self._parts[place], self._articles[place[0]].text
        if head is None:
            return text[:1].upper() + text[1:]
        held = [q for (name, _), quotes in self._quotes.items() if name == place[0] for q in quotes]
        # The first member stands right behind its head, the others behind what was left out.
        gap = " " if self._articles[place[0]].sentences[place[1]].start <= head.end + 1 else " … "
        return f"{unopened(_plain(_named(head.of(whole), head, whole, held)))}{gap}{text}"

    def twice(self) -> Iterator[tuple[Place, Place]]:
        """The sentences of one article that quote the same words in two languages."""
        groups: dict[tuple[str, str], dict[Place, str | None]] = defaultdict(dict)
        for place, quotes in self._quotes.items():
            for quote in quotes:
                if quote.group and quote.kind is not QuoteKind.INDIRECT:
                    groups[place[0], quote.group][place] = tongue(quote.text)
        for tongues in groups.values():
            for one, other in combinations(sorted(tongues), 2):
                if None not in (tongues[one], tongues[other]) and tongues[one] != tongues[other]:
                    yield one, other

    def voice(self, place: Place) -> str | None:
        """Who speaks a sentence that stands whole inside a quotation; None for the reporter's own and where unknown."""
        article = self._articles[place[0]]
        span = article.sentences[place[1]]
        for quote in self._quotes.get(place, ()):
            if quote.kind is QuoteKind.INDIRECT or not quote.who:
                continue
            outside = article.text[span.start : max(span.start, quote.start)] + article.text[quote.end : span.end]
            if not re.search(r"\w", outside):
                return quote.who
        return None


def _alone(text: str, span: Span, held: Sequence[Quote]) -> str:
    """The reporter's sentence with the marks that stand outside it, and without the words that open it."""
    if any(q.start < span.start for q in held) and text[:1] not in "“\"'‘":
        return f"“{text}" if not any(q.end > span.end for q in held) else f"“{text}”"
    if any(q.end > span.end for q in held) and text.count("“") + text.count('"') > text.count("”"):
        text += "”" if "“" in text else '"'
    return unopened(text)


def _named(text: str, span: Span, whole: str, held: Sequence[Quote]) -> str:
    """A sentence with names in brackets for the pronouns that name who speaks in it."""
    mentions = {
        q.mention: q.who
        for q in held
        if q.who and q.mention and q.mention_type is MentionType.PRONOUN and span.covers(q.mention)
    }
    for mention, who in sorted(mentions.items(), reverse=True):
        if _PRONOUN.fullmatch(mention.of(whole)) and who.split()[-1].casefold() not in text.casefold():
            text = f"{text[: mention.start - span.start]}[{who}]{text[mention.end - span.start :]}"
    return text


def _plain(text: str) -> str:
    """On one line, without addresses, and without the sign before a member of a list."""
    return _CUT.sub(" …", _ADDRESS.sub("", " ".join(text.split()))).lstrip("•●▪■◦‣* ")


def sentences_in(article: Article, span: Span) -> range:
    """The numbers of the sentences of an article that a stretch of it touches."""
    first = bisect_right(article.sentences, span.start, key=lambda s: s.end)
    last = first
    while last < len(article.sentences) and article.sentences[last].start < span.end:
        last += 1
    return range(first, last)
