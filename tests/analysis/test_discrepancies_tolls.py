"""Tolls of one event that accounts give differently. All texts are invented."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.discrepancy import Discrepancy, Grade
from tests.analysis.stories_told import analysis

SANK = "The northern ferry sank off Narvik on Monday, and {} were killed, the coast guard said."


def tolls(*texts: str, days: Sequence[str] = ()) -> list[Discrepancy]:
    return [d for d in analysis(*texts, days=days).discrepancies if d.subject.startswith("how many")]


def test_two_tolls_of_one_event_differ() -> None:
    (toll,) = tolls(
        SANK.format("35 people"), "Coast guard boats found 49 dead after the northern ferry sank off Narvik."
    )
    assert (toll.subject, toll.grade) == ("how many killed", Grade.CONTRADICTION)
    assert [(v.article, v.value) for v in toll.values] == [("A", "35 people were killed"), ("B", "49 dead")]


def test_the_number_may_stand_behind_what_befell_them() -> None:
    (toll,) = tolls(SANK.format("35 people"), "A wave sank the northern ferry off Narvik, killing at least 49 people.")
    assert [v.value for v in toll.values] == ["35 people were killed", "at least 49 people"]


def test_an_account_with_both_numbers_does_not_differ() -> None:
    other = "The northern ferry sank off Narvik, killing 49 people; 35 people were killed in a wreck of last year."
    assert tolls(SANK.format("35 people"), other) == []


def test_a_bound_that_the_other_keeps_is_a_detail() -> None:
    (toll,) = tolls(SANK.format("35 people"), "More than 30 people were killed as the northern ferry sank off Narvik.")
    assert (toll.subject, toll.grade) == ("how many killed, at least", Grade.DETAIL)
    assert [v.value for v in toll.values] == ["35 people were killed", "More than 30 people were killed"]


def test_a_bound_far_from_the_other_is_of_another_event() -> None:
    assert (
        tolls(SANK.format("35 people"), "More than 20 people were killed as the northern ferry sank off Narvik.") == []
    )


def test_two_that_tell_all_there_were_need_nothing_else_in_common() -> None:
    (toll,) = tolls("At least 25 people have been killed since marches began.", "It raised the toll to 28 dead.")
    assert [v.value for v in toll.values] == ["At least 25 people have been killed", "28 dead"]


def test_some_of_them_others_and_other_events_do_not_differ() -> None:
    for other in (
        "The northern ferry sank off Narvik; the first two deaths were confirmed on Monday.",
        "The northern ferry sank off Narvik; another 12 people were killed.",
        "The northern ferry sank off Narvik, and 12 sailors were killed.",
        "An earthquake near Lima left 300 people dead last spring.",
        "A sailor aged 61, killed as the northern ferry sank off Narvik, was its captain.",
    ):
        assert tolls(SANK.format("35 people"), other) == []


def test_a_toll_that_a_later_account_has_larger_has_grown() -> None:
    (toll,) = tolls(SANK.format("35 people"), SANK.format("at least 49 people"), days=("2026-01-05", "2026-01-06"))
    assert (toll.grade, toll.subject) == (Grade.DETAIL, "how many killed, growing from 5 January to 6 January")
    assert [v.value for v in toll.values] == ["35 people were killed", "at least 49 people were killed"]
    (fewer,) = tolls(SANK.format("35 people"), SANK.format("at least 49 people"), days=("2026-01-06", "2026-01-05"))
    assert fewer.grade is Grade.CONTRADICTION


def test_a_toll_of_the_evening_has_grown_from_that_of_the_morning() -> None:
    days = ("2026-01-05", "2026-01-05")
    evening = "By evening boats had found 49 dead after the northern ferry sank off Narvik."
    (toll,) = tolls(SANK.format("35 people"), evening, days=days)
    assert (toll.grade, toll.subject) == (Grade.DETAIL, "how many killed, growing in the course of 5 January")


def test_of_two_tolls_of_a_later_account_the_larger_is_somebody_elses() -> None:
    later = SANK.format("49 people") + " The crew of the northern ferry off Narvik told us that 400 people were killed."
    found = tolls(SANK.format("35 people"), later, days=("2026-01-05", "2026-01-06"))
    assert [(d.grade, d.values[-1].value.split()[0]) for d in found] == [
        (Grade.CONTRADICTION, "400"),
        (Grade.DETAIL, "49"),
    ]


def test_how_many_were_rescued_differs_unless_one_number_is_of_another_size() -> None:
    one = "Crews rescued about 200 people from the flooded streets of Norholm, the mayor said."
    other = "More than {} people were rescued from the flooded streets of Norholm on Monday."
    (toll,) = tolls(one, other.format(360))
    assert toll.subject == "how many rescued"
    assert tolls(one, other.format("8,000")) == []
