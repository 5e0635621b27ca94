"""Which marks open and which close."""

from __future__ import annotations

from briefing.analysis.quoting.marks import Does, find_marks
from tests.analysis.quoted import quotes_of


def test_two_single_marks_close_what_a_double_mark_opened() -> None:
    text = "“I am doing really well,'' she said. She left by the back door."
    marks = find_marks(text, 0, len(text))
    assert [(text[m.start : m.end], m.does) for m in marks] == [("“", Does.OPEN), ("''", Does.CLOSE)]
    other = "The ''strange'' house stood empty."
    assert find_marks(other, 0, len(other)) == []


def spoken(text: str) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker) for q in quotes_of(text)]


def test_paragraphs_in_single_marks_are_open_until_one_closes_them() -> None:
    found = spoken(
        "Mara Corben said: 'He wants to table a motion, fine.\n\n"
        "'But tomorrow's bill hands the quay to them. And that means delay.\n\n"
        "'Get the bill through first in order to take that off the table.'"
    )
    assert [text[:12] for text, _ in found] == ["He wants to ", "But tomorrow", "Get the bill"]
    assert {speaker for _, speaker in found} == {"Mara Corben"}


def test_words_in_single_marks_inside_single_marks_do_not_end_them() -> None:
    text = "Ada Holm claimed the talks had 'helped to make a faction, where a man's 'loyalty' is measured by the hour'."
    assert [words for words, _ in spoken(text)] == [
        "helped to make a faction, where a man's 'loyalty' is measured by the hour"
    ]


def test_paragraphs_that_ran_together_keep_who_says_what() -> None:
    text = (
        'Ada Holm left in what critics call a storm."I come here to say so," Holm said. "I thank the harbour."I am '
        'sad about my team."Holm said Monday she has taken action."I let her go because she lied," Holm said on '
        'Monday.The mayor said she was "sorry" too.'
    )
    found = spoken(text)
    assert [words for words, _ in found] == [
        "I come here to say so,",
        "I thank the harbour.",
        "I am sad about my team.",
        "I let her go because she lied,",
        "sorry",
    ]
    assert {speaker for _, speaker in found[:4]} == {"Ada Holm"}
