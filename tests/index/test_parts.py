"""The small parts: sets of bits, words, distances, marks, the file of tables."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index import bits
from briefing.index.article import IndexDamaged
from briefing.index.distance import apart, one_apart
from briefing.index.docwriter import minutes
from briefing.index.format import pack, unpack
from briefing.index.language import parse
from briefing.index.marking import Marker
from briefing.index.words import WORD, fold, piece_words, pieces, terms
from briefing.model.text import Span

SIZES = st.integers(1, 3000)


@given(st.data())
def test_sets_of_bits(data: st.DataObject) -> None:
    size = data.draw(SIZES)
    chosen = data.draw(st.sets(st.integers(0, size - 1)))
    made = bits.from_numbers(sorted(chosen), size)
    assert bits.numbers(made, size) == sorted(chosen)
    assert bits.lowest(made, size, 5) == sorted(chosen)[:5]
    assert bits.among(bits.to_bytes(made, size), range(size)) == sorted(chosen)
    assert made.bit_count() == len(chosen)
    assert bits.from_numbers(range(size), size) == bits.everything(size)


@given(st.text() | st.text("1203,. ”x"))
def test_pieces_have_the_words_of_the_text(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    assert [w for piece in pieces(raw) for w in piece_words(piece)] == [
        word.replace(",", "") for word in WORD.findall(raw.decode())
    ]


SAME = [
    ("Łódź", "lodz"),
    ("organisation", "organization"),
    ("theatres", "theater"),
    ("Zelenskyy", "Zelensky"),
    ("Kyiv", "Kiev"),
    ("ministers", "minister"),
    ("travelling", "traveled"),
    ("Æsir", "aesir"),
    ("US", "U.S."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_words_found_for_each_other(left: str, right: str) -> None:
    table = terms()
    assert table[WORD.findall(left)[0]] == table[WORD.findall(right)[0]] != ""


def test_words_kept_apart() -> None:
    table = terms()
    assert table["advertise"] == table["advertised"]
    assert table["US"] != table["us"] == ""
    assert terms("fr")["ministres"] == "ministres"
    assert fold("Straße") == "strasse"


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distances(left: str, right: str) -> None:
    edits = {left} | {left[:n] + left[n + 1 :] for n in range(len(left))}
    edits |= {left[:n] + c + left[n:] for n in range(len(left) + 1) for c in "abc"}
    edits |= {left[:n] + c + left[n + 1 :] for n in range(len(left)) for c in "abc"}
    assert one_apart(left, right) == (right in edits)
    assert one_apart(left, right) == one_apart(right, left)
    assert (apart(left, right) == 0) == (left == right)
    if right in edits and left != right:
        assert apart(left, right) == 1


def test_swapped_letters_are_one_apart_for_suggestions() -> None:
    assert apart("harbuor", "harbour") == 1
    assert apart("harbour", "zeppelin") == 3


WORDS = st.sampled_from(
    ["minister", "Ministers", "the accord", "bread", "c’d", "cod", "floods", "storm", "king", "the"]
)


@given(
    st.lists(WORDS | st.text(max_size=20), max_size=20).map(" ".join),
    st.text("-–“” ;", max_size=3),
    st.sampled_from(["minister", '"the accord" b*', "(flood OR storm)", "*ing NOT the"]),
)
def test_marks_are_in_order_and_inside(text: str, gap: str, query: str) -> None:
    wanted = {
        "minister": "Minister",
        '"the accord" b*': "bread",
        "(flood OR storm)": "Flood",
        "*ing NOT the": "king",
    }[query]
    whole = f"{text} {wanted}{gap}"
    spans = Marker(parse(query).query).spans(whole, "en")
    assert Span(len(text) + 1, len(text) + 1 + len(wanted)) in spans
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end <= len(whole) for end, span in zip(ends, spans, strict=False))


@given(st.text(max_size=80))
def test_any_query_is_understood_or_answered(query: str) -> None:
    parsed = parse(query, typing=True, plain=True)
    assert parsed.error is None or 0 <= parsed.error.position <= len(query)
    assert parsed.query is not None


def test_dates_in_minutes() -> None:
    assert minutes("1900-01-02") == 1440
    assert minutes("2026-01-06T10:30+05:00") - minutes("2026-01-06") == 630
    assert minutes(None) == minutes("soon") == 0


def test_file_of_tables() -> None:
    header, tables = unpack(pack({"names": ["ä"]}, {"a": array("H", [1, 65535]), "b": b"xyz"}))
    assert header["names"] == ["ä"]
    assert (tables["a"].tolist(), bytes(tables["b"])) == ([1, 65535], b"xyz")
    other = re.sub(rb'"version": \d+', b'"version": 0', pack({}, {}))
    for damaged in (b"", b"{}\n", other):
        with pytest.raises(IndexDamaged):
            unpack(damaged)


@given(st.integers(0, 2**32))
def test_the_beginning_of_a_text_is_enough_where_it_has_all(seed: int) -> None:
    """A snippet of a beginning is the snippet of the whole, or none is made."""
    draw = random.Random(seed)
    words = ["harbour", "accord", "minister", *("filling", "words", "in", "between") * 12]
    text = " ".join(draw.choice(words) for _ in range(300))
    head = text[: text.rindex(" ", 0, 900)]
    for query in ("harbour", "harbour accord", "harbour accord minister", '"accord minister"'):
        marker = Marker(parse(query).query)
        found = marker.snippet(head, "en", partial=True)
        assert found is None or found == marker.snippet(text, "en")


def test_whoosh_is_imported_without_what_is_not_used() -> None:
    program = (
        "import sys, briefing.index.engine; assert 'ssl' not in sys.modules and 'email' not in sys.modules;"
        "import urllib.request, whoosh.lang.morph_en as endings; urllib.request.urlopen; endings.variations('win')"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)
