"""No character that steers a terminal or hides gets past the cleaning; writing that needs joiners is left alone."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.reading.assemble import MAX_FIELD, article_of
from briefing.reading.draft import Draft, Found, Piece
from briefing.reading.read import read_text
from briefing.reading.safety import MAX_MARKS, clean, clean_line

PAYLOADS = [
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J\x1b[31mred",
    "\x9b31m",
    "\x90+q544e\x9c",
    "a\x00b",
    "abc\u202etxt.exe",
    "\u2066hidden\u2069",
    "zero\u200bwidth\ufeff",
    "tag\U000e0041\U000e0042",
    "lone\ud800surrogate",
    "\x7fdel",
]


def is_safe(text: str, newline: bool = True) -> bool:
    allowed = {"\n"} if newline else set()
    return all(
        c in allowed
        or (
            unicodedata.category(c) not in ("Cc", "Cs")
            and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )
        for c in text
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_lose_their_power_and_are_counted(payload: str) -> None:
    text, dropped = clean("before " + payload + " after")
    assert is_safe(text)
    assert text.startswith("before ")
    assert text.endswith(" after")
    assert dropped > 0


@pytest.mark.parametrize(
    "text",
    [
        "وقال الرئيس إن الاتفاق «خطوة مهمة» نحو السلام.",
        "הנשיא אמר כי ההסכם הוא צעד חשוב.",
        "می‌گوید که توافق خوب است",
        "राष्ट्रपति ने कहा कि समझौता महत्वपूर्ण है। क्‍या",
        "👩‍👩‍👧 नमस्ते",
        "L’été à Zürich — naïve façade",
    ],
)
def test_writing_of_the_world_stays(text: str) -> None:
    assert clean(text) == (text, 0)


def test_spaces_and_newlines_become_plain() -> None:
    assert clean("a\tb\u00a0c\u2009d\r\ne\rf\u2028g") == ("a b c d\ne\nf\ng", 0)


def test_marks_are_capped() -> None:
    text, dropped = clean("x" + "\u0301" * 400 + "y")
    assert sum(unicodedata.category(c) == "Mn" for c in text) <= MAX_MARKS
    assert text.endswith("y")
    assert dropped >= 390


def test_a_line_has_no_newline_and_single_spaces() -> None:
    assert clean_line(" Harbour\n\x1b[1m toll \t vote ") == "Harbour [1m toll vote"


any_text = st.text(st.characters(codec=None), max_size=60)


@given(any_text)
def test_cleaning_is_safe_normal_and_final(text: str) -> None:
    cleaned, dropped = clean(text)
    assert is_safe(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == (cleaned, 0)
    assert dropped >= 0


@given(any_text)
def test_no_metadata_field_or_text_of_an_article_is_unsafe(text: str) -> None:
    fields = {name: Found(text, "page") for name in ("title", "source", "byline", "url", "published")}
    article = article_of(Draft([Piece(text or "x")], fields), "a.html", "key")
    assert is_safe(article.text)
    assert all(
        is_safe(value or "", newline=False) for value in (article.title, article.source, article.byline, article.url)
    )


@settings(max_examples=200)
@given(st.text(st.sampled_from("aB .!?—@()“”\n#*_[]<>-:1\u0301\x1b"), max_size=120))
def test_blocks_keep_every_character_but_white_space(text: str) -> None:
    article = read_text(text)
    blocks = [block.span.of(article.text) for block in article.blocks]
    assert "".join("".join(blocks).split()) == "".join(article.text.split())
    assert all(before.end <= after.start for before, after in pairwise(article.blocks))


def test_an_article_says_how_much_was_removed() -> None:
    article = read_text("The harbour\x1b]0;x\x07 was closed on Monday.")
    assert [(p.code, p.message.split()[0]) for p in article.problems] == [("cleaned", "2")]


def test_what_was_removed_from_a_title_is_counted_and_a_title_without_end_is_cut() -> None:
    pieces = [Piece("The harbour was closed on Monday.")]
    article = article_of(Draft(pieces, {"title": Found("Quay\x1b\u202e " + "long " * 9999, "page")}), "a.html", "key")
    assert len(article.title or "") == MAX_FIELD
    assert [(p.code, p.message.split()[0]) for p in article.problems] == [("cleaned", "2"), ("cut", "has")]
