"""The shapes of a page."""

from briefing.export import layout


def _dashes(*columns: list[str]) -> list[int]:
    head, *rows = zip(*columns, strict=True)
    return [len(cell.strip()) - 1 for cell in layout.table(head, rows).splitlines()[1].strip("|").split("|")]


def test_columns_share_the_page_by_what_they_hold():
    sentence = "The harbour stays open until the council has met again and voted. " * 3
    where, long, name = _dashes(["In", "A", "B"], ["Point", sentence, sentence], ["By", "Sam Okoro", "Ada Lind"])
    assert where == 3
    assert long == 40
    assert where < name < long


def test_an_address_and_a_mark_take_no_room():
    link = "[Toll](<https://courier.example/a/very/long/address/that/nobody/reads>)[^s1]"
    assert _dashes(["Title", link]) == [5]


def test_every_row_is_as_wide_as_the_head():
    assert layout.table(("a", "b"), [["1"], ["1", "2", "3"]]).splitlines()[2:] == ["| 1 |  |", "| 1 | 2 |"]
