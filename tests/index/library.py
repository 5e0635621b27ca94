"""Articles to search in: invented ones, the same every time, and real ones where they are at hand."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.index import IndexedArticle
from tests.annotated import DATA, MISSING

_STEMS = (
    "minister",
    "accord",
    "harbour",
    "ceasefire",
    "election",
    "border",
    "treaty",
    "budget",
    "parliament",
    "tariff",
    "refugee",
    "satellite",
    "pipeline",
    "verdict",
    "inquiry",
    "coalition",
    "protest",
    "earthquake",
    "vaccine",
    "summit",
    "drought",
    "railway",
    "reactor",
    "pension",
    "strike",
    "sanction",
)
_FORMS = ("", "s", "ed", "ing")
_RARE = ("quill", "zephyr", "obelisk", "lantern", "marzipan", "gondola", "Kyiv", "Zelenskyy", "Łódź", "organisation")
_SMALL = ["the", "of", "and", "a", "in", "to", "said", "on", "for", "with"]
_SOURCES = ("Harbour Post", "Northern Wire", "Daily Lantern", "Courier")


def invented(count: int, seed: str = "library") -> list[IndexedArticle]:
    """`count` invented articles; some words are common, some rare, lengths differ."""
    draw = random.Random(seed)
    return [_invent(draw, n) for n in range(count)]


def _invent(draw: random.Random, number: int) -> IndexedArticle:
    words: list[str] = []
    for _ in range(draw.randint(8, 160)):
        if draw.random() < 0.35:
            words.append(draw.choice(_SMALL))
        elif draw.random() < 0.02:
            words.append(draw.choice(_RARE))
        else:
            stem = _STEMS[min(int(draw.expovariate(0.12)), len(_STEMS) - 1)]
            words.append(stem + draw.choice(_FORMS))
    body = " ".join(words)
    quoted = " ".join(words[3:9])
    return IndexedArticle(
        id=f"a{number}",
        title=" ".join(draw.choice(_STEMS) for _ in range(draw.randint(1, 6))).title(),
        source=draw.choice(_SOURCES),
        text=f"{body}. {draw.choice(_STEMS).title()}",
        published=f"2026-{draw.randint(1, 6):02d}-{draw.randint(1, 28):02d}" if draw.random() < 0.9 else None,
        language="en",
        kind=draw.choice(("article", "post")),
        path=f"{number}.md",
        headlines=draw.choice(("", "Tariff verdict")),
        quoted=f"Ada Quist: {quoted}",
    )


def real(count: int) -> list[IndexedArticle]:
    """Real articles of many events; skips the test where they are not at hand."""
    folder = DATA / "same_event"
    if not folder.is_dir():
        pytest.skip(MISSING)
    return [_read(path) for path in sorted(folder.rglob("*.md"))[:count]]


def _read(path: Path) -> IndexedArticle:
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    known = {k: v.strip("\"'") for k, v in re.findall(r"^(\w+): (.*)$", head, re.M)}
    date = known.get("date", "")[:10]
    return IndexedArticle(
        id=f"{path.parent.name}/{path.stem}",
        title=known.get("title", ""),
        source=known.get("source", ""),
        text=text.strip(),
        published=date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None,
        language="en",
        kind="article",
        path=str(path),
        quoted="\n".join(re.findall(r"[“\"]([^“”\"]{2,400})[”\"]", text)),
    )


def frequent_words(articles: list[IndexedArticle], draw: random.Random) -> Iterator[str]:
    """Words of the articles without end, more frequent ones more often."""
    texts = [re.findall(r"[A-Za-z]{3,}", article.text) for article in articles]
    while True:
        yield draw.choice(draw.choice(texts))
