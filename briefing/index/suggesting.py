"""What was meant: for a word that no article has, a word one or two letters away that articles have.

As a noisy channel (Kernighan, Church and Gale 1990): a word is the likelier the more articles have it, those first that
have the other words of the query too, and the more easily it is mistyped or misheard as what was typed. Terms are
stems, and stems are further from each other or nearer than the words ("goverment", on the way to "govern", stems to the
end of "over" with a letter changed): so words are compared, and what is offered stands so in an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import log

from briefing.index.distance import apart
from briefing.index.format import TEXT
from briefing.index.searcher import Searcher
from briefing.index.segment import Segment
from briefing.index.typing_errors import ease, one_away
from briefing.index.words import ACCENTED, WORD, Terms, fold, term_of, terms

_SHORTEST, _LONGEST = 4, 24  # letters of a word that is worth guessing
_MOST = 5  # unknown words; a query with more is no slip of the keys
_COMPARED = 3_000  # terms that are compared letter by letter for a word two letters away
_TRIED = 12  # of the likeliest words that are looked for in articles
_ARTICLES, _FEW = 24, 4  # of a term that are looked into for one word, and for all its words
_OUTSIDE = 0.02  # what an article counts that has not the other words of the query
_OPERATORS = ("AND", "OR", "NOT")


def suggestion(query: str, searcher: Searcher) -> str | None:
    """The query with unknown words replaced, or None where nothing better is known."""
    words = [m for m in WORD.finditer(query) if m.group() not in _OPERATORS]
    words = [m for m in words if query[m.end() : m.end() + 1] not in (":", "*", "?", "~") or m.end() == len(query)]
    unknown = [m for m in words if _is_unknown(m.group(), searcher)]
    if not 0 < len(unknown) <= _MOST:
        return None
    guess = _Guess(searcher.segments, [terms()[m.group()] for m in words if m not in unknown])
    parts, end, changed = [], 0, False
    for match in unknown:
        better = guess.of(match.group())
        parts += [query[end : match.start()], better or match.group()]
        end = match.end()
        changed = changed or better is not None
    return "".join(parts) + query[end:] if changed else None


def _is_unknown(word: str, searcher: Searcher) -> bool:
    term = terms()[word]
    worth = _SHORTEST <= len(word) <= _LONGEST and word.isalpha()
    return worth and bool(term) and not searcher.containing(TEXT, term)


class _Guess:
    """Guesses words that stand in a query beside others, of which these are the terms."""

    def __init__(self, segments: Sequence[Segment], around: Sequence[str]) -> None:
        self._segments = segments
        self._around = [_having(segment, around) for segment in segments]
        self._weights: dict[str, float] = {}

    def of(self, typed: str) -> str | None:
        """The likeliest word, as an article has it."""
        word = fold(typed)
        near = {w: t for w in one_away(word) if (t := term_of(w))}
        return self._likeliest(typed, near) or self._likeliest(typed, self._further(word))

    def _likeliest(self, typed: str, words: Mapping[str, str]) -> str | None:
        """Of words and their terms the likeliest that an article has; a name where one was typed, if there is any."""
        word, second = fold(typed), None
        likely = {w: ease(word, w) + log(n) for w, term in words.items() if (n := self._weight(term))}
        for candidate in nlargest(_TRIED, likely, key=lambda w: (likely[w], -len(w), w)):
            written = self._written(candidate, words[candidate])
            if written and (typed[0].islower() or written[0].isupper()):
                return written
            second = second or written
        return second

    def _weight(self, term: str) -> float:
        """How many articles have a term; 0 where none has it."""
        if term not in self._weights:
            found = 0.0
            for segment, around in zip(self._segments, self._around, strict=True):
                field = segment.fields[TEXT]
                if (number := field.find(term.encode())) >= 0:
                    found += (field.bitmap(number) & around).bit_count() + _OUTSIDE * field.containing(number)
            self._weights[term] = found
        return self._weights[term]

    def _written(self, word: str, term: str) -> str | None:
        """The word as an article has it."""
        texts = []
        for text, _ in self._texts(term, _ARTICLES):
            if word in text.lower() and (found := _first(word, text)):
                return found
            texts.append(text)
        # folding all letters of a text takes ten times as long
        accented = (text for text in texts if ACCENTED.search(text) and word in fold(text))
        return next((found for text in accented if (found := _first(word, text))), None)

    def _words(self, term: str) -> set[str]:
        """The words with a term, folded, in some articles that have it."""
        return {fold(w) for text, table in self._texts(term, _FEW) for w in WORD.findall(text) if table[w] == term}

    def _texts(self, term: str, most: int) -> Iterator[tuple[str, Terms]]:
        """The texts of some articles of each segment that have a term, first, last and between; their words' terms."""
        for segment in self._segments:
            field = segment.fields[TEXT]
            number = field.find(term.encode())
            if number < 0:
                continue
            articles = field.postings(number)[0]
            for article in articles[:: max(1, len(articles) // most)][:most]:
                language = segment.names["language"][segment.column("language")[article]]
                yield "\n".join(segment.stored(article)), terms(language)

    def _further(self, word: str) -> dict[str, str]:
        """Words that are two letters away, with their terms."""
        term = term_of(word)
        found = {t for segment in self._segments for t in _two_away(segment, term)}
        likely = nlargest(_TRIED, found, key=lambda t: (ease(term, t) + log(self._weight(t) or 1e-9), t))
        return {w: t for t in likely for w in self._words(t) if apart(word, w) <= 2}


def _first(word: str, text: str) -> str | None:
    """A word as it first stands in a text."""
    return next((m.group() for m in WORD.finditer(text) if fold(m.group()) == word), None)


def _having(segment: Segment, around: Sequence[str]) -> int:
    """The articles that have all of these terms."""
    having = segment.live
    for term in filter(None, around):
        number = segment.fields[TEXT].find(term.encode())
        having &= segment.fields[TEXT].bitmap(number) if number >= 0 else 0
    return having


def _two_away(segment: Segment, term: str) -> list[str]:
    """Terms at most two letters away: with two letters wrong, beginning, middle or end of a word is as it was."""
    field, third = segment.fields[TEXT], max(2, len(term) // 3)
    numbers = {
        *field.starting(term[:third].encode())[:_COMPARED],
        *field.ending(term[-third:].encode())[:_COMPARED],
        *field.holding(term[third:-third].encode() or b"\xff"),
    }
    near = (n for n in numbers if abs(field.size(n) - len(term)) <= 2)
    return [t for t in (field.term(n).decode() for n in near) if apart(t, term) <= 2]
