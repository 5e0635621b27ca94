"""What was meant: for a word that no article has, the word nearest to it, one or two letters away, that articles have.

Terms are stems, and stems are further from each other or nearer than the words ("goverment", on the way to "govern",
stems to the end of "over" with a letter changed): what is offered is a word as an article has it, compared letter by
letter with what was typed.
"""

from __future__ import annotations

from string import ascii_lowercase

from briefing.index.distance import apart
from briefing.index.format import TEXT
from briefing.index.searcher import Searcher
from briefing.index.segment import Segment
from briefing.index.words import WORD, fold, term_of, terms

_SHORTEST, _LONGEST = 4, 24  # letters of a word that is worth guessing
_LOOKED_AT = 4_000  # terms with the same first letters that are compared at two letters' distance
_TRIED = 12  # terms, the most frequent ones, of which a word as written is looked for; each costs reading an article
_FURTHEST = 2  # letters between what was typed and what is offered
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
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or not term or searcher.containing(TEXT, term):
        return None
    candidates: dict[str, int] = {}
    for find in (_one_away, _two_away):
        for segment in searcher.segments:
            for number in find(segment, word.lower()):
                found = segment.fields[TEXT].term(number).decode()
                candidates[found] = candidates.get(found, 0) + segment.fields[TEXT].containing(number)
        frequent = sorted(candidates, key=lambda t: (-candidates[t], t))[:_TRIED]
        written = [_as_written(candidate, word, searcher) for candidate in frequent]
        near = [(apart(fold(w), fold(word)), place, w) for place, w in enumerate(written)]
        if near and min(near)[0] <= _FURTHEST:
            return min(near)[2]
    return None


def _one_away(segment: Segment, word: str) -> set[int]:
    """Numbers of the terms of all words one letter away (Norvig 2007); their stems may be further apart than they."""
    parts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    words = {head + tail[1:] for head, tail in parts if tail}
    words |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    words |= {head + letter + tail for head, tail in parts for letter in ascii_lowercase}
    words |= {head + letter + tail[1:] for head, tail in parts if tail for letter in ascii_lowercase}
    field = segment.fields[TEXT]
    numbers = (field.find(term.encode()) for term in set(map(term_of, words)) if term)
    return {n for n in numbers if n >= 0}


def _two_away(segment: Segment, word: str) -> set[int]:
    field, term = segment.fields[TEXT], terms()[word]
    numbers = field.starting(term[:2].encode())[:_LOOKED_AT]
    return {n for n in numbers if abs(field.size(n) - len(term)) <= 2 and apart(field.term(n).decode(), term) <= 2}


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
