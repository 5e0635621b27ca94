"""Adds articles to an index: Whoosh's SegmentWriter with a way of taking words that makes no object for each.

Where the time goes, of 4,000 articles of 5.5 KB: 51 % words to codes (7 cutting, 13 looking up, 12 words not met
before, the rest waiting for memory), 15 % counting words and noting postings, 12 % deflating the text, 16 % writing
terms (6 champions, 3 prefixes), 6 % the rest. Each step is a loop in C over words or postings. SQLite FTS5 takes a
little more than two fifths of the time; its lead grows with the length of the articles.
"""

from __future__ import annotations

from itertools import repeat
from typing import Any, NamedTuple

from briefing.index.adapter import SegmentWriter, byte_to_length
from briefing.index.article import IndexedArticle
from briefing.index.codec import RawCodec
from briefing.index.docwriter import DocumentRecord, record, taken, utf8
from briefing.index.format import (
    FIELD_GAP,
    FIELDS,
    FIRST_CODE,
    HEADLINE_EXTRA,
    LINE_GAP,
    LONGEST_TABLE,
    MOST_ARTICLES,
    QUOTED,
    TEXT,
    TITLE,
    TITLE_EXTRA,
)
from briefing.index.postings import CHECK_EVERY, MOST_HELD, Coder, Pool, characters, numbers
from briefing.index.scoring import length_byte
from briefing.index.segment import Segment
from briefing.index.terms import FieldTerms

# articles taken in together: one step over many keeps its tables in the processor's cache, a quarter less time
_BATCH = 256


class RawWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer for our codec. `add` and `absorb` take the place of `add_document` and `add_reader`."""

    def __init__(self, index: Any) -> None:
        # the library holds a lock of its own, over all generations; Whoosh's would only guard this folder
        super().__init__(index, codec=RawCodec(), compound=False, _lk=False)
        self.pool = Pool()
        self._places: dict[str, int] = {}
        self._waiting: list[IndexedArticle] = []

    @property
    def full(self) -> bool:
        """True where the segment can take no further article."""
        return self.docnum + len(self._waiting) >= MOST_ARTICLES or self.pool.full

    def add(self, article: IndexedArticle) -> None:
        """Add an article; an earlier one with the same id in the segment being written is deleted."""
        self._waiting.append(article)
        if len(self._waiting) == _BATCH:
            self._work()

    def commit(self, *options: Any, **named: Any) -> None:
        """Write everything; see Whoosh."""
        self._work()
        self.pool.vocabulary.forget_words()
        super().commit(*options, **named)

    def _work(self) -> None:
        """Take the waiting articles in, one step for all of them after another."""
        coded = [_code(self.pool.vocabulary.coder(a.language), a) for a in self._waiting]
        self.pool.grow()
        for number, words in enumerate(coded, self.docnum):
            self.pool.take(TEXT, number, words.weighed())
            self._measure(TEXT, len(words.text) + len(words.title))
        for number, words in enumerate(coded, self.docnum):
            for field, found in ((TITLE, words.title), (QUOTED, words.quoted)):
                self.pool.take(field, number, found)
                self._measure(field, len(found))
        for article, words in zip(self._waiting, coded, strict=True):
            self._keep(record(article, words.stream, words.raw))
        self._waiting.clear()

    def _measure(self, field: str, length: int) -> None:
        self.pool.lengths[field].append(length_byte(length))
        self.pool.totals[field] += length

    def _keep(self, document: DocumentRecord) -> None:
        before = self._places.get(document.id)
        if before is not None:
            self.newsegment.delete_document(before)
        self._places[document.id] = self.docnum
        self.perdocwriter.add(document)
        self.docnum += 1
        self._added = True

    def remove(self, gone: str) -> None:
        """Delete an article of the segment being written, if it has one with this id."""
        place = self._places.pop(gone, None)
        if place is not None:
            self.newsegment.delete_document(place)

    def has_room(self, segment: Segment) -> bool:
        """Whether another segment's terms and words fit beside those that are there."""
        postings = self.pool.held + sum(field.postings_held for field in segment.fields.values())
        terms = len(self.pool.vocabulary) + sum(map(len, segment.fields.values()))
        return postings < MOST_HELD and terms < LONGEST_TABLE

    def absorb(self, segment: Segment, gone: frozenset[int]) -> None:
        """Take over the articles of another segment but those that are gone."""
        live = [n for n in range(segment.count) if n not in gone]
        fresh = {old: self.docnum + place << 16 for place, old in enumerate(live)}
        codes = self._codes(segment)
        self.pool.grow()
        for name in FIELDS:
            self._absorb_postings(name, segment.fields[name], fresh, codes)
            self._absorb_lengths(name, segment.fields[name].lengths, live, segment.totals[name])
        for number in live:
            if not number % CHECK_EVERY:
                self.pool.check()
            self._keep(taken(segment, number, _translated(segment.stream(number), codes)))

    def _codes(self, segment: Segment) -> list[int]:
        """From the codes of another segment to ours."""
        code = self.pool.vocabulary.code
        codes = list(range(FIRST_CODE)) + [0] * (max(max(f.codes, default=0) for f in segment.fields.values()) + 1)
        for field in segment.fields.values():
            for number, old in enumerate(field.codes):
                codes[old] = code(field.term(number).decode())
        return codes

    def _absorb_lengths(self, name: str, lengths: bytes, live: list[int], total: int) -> None:
        self.pool.lengths[name] += bytes(lengths[n] for n in live)
        # the sum is exact as long as nothing was deleted, and else as near as Whoosh's one-byte lengths are
        exact = len(live) == len(lengths)
        self.pool.totals[name] += total if exact else sum(byte_to_length(lengths[n]) for n in live)

    def _absorb_postings(self, name: str, field: FieldTerms, fresh: dict[int, int], codes: list[int]) -> None:
        for number in range(len(field)):
            if not number % CHECK_EVERY:
                self.pool.check()
            articles, weights = field.read_postings(number)
            pairs = zip(map(fresh.get, articles), weights or repeat(1), strict=False)
            kept = [place | weight for place, weight in pairs if place is not None]
            self.pool.take_list(name, codes[field.codes[number]], kept)


def _translated(stream: bytes, codes: list[int]) -> bytes:
    """An article's words in the codes of another vocabulary."""
    return characters(map(codes.__getitem__, numbers(stream.decode()))).encode()


class _Coded(NamedTuple):
    """The words of an article as codes, and as they go into the file of streams."""

    title: list[int]
    text: list[int]
    headlines: list[int]
    quoted: list[int]
    stream: bytes
    raw: bytes  # the text in UTF-8

    def weighed(self) -> list[int]:
        """The words of the text, each as often as it counts."""
        return self.text + self.title * (1 + TITLE_EXTRA) + self.headlines * HEADLINE_EXTRA


def _code(coder: Coder, article: IndexedArticle) -> _Coded:
    raw = utf8(article.text)
    title, title_chars = coder.codes(utf8(article.title))
    text, text_chars = coder.codes(raw)
    lines = [coder.codes(utf8(line)) for line in article.quoted.splitlines()]
    stream = FIELD_GAP.join((title_chars, text_chars, LINE_GAP.join(chars for _, chars in lines)))
    quoted = [code for codes, _ in lines for code in codes]
    headlines = coder.codes(utf8(article.headlines))[0] if article.headlines else []
    return _Coded(title, text, headlines, quoted, stream.encode(), raw)
