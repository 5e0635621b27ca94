"""Which marks open and which close."""

from __future__ import annotations

from briefing.analysis.quoting.marks import Does, find_marks


def test_two_single_marks_close_what_a_double_mark_opened() -> None:
    text = "“I am doing really well,'' she said. She left by the back door."
    marks = find_marks(text, 0, len(text))
    assert [(text[m.start : m.end], m.does) for m in marks] == [("“", Does.OPEN), ("''", Does.CLOSE)]
    other = "The ''strange'' house stood empty."
    assert find_marks(other, 0, len(other)) == []
