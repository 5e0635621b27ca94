"""Query by query: the same articles, scores and order as Whoosh's own searcher, but for what README documents."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.index import Index, IndexedArticle, updating
from briefing.index.adapter import query as q
from briefing.index.language import parse
from tests.index.library import frequent_words, invented, real
from tests.index.naive import Naive

SCORED = [
    "{a}",
    "{b}",
    "{c}",
    "{a} {b}",
    "{a} {b} {c}",
    "{a} OR {b}",
    "{a} OR {b} OR {c} OR {d}",
    "{a} OR {b} OR {c} OR {d} OR minister OR accord OR border",
    "{a} NOT {b}",
    "({a} OR {b}) {c}",
    "({a} {b}) OR ({c} {d})",
    "{a} OR ({b} AND {c} NOT {d})",
    '"{a} {b}"',
    '"{p}"',
    '"{p}" OR {a}',
    '"{p}" {a}',
    "title:{t}",
    "title:{t} {a}",
    'quote:"{p}"',
    "quote:{a} OR {b}",
    "{a} date:2026-02..2026-04",
    "{a} kind:post",
]
UNSCORED = ["{a3}*", "{a3}* {b}", "{a3}* OR {b}", "{b}~", "{c}~", "{a2}?{a4}*", "*{a5}", "{a} NOT {b3}*"]


def filled(pattern: str, articles: list[IndexedArticle], draw: random.Random) -> str:
    words = frequent_words(articles, draw)
    a, b, c, d = (next(words) for _ in range(4))
    text = draw.choice(articles).text.split()
    at = draw.randrange(max(1, len(text) - 3))
    phrase = " ".join(text[at : at + draw.randint(2, 3)]).replace('"', "")
    title = draw.choice(draw.choice([x for x in articles if x.title]).title.split())
    low = a.lower()
    parts = {"a2": low[:1], "a3": low[:3], "a4": low[2:3], "a5": low[-3:], "b3": b.lower()[:3]}
    return pattern.format(a=a, b=b, c=c, d=d, p=phrase, t=title, **parts)


class Both:
    def __init__(self, folder: Path, articles: list[IndexedArticle], lots: int) -> None:
        self.articles = articles
        self.naive = Naive(folder / "naive", articles)
        self.ours = Index.open(folder / "ours")
        size = -(-len(articles) // lots)
        for start in range(0, len(articles), size):
            self.ours.update(articles[start : start + size])

    def same(self, text: str, scores: bool) -> int:
        expected = self.naive.ask(parse(text).query)
        found = self.ours.search(text, limit=len(self.articles), snippets=False)
        assert found.total == len(expected), text
        assert {hit.article for hit in found.hits} == {name for name, _ in expected}, text
        if scores and expected and expected[0][1] > 1e-9:  # a query of filters alone gives no scores
            wanted = dict(expected)
            for hit in found.hits:
                assert hit.score == pytest.approx(wanted[hit.article], rel=1e-6), (text, hit.article)
            self.same_top(text, expected)
        return found.total

    def same_top(self, text: str, expected: list[tuple[str, float]]) -> None:
        """The first 20, found by champions and bounds, are those that score best when all are scored."""
        top = self.ours.search(text, limit=20, snippets=False).hits
        assert [h.score for h in top] == pytest.approx([s for _, s in expected[:20]], rel=1e-6), text


@pytest.fixture(scope="module", params=[1, 4], ids=["one segment", "several segments"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Both:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(updating, "MOST_ARTICLES", 1500 // request.param)  # so that segments are not joined
        made = Both(tmp_path_factory.mktemp("both"), invented(1400), request.param)
    assert len(made.ours._searcher.segments) == request.param
    return made


@pytest.fixture(scope="module")
def both_real(tmp_path_factory: pytest.TempPathFactory) -> Both:
    return Both(tmp_path_factory.mktemp("real"), real(458), 1)


@pytest.mark.parametrize("pattern", SCORED)
def test_scored_queries(both: Both, pattern: str) -> None:
    draw = random.Random(pattern)
    totals = [both.same(filled(pattern, both.articles, draw), scores=True) for _ in range(3)]
    assert sum(totals) > 0


@pytest.mark.parametrize("pattern", UNSCORED)
def test_expanded_queries(both: Both, pattern: str) -> None:
    draw = random.Random(pattern)
    totals = [both.same(filled(pattern, both.articles, draw), scores=False) for _ in range(3)]
    assert sum(totals) > 0


@pytest.mark.slow
@pytest.mark.parametrize("pattern", [*SCORED[:-2], *UNSCORED])
def test_real_text(both_real: Both, pattern: str) -> None:
    draw = random.Random(pattern)
    scored = pattern in SCORED
    totals: list[int] = []
    while len(totals) < 4 or not any(totals):  # words of different articles may be together in none
        totals.append(both_real.same(filled(pattern, both_real.articles, draw), scores=scored))
        assert len(totals) < 100


def test_source_by_words(both: Both) -> None:
    expected = both.naive.ask(q.Phrase("source", ["northern", "wire"]))
    found = both.ours.search('source:"northern wire"', limit=5000, snippets=False)
    assert {h.article for h in found.hits} == {name for name, _ in expected}
    assert both.ours.search("source:wire").total == len(expected)
