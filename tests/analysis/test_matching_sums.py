"""What is added up comes out the same in every process, whatever order its sets have."""

from __future__ import annotations

from itertools import permutations

from briefing.analysis.pairing.likeness import grid
from briefing.analysis.pairing.translated import _likeness

_PARTS = (0.1, 0.2, 0.3, 0.7)  # in another order they come to another last digit


def test_a_product_is_added_up_in_the_order_of_the_words() -> None:
    for words in permutations("abcd"):
        left = dict(zip(words, _PARTS, strict=True))
        added = 0.0
        for part in _PARTS:
            added += part * 0.5
        assert grid([left], [dict.fromkeys("dcba", 0.5)]) == [[added]]


def test_the_likeness_across_languages_hangs_on_no_order() -> None:
    one, other = frozenset("abcd"), frozenset("abcde")
    found = {
        _likeness(one, other, {**dict(zip(words, _PARTS, strict=True)), "e": 1.0}) for words in permutations("abcd")
    }
    assert len(found) == 1
