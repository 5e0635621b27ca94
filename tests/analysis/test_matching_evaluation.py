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
from briefing.analysis.pairing.translated import translated
from briefing.model.article import Article
from briefing.reading.discovery import discover
from briefing.reading.read import read_file
from tests.analysis.grouped import group_stories
from tests.annotated import DATA, EVENT, MISSING, SCORERS

pytestmark = pytest.mark.evaluation


@pytest.fixture(scope="module")
def scorer() -> Any:
    if not (SCORERS / "match_score.py").exists():
        pytest.skip(MISSING)
    sys.path.insert(0, str(SCORERS))
    import match_score

    return match_score


FLOORS = {
    "basil": {"F1": 0.75, "P": 0.80, "covF1": 0.86},
    "superpal": {"F1": 0.72, "covF1": 0.91},
    "revision": {"F1": 0.985},
    "deplain": {"F1": 0.655},
}


@pytest.mark.parametrize("name", FLOORS)
def test_matching(name: str, scorer: Any) -> None:
    pairs = json.loads((DATA / "matching" / f"{name}.json").read_text(encoding="utf-8"))["pairs"]
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
    print(f"{name}: " + ", ".join(f"{k} {reached[k]:.3f}" for k in ("P", "R", "F1", "covF1")))
    assert {k: v for k, v in FLOORS[name].items() if reached[k] < v} == {}


@pytest.mark.parametrize(
    ("data", "bare", "floor"), [("same_event", False, 0.975), ("seedstyle", False, 0.96), ("seedstyle", True, 0.935)]
)
def test_events(data: str, bare: bool, floor: float) -> None:
    folder = DATA / data
    if not folder.exists():
        pytest.skip(MISSING)
    articles: list[Article] = []
    events: list[str] = []
    for file in discover([folder]).files:
        for article in read_file(file).articles:
            made = replace(article, id=f"a{len(articles)}")
            articles.append(replace(made, published=None, title=None) if bare else made)
            events.append(file.path.parent.name)
    story_of = {name: story.id for story in group_stories(articles) for name in story.articles}
    reached = _b_cubed(events, [story_of[a.id] for a in articles])
    print(f"events of {data}{', no titles or dates' if bare else ''}: B-cubed F1 {reached:.3f}")
    assert reached >= floor


def _b_cubed(gold: list[str], found: list[str]) -> float:
    of_gold, of_found = defaultdict(set), defaultdict(set)
    for n, (right, mine) in enumerate(zip(gold, found, strict=True)):
        of_gold[right].add(n)
        of_found[mine].add(n)
    shared = [len(of_gold[g] & of_found[f]) for g, f in zip(gold, found, strict=True)]
    precision = sum(s / len(of_found[f]) for s, f in zip(shared, found, strict=True)) / len(gold)
    recall = sum(s / len(of_gold[g]) for s, g in zip(shared, gold, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall)


def test_translations() -> None:
    """Articles and their translations, paragraph by paragraph; and articles on another event of the same field."""
    folder = DATA / "meantime_wikinews" / "articles"
    if not folder.exists():
        pytest.skip(MISSING)
    right = found = all_of_them = false = 0
    for other in sorted(folder.glob("[ein][tsl]-*")):
        previous: list[str] = []
        for file in sorted(other.glob("*.md")):
            english = _paragraphs(folder / f"en-{other.name[3:]}" / file.name)
            foreign = [p for p in _paragraphs(file) if len(p) > 40 or len(p.split()) > 4]
            if not english or len(english) != len(foreign):
                continue
            pairs = translated(english, foreign)
            right += sum(i == j for i, j in pairs)
            found += len(pairs)
            all_of_them += len(english)
            false += len(translated(english, previous)) if previous else 0
            previous = foreign
    print(f"translations: P {right / found:.3f}, R {right / all_of_them:.3f}, {false} false with other events")
    assert right >= 0.95 * found
    assert right >= 0.6 * all_of_them


def _paragraphs(file: Path) -> list[str]:
    if not file.exists():
        return []
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    return [p.strip() for p in body.split("\n\n") if len(p.strip()) > 40 or len(p.split()) > 4]


def test_the_five_articles_of_one_event_are_one_story() -> None:
    if not (EVENT).exists():
        pytest.skip(MISSING)
    files = discover([EVENT]).files
    articles = [replace(a, id=f"a{n}") for n, f in enumerate(files) for a in read_file(f).articles]
    [story] = group_stories(articles)
    assert len(story.articles) == 5
    assert "Paris" in story.title
