"""The words of one passage, with what comparing needs to know of each: stem, capitals, marks round it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.language.words import stem, stop_words
from briefing.model.text import Span

_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$")
# What is longer than this is no sentence but text without stops; looking at its beginning only keeps time bounded.
_LONGEST = 1500
_MARK = re.compile(r"[“”„«»\"]")
_CLOSES = re.compile(r"[”»]|(?<=[\w.,!?…’'%)])[“\"](?=\W|$)")


class Word(NamedTuple):
    """One word of a passage: `lower` without a possessive ending, `quoted` inside quotation marks."""

    text: str
    lower: str
    start: int
    end: int
    quoted: bool

    @property
    def span(self) -> Span:
        """The word's place, its possessive ending left out."""
        return Span(self.start, self.start + len(self.lower))

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def stem(self) -> str:
        """The word without its ending."""
        return stem(self.lower)

    @property
    def matters(self) -> bool:
        """True for a word that carries content."""
        plain = self.lower.partition("'")[0]
        return self.lower not in stop_words() and plain not in stop_words() and len(self.lower) > 1


def bounded(text: str) -> str:
    """As much of a passage as is looked at; offsets stay as they are."""
    return text[:_LONGEST]


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of `text`, in order; apostrophes are straight in `lower`."""
    quoted = quoted_characters(text)
    return tuple(
        [
            Word(word, word.lower() if word.isalnum() else _lowered(word), at, m.end(), quoted[at])
            for m in _WORD.finditer(text)
            for word, at in [(m[0], m.start())]
        ]
    )


def _lowered(word: str) -> str:
    return _POSSESSIVE.sub("", word).lower().replace("’", "'")


@lru_cache(maxsize=4096)
def quoted_characters(text: str) -> tuple[bool, ...]:
    """For each character, whether it stands between double quotation marks.

    A mark closes if it is a closing one, or stands behind a word or a stop with a space or nothing after it. A sentence
    whose first mark closes begins inside the quotation.
    """
    closing = {m.start(): bool(_CLOSES.match(text, m.start())) for m in _MARK.finditer(text)}
    inside, at = next(iter(closing.values()), False), 0
    marks: list[bool] = []
    for place, closes in closing.items():
        marks += [inside] * (place - at)
        inside, at = not closes, place
    return tuple(marks + [inside] * (len(text) - at))


@lru_cache(maxsize=8192)
def matter(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry its content."""
    return frozenset(w.stem for w in words(text) if w.matters)


def common_share(left: str, right: str) -> float:
    """How much of the content of the shorter passage stands in the other too, 0..1."""
    a, b = matter(left), matter(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
