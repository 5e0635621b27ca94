"""Sentences on the things that news is full of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language.sentences import split_sentences, split_text
from briefing.reading.read import read_text


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met Gen. Ada Lind and Rep. T. Okoro on Jan. 6 at 5 p.m. local time.",
        "It rose by 3.5 percent to $1.2 million, said J. P. Ferro of Ferro Bros. Inc. in St. Paul.",
        "The harbour's No. 2 crane, built in approx. 1910, was moved to Pier No. 7 last week.",
        "“Is the quay safe?” asked the mayor.",
        "“We will not pay!” Lind said.",
        "She waited … and then left.",
        "PORT ELLEN (AP) — Ferries were cancelled.",
        "He lives in Washington, D.C. with Dr. Ruiz and Sgt. Moss.",
        "Visit example.com or read v. 2.0 of the plan.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ("The toll was raised.", "It is now 4 euros."),
        ("“The toll is too high.”", "The mayor disagreed."),
        ("He moved to the U.S.", "The family stayed."),
        ("They met at 5 p.m.", "It was raining."),
        ("She works for Ferro Inc.", "The firm builds cranes."),
        ("Was it safe?", "Nobody knew."),
        ("“We said no.", "We meant no,” he said.", "Then he left."),
        ("“It is over.”", "He added, “We go home.”"),
        ("The plan failed…", "Nobody was surprised."),
        ("The ferry sank (no one was hurt.)", "Divers searched."),
        ("会议结束了。", "没有人受伤。"),
        ("क्या हुआ?", "बंदरगाह बंद है।", "काम रुका है।"),
        ("1. The first rule.", "2. The second rule."),
    ],
)
def test_sentences_are_split(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_a_new_line_begins_a_sentence() -> None:
    assert sentences("What we know\nThe harbour is closed") == ["What we know", "The harbour is closed"]


def test_an_ellipsis_between_sentences_is_kept() -> None:
    assert "".join(sentences("It is a threat. ... It will pass.")).count(".") == 5


def test_sentences_of_an_article_cover_reporting_only() -> None:
    article = read_text("Harbour closes\n\nThe harbour was closed. Ferries wait.\n\nALSO READ: Storm hits coast")
    spans = split_sentences(article)
    assert [s.of(article.text) for s in spans] == [
        "Harbour closes",
        "The harbour was closed.",
        "Ferries wait.",
    ]


@given(st.text(st.sampled_from("aB.!?…\"”“ \n'’)(1é。J"), max_size=80))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    spans = split_text(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We heard it on QNN.And then he left.", ["We heard it on QNN.", "And then he left."]),
        ("The quay was closed in 2014.The rest stayed.", ["The quay was closed in 2014.", "The rest stayed."]),
        ("They agreed.Holm did not.", ["They agreed.", "Holm did not."]),
        ('It was a storm."I come in peace," she said.', ["It was a storm.", '"I come in peace," she said.']),
        ('"I know it."Holm left.', ['"I know it."', "Holm left."]),
        ("He won.“Yes,” he said.", ["He won.", "“Yes,” he said."]),
        ("See Harbour.Az for it.", ["See Harbour.Az for it."]),
        ("Rep.Lind came with the so-called No.Ten crowd.", ["Rep.Lind came with the so-called No.Ten crowd."]),
    ],
)
def test_sentences_that_ran_together_come_apart(text: str, found: list[str]) -> None:
    assert sentences(text) == found
