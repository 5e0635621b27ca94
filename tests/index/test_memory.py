"""The caches of an index keep to the bytes they were given: as they count them, and as Python's allocator does."""

from __future__ import annotations

import gc
import random
import tracemalloc
from pathlib import Path

import pytest

from briefing.index import Index
from tests.index.library import frequent_words, invented

ARTICLES = invented(900)
SHAPES = (
    "{a}",
    "{a} {b}",
    "{a} OR {b}",
    "{p}*",
    '"{a} {b}"',
    "{a}~",
    "title:{a}",
    "{a} source:wire",
    "{a} NOT {b}",
    "?{p}*",
)


def ask_around(index: Index, count: int) -> None:
    """Queries of every kind, hardly one like another."""
    draw = random.Random("memory")
    words = frequent_words(ARTICLES, draw)
    for number in range(count):
        a, b = next(words), next(words)
        index.search(SHAPES[number % len(SHAPES)].format(a=a, b=b, p=a[: draw.randint(1, 4)]), typing=number % 3 == 0)


@pytest.mark.parametrize("budget", [10_000, pytest.param(60_000, marks=pytest.mark.slow)])
def test_what_is_kept_stays_in_the_budget(tmp_path: Path, budget: int) -> None:
    Index.open(tmp_path / "index").update(ARTICLES)
    index = Index(tmp_path / "index", cache=budget)
    ask_around(index, 120)  # tables of words and of articles are made once
    index._cache.clear()
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        ask_around(index, 120)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert 0 < index._cache.used <= budget
    assert grown <= 1.3 * budget + 30_000, "what the caches say they take is what they take"


def test_answers_do_not_depend_on_the_budget(tmp_path: Path) -> None:
    Index.open(tmp_path / "index").update(ARTICLES)
    none, much = Index(tmp_path / "index", cache=0), Index(tmp_path / "index")
    for query in ("minister accord", "b*", '"border minister" OR quill', "zephyr~ NOT strike"):
        assert none.search(query) == much.search(query) == much.search(query)
    assert none._cache.used == 0
