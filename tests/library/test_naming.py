"""Who the articles found name: a facet whose counts are what narrowing by the name leaves, at any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import library as home
from briefing.library import open_library

WORDS = ("quay", "mill", "tower", "market")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for number in range(12):
        who, last = ("Prime Minister Ada Lind", "Lind") if number % 3 else ("Chancellor Bruno Halder", "Halder")
        (root / f"{number}.txt").write_text(
            f"{who} came to the {WORDS[number % 4]} on Monday. “The harbour stays open,” said {last}.\n\n"
            f"The council of the town votes about article {number} in March.\n",
            encoding="utf-8",
        )
    return root


@pytest.mark.parametrize("limit", [100, 5], ids=["one event", "too large for one"])
def test_counts_are_what_narrowing_leaves(folder: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(home, "ONE_STORY_LIMIT", limit)
    with open_library(folder) as library:
        assert library.small == (limit == 100)
        found = library.search("harbour", actors=5)
        assert dict(found.facets.actor) == {"Ada Lind": 8, "Bruno Halder": 4}
        few = library.search("quay", actors=5)
        assert dict(few.facets.actor) == {"Ada Lind": 2, "Bruno Halder": 1}
        for name, count in few.facets.actor:
            assert library.search(f'quay actor:"{name}"').total == count
        assert library.search("harbour", actors=1).facets.actor == (("Ada Lind", 8),)
        assert library.search("harbour").facets.actor == ()
        assert library.search("zeppelin", actors=5).facets.actor == ()
