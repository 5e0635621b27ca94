"""Numbers that differ in the same words, whatever they count: "ten or so minutes", "a father of two", "Flight 752"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from briefing.analysis.differing.clash import Clash
from briefing.analysis.language.passages import Word, words
from briefing.analysis.language.words import stop_words
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind

# Words in a row that must be the same on both sides of two numbers together, at least one of them with content and one
# on each side; more where a share or a sum of money is told, which stand in the same words of many things.
_AROUND, _ANYTHING = 5, 6
# So many words on either side are looked at.
_SEEN = 5
_MONEY = "$€£¥"
_COUNTED = re.compile(r"[-–]\d|[%/]")

_Pair = tuple[int, int]


def labelled_clashes(left: str, right: str) -> Iterator[Clash]:
    """Two numbers, one on each side and neither on the other, that stand in the same words or behind the same label."""
    one, other = words(left), words(right)
    mine, theirs = _numbers(left), _numbers(right)
    if not mine or not theirs:
        return
    values = set(mine.values()), set(theirs.values())
    apart = [
        (m, n)
        for m, a in mine.items()
        for n, b in theirs.items()
        if a != b and a not in values[1] and b not in values[0]
    ]
    for m, n in apart:
        if _in_same_words(left, right, (m, n)) or _one_label(left, right, (m, n)):
            yield Clash(Kind.NUMBER, Grade.CONTRADICTION, "a number", "in the same words", one[m].span, other[n].span)
            return


@lru_cache(maxsize=4096)
def _numbers(text: str) -> dict[int, float]:
    """The numbers of a passage by the place of their word: whole ones in digits, those from two on in words; no years,
    days of a month or clock times.
    """
    found: dict[int, float] = {}
    side = words(text)
    for n, word in enumerate(side):
        if word.lower in _units():
            found[n] = _units()[word.lower]
        elif word.lower.isdigit() and not _dates(text, side, n):
            found[n] = float(word.lower)
    return found


def _dates(text: str, side: Sequence[Word], n: int) -> bool:
    """True if the number at place `n` is of a date or of a clock."""
    word = side[n]
    if len(word.lower) == 4 and word.lower[:2] in ("18", "19", "20"):
        return True
    beside = {w.lower.strip(".") for w in (*side[max(0, n - 1) : n], *side[n + 1 : n + 2])}
    joined = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return bool(set(joined) & set(":/")) or not beside.isdisjoint(_clock_words())


def _in_same_words(left: str, right: str, pair: _Pair) -> bool:
    """True if enough of the words next to two numbers are the same."""
    one, other = words(left), words(right)
    m, n = pair
    before = _same(one[max(0, m - _SEEN) : m][::-1], other[max(0, n - _SEEN) : n][::-1])
    after = _same(one[m + 1 : m + 1 + _SEEN], other[n + 1 : n + 1 + _SEEN])
    if not before:
        return False
    # "A father of two": nothing is counted by name, and what stands before tells whose number it is.
    bare = _ends(left, m) and _ends(right, n)
    if bare and len(before) > 1 and before[0].lower == "of" and before[1].matters:
        return True
    anything = any(w.lower in ("percent", "per") for w in after[:1]) or left[one[m].start - 1 : one[m].start] in _MONEY
    enough = len(before) + len(after) >= (_ANYTHING if anything else _AROUND)
    return bool(after) and enough and any(w.matters for w in (*before, *after))


def _same(one: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """The words that two rows begin with alike."""
    return [a for a, _ in takewhile(lambda pair: pair[0].stem == pair[1].stem, zip(one, other, strict=False))]


def _ends(text: str, n: int) -> bool:
    """True if nothing that could be counted follows the number at place `n`: a stop, or a word such as "who"."""
    side = words(text)
    if text[side[n].end : side[n].end + 1] in ("", ",", ".", ";", ")"):
        return True
    return side[n + 1].lower in load("figures_words")["ends"] if n + 1 < len(side) else True


def _one_label(left: str, right: str, pair: _Pair) -> bool:
    """True if two numbers stand behind the same word in capitals as a part of a name, and no other number does."""
    labels = [_label(text, k) for text, k in ((left, pair[0]), (right, pair[1]))]
    if not labels[0] or labels[0] != labels[1]:
        return False
    return all(sum(_label(text, k) == labels[0] for k in _numbers(text)) == 1 for text in (left, right))


def _label(text: str, n: int) -> str:
    """The word in capitals right before the number at place `n` to which it belongs; "" where there is none."""
    side = words(text)
    word, number = side[n - 1], side[n]
    if n == 0 or not word.matters or not word.capital or word.start == 0 or not number.text.isdigit():
        return ""
    if text[word.end : number.start] not in (" ", "-") or word.lower in _no_label() or word.lower.endswith("ly"):
        return ""
    following = side[n + 1].lower if n + 1 < len(side) else ""
    counted = _COUNTED.match(text, number.end) or following in ("percent", "per", "to")
    plural = following.endswith("s") and following not in stop_words()
    return "" if counted or plural else word.lower


@cache
def _units() -> dict[str, float]:
    lists = load("figures_words")
    return {**lists["units"], **lists["tens"]}


@cache
def _clock_words() -> frozenset[str]:
    """Months, and words behind the time of a day."""
    return frozenset((*load("dates_words")["months"], *(w.strip(".") for w in load("figures_words")["clock"])))


@cache
def _no_label() -> frozenset[str]:
    lists = load("figures_words")
    return frozenset((*lists["loose"], *lists["light"], *load("figures_words")["unlabelled"]))
