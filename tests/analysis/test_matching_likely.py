"""How likely sentences of two versions belong together."""

from __future__ import annotations

from time import process_time

import pytest

from briefing.analysis.pairing import versions
from briefing.analysis.pairing.evidence import in_names
from briefing.analysis.pairing.likely import likely
from briefing.analysis.pairing.versions import align, unchanged

ALIKE, APART = 0.8, 0.0


def test_what_stands_in_order_is_likely_and_what_does_not_is_not() -> None:
    chances = likely([[ALIKE, APART, APART], [APART, ALIKE, APART], [APART, APART, ALIKE]])
    assert all(chances[n][n] > 0.95 for n in range(3))
    assert all(chances[i][j] < 0.05 for i in range(3) for j in range(3) if i != j)


def test_a_sentence_split_in_two_belongs_with_both() -> None:
    chances = likely([[ALIKE, APART, APART], [APART, 0.4, 0.35], [APART, APART, ALIKE]])
    assert chances[1][1] > 0.5
    assert chances[1][2] > 0.4


def test_two_ways_as_good_share_the_likelihood() -> None:
    [[one, other]] = likely([[0.1, 0.1]])
    assert one == pytest.approx(other)
    assert 0.1 < one < 0.9


def test_all_are_likelihoods_and_turned_grids_say_the_same() -> None:
    grid = [[0.3, 0.0, 0.1], [0.2, 0.2, 0.0]]
    chances = likely(grid)
    turned = likely([list(column) for column in zip(*grid, strict=True)])
    assert all(0 <= chance <= 1 for row in chances for chance in row)
    assert [list(column) for column in zip(*turned, strict=True)] == [pytest.approx(row) for row in chances]


def test_nothing_alike_and_long_texts_cost_no_precision() -> None:
    assert max(map(max, likely([[APART] * 4] * 3))) < 0.05
    long = likely([[ALIKE if i == j else APART for j in range(300)] for i in range(300)])
    assert all(long[n][n] > 0.95 for n in range(300))


def test_what_was_kept_holds_what_was_changed() -> None:
    old = [f"Sentence {word} of the council stands." for word in ("one", "two", "three", "four", "five", "six")]
    new = [*old[:2], "Sentence three, of the old council, still stood.", *old[3:], "Nothing follows from this."]
    kept = unchanged(old, new)
    assert kept == [(0, 0), (1, 1), (3, 3), (4, 4), (5, 5)]
    assert set(align(old, new)) == {*kept, (2, 2)}


def test_moved_and_repeated_sentences_hold_nothing() -> None:
    assert unchanged(["a", "b", "c"], ["b", "c", "a"]) == []
    assert unchanged(["a", "a", "b", "c", "d"], ["a", "b", "c", "d"]) == [(2, 1), (3, 2), (4, 3)]
    assert unchanged(["a"], ["b"]) == []
    assert align([], ["a"]) == {}


def test_very_long_versions_are_paired_by_their_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_MOST", 100)
    old = [f"The council of town {n} voted for bridge {n * 7} on day {n * 11}." for n in range(30)]
    new = [f"{sentence[:-1]}, they say." for sentence in old]
    assert {(n, n) for n in range(30)} == set(align(old, new))


def test_names_of_any_length_take_no_time() -> None:
    begin = process_time()
    for text in ("U.S." * 8000, "Bank of " * 8000, "A " * 20000):
        in_names(text)
    assert process_time() - begin < 5
