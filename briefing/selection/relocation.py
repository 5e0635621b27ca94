"""Find a noted passage again in an article that may have changed or moved.

In order: the exact words where they stood; the exact words elsewhere, told apart by what stands round them; the same
words in other typography; then the stretch that shares most of its words with the passage, which counts as changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from heapq import nlargest

from briefing.analysis.language.words import unaccented
from briefing.model.article import ENTRY, Article
from briefing.model.selection import Anchor
from briefing.model.text import Span

LIKENESS = 0.6
"""Least share of words (2 x shared / both) at which a stretch counts as the passage, reworded. At 0.6 every sentence of
the evaluation pairs that still stands is found; the other stretches found there are part of the sentence or a shorter
form of it (tests/selection/test_evaluation.py)."""
LEAST_SHARED = 3
"""Words that must be shared besides: "of the" is like every short passage."""
# A place votes for where the passage may begin; this many best-voted places are looked at closely.
_CANDIDATES = 5


class Standing(StrEnum):
    """How a noted passage stands to the article as it is now."""

    SAME = "same"  # the article is the one it was noted in
    STANDS = "stands"  # the article changed, the words still stand there
    CHANGED = "changed"  # something like them stands there
    GONE = "gone"  # nothing like them is there
    MISSING = "missing"  # the article itself is not in the library any more


@dataclass(frozen=True, slots=True)
class Located:
    """Where a passage stands now (`span` is None where it does not), in which article, and how it stands."""

    standing: Standing
    article: str | None = None
    span: Span | None = None


class Shelf:
    """The articles of a library, to be found by what a note says of them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._found: dict[tuple[str, ...], Article] = {}
        for article in articles:
            for name in _names(article.key, article.path, article.url, article.id):
                self._found.setdefault(name, article)

    def find(self, anchor: Anchor) -> Article | None:
        """The article a passage was noted in: the same content, or else the same place, address or id.

        Content comes first, so that an article is found after its file moved.
        """
        names = _names(anchor.key, anchor.path, anchor.url, anchor.article)
        return next((self._found[name] for name in names if name in self._found), None)

    def locate(self, anchor: Anchor) -> Located:
        """Where the passage stands in the library as it is now."""
        article = self.find(anchor)
        if article is None:
            return Located(Standing.MISSING)
        if article.key == anchor.key and (not anchor.exact or article.text.startswith(anchor.exact, anchor.start)):
            return Located(Standing.SAME, article.id, Span(anchor.start, anchor.start + len(anchor.exact)))
        return relocate(anchor, article) if anchor.exact else Located(Standing.STANDS, article.id)


def locate(anchor: Anchor, articles: Iterable[Article]) -> Located:
    """Where one passage stands in these articles; for many, make a Shelf once."""
    return Shelf(articles).locate(anchor)


def _names(key: str, path: str, url: str | None, ident: str) -> list[tuple[str, ...]]:
    """What an article may be known by, the surest first. Of an entry that moved on in its feed, that is its address."""
    places = [("path", path), ("url", url or "")]
    if path.rpartition("/")[2].startswith(ENTRY):
        places.reverse()
    return [name for name in (("key", key, path), ("key", key), *places, ("id", ident)) if name[1]]


def relocate(anchor: Anchor, article: Article) -> Located:
    """Where the passage stands in another version of its article."""
    span = _exact(anchor, article.text)
    if span:
        return Located(Standing.STANDS, article.id, span)
    passage, text = words_of(anchor.exact), words_of(article.text)
    if not passage.words:
        return Located(Standing.GONE, article.id)
    places = list(_runs(passage.words, text.words))
    if places:
        start = _nearest(places, text, anchor, len(article.text))
        return Located(Standing.STANDS, article.id, text.span(start, start + len(passage.words) - 1))
    span = _alike(passage, text)
    return Located(Standing.CHANGED if span else Standing.GONE, article.id, span)


