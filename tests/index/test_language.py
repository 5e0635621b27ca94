"""The language beside Whoosh's own parser: what both understand finds the same articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.index import Index
from briefing.index.adapter import query as q
from briefing.index.language import parse
from tests.index.library import frequent_words, invented
from tests.index.naive import Naive, scoring_only, stock_parser

COUNT = 250
SHAPES = {
    "words": ["{w}", "{w} {w}", "{w} {w} {w}", "{w} AND {w}", "{w} AND {w} {w}"],
    "either": ["{w} OR {w}", "{w} OR {w} OR {w}", "{w} {w} OR {w}", "{w} AND {w} OR {w} AND {w}", "{w} OR {w} {w}"],
    "without": ["{w} NOT {w}", "NOT {w} {w}", "{w} AND NOT {w}", "{w} NOT ({w} OR {w})", "({w} OR {w}) AND NOT {w}"],
    "brackets": ["({w} OR {w}) {w}", "(({w}))", "({w} {w}) OR ({w} AND ({w} OR {w}))", "{w} ({w} OR ({w} {w}))"],
    "phrases": ['"{p}"', '"{p}" {w}', '"{p}" OR "{p}"', '{w} NOT "{p}"', 'title:"{t}"', '("{p}" OR {w}) {w}'],
    "fields": ["title:{w}", "title:({w} OR {w})", "title:{w} {w}", "kind:post {w}", "kind:article title:{w} OR {w}"],
    "beginnings": ["{b}*", "{b}* {w}", "{b}* OR {w}", "title:{b}*", "{w} NOT {b}*", "({b}* OR {b}*) {w}"],
    "wildcards": ["{x}", "{x} {w}", "{x} OR {w}", "title:{x}"],
    "fuzzy": ["{f}~", "{f}~ {w}", "{f}~ OR {w}"],
}
ROUNDS = 25
# their own terms, so that Whoosh, which does not stem what is fuzzy, asks for the same
OWN_TERMS = ("accord", "treati", "budget", "summit", "obelisk", "lantern", "quill", "sanction", "zephyr")


class Sides:
    """One query, both parsers, both searchers."""

    def __init__(self, folder: Path) -> None:
        self.articles = invented(COUNT)
        self.naive = Naive(folder / "naive", self.articles)
        self.ours = Index.open(folder / "ours")
        self.ours.update(self.articles)
        self.parser = stock_parser()

    def hits(self, text: str) -> tuple[set[str], set[str]]:
        theirs = {name for name, _ in self.naive.ask(self.parser.parse(text))}
        ours = {h.article for h in self.ours.search(text, limit=COUNT, snippets=False).hits}
        return ours, theirs


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Sides:
    return Sides(tmp_path_factory.mktemp("sides"))


def filled(shape: str, sides: Sides, draw: random.Random, words: Iterator[str]) -> str:
    """The shape with words, phrases and beginnings of the articles in its gaps, another one in each."""
    while "{" in shape:
        gap = shape[shape.index("{") + 1]
        shape = shape.replace("{" + gap + "}", _filling(gap, sides, draw, words), 1)
    return shape


def _filling(gap: str, sides: Sides, draw: random.Random, words: Iterator[str]) -> str:
    if gap == "f":
        return draw.choice(OWN_TERMS)
    if gap in "pt":
        article = draw.choice(sides.articles)
        found = (article.title if gap == "t" else article.text).split()
        at = draw.randrange(max(1, len(found) - 2))
        return " ".join(found[at : at + draw.randint(2, 3)])
    word = next(words).lower()
    if gap == "b":
        return word[: draw.randint(2, 4)].rstrip("y")
    return f"{word[:2]}?{word[3:4]}*" if gap == "x" else word


@pytest.mark.parametrize("kind", SHAPES)
def test_the_same_hits_as_whooshs_parser(sides: Sides, kind: str) -> None:
    draw = random.Random(kind)
    words = frequent_words(sides.articles, draw)
    found = 0
    for shape in SHAPES[kind] * ROUNDS:
        text = filled(shape, sides, draw, words)
        ours, theirs = sides.hits(text)
        assert ours == theirs, text
        found += bool(ours)
    assert found > ROUNDS


@pytest.mark.parametrize("text", ['"open phrase', "(harbour accord", "harbour AND", "harbour OR", ")", "", "()", '""'])
def test_what_is_unfinished_is_no_error_in_the_search(sides: Sides, text: str) -> None:
    assert sides.ours.search(text).total >= 0
    error = parse(text).error
    assert (error is not None) == (text == ")")


@pytest.mark.parametrize(("text", "place"), [("accord nofield:x", 7), ("accord )", 7), ("date:soon", 5)])
def test_an_error_has_its_place(text: str, place: int) -> None:
    error = parse(text).error
    assert error is not None
    assert error.position == place


def test_nothing_asked_is_no_query() -> None:
    assert parse("the of").query is q.NullQuery
    assert scoring_only(parse("accord").query) == q.Term("text", "accord")
