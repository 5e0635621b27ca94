"""Answers a query over all segments: which articles, in what order, and how many of what.

Hits, scores and order are those of Whoosh's own searcher (tests/index/test_against_whoosh.py), but for these:

- what only excludes or filters (NOT, source:, date:, kind:, lang:, story:) adds nothing to a score; Whoosh adds 1 each;
- a beginning, a wildcard or a fuzzy word adds 1, whichever and however many terms it stands for;
- articles with equal scores stand in the order in which they were added, and sums are rounded in another order;
- a beginning ("governme") stands for the words too whose ending it stops in, where their term is a shorter stem;
- NOT alone, or inside OR, means all other articles;
- words joined by a sign (9/11, al-Assad) are a phrase, where Whoosh looks for each, and what is written in one word,
  with a hyphen or in two (lexicon/search_variants.yaml, `joined`) is found for each other; single digits are words;
- numbers are found however their thousands are parted: by nothing, commas, dots (outside English) or spaces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from briefing.index import bits
from briefing.index.adapter import query as q
from briefing.index.format import FACETS, FIELDS
from briefing.index.matching import Matching, expansion
from briefing.index.ranking import SetScore, TermScore, best
from briefing.index.scoring import factor, norms
from briefing.index.segment import Segment
from briefing.model.search import Facets, Sort

_SCORED = (q.Prefix, q.Wildcard, q.FuzzyTerm)
_FEW = 300  # hits up to which facets are counted one by one


@dataclass(frozen=True, slots=True)
class Found:
    """One article that matches: its segment, its number there, its score."""

    segment: Segment
    number: int
    score: float


class Answer:
    """The articles that match one query, as a set for each segment."""

    def __init__(self, searcher: Searcher, query: Any, cancelled: Callable[[], bool]) -> None:
        self._searcher, self._query = searcher, query
        self._parts: list[tuple[Segment, Matching, int]] = []
        for segment in searcher.segments:
            matching = Matching(segment, cancelled)
            self._parts.append((segment, matching, matching.of(query) & segment.live))

    @property
    def total(self) -> int:
        """How many articles match."""
        return sum(found.bit_count() for _, _, found in self._parts)

    def top(self, count: int, sort: Sort = Sort.RELEVANCE) -> list[Found]:
        """The first `count`: by score, or latest first; equals in the order in which they were added."""
        return self._latest(count) if sort is Sort.DATE else self._best(count)

    def _best(self, count: int) -> list[Found]:
        ranked: list[Found] = []
        for segment, matching, found in self._parts:
            terms, sets = self._scores(segment, matching, found)
            floor = ranked[count - 1].score if len(ranked) >= count else -1.0
            here = best(found, segment.count, terms, sets, count, floor=floor)
            ranked += [Found(segment, number, score) for score, number in here]
            ranked = sorted(ranked, key=lambda f: -f.score)[:count]
        return ranked

    def _scores(self, segment: Segment, matching: Matching, found: int) -> tuple[list[TermScore], list[SetScore]]:
        terms: list[TermScore] = []
        sets: list[SetScore] = []
        for leaf, mask in _leaves(self._query, matching, -1):
            if isinstance(leaf, _SCORED):
                sets.append(SetScore(matching.of(leaf) & mask, leaf.boost, segment.count))
                continue
            field = segment.fields[leaf.fieldname]
            for word in leaf.words if isinstance(leaf, q.Phrase) else (leaf.text,):
                number = field.find(word.encode())
                if number >= 0 and found:
                    weight = self._searcher.factor(leaf.fieldname, word) * leaf.boost
                    terms.append(TermScore(field, number, weight, self._searcher.norms(leaf.fieldname), mask))
        return terms, sets

    def _latest(self, count: int) -> list[Found]:
        latest: list[tuple[int, int, int]] = []
        for place, (segment, _, found) in enumerate(self._parts):
            dates = segment.dates
            latest += [(dates[n], -place, -n) for n in _newest(segment, found, count)]
        chosen = nlargest(count, latest)
        return [Found(self._parts[-place][0], -number, 0.0) for _, place, number in chosen]

    def overlaps(self, queries: Sequence[Any]) -> list[int]:
        """How many of the articles match each of these queries too."""
        return [
            sum((matching.of(query, found) & found).bit_count() for _, matching, found in self._parts)
            for query in queries
        ]

    def facets(self) -> Facets:
        """How many of the articles have which source, month, language and kind; the most frequent first."""
        counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for segment, _, found in self._parts:
            if found.bit_count() <= _FEW:
                numbers = bits.numbers(found, segment.count)
                for facet, counter in counts.items():
                    names = segment.names[facet]
                    column = segment.column(facet)
                    counter.update(names[column[n]] for n in numbers)
            else:
                for facet, counter in counts.items():
                    for name, members in segment.values[facet]:
                        counter[name] += (members & found).bit_count()
        return Facets(**{facet: _most(counter) for facet, counter in counts.items()})


def _most(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((n, c) for n, c in counter.items() if n and c), key=lambda pair: (-pair[1], pair[0])))


def _newest(segment: Segment, found: int, count: int) -> list[int]:
    """The latest `count` of the articles found: walked through in order of date, or sorted, whichever is less work."""
    hits = found.bit_count()
    if hits * hits < count * segment.count:
        return sorted(bits.numbers(found, segment.count), key=segment.dates.__getitem__, reverse=True)[:count]
    bitmap, latest = bits.to_bytes(found, segment.count), []
    for number in segment.newest:
        if bitmap[number >> 3] >> (number & 7) & 1:
            latest.append(number)
            if len(latest) == count:
                break
    return latest


def _leaves(query: Any, matching: Matching, mask: int) -> Iterator[tuple[Any, int]]:
    """The parts that add to scores, each with the set of articles it counts in (-1: all that match the query).

    As in Whoosh, a part of an AND that stands inside an OR counts only where the whole AND matches.
    """
    kind = type(query)
    if kind is q.And:
        for part in query.subqueries:
            yield from _leaves(part, matching, mask)
    elif kind is q.Or:
        for part in query.subqueries:
            inner = mask if type(part) not in (q.And, q.Phrase) else matching.of(part) & mask
            yield from _leaves(part, matching, inner)
    elif kind in (*_SCORED, q.Phrase) or (kind is q.Term and query.fieldname in FIELDS):
        yield query, mask


class Searcher:
    """What all segments have in common: how many articles there are and how frequent each word is."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self.count = sum(s.count for s in segments)
        self._factors: dict[tuple[str, str], float] = {}

    @property
    def other_languages(self) -> bool:
        """Whether any article is not in English, so that words are looked for unstemmed too."""
        return any(not name.startswith("en") for s in self.segments for name in s.names["language"])

    def answer(self, query: Any, cancelled: Callable[[], bool]) -> Answer:
        """The articles that match. Raises Cancelled, IndexDamaged."""
        return Answer(self, query, cancelled)

    def containing(self, field: str, word: str) -> int:
        """In how many articles a term is."""
        total, term = 0, word.encode()
        for segment in self.segments:
            number = segment.fields[field].find(term)
            total += segment.fields[field].containing(number) if number >= 0 else 0
        return total

    def expansion(self, leaf: Any, most: int = 40) -> list[str] | None:
        """The terms that a wildcard or fuzzy word stands for, in all segments; None for more than `most`."""
        found: set[bytes] = set()
        for segment in self.segments:
            field = segment.fields[leaf.fieldname]
            numbers = expansion(field, leaf)
            if len(numbers) > most:
                return None
            found.update(map(field.term, numbers))
        return [term.decode() for term in found] if len(found) <= most else None

    def factor(self, field: str, word: str) -> float:
        """What a term's scores are multiplied with."""
        key = (field, word)
        if key not in self._factors:
            if len(self._factors) > 10_000:
                self._factors.clear()
            self._factors[key] = factor(self.count, self.containing(field, word))
        return self._factors[key]

    def norms(self, field: str) -> list[float]:
        """What weights in a field are weighed against, by length byte."""
        return norms(sum(s.totals[field] for s in self.segments) / max(1, self.count))
