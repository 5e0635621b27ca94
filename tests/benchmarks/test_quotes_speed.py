"""Finding quotations and their speakers beside splitting the same text into words with one regular expression."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.speakers import resolve_speakers
from briefing.model.article import Article
from briefing.reading.read import read_text

MOST = 75
"""Times the word split."""
PLAIN = re.findall(
    r"\w+",
    "after long talks about the price of bread and the cost of ferries that many in the towns along the coast could "
    "no longer pay for without help from their families or from the state",
)
SHAPES = (
    "“{} {},” {} said in {}.",
    "{} told reporters that the “{}” would stay.",
    "{} {} {} {}.",
    "{} {}, and {} {}.",
    "{} said {} {}.",
)


def article(number: int) -> Article:
    pick = random.Random(number)

    def words() -> str:
        begin = pick.randrange(len(PLAIN) - 9)
        return " ".join(PLAIN[begin : begin + 9])

    people = ("Anna Keller", "Peter Novak", "Maria Tanaka", "She", "The minister")
    lines = []
    for _ in range(12):
        shapes = pick.choices(SHAPES, k=3)
        lines.append(" ".join(_fill(shape, words, pick.choice(people)) for shape in shapes))
    made = replace(read_text("\n\n".join(lines)), id=str(number))
    return replace(made, sentences=split_sentences(made))


def _fill(shape: str, words: Callable[[], str], person: str) -> str:
    parts = shape.count("{}")
    if shape.startswith("“"):
        return shape.format(words().capitalize(), words(), person, "Vienna")
    return shape.format(person, *(words() for _ in range(parts - 1)))


@pytest.mark.benchmark
def test_quotations_cost_at_most_75_times_a_word_split() -> None:
    articles = [article(n) for n in range(40)]
    names = {a.id: find_names(a) for a in articles}
    actors = {a.id: find_actors([a], {a.id: names[a.id]}) for a in articles}

    def find() -> None:
        for a in articles:
            resolve_speakers([a], find_quotes(a, names[a.id]), actors[a.id])

    def split() -> None:
        for a in articles:
            re.findall(r"\w+", a.text)

    find()
    assert _best(find) / _best(split) <= MOST


def _best(run: Callable[[], None]) -> float:
    times = []
    for _ in range(5):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)
