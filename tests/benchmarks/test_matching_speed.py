"""What the analyses of a story cost, as multiples of reading the same articles in the same run."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path
from time import process_time

import pytest

from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.stories import story_of
from briefing.analysis.story import StoryAnalysis, analyse_article, letter
from briefing.model.article import Article
from briefing.reading.discovery import discover
from briefing.reading.read import read_file
from tests.analysis.grouped import group_stories
from tests.annotated import EVENT, MISSING
from tests.fixtures.made_up_story import write_story

pytestmark = pytest.mark.benchmark

PARTS = ("stages", "echoes", "actors", "quotes", "pairs", "promises", "discrepancies", "points", "findings")
# The goals for everything that is found in a story of so many articles, in times of reading them. Where they are not
# reached, what is held is that it grows no worse.
GOALS = {5: 3.0, 20: 15.0}


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[int], Path]:
    """Writes a folder of so many articles about one event."""
    return lambda number: write_story(number, tmp_path)


def read(folder: Path) -> tuple[Article, ...]:
    found = [a for f in discover([folder]).files for a in read_file(f).articles]
    return tuple(replace(a, id=f"a{n}", sentences=split_sentences(a)) for n, a in enumerate(found))


def forget() -> None:
    """Empties what is kept between calls, so that each run pays for everything; word lists and patterns stay, they are
    made once in a program's life.
    """
    for kept in gc.get_objects():
        ours = isinstance(kept, _lru_cache_wrapper) and str(getattr(kept, "__module__", "")).startswith("briefing.")
        if ours and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()


def least(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of several runs."""
    spent = []
    for _ in range(times):
        forget()
        begin = process_time()
        work()
        spent.append(process_time() - begin)
    return min(spent)


def everything(articles: tuple[Article, ...]) -> dict[str, float]:
    """Makes all that is found in a story; the processor time of each part."""
    begin = process_time()
    found = {a.id: analyse_article(a) for a in articles}
    spent = {"each by itself": process_time() - begin}
    letters = {a.id: letter(n) for n, a in enumerate(articles)}
    analysis = StoryAnalysis(story_of(articles), articles, letters, lambda _: found)
    for part in PARTS:
        begin = process_time()
        getattr(analysis, part)
        spent[part] = process_time() - begin
    return spent


def told(name: str, ratio: float, goal: float | None) -> str:
    """A figure with the goal it has, and whether it is reached."""
    beside = f"; goal {goal:g}: {'reached' if ratio <= goal else 'not reached'}" if goal else ""
    return f"{name}, everything: {ratio:.1f} times reading{beside}"


def ratio_of(root: Path, name: str, runs: int = 3) -> float:
    """What everything costs in times of reading; prints it, and each part."""
    articles = read(root)
    everything(articles)  # word lists and patterns
    parts: list[dict[str, float]] = []
    least(lambda: parts.append(everything(articles)), runs)
    best = min(parts, key=lambda spent: sum(spent.values()))
    reading = least(lambda: read(root), runs)
    ratio = sum(best.values()) / reading
    print(told(name, ratio, GOALS.get(len(articles))))
    print("  " + ", ".join(f"{part} {spent / reading:.1f}" for part, spent in best.items()))
    return ratio


@pytest.mark.parametrize(("number", "most"), [(5, 28.0), (20, 36.0), (36, 44.0)])
def test_a_story(number: int, most: float, folder: Callable[[int], Path]) -> None:
    assert ratio_of(folder(number), f"{number} made-up articles") <= most


def test_five_real_articles() -> None:
    if not EVENT.is_dir():
        pytest.skip(MISSING)
    assert ratio_of(EVENT, "the five seeds", 5) <= 32


_FIRST = """
import sys
from pathlib import Path
from time import process_time
from tests.benchmarks.test_matching_speed import everything, read
begin = process_time()
articles = read(Path(sys.argv[1]))
reading = process_time() - begin
print(reading, sum(everything(articles).values()))
"""


def test_five_real_articles_in_a_new_process() -> None:
    """The first opening: word lists and patterns are made on both sides."""
    if not EVENT.is_dir():
        pytest.skip(MISSING)
    runs = []
    for _ in range(4):
        root = Path(__file__).parents[2]
        made = subprocess.run(
            [sys.executable, "-c", _FIRST, str(EVENT)], capture_output=True, text=True, check=True, cwd=root
        )
        reading, rest = map(float, made.stdout.split())
        runs.append((rest, reading))
    ratio = min(rest for rest, _ in runs) / min(reading for _, reading in runs)
    print(told("the five seeds in a new process", ratio, GOALS[5]))
    assert ratio <= 17


def test_grouping_grows_with_the_library_and_not_with_its_square(folder: Callable[[int], Path]) -> None:
    articles = read(folder(60))
    rng = random.Random(5)

    def library(size: int) -> list[Article]:
        """Articles of events of four, each with words of its own."""
        found = []
        for n in range(size):
            own = " ".join(f"word{n // 4}x{rng.randint(0, 60)}" for _ in range(120))
            base = articles[n % len(articles)]
            found.append(replace(base, id=f"b{n}", key=f"k{n}", text=f"{own}. {base.text}", title=own[:60]))
        return found

    small, large = library(400), library(1600)
    assert least(lambda: group_stories(large), 2) <= 4 * 2.2 * least(lambda: group_stories(small), 2)
