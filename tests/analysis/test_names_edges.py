"""Where a name begins and ends: what runs into it, and what belongs to it."""

import pytest

from briefing.analysis.actors import merge_names
from tests.analysis.named import actors, forms, names


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Her reports come from Cairo Listen · 4:22", ("Cairo", "place"), "Cairo Listen"),
        (
            "Then Dallas County Judge Clay Lindholm spoke.",
            ("Clay Lindholm", "person"),
            "Dallas County Judge Clay Lindholm",
        ),
        (
            "A review by the Office of Inspector General in Ohio began.",
            ("Office of Inspector General", "organization"),
            "Office of",
        ),
        (
            "She wrote for Gulf News of the United Arab Emirates.",
            ("Gulf News", "organization"),
            "Gulf News of the United Arab Emirates",
        ),
        (
            "Anna Berg wrote on Twitter of Hurricane Florence.",
            ("Twitter", "organization"),
            "Twitter of Hurricane Florence",
        ),
        ("Gen. Hamid Fattah el-Rahmi, who toppled Mr. Berg, won.", ("Hamid Fattah el-Rahmi", "person"), "Hamid Fattah"),
        ("A Dallas-to-Cleveland flight was late.", ("Cleveland", "place"), "Dallas-to-Cleveland"),
    ],
)
def test_names_have_their_own_ends(text: str, wanted: tuple[str, str], unwanted: str) -> None:
    found = names(text)
    assert wanted in found
    assert unwanted not in dict(found)


def test_a_family_name_with_its_article_is_found_again() -> None:
    assert ("el-Rahmi", "person") in names("Gen. Hamid Fattah el-Rahmi won. Later el-Rahmi spoke.")


def test_an_article_and_a_family_name_stay_together_where_both_stand_alone_elsewhere() -> None:
    assert "Al-Rahmi" in dict(names("Gen. Al-Rahmi spoke in Al Ferdous. Rahmi, he is called."))


def test_an_abbreviated_state_at_the_end_of_a_sentence_is_the_state() -> None:
    found = actors("They met in Bethesda, Md.\nAll flew to Maryland.")
    assert found["Maryland"].count == 2


def test_a_word_that_is_also_an_abbreviation_is_no_state() -> None:
    assert "Massachusetts" not in actors("Anna Berg attended a morning Mass in Oslo on Sunday.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He lectures at Chulamanit University in Bangkok.", ("Chulamanit University", "organization")),
        ("A coup is hard, says Paul Chambers, an expert on armies.", ("Paul Chambers", "person")),
        ("SWAN HARBOUR, N.C. — Lindholm showed no mercy to the coast.", ("SWAN HARBOUR", "place")),
        ("They sat near Berg’s Raba al Adawiya mosque and prayed.", ("Adawiya", "place")),
        ("Rescuers worked in New Bern, North Carolina.", ("New Bern", "place")),
        ("Eddy Montgomery was angry. “It shocks me,” Montgomery said.", ("Montgomery", "person")),
        ("Charles James Fox spoke. The bill was Fox's own.", ("Fox", "person")),
    ],
)
def test_what_stands_beside_a_name_tells_its_type(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in names(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met Secretary of State Hillary Rodham Clinton there.", ("Hillary Rodham Clinton", "person")),
        (
            "The others were Rodger P. Lindholm, in Cyprus, and Cleo A. Noel Jr., in Sudan.",
            ("Cleo A. Noel Jr.", "person"),
        ),
        (
            "The others were Rodger P. Lindholm, in Cyprus, and Cleo A. Noel Jr., in Sudan.",
            ("Rodger P. Lindholm", "person"),
        ),
        ("She campaigned with Sens. Marla D. Harlow of Ohio.", ("Marla D. Harlow", "person")),
        ("Donald Trump spoke. They may not enter the U.S. Trump has said so.", ("Trump", "person")),
        ("Sens. Olive Tanner and Dorian Pell voted.", ("Olive Tanner", "person")),
        ("A photograph by Agence France-Presse was shown.", ("Agence France-Presse", "organization")),
    ],
)
def test_offices_initials_and_abbreviations_bound_a_name(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in names(text)


def test_a_people_with_a_faith_is_no_body() -> None:
    assert names("An American Coptic activist spoke.") == [("American", "country")]


def test_the_seat_of_a_body_is_a_name_of_its_own() -> None:
    found = names("He lectures at Chulamanit University in Bangkok, she at the American University in Cairo.")
    assert ("Bangkok", "place") in found
    assert ("American University in Cairo", "organization") in found


def test_captions_that_ran_together_make_no_name() -> None:
    text = "The soldiers left. The country was glad. A coup in Thailand Soldiers stand guard there."
    assert names(text) == [("Thailand", "country")]


def test_a_word_with_a_capital_only_where_sentences_begin_is_no_name() -> None:
    text = "The army left. – Chaos on a bus was feared. There was chaos."
    assert names(text) == []


def test_a_storm_of_another_article_is_no_town() -> None:
    found = actors("Hurricane Florence hit Wilmington.", "Then Florence made landfall in Wilmington.")
    assert set(found) == {"Wilmington"}


def test_a_second_family_name_may_be_left_out_but_not_a_family_name() -> None:
    assert merge_names(["Oscar Padilla Lam", "Oscar Padilla"], "person") == [0, 0]
    assert merge_names(["Anna Maria", "Anna Maria Lindholm"], "person") == [0, 1]
    assert merge_names(["Mike Lindholm", "Mike Lindholm Michael"], "person") == [0, 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "She works at the Harlow Center for Foreign Policy Studies there.",
            "Harlow Center for Foreign Policy Studies",
        ),
        (
            "The secretary of Norway's National Security and Defense Council wrote.",
            "National Security and Defense Council",
        ),
        ("He is a columnist in the Yamot Aharon daily.", "Yamot Aharon"),
    ],
)
def test_bodies_that_serve_a_purpose_and_papers(text: str, wanted: str) -> None:
    assert (wanted, "organization") in names(text)


def test_what_a_page_asks_its_readers_is_no_part_of_a_name() -> None:
    assert "Visit Business Insider" not in dict(names("Visit Business Insider's homepage for more."))


def test_a_family_name_that_reads_like_a_given_name_tells_no_gender() -> None:
    found = actors("Manal Omar, vice president, said so. Ms. Omar left.")
    assert forms(found["Manal Omar"]) == {"Manal Omar", "Omar"}
