"""Numbers are found however their thousands are parted, and marked as they stand in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.index import Index
from tests.index.test_search import article, found

NUMBERS = [
    article("plain", "Schools", "Some say 350000 children are at home."),
    article(
        "comma", "Schools", "About 350,000 children are at home, 1,234,567 in the state; 1.5 per teacher, 21,500 sick."
    ),
    article(
        "dots", "Schulen", "Rund 350.000 Kinder bleiben zu Hause, 1,5 je Lehrer, 1.234.567 im Land.", language="de"
    ),
    article(
        "spaces", "Schools", "Near 350 000 children, 1\u2009234\u2009567 in the state, 21\u00a0500 sick, 2 500 not."
    ),
    article("other", "Schools", "It was 350 for 15 of them, 3.5 each, in groups of 1,5 or 2015,000 more."),
]


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index.open(tmp_path_factory.mktemp("numbers") / "index")
    made.update(NUMBERS)
    return made


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("350000", "plain comma dots spaces"),
        ("350,000", "plain comma dots spaces"),
        ("350 000", "plain comma dots spaces"),
        ("350\u2009000", "plain comma dots spaces"),
        ("350.000", "plain comma dots spaces"),
        ('"350,000 children"', "plain comma spaces"),
        ('"350 000 children"', "plain comma spaces"),
        ("1234567", "comma dots spaces"),
        ("1.234.567", "comma dots spaces"),
        ("21500", "comma spaces"),
        ("2,500", "spaces"),
        ("2500", ""),
        ("350", "other spaces"),
        ("15", "other"),
        ("1.5", "comma"),
        ("3.5", "other"),
        ("350,0*", "plain comma dots"),
    ],
)
def test_thousands(numbers: Index, query: str, names: str) -> None:
    assert found(numbers, query) == set(names.split())


def test_an_english_decimal_is_no_thousand(tmp_path: Path) -> None:
    """In a library without other languages a dot is a decimal's."""
    made = Index.open(tmp_path / "index")
    made.update([article("x", "Rate", "It rose by 3.125 to 1.234."), article("y", "Rate", "It rose to 3125.")])
    assert found(made, "3.125") == {"x"}
    assert found(made, "3125") == {"y"}


def test_no_key_on_the_way_to_a_number_loses_it(numbers: Index) -> None:
    for size in range(1, len("350,000") + 1):
        assert "comma" in {h.article for h in numbers.search("350,000"[:size], typing=True).hits}, size


@pytest.mark.parametrize("query", ["350000", "350,000", "3500*", "350000 children", '"350,000 children"'])
def test_a_number_is_marked_as_it_stands(numbers: Index, query: str) -> None:
    for one in NUMBERS[:2]:
        shown = {"plain": "350000", "comma": "350,000"}[one.id]
        hit = next(h for h in numbers.search(query).hits if h.article == one.id)
        marked = [s.of(hit.snippet) for s in hit.spans]
        assert marked[0].startswith(shown)
        assert [s.of(one.text) for s in numbers.spans(query, one.text)] == marked


def test_a_number_far_down_is_shown(tmp_path: Path) -> None:
    """A long text is looked through by the first letters of what is asked for; a number's may be parted."""
    made = Index.open(tmp_path / "index")
    filling = "Nothing is said of it here, on 3 May or 35 days later. " * 150
    made.update([article("x", "Schools", f"{filling}\nOf 350,000 children most are at home. {filling}")])
    for query in ("350000", "350000 may", "35000*"):
        hit = made.search(query).hits[0]
        assert "350,000" in [s.of(hit.snippet) for s in hit.spans], query
