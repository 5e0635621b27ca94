"""Where the words of a query stand in a text: every mark for the reader, and the best window for a list of hits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import translate
from functools import partial
from typing import Any

from briefing.index.adapter import query as q
from briefing.index.distance import one_apart
from briefing.index.words import WORD, terms
from briefing.model.text import Span

WIDTH = 180  # characters of a snippet: two lines of a pane at 120 columns
_BEFORE = 50  # of them before the first mark, at most
_EACH = 6  # places looked at for each word of the query before the best window is chosen
_TRIES = 40  # places tried for each


class Marker:
    """The words, beginnings and phrases that a query asks for; what stands under NOT is not marked."""

    def __init__(self, query: Any) -> None:
        self._words: set[str] = set()
        self._phrases: list[tuple[str, ...]] = []
        self._tests: list[Callable[[str], bool]] = []
        self._prefixes: list[str] = []
        self._needles: list[str] | None = []
        for leaf in _positive(query):
            self._add(leaf)
        self._tables: dict[str, _Wanted] = {}

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases or self._tests or self._prefixes)

    def _add(self, leaf: Any) -> None:
        kind = type(leaf)
        if kind is q.Term:
            self._words.add(leaf.text)
            self._look_for(_needle(leaf.text))
        elif kind is q.Phrase:
            self._phrases.append(tuple(leaf.words))
            self._look_for(_needle(leaf.words[0]))
        elif kind is q.Prefix:
            self._prefixes.append(leaf.text)
            self._look_for(leaf.text)
        elif kind is q.Wildcard:
            fits = re.compile(translate(leaf.text)).match
            self._tests.append(lambda term: fits(term) is not None)
            self._needles = None
        else:
            self._tests.append(partial(one_apart, leaf.text))
            self._needles = None

    def _look_for(self, needle: str) -> None:
        if self._needles is not None:
            self._needles.append(needle)

    def wants(self, term: str) -> bool:
        """Whether a single word with this term is to be marked."""
        if not term:
            return False
        return (
            term in self._words
            or any(term.startswith(p) for p in self._prefixes)
            or any(test(term) for test in self._tests)
        )

    def spans(self, text: str, language: str) -> tuple[Span, ...]:
        """Every mark in a text, in order, none inside another."""
        wanted = self._wanted(language)
        if not self._phrases:
            return tuple(Span(*m.span()) for m in WORD.finditer(text) if wanted[m.group()])
        table = terms(language)
        words = [(term, *m.span()) for m in WORD.finditer(text) if (term := table[m.group()])]
        found = [Span(start, end) for term, start, end in words if self.wants(term)]
        found += self._phrase_spans(words)
        return tuple(_apart(sorted(found, key=lambda s: (s.start, -s.end))))

    def _phrase_spans(self, words: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
        for phrase in self._phrases:
            for place in range(len(words) - len(phrase) + 1):
                if all(words[place + n][0] == term for n, term in enumerate(phrase)):
                    yield Span(words[place][1], words[place + len(phrase) - 1][2])

    def _wanted(self, language: str) -> _Wanted:
        if language not in self._tables:
            self._tables[language] = _Wanted(self, language)
        return self._tables[language]

    def snippet(self, text: str, language: str) -> tuple[str, tuple[Span, ...], int] | None:
        """The window of a text with most of what is asked for, its marks, and where it starts; None without a mark."""
        places = self._places(text, language)
        if not places:
            whole = self.spans(text, language)[: 4 * _EACH]
            places = [(span.start, text[span.start : span.start + 4].lower()) for span in whole]
        if not places:
            return None
        start, end = _window(text, _densest(sorted(places)))
        piece = text[start:end]
        return piece.replace("\n", " "), self.spans(piece, language), start

    def _places(self, text: str, language: str) -> list[tuple[int, str]]:
        """Where words are that are asked for, found by their first letters; () where that cannot be done."""
        low = text.lower()
        if self._needles is None or len(low) != len(text):
            return []
        wanted, places = self._wanted(language), []
        for needle in self._needles:
            at, left, tries = low.find(needle), _EACH, _TRIES
            while at >= 0 and left and tries:
                tries -= 1
                if (at == 0 or not (low[at - 1].isalnum() or low[at - 1] == "_")) and (word := WORD.match(text, at)):
                    if wanted[word.group()] or (self._phrases and self._phrase_at(text, at, language)):
                        places.append((at, needle))
                        left -= 1
                at = low.find(needle, at + 1)
        return places

    def _phrase_at(self, text: str, at: int, language: str) -> bool:
        found = self.spans(text[at : at + WIDTH], language)
        return bool(found) and found[0].start == 0


class _Wanted(dict[str, bool]):
    """Word as written -> whether it is marked."""

    def __init__(self, marker: Marker, language: str) -> None:
        super().__init__()
        self._marker, self._terms = marker, terms(language)

    def __missing__(self, word: str) -> bool:
        wanted = self[word] = self._marker.wants(self._terms[word])
        return wanted


def _positive(query: Any) -> Iterator[Any]:
    if type(query) in (q.And, q.Or):
        for part in query.subqueries:
            yield from _positive(part)
    elif type(query) in (q.Phrase, q.Prefix, q.Wildcard, q.FuzzyTerm) or (
        type(query) is q.Term and query.fieldname in _MARKED
    ):
        yield query


_MARKED = ("text", "title", "quoted")


def _needle(term: str) -> str:
    """First letters that nearly every word with this term has: stems change the last two."""
    return term[: max(3, len(term) - 2)]


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _densest(places: Sequence[tuple[int, str]]) -> int:
    """Start of the window that holds most different words, of those the first."""
    best, most = places[0][0], 0
    for number, (start, _) in enumerate(places):
        kinds = set()
        for at, needle in places[number:]:
            if at - start > WIDTH - _BEFORE:
                break
            kinds.add(needle)
        if len(kinds) > most:
            best, most = start, len(kinds)
    return best


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
