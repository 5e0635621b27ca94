"""What was meant: for a word that no article has, the most frequent word one or two letters away."""

from __future__ import annotations

from briefing.index.distance import apart, near
from briefing.index.format import TEXT
from briefing.index.searcher import Searcher
from briefing.index.segment import Segment
from briefing.index.words import WORD, terms

_SHORTEST = 4  # letters of a word that is worth guessing
_LOOKED_AT = 4_000  # terms with the same first letters that are compared at two letters' distance
_OPERATORS = ("AND", "OR", "NOT")


def suggestion(query: str, searcher: Searcher) -> str | None:
    """The query with unknown words replaced, or None where nothing better is known."""
    parts, end, changed = [], 0, False
    for match in WORD.finditer(query):
        word = match.group()
        follows = query[match.end() : match.end() + 1]
        better = None if word in _OPERATORS or follows in (":", "*", "?", "~") else _better(word, searcher)
        parts += [query[end : match.start()], better or word]
        end = match.end()
        changed = changed or better is not None
    return "".join(parts) + query[end:] if changed else None


def _better(word: str, searcher: Searcher) -> str | None:
    term = terms()[word]
    if len(term) < _SHORTEST or term.isdigit() or searcher.containing(TEXT, term):
        return None
    candidates: dict[str, int] = {}
    for find in (_one_away, _two_away):
        for segment in searcher.segments:
            for number in find(segment, term):
                found = segment.fields[TEXT].term(number).decode()
                candidates[found] = candidates.get(found, 0) + segment.fields[TEXT].containing(number)
        if candidates:
            best = max(candidates, key=lambda t: (candidates[t], t))
            return _as_written(best, word, searcher)
    return None


def _one_away(segment: Segment, term: str) -> list[int]:
    swapped = [term[:n] + term[n + 1] + term[n] + term[n + 2 :] for n in range(len(term) - 1)]
    field = segment.fields[TEXT]
    return near(field, term) + [n for s in swapped if (n := field.find(s.encode())) >= 0]


def _two_away(segment: Segment, term: str) -> list[int]:
    field = segment.fields[TEXT]
    numbers = field.starting(term[:2].encode())[:_LOOKED_AT]
    return [n for n in numbers if abs(field.size(n) - len(term)) <= 2 and apart(field.term(n).decode(), term) <= 2]


def _as_written(term: str, typed: str, searcher: Searcher) -> str:
    """Of the words with this term in an article that has it the one most like what was typed: terms are stems."""
    for segment in searcher.segments:
        field = segment.fields[TEXT]
        number = field.find(term.encode())
        if number >= 0:
            article = field.postings(number)[0][0]
            table = terms(segment.names["language"][segment.column("language")[article]])
            written = {w for w in WORD.findall("\n".join(segment.stored(article))) if table[w] == term}
            return min(written, key=lambda w: (apart(w, typed, len(w)), w), default=term)
    return term
