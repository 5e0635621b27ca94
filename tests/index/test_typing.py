"""While a word is being typed: hits and marks at every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.index import Index
from tests.index.test_search import article, found

GROWING = ["evaluations", "running", "likely", "representatives", "favourite", "possibility", "going", "tried"]


@pytest.mark.parametrize("word", GROWING)
def test_no_key_on_the_way_to_a_word_loses_it(tmp_path: Path, word: str) -> None:
    """The stem may be shorter than what was typed ("evalu", "run"); hits and marks are there at every key."""
    made = Index.open(tmp_path / "index")
    made.update([article("x", "Note", f"They spoke of {word} there."), article("y", "Note", "Nothing else.")])
    for size in range(3, len(word) + 1):
        hits = made.search(word[:size], typing=True).hits
        assert [h.article for h in hits] == ["x"], word[:size]
        assert [s.of(hits[0].snippet) for s in hits[0].spans] == [word], word[:size]
        assert [s.of(word) for s in made.spans(word[:size], word, typing=True)] == [word], word[:size]
        assert found(made, word[:size] + "*") == {"x"}, word[:size]