def _exact(anchor: Anchor, text: str) -> Span | None:
    """The occurrence of the exact words whose surroundings are most like those noted."""
    places = list(_occurrences(anchor.exact, text)) if anchor.exact else []
    if not places:
        return None
    length = len(anchor.exact)

    def fit(start: int) -> tuple[int, int]:
        before = _shared(anchor.prefix[::-1], text[max(0, start - len(anchor.prefix)) : start][::-1])
        after = _shared(anchor.suffix, text[start + length : start + length + len(anchor.suffix)])
        return before + after, -abs(start - anchor.start)

    best = max(places, key=fit)
    return Span(best, best + length)


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _shared(left: str, right: str) -> int:
    """Length of the common beginning."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _runs(passage: Sequence[str], text: Sequence[str]) -> Iterator[int]:
    """Word numbers at which all words of the passage stand in the text, in their order."""
    size = len(passage)
    for start in range(len(text) - size + 1):
        if text[start] == passage[0] and tuple(text[start : start + size]) == tuple(passage):
            yield start


def _nearest(places: Sequence[int], text: Words, anchor: Anchor, length: int) -> int:
    """The place whose neighbouring words are most like those noted, then the nearest to where the passage stood."""
    around = set(words_of(anchor.prefix).words[1:]) | set(words_of(anchor.suffix).words[:-1])
    size = len(words_of(anchor.exact).words)

    def fit(start: int) -> tuple[int, int]:
        near = text.words[max(0, start - 6) : start] + text.words[start + size : start + size + 6]
        return len(around & set(near)), -abs(text.spans[start].start - anchor.start) if length else 0

    return max(places, key=fit)


def _alike(passage: Words, text: Words) -> Span | None:
    """The stretch of the text most like the passage, where it is like enough."""
    best, found = LIKENESS, None
    for start in _voted(passage.words, text.words):
        first, last, likeness = _trimmed(passage.words, text.words, start)
        if likeness > best:
            best, found = likeness, text.span(first, last)
    return found


def _voted(passage: Sequence[str], text: Sequence[str]) -> list[int]:
    """Where the passage may begin, best first: every word the two share votes, a rare one more."""
    places: dict[str, list[int]] = {}
    for number, word in enumerate(text):
        places.setdefault(word, []).append(number)
    votes: dict[int, float] = {}
    slack = max(2, len(passage) // 8)
    for number, word in enumerate(passage):
        for place in places.get(word, ()):
            bucket = (place - number) // slack
            votes[bucket] = votes.get(bucket, 0.0) + 1 / len(places[word])
    return [bucket * slack for bucket in nlargest(_CANDIDATES, votes, key=votes.__getitem__)]


def _trimmed(passage: Sequence[str], text: Sequence[str], start: int) -> tuple[int, int, float]:
    """First and last word of the best stretch near `start`, and its likeness to the passage (0..1)."""
    slack = max(4, len(passage) // 2)
    low = max(0, start - slack)
    window = text[low : start + len(passage) + slack]
    blocks = SequenceMatcher(None, passage, window, autojunk=False).get_matching_blocks()[:-1]
    best = (low, low, 0.0)
    for first in range(len(blocks)):
        for last in range(first, len(blocks)):
            begin, end = blocks[first].b, blocks[last].b + blocks[last].size
            shared = sum(block.size for block in blocks[first : last + 1])
            likeness = 2 * shared / (len(passage) + end - begin) if shared >= LEAST_SHARED else 0.0
            if likeness > best[2]:
                best = (low + begin, low + end - 1, likeness)
    return best


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text without case, accents and punctuation, and where each stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """The stretch of the original from word `first` to word `last`, both included."""
        return Span(self.spans[first].start, self.spans[last].end)


def words_of(text: str) -> Words:
    """The folded words of `text`."""
    found = list(_WORD.finditer(text))
    return Words(tuple(_fold(m[0]) for m in found), tuple(Span(m.start(), m.end()) for m in found))


def _fold(word: str) -> str:
    return unaccented(word.casefold()) or word
