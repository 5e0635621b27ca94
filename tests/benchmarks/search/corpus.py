"""Articles and queries for measuring: from a folder as `tests.fixtures.large_library` writes it."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from briefing.index import IndexedArticle


def articles(folder: Path) -> Iterator[IndexedArticle]:
    """The articles of such a folder, in the order of their paths; front matter is what is written there."""
    for path in sorted(folder.rglob("*.md")):
        _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
        known = dict(re.findall(r"^(\w+): (.*)$", head, re.M))
        title, source = (json.loads(known.get(k, '""')) for k in ("title", "source"))
        yield IndexedArticle(path.stem, title, source, text.strip(), known.get("date"), "en", "article", path.name)


@dataclass
class Queries:
    """Words of the corpus by how frequent they are, and queries of every kind made from them."""

    common: list[str] = field(default_factory=list)
    rare: list[str] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    usual: list[tuple[str, ...]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def sample(folder: Path, count: int) -> Queries:
    """Words and phrases drawn from a sample of the articles, the same for the same folder."""
    draw = random.Random("queries")
    texts, sources = [], Counter()
    for number, article in enumerate(articles(folder)):
        sources[article.source] += 1
        if number % 10 == 0:
            texts.append(article.text)
    frequency: Counter[str] = Counter()
    for text in texts:
        frequency.update(set(re.findall(r"[a-z]{4,}", text.lower())) - _STOP)
    size = len(texts)
    common = sorted(w for w, n in frequency.items() if size * 0.08 < n < size * 0.5)
    rare = sorted(w for w, n in frequency.items() if 2 <= n <= max(3, size // 200))
    phrases = []
    while len(phrases) < count:
        words = re.findall(r"[a-z]+", draw.choice(texts).lower())
        if len(words) < 50:
            continue
        at = draw.randrange(len(words) - 3)
        phrase = tuple(words[at : at + draw.choice((2, 3))])
        if all(len(w) > 3 and w not in _STOP for w in phrase):
            phrases.append(phrase)
    top = [s for s, _ in sources.most_common(20) if s]
    some_common = draw.sample(common, min(count, len(common)))
    return Queries(some_common, draw.sample(rare, min(count, len(rare))), phrases, _usual(texts, count), top)


def _usual(texts: list[str], count: int) -> list[tuple[str, ...]]:
    """The pairs of words that stand side by side most often, as "white house" does."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        pairs.update(p for p in pairwise(words) if all(len(w) > 3 and w not in _STOP for w in p))
    return [pair for pair, _ in pairs.most_common(count)]


_STOP = frozenset([
    "have", "from", "that", "this", "with", "when", "will", "your", "about", "after", "also", "been", "before",
    "being", "could", "does", "down", "each", "even", "first", "into", "just", "like", "made", "make", "many",
    "more", "most", "much", "only", "other", "over", "said", "same", "should", "some", "such", "than", "their",
    "them", "then", "there", "these", "they", "through", "very", "well", "were", "what", "where", "which",
    "while", "would", "year", "years", "people", "because", "against", "between", "under", "here", "both",
    "during", "those", "without", "another", "told", "including", "since", "still", "going", "back", "until",
    "might", "want", "case", "know", "think", "says", "according", "take",
])  # fmt: skip
