"""Text folded for comparison, with the way back to the places in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis.language.words import unaccented
from briefing.model.text import Span

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
