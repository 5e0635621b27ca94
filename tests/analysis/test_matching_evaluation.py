"""Matching and events against annotated data; the floors stand a little under what is reached."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis.matching import match_sentences
from briefing.analysis.stories import group_stories
from briefing.model.article import Article
from briefing.reading.discovery import discover
from briefing.reading.read import read_file

pytestmark = pytest.mark.evaluation
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="module")
def scorer() -> Any:
    if not (SHARED / "eval" / "match_score.py").exists():
        pytest.skip("the annotated data is not here")
    sys.path.insert(0, str(SHARED / "eval"))
    import match_score

    return match_score


FLOORS = {
    "basil": {"F1": 0.74, "P": 0.80, "covF1": 0.85},
    "superpal": {"F1": 0.72, "covF1": 0.90},
    "revision": {"F1": 0.985},
    "deplain": {"F1": 0.655},
}


@pytest.mark.parametrize("name", FLOORS)
def test_matching(name: str, scorer: Any) -> None:
    pairs = json.loads((SHARED / "data" / "matching" / f"{name}.json").read_text(encoding="utf-8"))["pairs"]
    texts: dict[str, list[list[str]]] = defaultdict(list)
    for pair in pairs:
        texts[pair["group"]] += [side for side in (pair["left"], pair["right"]) if side not in texts[pair["group"]]]
    versions = name in ("revision", "deplain")
    found = {
        p["id"]: [
            [m.left, m.right, m.score]
            for m in match_sentences(p["left"], p["right"], background=texts[p["group"]], versions=versions)
        ]
        for p in pairs
    }
    reached = scorer.score(pairs, found)
    assert {k: v for k, v in FLOORS[name].items() if reached[k] < v} == {}


@pytest.mark.parametrize(
    ("data", "bare", "floor"), [("same_event", False, 0.97), ("seedstyle", False, 0.955), ("seedstyle", True, 0.93)]
)
def test_events(data: str, bare: bool, floor: float) -> None:
    folder = SHARED / "data" / data
    if not folder.exists():
        pytest.skip("the annotated data is not here")
    articles: list[Article] = []
    events: list[str] = []
    for file in discover([folder]).files:
        for article in read_file(file).articles:
            made = replace(article, id=f"a{len(articles)}")
            articles.append(replace(made, published=None, title=None) if bare else made)
            events.append(file.path.parent.name)
    story_of = {name: story.id for story in group_stories(articles) for name in story.articles}
    assert _b_cubed(events, [story_of[a.id] for a in articles]) >= floor


def _b_cubed(gold: list[str], found: list[str]) -> float:
    of_gold, of_found = defaultdict(set), defaultdict(set)
    for n, (right, mine) in enumerate(zip(gold, found, strict=True)):
        of_gold[right].add(n)
        of_found[mine].add(n)
    shared = [len(of_gold[g] & of_found[f]) for g, f in zip(gold, found, strict=True)]
    precision = sum(s / len(of_found[f]) for s, f in zip(shared, found, strict=True)) / len(gold)
    recall = sum(s / len(of_gold[g]) for s, g in zip(shared, gold, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall)


def test_the_five_articles_of_one_event_are_one_story() -> None:
    if not (SHARED / "seeds").exists():
        pytest.skip("the five articles are not here")
    files = discover([SHARED / "seeds"]).files
    articles = [replace(a, id=f"a{n}") for n, f in enumerate(files) for a in read_file(f).articles]
    [story] = group_stories(articles)
    assert len(story.articles) == 5
    assert "Paris" in story.title
