"""Patterns that are only tried where a text holds a word that every match of them holds.

Most sentences have no match of most patterns, and looking for a word is fifty times as fast as trying a pattern of many
alternatives at each letter. The words are taken from the pattern itself (the method of Cox, "Regular Expression
Matching with a Trigram Index", 2012): of what must follow on each other the part that says most, of alternatives all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

Key = TypeVar("Key")
Needed = frozenset[str] | None
"""One of these, in lower case, stands in every match; None where nothing is known."""

_LETTERS = re.compile(r"[^\\.^$|()\[\]{}?*+]+(?![?*+{])")
_QUANTIFIER = re.compile(r"[?*+]\??|\{(\d*),?\d*\}\??")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?")


class Screened:
    """A pattern that is compiled when a text may first match it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags
        self.needed = needed(pattern)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, for texts that are known to match."""
        return re.compile(self._pattern, self._flags)

    def may_match(self, text: str) -> bool:
        """False only for a text without any match."""
        return self.needed is None or any(map(_lowered(text).__contains__, self.needed))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in `text`, in order."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`."""
        return self.compiled.search(text) if self.may_match(text) else None


class Family(Generic[Key]):
    """Several patterns, each with what a match of it means: those that a text may match are found at once."""

    def __init__(self, patterns: Iterable[tuple[Key, str]], flags: int = 0) -> None:
        self._members = [(key, Screened(pattern, flags)) for key, pattern in patterns]
        numbered = [(n, screened.needed) for n, (_, screened) in enumerate(self._members)]
        self._always = frozenset(n for n, words in numbered if words is None)
        self._words = [(word, n) for n, words in numbered for word in words or ()]

    def likely(self, text: str) -> list[tuple[Key, re.Pattern[str]]]:
        """The patterns that may match, in the order given."""
        lowered = _lowered(text)
        numbers = self._always.union([n for word, n in self._words if word in lowered])
        return [(key, screened.compiled) for key, screened in (self._members[n] for n in sorted(numbers))]


@lru_cache(maxsize=1024)
def _lowered(text: str) -> str:
    return text.lower()


def needed(pattern: str) -> Needed:
    """Words of which each match of a pattern (without the flag VERBOSE) holds one."""
    found, _ = _alternatives(pattern, 0)
    return found


def _alternatives(pattern: str, at: int) -> tuple[Needed, int]:
    """What one of several alternatives needs, and where they end: at a closing bracket or at the end."""
    every: Needed = frozenset()
    while True:
        one, at = _sequence(pattern, at)
        every = None if one is None or every is None else every | one
        if at >= len(pattern) or pattern[at] == ")":
            return _fewest(every), at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[Needed, int]:
    """The part that says most of what follows on each other, and where it ends."""
    best: Needed = None
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        if letters := _LETTERS.match(pattern, at):
            run, at = run + letters[0].lower(), letters.end()
            continue
        part, literal, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier else at
        optional = quantifier is not None and (quantifier[0][0] in "?*" or quantifier[1] in ("", "0"))
        if literal and not quantifier:
            run += literal
            continue
        best = _better(best, frozenset({run}) if run else None)
        best = best if optional else _better(best, part)
        run = ""
    return _better(best, frozenset({run}) if run else None), at


def _atom(pattern: str, at: int) -> tuple[Needed, str, int]:
    """What the part of a pattern at `at` needs, its letter if it is one, and where it ends."""
    if group := _GROUP.match(pattern, at):
        inner, end = _alternatives(pattern, group.end())
        return None if group[0][-1] in "=!" else inner, "", end + 1
    if listed := _CLASS.match(pattern, at):
        return None, "", listed.end()
    if pattern[at] == "\\":
        letter, end = pattern[at + 1], at + 2
        return (None, "", end) if letter.isalnum() else (frozenset({letter}), letter, end)
    if pattern[at] in ".^$":
        return None, "", at + 1
    letter = pattern[at].lower()
    return frozenset({letter}), letter, at + 1


def _better(one: Needed, other: Needed) -> Needed:
    """The one whose shortest word is longer; of alike ones the one of fewer words."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))


def _fewest(words: Needed) -> Needed:
    """Without the words that hold another."""
    if words is None:
        return None
    return frozenset(word for word in words if not any(other in word for other in words if other != word))
