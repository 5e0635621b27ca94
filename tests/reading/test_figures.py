"""The reading against annotated data: figures, and the errors behind them.

As a test, or `python tests/reading/test_figures.py pages|seedstyle|messy`.
"""

from __future__ import annotations

import collections
import difflib
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model.article import Article
from briefing.reading.discovery import discover
from briefing.reading.read import read_file
from tests.annotated import DATA, MISSING

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif("not DATA.exists()", reason=MISSING),
]


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower())


def read_folder(folder: Path) -> Iterator[Article]:
    for file in discover([folder]).files:
        yield from read_file(file).articles


def pages(folder: Path = DATA / "pages") -> dict[str, float]:
    """Saved web pages with their true text, title, date and byline; the formulas of the project's figures."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = {Path(a.path).name: a for a in read_folder(folder / "pages")}
    right: dict[str, list[float]] = collections.defaultdict(list)
    for name, wanted in gold.items():
        article = articles.get(name)
        for figure, value in _page_figures(article, wanted):
            right[figure].append(value)
            if value < 0.85:
                print(f"{figure} {value:.2f} {name[:30]}: {_detail(article, wanted, figure)}")
    right["read"] = [float(name in articles) for name in gold]
    return {figure: sum(values) / len(values) for figure, values in right.items()}


def _page_figures(article: Article | None, wanted: dict[str, object]) -> Iterator[tuple[str, float]]:
    want, got = collections.Counter(words(str(wanted["text"]))), collections.Counter(words(article and article.text))
    yield "text_f1", 2 * sum((want & got).values()) / max(1, sum(want.values()) + sum(got.values()))
    if title := wanted.get("title"):
        yield "title", difflib.SequenceMatcher(None, words(str(title)), words(article and article.title)).ratio() >= 0.8
    if date := wanted.get("date"):
        yield "date", bool(article and article.published and article.published.iso[:10] == date)
    if byline := wanted.get("byline"):
        last = words(byline[0])[-1:]  # type: ignore[index]  # a list of names in the gold
        yield "byline", last == [w for w in words(article and article.byline) if w in last][:1]


def _detail(article: Article | None, wanted: dict[str, object], figure: str) -> str:
    if article is None:
        return "not read"
    if figure != "text_f1":
        field = "published" if figure == "date" else figure
        return f"{getattr(article, field)!r} for {wanted[figure]!r} ({article.origins.get(field)})"
    want, got = collections.Counter(words(str(wanted["text"]))), collections.Counter(words(article.text))
    lost, extra = (want - got).total(), (got - want).total()
    return f"{len(words(article.text))} words for {want.total()}; missing {lost}, extra {extra}"


def seedstyle(folder: Path = DATA / "seedstyle") -> dict[str, float]:
    """Text files without metadata: titles and dates that stand in the text, and lines that are no reporting."""
    right: dict[str, list[float]] = collections.defaultdict(list)
    for article in read_folder(folder):
        path = Path(article.path)
        keys = json.loads((folder.parent / "seedstyle_keys" / f"{path.parent.name}.json").read_text(encoding="utf-8"))
        key = next(k for k in keys if k["file"] == path.name)
        raw = path.read_text(encoding="utf-8")
        for figure, value, detail in _seed_figures(article, key, raw):
            right[figure].append(value)
            if not value:
                print(f"{figure} {path.parent.name[:14]}/{path.name[:8]}: {detail}")
    return {figure: sum(values) / len(values) for figure, values in right.items()}


_STRAY = re.compile(
    r"(?:ALSO READ|Read more): .+|More Quick Read Articles »|Advertisement|ADVERTISEMENT|AD|Share this article"
    r"|Sign up for our newsletter|Follow us on Twitter|\(With inputs from agencies\)|Story Continued Below"
    r"|Slideshow \(.+\)"
)


def _seed_figures(article: Article, key: dict[str, str | None], raw: str) -> Iterator[tuple[str, bool, str]]:
    head = "\n".join([line for line in raw.split("\n") if line.strip()][:4])
    if key["title"] and words(key["title"]) and " ".join(words(key["title"])) in " ".join(words(head)):
        yield "title", words(article.title) == words(key["title"]), f"{article.title!r} for {key['title']!r}"
    elif article.title:
        close = difflib.SequenceMatcher(None, words(key["title"]), words(article.title)).ratio()
        detail = f"{article.title!r} where the text has none ({key['title']!r})"
        yield "other title is one", close > 0.3, detail
    if key["date"] and key["date"] in raw:
        found = article.published.iso[:10] if article.published else None
        yield "date", found == key["date"], f"{found} for {key['date']}"
    for line in raw.split("\n"):
        if _STRAY.fullmatch(line.strip()):
            block = article.block_at(article.text.find(line.strip()))
            yield "stray line", block is not None and not block.kind.reporting, line.strip()[:80]
        elif (match := re.fullmatch(r"By ([A-Z].{3,60})", line.strip())) and key["author"]:
            yield "byline", words(match[1])[-1] in words(article.byline), f"{article.byline!r} for {line.strip()!r}"


def messy(folder: Path = DATA / "messy") -> dict[str, float]:
    """Every file is read, or refused with a reason, in less than three seconds."""
    found = discover([folder])
    slowest, refused, articles, silent = 0.0, 0, 0, 0
    for file in found.files:
        begin = time.perf_counter()
        result = read_file(file)
        taken = time.perf_counter() - begin
        slowest = max(slowest, taken)
        articles += len(result.articles)
        refused += not result.articles
        silent += not (result.articles or result.problems)
        if taken > 1 or not (result.articles or result.problems):
            print(f"{taken:.1f} s {file.shown}: {len(result.articles)} articles, {result.problems}")
    return {
        "files": len(found.files),
        "articles": articles,
        "refused": refused,
        "passed over": len(found.problems),
        "silent": silent,
        "slowest": slowest,
    }


def test_saved_pages() -> None:
    figures = pages()
    assert figures["read"] == 1
    assert figures["text_f1"] >= 0.95
    assert figures["title"] >= 0.95
    assert figures["date"] >= 0.95
    assert figures["byline"] >= 0.85


def test_texts_without_metadata() -> None:
    figures = seedstyle()
    assert figures["date"] >= 0.95
    assert figures["stray line"] >= 0.99
    assert figures["title"] >= 0.95
    assert figures["byline"] >= 0.9


@pytest.mark.timeout(900)
def test_files_of_every_kind() -> None:
    figures = messy()
    assert figures["silent"] == 0
    assert figures["slowest"] < 3


if __name__ == "__main__":
    for figure_name, figure_value in {"pages": pages, "seedstyle": seedstyle, "messy": messy}[sys.argv[1]]().items():
        print(f"{figure_name:20} {figure_value:8.3f}")
