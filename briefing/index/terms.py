"""The dictionary and the postings of one field of a segment, read from its tables (see format.py)."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefing.index import bits
from briefing.index.cache import Cache
from briefing.index.disk import CheckedFile
from briefing.index.format import BITMAP_SHARE, CHAMPIONS_FROM

_LAST = b"\xff"  # after every byte of UTF-8


Postings: TypeAlias = tuple["array[int]", Sequence[int] | None]  # articles in order, weights; None where all are 1


@dataclass(frozen=True, slots=True)
class Champions:
    """The best postings of a common term; `edge` are the (weight, length byte) pairs that bound all others."""

    articles: memoryview
    weights: bytes
    edge: bytes


class FieldTerms:
    """Terms of one field in byte order; a term is known by its number, its place in that order."""

    def __init__(
        self, name: str, tables: Mapping[str, memoryview], file: CheckedFile, count: int, cache: Cache
    ) -> None:
        self._terms = bytes(tables[f"{name}.terms"])
        self._starts, self._df, self._top = (tables[f"{name}.{t}"] for t in ("starts", "df", "top"))
        self.codes, self._place, self._back = (tables[f"{name}.{t}"] for t in ("code", "place", "back"))
        self.lengths = bytes(tables[f"{name}.lengths"])
        self._prefixes = bytes(tables[f"{name}.prefix"])
        self._prestarts, self._preplace = tables[f"{name}.prestarts"], tables[f"{name}.preplace"]
        self._file, self.count, self._cache = file, count, cache
        self._map_size = (count + 7) // 8

    def __len__(self) -> int:
        return len(self._df)

    def term(self, number: int) -> bytes:
        """The term with this number."""
        return self._terms[self._starts[number] : self._starts[number + 1]]

    def size(self, number: int) -> int:
        """The term's length in bytes."""
        return int(self._starts[number + 1] - self._starts[number])

    @property
    def postings_held(self) -> int:
        """How many postings all terms have together."""
        return sum(self._df) + len(self)

    @property
    def reads_back(self) -> bool:
        """Whether the field keeps its terms backwards too, so that `ending` works."""
        return len(self._back) == len(self._df)

    def find(self, term: bytes) -> int:
        """The term's number, or -1. A query asks for each of its words three times."""
        found: int = self._cache.get((id(self), 3, term), lambda: self._find(term), lambda _: len(term))
        return found

    def _find(self, term: bytes) -> int:
        number = self.after(term)
        return number if number < len(self._df) and self.term(number) == term else -1

    def after(self, term: bytes) -> int:
        """Number of the first term that does not sort before this one."""
        return bisect_left(range(len(self._df)), term, key=self.term)

    def starting(self, prefix: bytes) -> range:
        """Numbers of the terms that start with the prefix."""
        return range(self.after(prefix), self.after(prefix + _LAST))

    def ending(self, suffix: bytes) -> list[int]:
        """Numbers of the terms that end with the suffix."""
        if not self.reads_back:
            return [n for n in range(len(self)) if self.term(n).endswith(suffix)]
        back, wanted = self._back, suffix[::-1]
        first = bisect_left(back, wanted, key=lambda n: self.term(n)[::-1])
        last = bisect_left(back, wanted + _LAST, key=lambda n: self.term(n)[::-1])
        return list(back[first:last])

    def holding(self, piece: bytes) -> list[int]:
        """Numbers of the terms that have these bytes anywhere."""
        found: list[int] = []
        place = self._terms.find(piece)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            if place + len(piece) <= self._starts[number + 1]:
                found.append(number)
                place = self._starts[number + 1] - 1
            place = self._terms.find(piece, place + 1)
        return found

    def containing(self, number: int) -> int:
        """In how many articles the term is, deleted ones included."""
        return int(self._df[number]) + 1

    def top(self, number: int) -> int:
        """The term's greatest weight in one article."""
        return int(self._top[number])

    def postings(self, number: int) -> Postings:
        """Articles in order and their weights; None where every weight is 1."""
        found: Postings = self._cache.get(
            (id(self), number), lambda: self.read_postings(number), lambda p: 2 * len(p[0]) + len(p[1] or ())
        )
        return found

    def read_postings(self, number: int) -> Postings:
        """The same, past the cache."""
        containing = self.containing(number)
        size = self._postings_size(number)
        raw = self._file.read(self._place[number + 1] - size, size)
        articles, weights = array("H"), raw[2 * containing :]
        articles.frombytes(raw[: 2 * containing])
        if self._top[number] > 255:
            return articles, memoryview(weights).cast("H").tolist()
        return articles, weights or None

    def _postings_size(self, number: int) -> int:
        top = self._top[number]
        return self.containing(number) * (2 if top == 1 else 3 if top < 256 else 4)

    def bitmap(self, number: int) -> int:
        """The set of articles that have the term."""
        found: int = self._cache.get((id(self), number, 1), lambda: self._read_bitmap(number), self._map_bytes)
        return found

    def _map_bytes(self, _: int) -> int:
        return self._map_size

    def _read_bitmap(self, number: int) -> int:
        containing = self.containing(number)
        if containing * BITMAP_SHARE <= self.count:
            return bits.from_numbers(self.postings(number)[0], self.count)
        size = self._postings_size(number)
        return int.from_bytes(
            self._file.read(self._place[number + 1] - size - self._map_size, self._map_size), "little"
        )

    def champions(self, number: int) -> Champions | None:
        """The best postings of a common term; None for one in few articles, where all are looked at, or with weights
        too great for a byte.
        """
        if self.containing(number) < CHAMPIONS_FROM or self._top[number] > 255:
            return None
        found: Champions = self._cache.get((id(self), number, 2), lambda: self._read_champions(number), _champion_bytes)
        return found

    def _read_champions(self, number: int) -> Champions:
        place = self._place[number]
        best, edge = memoryview(self._file.read(place, 4)).cast("H")
        raw = self._file.read(place + 4, 3 * best + 2 * edge)
        return Champions(memoryview(raw)[: 2 * best].cast("H"), raw[2 * best : 3 * best], raw[3 * best :])

    def united(self, numbers: range | list[int]) -> int:
        """The articles that have at least one of these terms."""
        if len(numbers) == 1:
            return self.bitmap(numbers[0])
        postings, together = self.read_postings, set[int]()
        for number in numbers:
            together.update(postings(number)[0])
        return bits.from_numbers(together, self.count)

    def prefixed(self, prefix: bytes) -> int:
        """The articles that have a term with this prefix."""
        found: int = self._cache.get((id(self), prefix), lambda: self._read_prefix(prefix), self._map_bytes)
        return found

    def _read_prefix(self, prefix: bytes) -> int:
        kept = range(len(self._preplace))
        place = bisect_left(kept, prefix, key=self._prefix)
        if place < len(kept) and self._prefix(place) == prefix:
            return int.from_bytes(self._file.read(self._preplace[place], self._map_size), "little")
        return self.united(self.starting(prefix))

    def _prefix(self, number: int) -> bytes:
        return self._prefixes[self._prestarts[number] : self._prestarts[number + 1]]


def _champion_bytes(champions: Champions) -> int:
    return 2 * len(champions.articles) + len(champions.weights) + len(champions.edge) + 300
