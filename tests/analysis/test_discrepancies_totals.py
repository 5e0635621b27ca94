"""Numbers of one thing that differ wherever they stand in the accounts. All texts are invented."""

from __future__ import annotations

from briefing.model.discrepancy import Discrepancy, Grade, Kind
from tests.analysis.stories_told import analysis

WALKOUT = "Nurses walked out of the clinics of Varda on Monday, leaving {} without care."
BUS = "Drivers of the Varda lines stay at home for a second week. The company carries {} every morning."

COUNTED = "There were {} passengers at the gates of the station before dawn, and none of them was told what to do."


def numbers(*texts: str) -> list[Discrepancy]:
    return [d for d in analysis(*texts).discrepancies if d.kind is Kind.NUMBER]


def values(difference: Discrepancy) -> list[tuple[str, str]]:
    return [(v.article, v.value) for v in difference.values]


def test_large_numbers_of_one_noun_differ_though_nothing_else_is_alike() -> None:
    (found,) = numbers(BUS.format("400,000 pupils"), "The strike hurts about 350,000 students, a mother told us.")
    assert (found.subject, found.grade) == ("number of pupils", Grade.CONTRADICTION)
    assert values(found) == [("A", "400,000 pupils"), ("B", "about 350,000 students")]


def test_a_line_without_a_stop_may_differ_from_its_own_account() -> None:
    head = "Walkout in Varda, affecting 350,000 patients\n\n"
    (found,) = numbers(head + WALKOUT.format("400,000 patients"), "The clinics of the town treat 350,000 patients.")
    assert [v.value for v in found.values] == ["350,000 patients", "400,000 patients", "350,000 patients"]


def test_what_may_be_rounded_is_a_detail() -> None:
    (found,) = numbers(BUS.format("26,000 passengers"), COUNTED.format("25,500"))
    assert found.grade is Grade.DETAIL
    assert numbers(BUS.format("26,000 passengers"), COUNTED.format("more than 25,500")) == []


def test_other_sizes_crowds_and_accounts_with_both_do_not_differ() -> None:
    for other in (
        "Some 45,000 passengers use the ferries of the island.",
        "He won by 380,000 votes, the board said.",
        "The line has 350,000 passengers on a weekday and 400,000 passengers at fairs.",
    ):
        assert numbers(BUS.format("400,000 passengers"), other) == []


def test_smaller_numbers_need_more_in_common() -> None:
    open_ones = "The town keeps 144 of its 675 clinics open, where volunteers hand out meals and medicine."
    (found,) = numbers(open_ones, "Volunteers hand out meals at 147 clinics of the region, the mayor said.")
    assert values(found) == [("A", "144 of its 675 clinics"), ("B", "147 clinics")]
    assert numbers(open_ones, "A report of last spring found mould in 147 clinics of the north.") == []


def test_rough_numbers_near_each_other_are_a_detail() -> None:
    one = "About 11 partisan radio stations of Varda were told to stop their music."
    (found,) = numbers(one, "At least 10 politically minded radio stations of Varda stopped their music.")
    assert (found.subject, found.grade) == ("number of stations, roughly", Grade.DETAIL)
    assert numbers(one, "At least 10 stations of the underground were flooded.") == []


def test_another_number_that_both_tell_makes_them_one() -> None:
    one = "The town keeps 144 of its 578 clinics open, where volunteers hand out meals."
    (found,) = numbers(one, "Volunteers will hand out meals, and 144 of 675 clinics open, the company said.")
    assert values(found) == [("A", "578 clinics"), ("B", "675 clinics")]


def test_numbers_of_another_size_are_of_other_things() -> None:
    one = "The children's clinic of Varda said 28 sick children remained there after the fire on the ferry."
    assert numbers(one, "A children's clinic in Varda treated some 50 sick children after the fire on the ferry.") == []


def test_whose_they_are_is_not_what_is_counted() -> None:
    one = "Volunteers hand out meals at 144 of the region's clinics, the mayor said."
    (found,) = numbers(one, "At 147 clinics volunteers hand out meals to children.")
    assert found.subject == "number of clinics"


def test_an_average_and_a_median_are_two_measures() -> None:
    one = "The average pay of a driver is $76,000 a year, the company said."
    (found,) = numbers(one, "The median salary for drivers in Varda was $67,974, according to a report.")
    assert (found.grade, found.subject) == (Grade.WORDING, "pay: average or median")
    assert numbers(one, "The average salary of a driver is $76,000.") == []


def test_only_english_accounts_are_compared_so() -> None:
    one = "El gobierno de la provincia dice que en la costa hay ahora 400000 de los que estaban sin trabajo en mayo."
    other = "La ciudad de Varda tiene desde el lunes un puerto nuevo, y 350000 de los barcos de la costa pasan por el."
    assert numbers(one, other) == []
