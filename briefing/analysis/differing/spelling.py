"""Whether two words are one word, once misspelt: a single slip of the pen between words that stand for the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.differing.clash import Clash
from briefing.analysis.language.passages import Word, words
from briefing.analysis.language.words import stem, unaccented
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load, word_set
from briefing.model.discrepancy import Grade, Kind

_VOWELS = frozenset("aeiouy")
# A consonant that British spelling doubles before an ending.
_DOUBLED = re.compile(r"([lspt])\1(?:ed|ing|ers?|ors?)$")
# Below this length one letter makes another name as often as a slip.
_SHORT = 5


def one_edit(left: str, right: str) -> bool:
    """True if one letter changed, added, left out, or exchanged with its neighbour makes one word the other."""
    if left == right or abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < 3:
        return False
    start = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@lru_cache(maxsize=16384)
def same_name(left: str, right: str) -> bool:
    """True if two lower-case words are spellings of one name or word, both right."""
    left, right = unaccented(left), unaccented(right)
    if left == right or (stem(left) == stem(right) and not _looks_slipped(left, right)):
        return True
    one, other = _variants().get(left), _variants().get(right)
    return (one is not None and one == other) or _transliterated(left) == _transliterated(right)


@lru_cache(maxsize=16384)
def misspelt(left: str, right: str) -> bool:
    """True if two lower-case words are so alike that one is likely the other misspelt.

    Endings (Israel, Israeli), ordinary words, and names that are both known are not.
    """
    if min(len(left), len(right)) < 4 or not one_edit(left, right) or same_name(left, right):
        return False
    if _inflected(left, right) or (_known(left) and _known(right)):
        return False
    return len(left) + len(right) > 2 * _SHORT - 1 or _looks_slipped(left, right)


def confusable(left: str, right: str) -> bool:
    """True if two lower-case words are one edit apart and neither a spelling nor an ending of one name.

    For words that are known to stand for the same; `misspelt` asks more of words of which that is not known.
    """
    alike = same_name(left, right) or _inflected(left, right)
    return min(len(left), len(right)) >= 3 and one_edit(left, right) and not alike


def name_slips(left: str, right: str) -> Iterator[Clash]:
    """Capitalised words of two passages that are one word, misspelt in one of them."""
    one, other = words(left), words(right)
    for a, b in _candidates(_side(left), _side(right)):
        if _slipped(a, b, one, other):
            topic = min(a.lower, b.lower)
            yield Clash(
                Kind.NAME, Grade.SLIP, f"{left[slice(*a.span)]} or {right[slice(*b.span)]}", topic, a.span, b.span
            )


class _Side(NamedTuple):
    """The words of a passage, each once, by their lower case; those with a capital; which begin and which end with a
    letter; and the names of countries for adjectives among them.
    """

    words: dict[str, Word]
    capitals: list[str]
    begin: dict[str, list[str]]
    end: dict[str, list[str]]
    countries: dict[str, str]

    def near(self, word: str) -> list[str]:
        """Those one edit from a word: it leaves the first or the last letter, and takes or gives one letter at most."""
        likely = (*self.begin.get(word[0], ()), *self.end.get(word[-1], ()))
        return [other for other in likely if -1 <= len(other) - len(word) <= 1 and one_edit(word, other)]


@lru_cache(maxsize=4096)
def _side(text: str) -> _Side:
    found = _distinct(words(text))
    begin, end = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for word in found:
        begin[word[0]].append(word)
        end[word[-1]].append(word)
    countries = {a: country for a in found if (country := _countries().get(a)) and country != a}
    return _Side(found, [a for a, word in found.items() if word.capital], begin, end, countries)


def _candidates(mine: _Side, theirs: _Side) -> Iterator[tuple[Word, Word]]:
    """Words one edit apart: at least one is capitalised, and at least one stands on its own side only."""
    ours, others = mine.words, theirs.words
    near = {(a, b) for a in mine.capitals for b in theirs.near(a)} | {
        (a, b) for b in theirs.capitals for a in mine.near(b)
    }
    for a, left in ours.items() if near or mine.countries else ():
        for b, right in others.items() if near else ():
            if (a, b) in near and (a not in others or b not in ours):
                yield left, right
        if country := mine.countries.get(a):
            yield from ((left, w) for b, w in others.items() if _near(country, w) and b not in ours)
    for b, country in theirs.countries.items():
        yield from ((w, others[b]) for a, w in ours.items() if _near(country, w) and a not in others)


def _distinct(side: tuple[Word, ...]) -> dict[str, Word]:
    """The words of three letters and more by their lower case, the first with a capital standing for each."""
    found: dict[str, Word] = {}
    for word in side:
        if len(word.lower) > 2 and word.lower.isalpha() and (word.capital or word.lower not in found):
            held = found.get(word.lower)
            found[word.lower] = held if held and held.capital else word
    return found


def _near(country: str, word: Word) -> bool:
    """True if a word is one edit from a country's name and nothing known: an adjective stands for its country too."""
    return word.capital and one_edit(country, word.lower) and word.lower not in _countries() and not _known(word.lower)


