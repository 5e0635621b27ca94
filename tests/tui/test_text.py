"""Words to lines."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.drawing.text import breaks, cells, columns, fit, fit_words, flatten, focused, pad, spread, wrap

words = st.text(alphabet=st.sampled_from("abc de—“”ünß 漢字é  x\n"), max_size=300)


@given(words, st.integers(2, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))


@given(words, st.integers(2, 60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = "".join(piece for line in wrap(text, width) for piece, _ in line)
    assert lines.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(words, st.integers(0, 40))
def test_fitted_text_fits(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width


def test_a_cut_text_says_so() -> None:
    assert fit("The bridge at Vell", 10) == "The bridg…"
    assert wrap("one two three four five", 9, limit=2)[-1][0][0].endswith("…")


def test_a_cut_line_ends_with_a_whole_word_where_there_is_room() -> None:
    assert fit_words("the harbour of Varda is closed", 26) == "the harbour of Varda is…"
    assert fit_words("the harbour of Varda is closed", 25) == "the harbour of Varda is…"
    assert fit_words("the harbour of Varda is closed", 24) == "the harbour of Varda is…"
    assert fit_words("Gemeindeverwaltung", 10) == "Gemeindev…"
    assert fit_words("the harbour", 11) == "the harbour"
    (line,) = wrap("the harbour of Varda is closed", 23, limit=1)
    assert line == (("the harbour of Varda…", ""),)


def test_marks_that_overlap_keep_all_their_names() -> None:
    assert flatten(10, [(0, 6, "quote"), (4, 8, "name")]) == [(0, 4, "quote"), (4, 6, "quote name"), (6, 8, "name")]


@given(
    st.text("ab ", max_size=80),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90), st.sampled_from("xy")), max_size=6),
)
def test_marked_text_is_the_same_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    plain = ["".join(piece for piece, _ in line) for line in wrap(text, 20)]
    assert ["".join(piece for piece, _ in line) for line in wrap(text, 20, "", marks)] == plain


def test_a_mark_goes_on_in_the_next_line() -> None:
    lines = wrap("aaaa bbbb cccc", 5, "", [(2, 12, "hit")])
    assert lines == [(("aa", ""), ("aa", "hit")), (("bbbb", "hit"),), (("cc", "hit"), ("cc", ""))]


def test_breaks_are_offsets_of_the_text() -> None:
    text = "The states\nwill pay"
    assert [text[a:b] for a, b in breaks(text, 6)] == ["The", "states", "will", "pay"]


def test_sides_stand_at_the_edges() -> None:
    assert spread((("left", ""),), (("9", ""),), 10) == (("left", ""), ("     ", ""), ("9", ""))
    assert cells(spread((("a long left side", ""),), (("99", ""),), 10)) == 10


def test_columns_are_as_high_as_the_highest() -> None:
    lines = columns([[(("a", ""),), (("b", ""),)], [(("c", ""),)]], (3, 3), [[((" | ", ""),)]])
    assert ["".join(text for text, _ in line) for line in lines] == ["a   | c  ", "b   |    "]


def test_wide_characters_take_two_cells() -> None:
    assert all(cells(line) <= 5 for line in wrap("漢字漢字漢字", 5))
    assert cells(pad((("漢", ""),), 6)) == 6


@given(st.text("ab cd ", min_size=1, max_size=400), st.data())
def test_what_is_in_focus_stays_in_sight(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    shown, [(a, b, _)] = focused(text, [(start, end, "alert")], 60)
    assert shown[a:b] == text[start:end]
    assert len(shown) <= 60 + 24
