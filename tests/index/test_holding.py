"""Where to look for a quotation: the index leaves no article out that the words may stand in."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.analysis.wordings import asked_for, find_like, may_hold
from briefing.index import Index, IndexedArticle
from briefing.model.quote import Quote, QuoteKind
from tests.index.library import invented

ARTICLES = invented(300)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index.open(tmp_path_factory.mktemp("holding") / "index")
    made.update(ARTICLES[:200])
    made.update(ARTICLES[200:])
    return made


@pytest.mark.slow
def test_no_article_that_may_hold_the_words_is_missed(index: Index) -> None:
    draw, narrowed = random.Random("holding"), 0
    for _ in range(60):
        words = draw.choice(ARTICLES).text.split()
        at = draw.randrange(max(1, len(words) - 12))
        asked = " ".join(words[at : at + draw.randint(3, 12)])
        found = index.holding(*asked_for(asked))
        assert {a.id for a in ARTICLES if may_hold(a.text, asked)} <= found
        narrowed += len(found) < len(ARTICLES)
    assert narrowed > 50


def test_the_same_quotations_as_without_the_index(index: Index) -> None:
    """Every article quotes a stretch of its text; asked for by words of one, with small words left out and put in."""
    draw, several = random.Random("quoted"), 0
    quoted = []
    for article in ARTICLES:
        words = article.text.split()
        said = " ".join(words[: draw.randint(8, 30)])
        quoted.append(Quote(article.id, article.id, 0, len(said), said, QuoteKind.DIRECT, "u"))
    for _ in range(60):
        words = draw.choice(quoted).text.split()
        asked = " ".join(w for word in words for w in (word, "the")[: draw.choice((0, 1, 1, 2))])
        whole = find_like(quoted, asked)
        near = index.holding(*asked_for(asked))
        texts = {a.id: a.text for a in ARTICLES}
        left = [q for q in quoted if q.article in near and may_hold(texts[q.article], asked)]
        assert find_like(left, asked) == whole
        several += len(left) < len(quoted) and bool(whole)
    assert several > 30


SPELT = [
    ("the UK will not organise the defence", "The Uk will not organize the defense"),
    ("Kyiv's colours don't fade", "Kyiv’s colours don't fade"),
    ("happily 3.5 ministers travelled", "happily 3.5 ministers travelled"),
    ("the and of", "the and of"),
]


@pytest.mark.parametrize(("written", "asked"), SPELT)
def test_spellings_and_small_words(tmp_path: Path, written: str, asked: str) -> None:
    index = Index.open(tmp_path / "index")
    index.update(
        [IndexedArticle(str(n), "", "", text, None, "en", "article", "") for n, text in enumerate([written, "Other."])]
    )
    assert "0" in index.holding(*asked_for(asked))
    assert index.holding(frozenset(["zeppelin"]), 1) == frozenset()
