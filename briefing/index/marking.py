"""Where the words of a query stand in a text: every mark for the reader, and the best window for a list of hits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import translate
from functools import partial
from itertools import islice
from typing import Any

from briefing.index.adapter import query as q
from briefing.index.distance import one_apart
from briefing.index.words import ACCENTED, LONGEST, WORD, Terms, respelt_as, terms
from briefing.model.text import Span

WIDTH = 180  # characters of a snippet: two lines of a pane at 120 columns
_BEFORE = 50  # of them before the first mark, at most
_EACH = 6  # places looked at for each word of the query before the best window is chosen
_TRIES = 200  # places tried for each; one costs a microsecond

Expansion = Callable[[Any], Sequence[str] | None]
_MARKED = ("text", "title", "quoted")
_SPELT = re.compile(r"(?<=...)[iy]z")  # from here on a word may be written otherwise


class Marker:
    """The words, beginnings and phrases that a query asks for; what stands under NOT is not marked.

    `expansion` gives the terms of the index that a wildcard or fuzzy word stands for, or None where they are many;
    every word of a text is then compared with the pattern.
    """

    def __init__(self, query: Any, expansion: Expansion = lambda leaf: None) -> None:
        self._words: set[str] = set()
        self._phrases: list[tuple[str, ...]] = []
        self._tests: list[Callable[[str], bool]] = []
        self._prefixes: tuple[str, ...] = ()
        self._needles: dict[str, int] = {}  # what marks begin with, and of which part of the query
        for number, part in enumerate(query.subqueries if type(query) in (q.And, q.Or) else (query,)):
            for leaf in _positive(part):
                self._needles |= dict.fromkeys(self._add(leaf, expansion), number)
        # how many things are asked for together: each may be written in several ways
        self.together = sum(type(p) is not q.Not for p in query.subqueries) if type(query) is q.And else 1

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases or self._tests or self._prefixes)

    def _add(self, leaf: Any, expansion: Expansion) -> list[str]:
        """Take up a part of the query; what its marks begin with."""
        kind = type(leaf)
        if kind is q.Phrase:
            self._phrases.append(tuple(leaf.words))
            return _needles(leaf.words[0])
        if kind is q.Prefix:
            self._prefixes += (leaf.text,)
            return _needles(leaf.text, begun=True)
        words = [leaf.text] if kind is q.Term else expansion(leaf)
        if words is None:
            self._tests.append(_pattern_test(leaf))
            return []
        self._words.update(words)
        return [needle for word in words for needle in _needles(word)]

    def wants(self, term: str) -> bool:
        """Whether a single word with this term is to be marked."""
        if term in self._words or term.startswith(self._prefixes):
            return True
        return bool(self._tests) and any(test(term) for test in self._tests)

    def spans(self, text: str, language: str) -> tuple[Span, ...]:
        """Every mark in a text, in order, none inside another."""
        table = terms(language)
        if self._tests or ACCENTED.search(text):
            words: Iterable[re.Match[str]] = WORD.finditer(text)
        else:
            low = text.lower()
            words = (word for needle in self._needles for at in _places(low, needle) if (word := _word_at(text, at)))
        found = [Span(word.start(), end) for word in words if (end := self._end_of(word, table))]
        return tuple(_apart(sorted(found, key=lambda s: (s.start, -s.end))))

    def _end_of(self, word: re.Match[str], table: Terms) -> int:
        """Where the mark that begins with a word ends; 0 where none does."""
        term = table[word.group()]
        if not term:
            return 0
        end = word.end() if self.wants(term) else 0
        for phrase in self._phrases:
            if phrase[0] == term:
                end = max(end, _phrase_end(phrase, word, table))
        return end

    def snippet(self, text: str, language: str, partial: bool = False) -> tuple[str, tuple[Span, ...], int] | None:
        """The window of a text with most of what is asked for, its marks, and where it starts; None without a mark.

        With `partial` the text goes on: None, too, where what follows could have more of what is asked for.
        """
        places = self._first_places(text, language)
        if not places and not partial:
            places = [(span.start, 0) for span in self.spans(text, language)[:1]]
        if not places:
            return None
        mark, kinds = _densest(sorted(places))
        if partial and (kinds < self.together or mark + WIDTH > len(text)):
            return None
        start, end = _window(text, mark)
        piece = text[start:end]
        return piece.replace("\n", " "), self.spans(piece, language), start

    def _first_places(self, text: str, language: str) -> list[tuple[int, int]]:
        """Some places of each thing that is asked for, found by its first letters; () where that cannot be done."""
        low = text.lower()
        if self._tests or len(low) != len(text):
            return []
        table = terms(language)
        places: list[tuple[int, int]] = []
        for needle, part in self._needles.items():
            tries = islice(_places(low, needle), _TRIES)
            marks = (at for at in tries if (word := _word_at(text, at)) and self._end_of(word, table))
            places += [(at, part) for at in islice(marks, _EACH)]
        return places


def _places(low: str, needle: str) -> Iterator[int]:
    """Where a text has these letters with no letter before them."""
    at = low.find(needle)
    while at >= 0:
        if at == 0 or not low[at - 1].isalnum():
            yield at
        at = low.find(needle, at + 1)


def _word_at(text: str, at: int) -> re.Match[str] | None:
    """The word that begins at a place; None where it goes on there only."""
    if text[at - 1 : at] in (".", ",", "_"):
        start = text.rfind(" ", max(0, at - LONGEST), at) + 1 or max(0, at - LONGEST)
        return next((word for word in WORD.finditer(text, start) if word.end() > at), None)
    return WORD.match(text, at)


def _phrase_end(phrase: Sequence[str], first: re.Match[str], table: Terms) -> int:
    """Where the phrase ends that begins with a word; 0 where it does not."""
    place = 0
    for word in WORD.finditer(first.string, first.start()):
        term = table[word.group()]
        if not term:
            continue
        if term != phrase[place]:
            return 0
        place += 1
        if place == len(phrase):
            return word.end()
    return 0


def _pattern_test(leaf: Any) -> Callable[[str], bool]:
    if type(leaf) is q.FuzzyTerm:
        return partial(one_apart, leaf.text)
    fits = re.compile(translate(leaf.text)).match
    return lambda term: fits(term) is not None


def _positive(query: Any) -> Iterator[Any]:
    if type(query) in (q.And, q.Or):
        for part in query.subqueries:
            yield from _positive(part)
    elif type(query) in (q.Phrase, q.Prefix, q.Wildcard, q.FuzzyTerm) or (
        type(query) is q.Term and query.fieldname in _MARKED
    ):
        yield query


def _needles(term: str, begun: bool = False) -> list[str]:
    """First letters: every unaccented word with this term, or with one that has `begun` so, starts with one of them.

    Stems change the last two letters ("army" has the term "armi"), spellings more, and thousands may be parted.
    """
    if digits := len(term) - len(term.lstrip("0123456789")):
        return [term[: 1 if begun else digits % 3 or 3]]
    head = _SPELT.split(term, 1)[0]
    needle = head[: max(3 - head.endswith("i"), len(head) - 2)]
    return [needle, *respelt_as(needle)]


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _densest(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Start of the window that holds most different words, of those the first; how many it holds."""
    best, most = places[0][0], 0
    for number, (start, _) in enumerate(places):
        kinds = set()
        for at, part in places[number:]:
            if at - start > WIDTH - _BEFORE:
                break
            kinds.add(part)
        if len(kinds) > most:
            best, most = start, len(kinds)
    return best, most


def _window(text: str, mark: int) -> tuple[int, int]:
    """Where a snippet around a mark starts and ends: inside its paragraph's beginning, at spaces."""
    start = max(0, mark - _BEFORE)
    line = text.rfind("\n", start, mark)
    if line >= 0:
        start = line + 1
    elif start:
        space = text.find(" ", start, mark)
        start = space + 1 if space >= 0 else mark
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", mark + 1, end)
        end = space if space > mark + WIDTH // 3 else end
    return start, end
