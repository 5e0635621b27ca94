"""The name of a body, with a plural here and without one there ("National Institutes"), or with a word less."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import plural
from briefing.analysis.differing.story_sentences import Told
from briefing.analysis.language.words import stem
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Words in capitals that a name has at least: shorter ones are often words put side by side.
_LEAST = 3
# Words of a name that lists what a body is for.
_LIST = 5
_NAME = re.compile(
    r"\b[A-Z][\w’'-]+(?:(?:,?\s(?:and|of|for|the|on|in)\s(?:the\s)?|,\s|\s)[A-Z][\w’'-]+){2,}(?:\s(?P<next>[a-z]+))?"
)
_WORD = re.compile(r"[\w’'-]+")
_OWNED = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class _Written:
    """A name in a sentence as it is written, word by word in lower case, apostrophes straight."""

    told: Told
    span: Span
    words: tuple[str, ...]


def body_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Names of three words and more that are the same but for one word, which is a plural in one of them only, and
    names that list what a body is for, one of them without a member of the list.
    """
    named: dict[tuple[str, ...], dict[tuple[str, ...], _Written]] = defaultdict(dict)
    for told in sentences:
        for written in _names(told):
            named[tuple(stem(word.replace("'", "")) for word in written.words)].setdefault(written.words, written)
    for forms in named.values():
        for one, other in combinations(forms.values(), 2):
            if _one_plural(one.words, other.words):
                yield _finding(Grade.SLIP, one, other)
    firsts = (next(iter(forms.values())) for key, forms in named.items() if len(key) > _LIST and "and" in key)
    listed = [written for written in firsts if "," in written.span.of(written.told.text)]
    for one, other in combinations(sorted(listed, key=lambda written: len(written.words)), 2):
        if _one_less(one.words, other.words):
            yield _finding(Grade.DETAIL, one, other)


def _finding(grade: Grade, one: _Written, other: _Written) -> Finding:
    shown = " or ".join(w.span.of(w.told.text) for w in (one, other))
    values = tuple(w.told.value(w.span) for w in (one, other))
    return Finding(Kind.NAME, grade, shown, f"body {' '.join(one.words)}", values, whole=True)


def _names(told: Told) -> Iterator[_Written]:
    if told.text.isupper() or told.heading:
        return
    for match in _NAME.finditer(told.text):
        end = match.start("next") - 1 if match["next"] else match.end()
        words = _WORD.findall(_OWNED.sub("", told.text[match.start() : end]))
        # "Norholm Harbour School teachers" are those of its schools.
        of_others = match["next"] and plural(match["next"]) and not plural(words[-1].lower())
        if sum(word[0].isupper() for word in words) >= _LEAST and not of_others:
            span = Span(match.start(), match.start() + len(_OWNED.sub("", told.text[match.start() : end])))
            yield _Written(told, span, tuple(word.lower().replace("’", "'") for word in words))


def _one_plural(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two names differ in one word, of which one is the other's plural, or is written as if it owned."""
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(apart) != 1:
        return False
    short, long = sorted(apart[0], key=len)
    return f"{short}s" == long or (long.endswith("'s") and long.replace("'", "") == short)


def _one_less(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if a name is another one without one of its words, both with the same ends."""
    if len(long) != len(short) + 1 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    return any(long[:n] + long[n + 1 :] == short and long[n] not in ("and", "the") for n in range(1, len(short)))
