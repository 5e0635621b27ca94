"""Everything found in a story is the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each process orders its sets by a seed of its own; what is added up or chosen in such an order shows.
_FOUND = """
import sys
from dataclasses import replace
from pathlib import Path
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.stories import story_of
from briefing.analysis.story import StoryAnalysis, analyse_article, letter
from briefing.reading.discovery import discover
from briefing.reading.read import read_file
read = [a for f in discover([Path(sys.argv[1])]).files for a in read_file(f).articles]
articles = tuple(replace(a, id=f"a{n}", sentences=split_sentences(a)) for n, a in enumerate(read))
found = {a.id: analyse_article(a) for a in articles}
letters = {a.id: letter(n) for n, a in enumerate(articles)}
analysis = StoryAnalysis(story_of(articles), articles, letters, lambda _: found)
print(len(analysis.pairs), found, analysis.findings)
"""


def _found(seed: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", _FOUND, str(ROOT / "seeds")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return made.stdout


@pytest.mark.slow
def test_findings_are_the_same_in_every_process() -> None:
    one = _found("1")
    assert int(one.split()[0]) > 10
    assert _found("2") == one
