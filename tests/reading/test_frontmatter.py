"""Front matter as people write it, and as attackers do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.frontmatter import Head, parse, split
from briefing.reading.read import read_text

BODY = "The harbour was closed on Monday."


def article(head: str) -> object:
    return read_text(f"---\n{head}\n---\n\n{BODY}\n")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Fed: up", "Fed: up"),
        ("title: [Update] Harbour shut", "[Update] Harbour shut"),
        ('title: "Harbour \\"shut\\""', 'Harbour "shut"'),
        ("title: 'It''s shut'", "It's shut"),
        ("title: #1 harbour", "#1 harbour"),
        ("title: no", "no"),
        ("title: 12:30", "12:30"),
        ("title: *star", "*star"),
        ("title: {a}", "{a}"),
        ("title: >-\n  Harbour\n  shut", "Harbour shut"),
        ("title: @mayor says", "@mayor says"),
        ("title: 100% shut", "100% shut"),
    ],
)
def test_headlines_survive(line: str, title: str) -> None:
    found = read_text(f"---\n{line}\ndate: 2026-03-04\n---\n\n{BODY}")
    assert found.text == BODY
    assert found.published
    assert found.published.iso == "2026-03-04"
    assert found.title == title


def test_lists_and_maps_of_authors() -> None:
    found = read_text("---\nauthor:\n  - Ada Lind\n  - name: Tom Okoro\npublisher: {name: Coast Courier}\n---\n" + BODY)
    assert (found.byline, found.source) == ("Ada Lind, Tom Okoro", "Coast Courier")
    assert found.origins["byline"] == "front matter"


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: " + "[" * 30_000,
        "a: " + "{a: " * 5_000,
        "\n".join(f"k{n}: [a, b]" for n in range(2_500)),
        "<<: *base",
        "? [a, b]\n: c",
        "a: !!python/object/apply:os.system [ls]",
        "a: \t\x0bb",
    ],
    ids=["aliases", "brackets", "braces", "nodes", "merge", "complex key", "object", "control"],
)
def test_hostile_heads_cost_neither_time_nor_the_article(head: str) -> None:
    begin = time.process_time()
    found = read_text(f"---\ntitle: Harbour shut\n{head}\n---\n\n{BODY}")
    assert time.process_time() - begin < 5
    assert found.title == "Harbour shut"
    assert found.text == BODY


def test_an_escape_in_front_matter_is_cleaned() -> None:
    assert read_text('---\ntitle: "Harbour \\e[31mshut"\n---\n' + BODY).title == "Harbour [31mshut"


def test_a_clipping_of_a_note_taker() -> None:
    head = 'source: "https://www.courier.example/a"\nauthor:\n  - "[[Ada Lind]]"\ncreated: 2026-05-01'
    found = read_text(f"---\n{head}\n---\nThe [[Port Ellen|harbour]] was closed by the [[Council]].")
    assert (found.url, found.source, found.byline) == ("https://www.courier.example/a", "courier.example", "Ada Lind")
    assert (found.origins["source"], found.published) == ("url", None)
    assert found.text == "The harbour was closed by the Council."


def test_toml_front_matter() -> None:
    found = read_text(
        f'+++\ntitle = "Harbour: closed"\ndate = 2026-03-04T09:12:00Z\nauthors = ["Ada Lind"]\n+++\n{BODY}'
    )
    assert (found.title, found.byline, found.text) == ("Harbour: closed", "Ada Lind", BODY)
    assert found.published
    assert found.published.iso == "2026-03-04T09:12:00+00:00"
    damaged = read_text(f"+++\ntitle = Harbour\n+++\n{BODY}")
    assert (damaged.text, [p.code for p in damaged.problems]) == (BODY, ["front-matter"])


@pytest.mark.parametrize("text", ["---\nNo key here\n---\n", "Text\n---\ntitle: x\n---", "---\ntitle: x\nnever closed"])
def test_rules_are_not_front_matter(text: str) -> None:
    assert split(text) == (None, text)


@given(st.text(st.sampled_from("ab:&*[]{}-#'\"!|>%@\n ,?\\e\t"), max_size=60))
def test_any_head_is_read_somehow(head: str) -> None:
    values, _ = parse(Head(head))
    assert isinstance(values, dict)
