"""Bytes in whatever encoding: the right text, or a flag that it was guessed, or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.reading.decoding import Refused, decode
from briefing.reading.read import read_bytes

TEXT = "The café’s owner said “no” — twice.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_utf8(encoding: str) -> None:
    found = decode(TEXT.encode(encoding))
    assert (found.text, found.guessed) == (TEXT, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "mac_roman"])
def test_unmarked_is_guessed_and_says_so(encoding: str) -> None:
    found = decode(TEXT.encode(encoding))
    assert found.guessed
    if not encoding.startswith("mac"):
        assert found.text == TEXT


def test_a_declaration_counts_only_where_utf8_fails() -> None:
    assert decode("Škoda řekla".encode("cp1250"), "windows-1250").text == "Škoda řekla"
    assert decode("Škoda řekla".encode(), "windows-1250").text == "Škoda řekla"
    assert decode(b"plain words", "no-such-encoding").text == "plain words"


def test_utf8_with_a_fault_stays_utf8() -> None:
    found = decode(("é" * 50).encode() + b"\xff" + b" end")
    assert (found.encoding, found.replaced) == ("utf-8", 1)
    article = read_bytes(("Évian è così. " * 20).encode() + b"\xff end", "a.txt").articles[0]
    assert [p.code for p in article.problems] == ["characters-replaced"]


def test_a_stray_nul_does_not_cost_an_article() -> None:
    article = read_bytes(b"The quay was \x00 closed on Monday, Ilse Marrow said.", "a.txt").articles[0]
    assert article.text == "The quay was closed on Monday, Ilse Marrow said."


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, bytes(range(1, 32)) * 9 + b"\xff", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)
    assert [p.code for p in read_bytes(data, "a.txt").problems] == ["binary"]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading(data: bytes) -> None:
    result = read_bytes(data, "a.txt")
    assert len(result.articles) + len(result.problems) == 1
