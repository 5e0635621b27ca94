"""Articles that have many of some words, however they are spelt or bent: where to look for a quotation by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.index import bits
from briefing.index.format import TEXT
from briefing.index.segment import Segment
from briefing.index.words import WORD, fold, term_of

_HEAD, _SPELT = 4, 5  # letters that no ending and no spelling changes; words up to this length are looked for whole


def beginnings(words: Iterable[str]) -> list[tuple[bytes, ...]]:
    """For each word what its terms may begin with; words that are not indexed, or perhaps otherwise, are left out."""
    found = []
    for word in words:
        pieces = WORD.findall(fold(word))
        longest = max(pieces, key=len, default="")
        if longest and not any(c.isdigit() for c in word) and (term := term_of(longest)):
            ways = {longest, term, term_of(longest.upper())}
            found.append(tuple({way[: _HEAD if len(longest) > _SPELT else None].encode() for way in ways}))
    return found


def holding(segment: Segment, asked: Sequence[tuple[bytes, ...]], least: int) -> int:
    """The articles that have terms with at least `least` of the beginnings: the sets are added up, digit by digit."""
    field, every = segment.fields[TEXT], bits.everything(segment.count)
    digits: list[int] = []
    for ways in asked:
        carry = 0
        for way in ways:
            carry |= field.prefixed(way)
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    more, equal = 0, every
    for place in reversed(range(max(len(digits), least.bit_length()))):
        digit = digits[place] if place < len(digits) else 0
        if least >> place & 1:
            equal &= digit
        else:
            more |= equal & digit
            equal &= ~digit
    return (more | equal) & segment.live
