"""Names that a guess cuts short, and capitals with a number or another case behind them that are none."""

from __future__ import annotations

import pytest

from tests.analysis.named import actors, forms, names

PERSON, BODY = "person", "organization"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harlow Star-Ledger reported that the quay was shut.", ("Harlow Star-Ledger", BODY)),
        ("He told the Springfield Courier-Journal that it rained.", ("Springfield Courier-Journal", BODY)),
        (
            "Along with Representatives Alexandria Ocampo-Lindt and Anna Berg, he left.",
            ("Alexandria Ocampo-Lindt", PERSON),
        ),
        ("They backed the Rest, Income, Safety (RIS) campaign.", ("Rest, Income, Safety", BODY)),
        ("She sits on the House Select Committee on Fisheries.", ("House Select Committee on Fisheries", BODY)),
        (
            "He leads the Norland Initiative for the Promotion of Open Harbours and Trade.",
            ("Norland Initiative for the Promotion of Open Harbours and Trade", BODY),
        ),
        (
            "She runs the University of Harlow Project on Security and Threats.",
            ("University of Harlow Project on Security and Threats", BODY),
        ),
    ],
)
def test_the_whole_name_is_found(text: str, found: tuple[str, str]) -> None:
    assert found in names(text)


def test_an_outlet_and_the_house_it_reports_from_are_two() -> None:
    found = names("CNN White House correspondent Mara Holm asked him why.")
    assert ("CNN", BODY) in found and ("White House", BODY) in found


@pytest.mark.parametrize(
    "text",
    [
        "Nearby resident Richard Holm heard the blast.",
        "The plan breaks Title IX, the lawyers said.",
        "They watched the Tony Holm Awards at home.",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert not {"Nearby", "Title IX", "Tony Holm Awards"} & {name for name, _ in names(text)}


def test_a_body_with_a_small_word_inside_is_found_whole_everywhere() -> None:
    found = actors(
        "Players love the League of Sails. Spies played League of Sails, too.\nMany in League of Sails are friends."
    )
    assert "League of Sails" in found and "Sails" not in found


def test_a_slip_of_the_pen_makes_no_second_person() -> None:
    found = actors(
        "Frida Milanowski, who led the search, said the device was small. Milanowski said it was found on Monday.\n"
        "“It was random,” Milanowski said. “We know more,” Milanowksi said later."
    )
    assert "Milanowksi" in forms(found["Frida Milanowski"])
    found = actors("Sgt. Rowe Bergdahlen was found in May.\nSgt. Rowe Berghdalen is pictured here with his aunt.")
    assert len(forms(found["Rowe Bergdahlen"])) == 2


def test_middle_names_may_differ_by_a_slip() -> None:
    assert len(actors("Anthony Stephen Harlow was hurt.", "Anthony Stephan Harlow was hurt.")) == 1
    assert len(actors("Anthony Gordon Harlow was hurt.", "Anthony Stephan Harlow was hurt.")) == 2


def test_a_states_general_assembly_is_not_the_worlds() -> None:
    assert "General Assembly" in actors("The state's General Assembly met in Raleigh on Monday.")
    found = actors("The United Nations General Assembly met on Monday. The General Assembly voted.")
    assert forms(found["UN General Assembly"]) == {"United Nations General Assembly", "General Assembly"}
