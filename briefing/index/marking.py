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
_NEAR = 120  # characters within which the second word of a phrase begins: stop words may stand between
_TRIES = 200  # places tried for each; one costs a microsecond


Expansion = Callable[[Any], Sequence[str] | None]
_MARKED = ("text", "title", "quoted")


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
        # first letters that a mark begins with -> what stands soon after them, "" where that may be anything
        self._needles: dict[str, str] | None = {}
        for leaf in _positive(query):
            self._add(leaf, expansion)
        # how many things are asked for together: each may be written in several ways
        self._together = sum(type(p) is not q.Not for p in query.subqueries) if type(query) is q.And else 1

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases or self._tests or self._prefixes)

    def _add(self, leaf: Any, expansion: Expansion) -> None:
        kind = type(leaf)
        if kind is q.Term:
            self._add_words([leaf.text])
        elif kind is q.Phrase:
            self._phrases.append(tuple(leaf.words))
            self._look_for(_needle(leaf.words[0]), _needle(leaf.words[1]) if len(leaf.words) > 1 else "")
        elif kind is q.Prefix:
            self._prefixes += (leaf.text,)
            self._look_for(leaf.text[:1] if leaf.text.isdecimal() else leaf.text)
        elif (words := expansion(leaf)) is not None:
            self._add_words(words)
        else:
            self._tests.append(_pattern_test(leaf))
            self._needles = None

    def _add_words(self, words: Sequence[str]) -> None:
        self._words.update(words)
        for word in words:
            self._look_for(_needle(word))

    def _look_for(self, needle: str, then: str = "") -> None:
        if self._needles is not None:
            self._needles[needle] = then if self._needles.get(needle, then) == then else ""

    def wants(self, term: str) -> bool:
        """Whether a single word with this term is to be marked."""
        if term in self._words or term.startswith(self._prefixes):
            return True
        return bool(self._tests) and any(test(term) for test in self._tests)

    def spans(self, text: str, language: str) -> tuple[Span, ...]:
        """Every mark in a text, in order, none inside another."""
        table, words = terms(language), self._words
        if not (self._phrases or self._tests or self._prefixes):
            return tuple(Span(*m.span()) for m in WORD.finditer(text) if table[m.group()] in words)
        written = [(term, *m.span()) for m in WORD.finditer(text) if (term := table[m.group()])]
        found = [Span(start, end) for term, start, end in written if self.wants(term)]
        if not self._phrases:
            return tuple(found)
        found += self._phrase_spans(written)
        return tuple(_apart(sorted(found, key=lambda s: (s.start, -s.end))))

    def _phrase_spans(self, words: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
        for phrase in self._phrases:
            first, size = phrase[0], len(phrase)
            for place in [n for n, word in enumerate(words) if word[0] == first]:
                here = words[place : place + size]
                if tuple(word[0] for word in here) == phrase:
                    yield Span(here[0][1], here[-1][2])

    def snippet(self, text: str, language: str, partial: bool = False) -> tuple[str, tuple[Span, ...], int] | None:
        """The window of a text with most of what is asked for, its marks, and where it starts; None without a mark.

        With `partial` the text goes on: None, too, where what follows could have more of what is asked for.
        """
        places = self._places(text, language)
        if not places and not partial:
            whole = self.spans(text, language)[: 4 * _EACH]
            places = [(span.start, text[span.start : span.start + 4].lower()) for span in whole]
        if not places:
            return None
        mark, kinds = _densest(sorted(places))
        if partial and (kinds < self._together or mark + WIDTH > len(text)):
            return None
        start, end = _window(text, mark)
        piece = text[start:end]
        return piece.replace("\n", " "), self.spans(piece, language), start

    def _places(self, text: str, language: str) -> list[tuple[int, str]]:
        """Where words are that are asked for, found by their first letters; () where that cannot be done."""
        low = text.lower()
        if self._needles is None or len(low) != len(text):
            return []
        places: list[tuple[int, str]] = []
        for needle, then in self._needles.items():
            at, left, tries = low.find(needle), _EACH, _TRIES
            while at >= 0 and left and tries:
                tries -= 1
                begins = (at == 0 or not low[at - 1].isalnum()) and low.find(then, at, at + _NEAR) >= 0
                if begins and self._mark_at(text, at, language):
                    places.append((at, needle))
                    left -= 1
                at = low.find(needle, at + 1)
        return places

    def _mark_at(self, text: str, at: int, language: str) -> bool:
        word = WORD.match(text, at)
        if word is None:
            return False
        term = terms(language)[word.group()]
        if not term:
            return False
        if self.wants(term):
            return True
        return any(_starts(phrase, text, at, language) for phrase in self._phrases if phrase[0] == term)


def _starts(phrase: Sequence[str], text: str, at: int, language: str) -> bool:
    """Whether the phrase stands at a place of the text."""
    table, place = terms(language), 0
    for word in WORD.finditer(text, at):
        term = table[word.group()]
        if not term:
            continue
        if term != phrase[place]:
            return False
        place += 1
        if place == len(phrase):
            return True
    return False


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


def _needle(term: str) -> str:
    """First letters that nearly every word with this term has: stems change the last two, thousands may be parted."""
    if term.isdecimal():
        return term[: len(term) % 3 or 3]
    return term[: max(3, len(term) - 2)]


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _densest(places: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Start of the window that holds most different words, of those the first; how many it holds."""
    best, most = places[0][0], 0
    for number, (start, _) in enumerate(places):
        kinds = set()
        for at, needle in places[number:]:
            if at - start > WIDTH - _BEFORE:
                break
            kinds.add(needle)
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
