"""The libraries that are measured can be made by anybody, always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import open_library
from tests.fixtures import large_library


def test_invented_articles_read_like_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_library, "_TOOL", tmp_path / "nothing")
    one, other = (large_library.library(8, tmp_path / name) for name in ("one", "other"))
    files = sorted(file.relative_to(one) for file in one.rglob("*.md"))
    assert [(one / file).read_bytes() for file in files] == [(other / file).read_bytes() for file in files]
    with open_library(one) as library:
        assert len(library.articles) == len(files) == 8
        assert all(a.title and a.source and a.published and len(a.sentences) > 12 for a in library.articles)
        assert not library.problems
        assert len(library.stories()) == 2
