"""Where rows, stops and lines are."""

from briefing.tui.drawing.layout import RowLayout
from briefing.tui.drawing.rows import LazyRows, Row, Stop, blank_row, heading_row, line_row, text_row

ROWS = (
    heading_row("HEADING"),
    text_row("a", "A", "four words stand here"),
    blank_row(),
    text_row("b", "B", "two words"),
)


def test_stops_are_numbered_through_the_rows() -> None:
    layout = RowLayout(ROWS, 10)
    assert layout.stop_count == 2
    assert [layout.stop(n).key for n in range(2)] == ["a", "b"]
    assert layout.place_of("b") == 1
    assert layout.place_of("c") is None


def test_extents_follow_the_width() -> None:
    layout = RowLayout(ROWS, 10)
    assert layout.extent(0) == (1, 2)  # four words, then stand here
    layout.resize(40)
    assert layout.extent(0) == (1, 1)
    assert layout.height == 4


def test_a_line_belongs_to_a_stop() -> None:
    layout = RowLayout(ROWS, 40)
    assert [layout.stop_at(line) for line in range(-1, 5)] == [None, None, 0, None, 1, None]


def test_a_heading_is_seen_with_the_row_below_it() -> None:
    layout = RowLayout(ROWS, 40)
    assert layout.lead(1) == 1
    assert layout.lead(3) == 1


def test_a_long_list_is_never_walked_through() -> None:
    made: list[int] = []

    def make(number: int) -> Row:
        made.append(number)
        return line_row(f"n{number}", number, ((f"line {number}", ""),))

    rows = LazyRows(100_000, make, lambda key: int(key[1:]))
    layout = RowLayout(rows, 30)
    assert layout.height == 100_000
    assert layout.place_of("n99999") == 99_999
    assert layout.stop(99_999).target == 99_999
    assert made == [99_999]


def test_nothing_is_drawn_before_there_is_room() -> None:
    layout = RowLayout((Row(lambda width, _: 1 / 0, (Stop("x"),)),), 0)  # type: ignore[arg-type,return-value]  # must not run
    assert layout.height == 0
