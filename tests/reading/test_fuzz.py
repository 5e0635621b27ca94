"""Soups of everything that means something to the readers: nothing crashes, nothing is lost, nothing takes long."""

from __future__ import annotations

import random
import time

import pytest

from briefing.analysis.language.sentences import split_sentences
from briefing.reading.read import read_bytes
from briefing.reading.safety import clean

SOUP = [
    *(
        "By Ada Lind",
        "— Ada Lind (@ada) March 4, 2026",
        "ALSO READ:",
        "Read more",
        "2026-03-04",
        "Updated",
        "3:01 PM EST",
    ),
    *(
        "What is saying",
        "…",
        "***",
        "__",
        "# ",
        "- ",
        "> ",
        "[a](https://b.example/c)",
        "![a](",
        "[[a|b]]",
        "<!--",
        "-->",
    ),
    *(
        "<p>",
        "<b",
        "</div>",
        "&#27;",
        "&amp;",
        "\x1b[31m",
        "\u202e",
        "\u0301",
        "(Reuters)",
        "© 2026",
        "pic.twitter.com/a",
    ),
    *(
        "“",
        "”",
        "U.S.",
        "Gen.",
        "1.",
        "?",
        "!",
        ".",
        ":",
        ",",
        "---\ntitle: [x\n---\n",
        "+++",
        "```",
        "\t",
        "\n",
        "\n\n",
    ),
    *("\r\n", "Harbour", "harbour closed", "(@ada)", "AFP", "told", "date", "|"),
]


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(300))
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_soups(seed: int, name: str) -> None:
    pick = random.Random(seed)
    text = "".join(pick.choice(SOUP) + pick.choice(["", " ", " ", "\n"]) for _ in range(pick.randint(1, 3000)))
    begin = time.process_time()
    result = read_bytes(text.encode(), name)
    assert time.process_time() - begin < 2
    for article in result.articles:
        blocks = "".join(block.span.of(article.text) for block in article.blocks)
        assert "".join(blocks.split()) == "".join(article.text.split())
        assert clean(article.text) == (article.text, 0)
        for sentence in split_sentences(article):
            assert sentence.of(article.text).strip()


@pytest.mark.fuzz
@pytest.mark.parametrize("token", SOUP)
def test_one_token_over_and_over(token: str) -> None:
    for text in (token * (300_000 // len(token)), (token + " ") * 3_000, "\n".join([(token * 40)[:300]] * 2_000)):
        begin = time.process_time()
        read_bytes(text.encode(), "a.md")
        assert time.process_time() - begin < 2.5
