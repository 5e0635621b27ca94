"""One segment as searching sees it: its terms, its articles, and what is known of them."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import compress, repeat
from operator import itemgetter
from typing import Any

from briefing.index import bits
from briefing.index.article import IndexDamaged
from briefing.index.cache import Cache
from briefing.index.format import (
    DICTIONARY,
    DOCUMENTS,
    FIELDS,
    POSTINGS,
    QUOTED,
    STORED,
    STREAMS,
    TITLE,
    unpack,
)
from briefing.index.generations import Generation
from briefing.index.terms import FieldTerms

HEAD = 2_048  # bytes of an article that are inflated first: most have a word that is looked for in them


class Stored:
    """Title and text of an article, of which `most` bytes are inflated at once, 0 for all. Raises IndexDamaged."""

    def __init__(self, segment: str, raw: bytes, most: int) -> None:
        self._segment, self._inflate = segment, zlib.decompressobj(-15)
        self._got = self._inflated(raw, most)
        self.complete = self._inflate.eof
        self.title, _, self.head = self._got.decode("utf-8", "strict" if self.complete else "ignore").partition("\n")
        if not self.complete:
            self.head = self.head[: max(0, self.head.rfind(" "))]

    def whole(self) -> str:
        """The text; `head` is its beginning, which ends between two words, or all of it where it is `complete`."""
        if self.complete:
            return self.head
        raw = self._got + self._inflated(self._inflate.unconsumed_tail, 0)
        return raw.decode("utf-8", "replace").partition("\n")[2]

    def _inflated(self, raw: bytes, most: int) -> bytes:
        try:
            found = self._inflate.decompress(raw, most)
        except zlib.error as error:
            raise IndexDamaged(f"{self._segment}: {error}") from error
        if not most and not self._inflate.eof:
            raise IndexDamaged(f"{self._segment}: a text ends too early")
        return found


class Segment:
    """A segment of a generation, opened. `deleted` are the articles that are gone, as a set of bits."""

    def __init__(self, generation: Generation, segment: Any, cache: Cache) -> None:
        self.name: str = segment.segment_id()
        self.deletions: frozenset[int] = frozenset(segment.deleted_docs())
        self._open = {
            ext: generation.open(segment.make_filename(ext), mapped=ext == STREAMS)
            for ext in (POSTINGS, STREAMS, STORED)
        }
        header, tables = unpack(_whole(generation, segment.make_filename(DICTIONARY)))
        self.count: int = header["articles"]
        self.totals: dict[str, int] = header["totals"]
        try:
            self.fields = {f: FieldTerms(f, tables, self._open[POSTINGS], self.count, cache) for f in FIELDS}
            header, self._tables = unpack(_whole(generation, segment.make_filename(DOCUMENTS)))
            self.names: dict[str, list[str]] = header["names"]
            self.dates, self._idstarts = self._tables["dates"], self._tables["idstarts"]
            self._ids = bytes(self._tables["ids"])
        except KeyError as error:
            raise IndexDamaged(f"{self.name}: no table {error}") from error
        self.live = bits.everything(self.count) & ~bits.from_numbers(self.deletions, self.count)

    @property
    def live_count(self) -> int:
        """How many of its articles are not deleted."""
        return self.count - len(self.deletions)

    def article_id(self, number: int) -> str:
        """The id of an article."""
        return self._ids[self._idstarts[number] : self._idstarts[number + 1]].decode()

    def live_ids(self) -> list[tuple[str, int]]:
        """Id and number of every article that is not deleted."""
        starts, ids = self._idstarts, self._ids.decode()
        if not ids.isascii():
            return [(self.article_id(n), n) for n in range(self.count) if n not in self.deletions]
        every = [(ids[starts[n] : starts[n + 1]], n) for n in range(self.count)]
        return [pair for pair in every if pair[1] not in self.deletions] if self.deletions else every

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the articles that are not deleted, by id."""
        return dict(self.live_ids())

    def stored(self, number: int) -> tuple[str, str]:
        """Title and text of an article. Raises IndexDamaged."""
        opened = self.opened(number, 0)
        return opened.title, opened.head

    def opened(self, number: int, most: int = HEAD) -> Stored:
        """Title and text of an article, the text as far as it is asked for. Raises IndexDamaged."""
        return Stored(self.name, self.raw_stored(number), most)

    def raw_stored(self, number: int) -> bytes:
        """Title and text as they lie in the file."""
        places = self._tables["stored"]
        return self._open[STORED].read(places[number], places[number + 1] - places[number])

    def saying(self, words: bytes, articles: list[int], field: str) -> list[int]:
        """Those of these articles in whose stream the bytes are in this field; the text includes the title.

        A pattern of `re` looks in the mapped file itself, between two places: that takes half the time of cutting every
        stream out and of `bytes.find`.
        """
        if not articles:
            return []
        first, last = ("spoken", "stream") if field == QUOTED else ("stream", "spoken")
        pick = itemgetter(*articles, articles[-1])
        starts, ends = pick(self._tables[first]), pick(self._tables[last][field == QUOTED :])
        view = self._open[STREAMS].between(starts, ends)
        if field == TITLE:
            ends = tuple(view.find(b"\0", start, end + 1) for start, end in zip(starts, ends, strict=True))
        search = re.compile(re.escape(words)).search
        return list(compress(articles, map(search, repeat(view), starts, ends)))

    def stream(self, number: int) -> bytes:
        """The article's words in order, as characters (see format.py)."""
        places = self._tables["stream"]
        return self._open[STREAMS].read(places[number], places[number + 1] - places[number])

    def column(self, facet: str) -> memoryview:
        """For each article the number of its value in `names[facet]`."""
        return self._tables[facet]

    @cached_property
    def values(self) -> dict[str, list[tuple[str, int]]]:
        """For each facet its values with the sets of their articles. At 20,000 articles made in 10 ms, once."""
        return {facet: self._values(facet, names) for facet, names in self.names.items()}

    def _values(self, facet: str, names: list[str]) -> list[tuple[str, int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for number, value in enumerate(self.column(facet)):
            members[value].append(number)
        return [(names[value], bits.from_numbers(found, self.count)) for value, found in members.items()]

    @cached_property
    def newest(self) -> list[int]:
        """Articles by date, latest first, those of one moment in their order, those without a date last."""
        return sorted(range(self.count), key=self.dates.__getitem__, reverse=True)

    @cached_property
    def oldest_dates(self) -> tuple[list[int], list[int]]:
        """Articles by date, earliest first, and their dates."""
        order = sorted(range(self.count), key=self.dates.__getitem__)
        return order, [self.dates[n] for n in order]

    def between(self, first: int, last: int) -> int:
        """The set of articles dated from `first` to `last`, minutes since 1900, both included; never the undated."""
        order, dates = self.oldest_dates
        return bits.from_numbers(order[bisect_left(dates, max(1, first)) : bisect_left(dates, last + 1)], self.count)

    def close(self) -> None:
        """Let go of the files."""
        for file in self._open.values():
            file.close()


def _whole(generation: Generation, name: str) -> bytes:
    file = generation.open(name)
    try:
        return file.all()
    finally:
        file.close()
