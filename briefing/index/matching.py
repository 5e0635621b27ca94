"""Which articles of a segment match a query: Whoosh's query objects evaluated as sets of bits."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from fnmatch import translate
from typing import Any

from briefing.index import bits
from briefing.index.adapter import query as q
from briefing.index.article import Cancelled
from briefing.index.distance import near
from briefing.index.docwriter import minutes
from briefing.index.format import FIELDS
from briefing.index.segment import Segment
from briefing.index.words import fold

MOST_TERMS = 20_000  # a wildcard that fits more terms than this matches the first so many; it only happens with "*a*"


class Members(q.Query):  # type: ignore[misc]  # Whoosh has no types
    """Matches the articles with these ids: a story, or what a caller restricts the search to."""

    def __init__(self, ids: Collection[str]) -> None:
        self.ids = ids

    def is_leaf(self) -> bool:
        """It has no parts."""
        return True


class Matching:
    """The sets of one segment's articles for the parts of one query; each part is evaluated once."""

    def __init__(self, segment: Segment, cancelled: Callable[[], bool]) -> None:
        self._segment, self._cancelled = segment, cancelled
        self._every = bits.everything(segment.count)
        self._done: dict[int, int] = {}
        self._kept: list[Any] = []

    def of(self, query: Any, among: int = -1) -> int:
        """The articles that match; those outside `among` may be left out (-1: none may)."""
        if id(query) in self._done:
            return self._done[id(query)]
        if self._cancelled():
            raise Cancelled
        found = _HOW.get(type(query), Matching._nothing)(self, query, among)
        if among == -1 or type(query) is q.Phrase:
            self._done[id(query)] = found
            self._kept.append(query)  # an id is only good while its object lives
        return found

    def _nothing(self, query: Any, among: int) -> int:
        return 0

    def _all(self, query: Any, among: int) -> int:
        return self._every

    def _and(self, query: Any, among: int) -> int:
        found = self._every & among
        for part in sorted(query.subqueries, key=_cost):
            found &= self.of(part, found)
            if not found:
                return 0
        return found

    def _or(self, query: Any, among: int) -> int:
        found = 0
        for part in query.subqueries:
            found |= self.of(part, among)
        return found

    def _not(self, query: Any, among: int) -> int:
        return self._every & ~self.of(query.query, among)

    def _term(self, query: Any, among: int) -> int:
        if query.fieldname not in FIELDS:
            return self._named(query.fieldname, query.text)
        field = self._segment.fields[query.fieldname]
        number = field.find(query.text.encode())
        return field.bitmap(number) if number >= 0 else 0

    def _named(self, facet: str, wanted: str) -> int:
        """The articles whose source, month, language or kind has the words wanted, in a row."""
        found, words = 0, f" {' '.join(_WORDS.findall(fold(wanted)))} "
        for name, members in self._segment.values.get(facet, ()):
            if words in f" {' '.join(_WORDS.findall(fold(name)))} ":
                found |= members
        return found

    def _phrase(self, query: Any, among: int) -> int:
        field = self._segment.fields[query.fieldname]
        terms = [field.find(word.encode()) for word in query.words]
        if min(terms) < 0:
            return 0
        found = among & self._every & self._segment.live
        for number in terms:
            found &= field.bitmap(number)
        if len(terms) == 1:
            return found
        words = "".join(chr(field.codes[n]) for n in terms).encode()
        size = self._segment.count
        saying = self._segment.saying(words, bits.numbers(found, size), query.fieldname)
        return bits.from_numbers(saying, size)

    def _prefix(self, query: Any, among: int) -> int:
        return self._segment.fields[query.fieldname].prefixed(query.text.encode())

    def _expanded(self, query: Any, among: int) -> int:
        field = self._segment.fields[query.fieldname]
        return field.united(expansion(field, query))

    def _dates(self, query: Any, among: int) -> int:
        return self._segment.between(minutes(query.start), minutes(query.end) + 1439)

    def _members(self, query: Any, among: int) -> int:
        known = self._segment.numbers
        return bits.from_numbers([known[i] for i in query.ids if i in known], self._segment.count)


_WORDS = re.compile(r"\w+")
_HOW: dict[type, Callable[[Matching, Any, int], int]] = {
    q.Every: Matching._all,
    q.And: Matching._and,
    q.Or: Matching._or,
    q.Not: Matching._not,
    q.Term: Matching._term,
    q.Phrase: Matching._phrase,
    q.Prefix: Matching._prefix,
    q.Wildcard: Matching._expanded,
    q.FuzzyTerm: Matching._expanded,
    q.TermRange: Matching._dates,
    Members: Matching._members,
}
_ORDER = {q.Term: 0, Members: 0, q.TermRange: 1, q.Prefix: 2, q.Not: 3, q.Or: 4, q.And: 4}


def _cost(query: Any) -> int:
    return _ORDER.get(type(query), 5)


def expansion(field: Any, query: Any) -> list[int]:
    """Numbers of the terms of a field that a wildcard or a fuzzy word stands for."""
    text: str = query.text
    if isinstance(query, q.FuzzyTerm):
        return near(field, text)
    pieces = re.split(r"[*?]", text)
    fits = re.compile(translate(text)).match
    if pieces[0]:
        numbers: Iterable[int] = field.starting(pieces[0].encode())
    elif pieces[-1]:
        numbers = field.ending(pieces[-1].encode())
    else:
        numbers = field.holding(max(pieces, key=len).encode())
    return [n for n in numbers if fits(field.term(n).decode())][:MOST_TERMS]
