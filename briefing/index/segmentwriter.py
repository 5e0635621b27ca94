"""Adds articles to an index: Whoosh's SegmentWriter with a way of taking words that makes no object for each.

Where the time goes, of 10,000 articles of 5.7 KB: 40 % words to characters (a quarter of that for words not met
before), 15 % appending postings, 9 % deflating the text, 27 % writing terms (champions 7, bitmaps of prefixes 6,
reading runs back 5), 9 % the rest. Each step is a loop in C over words or postings; what is left is cache misses of
its tables. SQLite FTS5 does the same in a fifth to a third of the time, and its lead grows with the length of the
articles.
"""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import Any, NamedTuple

from briefing.index.adapter import SegmentWriter, byte_to_length
from briefing.index.article import IndexedArticle
from briefing.index.codec import RawCodec
from briefing.index.docwriter import DocumentRecord, record, taken
from briefing.index.format import (
    FIELD_GAP,
    FIELDS,
    HEADLINE_EXTRA,
    LINE_GAP,
    LONGEST_TABLE,
    MOST_ARTICLES,
    QUOTED,
    TEXT,
    TITLE,
    TITLE_EXTRA,
)
from briefing.index.postings import CHECK_EVERY, Coder, Pool
from briefing.index.scoring import length_byte
from briefing.index.segment import Segment
from briefing.index.terms import FieldTerms
from briefing.index.words import pieces

_BATCH = (
    256  # articles taken in together: one step over many keeps its tables in the processor's cache, a quarter less time
)


class RawWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer for our codec. `add` and `absorb` take the place of `add_document` and `add_reader`."""

    def __init__(self, index: Any) -> None:
        # the library holds a lock of its own, over all generations; Whoosh's would only guard this folder
        super().__init__(index, codec=RawCodec(), compound=False, _lk=False)
        self.pool = Pool(self.storage.folder)
        self._places: dict[str, int] = {}
        self._waiting: list[IndexedArticle] = []

    @property
    def full(self) -> bool:
        """True where the segment can take no further article."""
        return self.docnum + len(self._waiting) >= MOST_ARTICLES or self.pool.vocabulary.full

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
        for number, words in enumerate(coded, self.docnum):
            words.counts.update(words.title * (1 + TITLE_EXTRA) + words.headlines * HEADLINE_EXTRA)
            self._take(TEXT, number, words.counts, len(words.text) + len(words.title))
        for field in (TITLE, QUOTED):
            for number, words in enumerate(coded, self.docnum):
                said = words.title if field == TITLE else "".join(words.quoted)
                self._take(field, number, Counter(said), len(said))
        for article, words in zip(self._waiting, coded, strict=True):
            stream = FIELD_GAP.join((words.title, words.text, LINE_GAP.join(words.quoted)))
            self._keep(record(article, stream))
        self._waiting.clear()
        self.pool.spill()

    def _take(self, field: str, number: int, counts: Counter[str], length: int) -> None:
        appends, packed = self.pool.lists[field], number << 16
        for char, count in counts.items():
            appends[char](packed | (count if count < 65536 else 65535))
        self.pool.held += len(counts)
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
        """Whether another segment's terms fit beside those that are there."""
        return len(self.pool.vocabulary) + sum(map(len, segment.fields.values())) < LONGEST_TABLE

    def absorb(self, segment: Segment, gone: frozenset[int]) -> None:
        """Take over the articles of another segment but those that are gone."""
        live = [n for n in range(segment.count) if n not in gone]
        fresh = {old: self.docnum + place for place, old in enumerate(live)}
        for name in FIELDS:
            self._absorb_postings(name, segment.fields[name], fresh)
            self._absorb_lengths(name, segment.fields[name].lengths, live, segment.totals[name])
        chars = self._characters(segment)
        for number in live:
            if not number % CHECK_EVERY:
                self.pool.check()
            stream = segment.stream(number).decode("utf-8", "surrogatepass").translate(chars)
            self._keep(taken(segment, number, stream))
        self.pool.spill()

    def _characters(self, segment: Segment) -> dict[int, str]:
        """From the characters of another segment's streams to ours."""
        char = self.pool.vocabulary.char
        chars: dict[int, str] = {ord(FIELD_GAP): FIELD_GAP, ord(LINE_GAP): LINE_GAP}
        for field in segment.fields.values():
            chars.update((code, char(field.term(n).decode())) for n, code in enumerate(field.codes))
        return chars

    def _absorb_lengths(self, name: str, lengths: bytes, live: list[int], total: int) -> None:
        self.pool.lengths[name] += bytes(lengths[n] for n in live)
        # the sum is exact as long as nothing was deleted, and else as near as Whoosh's one-byte lengths are
        exact = len(live) == len(lengths)
        self.pool.totals[name] += total if exact else sum(byte_to_length(lengths[n]) for n in live)

    def _absorb_postings(self, name: str, field: FieldTerms, fresh: dict[int, int]) -> None:
        lists, char = self.pool.lists[name], self.pool.vocabulary.char
        for number in range(len(field)):
            if not number % CHECK_EVERY:
                self.pool.check()
            articles, weights = field.read_postings(number)
            pairs = zip(articles, weights or repeat(1), strict=False)
            packed = [fresh[a] << 16 | w for a, w in pairs if a in fresh]
            if packed:
                lists.extend(char(field.term(number).decode()), packed)
                self.pool.held += len(packed)


class _Coded(NamedTuple):
    """The words of an article as characters; `counts` of those of the text."""

    title: str
    text: str
    counts: Counter[str]
    headlines: str
    quoted: list[str]


def _code(coder: Coder, article: IndexedArticle) -> _Coded:
    def stream(text: str) -> str:
        return "".join(map(coder.__getitem__, pieces(text)))

    lines = [stream(line) for line in article.quoted.splitlines()]
    chars = list(map(coder.__getitem__, pieces(article.text)))
    text = "".join(chars)
    # counting the strings of the table is twice as fast as counting characters, for which strings have to be made
    counts = Counter(chars)
    if len(chars) - counts.pop("", 0) != len(text):  # pieces of several words
        counts = Counter(text)
    return _Coded(stream(article.title), text, counts, stream(article.headlines), lines)