def _slipped(a: Word, b: Word, one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    if _acronym(a, b):
        return False
    if not one_edit(a.lower, b.lower):
        return True
    if misspelt(a.lower, b.lower):
        return (a.capital and b.capital) or _looks_slipped(a.lower, b.lower) or _vowel_changed(a.lower, b.lower)
    if not (a.capital and b.capital) or not confusable(a.lower, b.lower):
        return False
    return _same_neighbour(a, b, one, other) or _named(a, b, one, other) or _misspelt_place(a.lower, b.lower)


def _acronym(a: Word, b: Word) -> bool:
    """True if one of the two is an abbreviation in capitals and the other a word."""
    return a.text.isupper() != b.text.isupper() and min(len(a.lower), len(b.lower)) <= _SHORT


def _vowel_changed(left: str, right: str) -> bool:
    """True for words of one length that differ in a vowel."""
    return len(left) == len(right) and all(a == b or {a, b} <= _VOWELS for a, b in zip(left, right, strict=True))


def _named(a: Word, b: Word, one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """True if both words stand where surnames stand: after a title or a given name, or before a verb of saying."""
    return _surname(a, one) and _surname(b, other) and not (_known(a.lower) and _known(b.lower))


def _surname(word: Word, side: tuple[Word, ...]) -> bool:
    before = next((x for x, y in pairwise(side) if y is word), None)
    after = next((y for x, y in pairwise(side) if x is word), None)
    known = vocabulary()
    if before is not None and before.lower in load("actors_spelling")["family_first"]:
        return False
    titled = before is not None and (
        before.text in known.given or before.lower in known.titles or before.text.rstrip(".") in known.honorifics
    )
    return titled or (after is not None and after.lower in ("said", "told", "says", "added"))


def _misspelt_place(left: str, right: str) -> bool:
    """True if one is a country and the other nothing known."""
    one, other = left in _countries(), right in _countries()
    return one != other and not _known(right if one else left)


def _same_neighbour(a: Word, b: Word, one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """True if the two words stand beside the same capitalised word, and beside no different ones on the same side."""
    mine, theirs = _beside(a, one), _beside(b, other)
    shared = [(mine[n], theirs[n]) for n in (0, 1) if mine[n] and theirs[n]]
    if any(x in load("actors_spelling")["family_first"] for x, _ in shared):
        return False
    return bool(shared) and all(same_name(x, y) for x, y in shared) and min(len(a.lower), len(b.lower)) >= 4


def _beside(word: Word, side: tuple[Word, ...]) -> tuple[str, str]:
    """The capitalised words before and after `word`, in lower case; "" where there is none."""
    before = next((x.lower for x, y in pairwise(side) if y is word and x.capital and x.end + 2 > y.start), "")
    return before, next((y.lower for x, y in pairwise(side) if x is word and y.capital and x.end + 2 > y.start), "")


def _looks_slipped(left: str, right: str) -> bool:
    """True for what typing does: a doubled letter, two exchanged ones."""
    if len(left) == len(right):
        return sorted(left) == sorted(right)
    short, long = sorted((left, right), key=len)
    if _DOUBLED.search(long):
        return False
    return any(a == b and long[:n] + long[n + 1 :] == short for n, (a, b) in enumerate(pairwise(long)))


def _inflected(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        if {short[-3:], long[-3:]} == {"man", "men"}:
            return short[:-3] == long[:-3]
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= word_set("differences_spelling", "endings")
    return long.startswith(short) and long[-1] in word_set("differences_spelling", "endings") and long[-1] != short[-1]


@cache
def _countries() -> dict[str, str]:
    """Names of countries and their adjectives, in lower case, with the country's name where it is one word."""
    found = {}
    for name, about in load("actors_countries").items():
        plain = name.lower() if name.isalpha() else ""
        for form in (name, *about.get("also", ()), *about.get("adj", ())):
            found[form.lower()] = plain
    return found


@cache
def _variants() -> dict[str, int]:
    return {word: n for n, group in enumerate(load("differences_spelling")["variants"]) for word in group}


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(old), new) for old, new in load("differences_spelling")["transliterations"].items()]


def _transliterated(word: str) -> str:
    for pattern, new in _rules():
        word = pattern.sub(new, word)
    return word


@cache
def _known_words() -> frozenset[str]:
    lists = vocabulary()
    names = {w.lower() for w in (*lists.female, *lists.male)}
    return frozenset(load("differences_spelling")["known"]) | names


def _known(word: str) -> bool:
    return word in _known_words()
