"""What an article names: words, types, roles, and what names nobody."""

from itertools import pairwise

import pytest

from briefing.analysis import names as names_module
from briefing.analysis.naming.persons import gender_of
from briefing.analysis.naming.tokens import words
from briefing.model.actor import NameForm
from briefing.model.article import BlockKind
from tests.analysis.named import article, name_of, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-led talks", ["U.S.", "-", "led", "talks"]),
        ("a US/Ukraine cell", ["a", "US", "/", "Ukraine", "cell"]),
        ("Gen. Ray Holt", ["Gen.", "Ray", "Holt"]),
        ("V. Petrenko’s plan", ["V.", "Petrenko", "’s", "plan"]),
        ("the Russia-Ukraine war", ["the", "Russia", "-", "Ukraine", "war"]),
        ("anti-Brandt crowds", ["anti", "-", "Brandt", "crowds"]),
        ("Jean-Paul al-Masri", ["Jean-Paul", "al-Masri"]),
        ("Guinea-Bissau voted", ["Guinea-Bissau", "voted"]),
        ("Rep. Lee, R-Ohio,", ["Rep.", "Lee", ",", "R", "-", "Ohio", ","]),
        ("Nordkurier.de reports", ["Nordkurier.de", "reports"]),
    ],
)
def test_words_come_apart_where_names_end(text: str, expected: list[str]) -> None:
    cut = words(text)
    assert cut.texts == expected
    assert [text[s:e] for s, e in zip(cut.starts, cut.ends, strict=True)] == expected


def test_people_bodies_countries_and_places_are_told_apart() -> None:
    text = "Minister Anna Lindqvist told the European Union in Lisbon that Norway would wait for the World Bank."
    assert names(text) == [
        ("Anna Lindqvist", "person"),
        ("European Union", "organization"),
        ("Lisbon", "place"),
        ("Norway", "country"),
        ("World Bank", "organization"),
    ]


def test_names_stand_in_order_and_do_not_overlap() -> None:
    text = (
        "Sarah Whitcombe of the Bank of England met Peru's Foreign Ministry (PFM) and the BBC in Lima, Peru, on Monday."
    )
    found = names_module.find_names(article(text))
    assert len(found) == 8
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[n.start : n.end] == n.text for n in found)


def test_adjectives_are_marked() -> None:
    text = "The Danish prime minister thanked Danes and Denmark."
    found = {n.text: n.form for n in names_module.find_names(article(text))}
    assert found == {"Danish": NameForm.ADJECTIVE, "Danes": NameForm.ADJECTIVE, "Denmark": NameForm.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday in January the Prime Minister will speak.",
        "However, the First Lady and the Foreign Minister were there.",
        "The Muslim and Catholic voters waited until Christmas.",
        "The Council said the Church had asked the Court.",
    ],
)
def test_offices_calendar_faiths_and_bare_heads_name_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("French President Louise Arnaud spoke.", "Louise Arnaud", "French President"),
        ("Kenya's Foreign Minister Peter Kamau left.", "Peter Kamau", "Kenya's Foreign Minister"),
        ("They met U.S. Gen. Walter Briggs there.", "Walter Briggs", "U.S. Gen."),
        ("Maria Costa, the mayor of Porto, agreed.", "Maria Costa", "the mayor of Porto"),
        ("Secretary of State Helen Ward flew home.", "Helen Ward", "Secretary of State"),
        ("Mr. Ward smiled, and Mr. Ward left.", "Ward", None),
    ],
)
def test_roles_as_written(text: str, name: str, role: str | None) -> None:
    assert name_of(text, name).role == role


def test_a_plural_title_is_shared() -> None:
    found = names_module.find_names(article("US negotiators Steve Hartman and Carol Reeves arrived."))
    assert {n.text: n.role for n in found if n.role} == {
        "Steve Hartman": "US negotiators",
        "Carol Reeves": "US negotiators",
    }


def test_another_persons_name_is_no_role() -> None:
    text = "The delegation included David Marsh, General Paul Henning, and Karen Lowe."
    assert name_of(text, "David Marsh").role is None


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert names("RIYADH — The talks went on.") == [("RIYADH", "place")]


def test_an_acronym_in_brackets_is_found_again() -> None:
    text = "The Northern Ferry Workers Union (NFWU) called a strike. Later the NFWU met the owners."
    assert [t for t, _ in names(text)].count("NFWU") == 2


def test_a_repeat_at_the_head_of_a_sentence_is_found() -> None:
    text = "Minister Tomas Berglund resigned. Berglund had been ill. Nobody at home asked Berglund why."
    assert [t for t, _ in names(text)] == ["Tomas Berglund", "Berglund", "Berglund"]


def test_headlines_are_believed_as_far_as_the_text_goes() -> None:
    text = "Berglund Quits Over Ferry Deal\nMinister Tomas Berglund quit. He said Sweden would manage."
    assert names(text, kinds={0: BlockKind.TITLE})[0] == ("Berglund", "person")


def test_what_is_not_reporting_is_not_read() -> None:
    text = "By Ingrid Solberg\nNorway voted."
    assert names(text, kinds={0: BlockKind.BYLINE}) == [("Norway", "country")]


def test_handles_are_names() -> None:
    found = names_module.find_names(article("— Ingrid Solberg (@isolberg) said so."))
    assert [(n.text, n.form) for n in found][-1] == ("@isolberg", NameForm.HANDLE)


def test_an_empty_article_has_no_names() -> None:
    assert names_module.find_names(article("")) == ()


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mette Holm", "f"),
        ("Mr Holm", "m"),
        ("Boris Klein", "m"),
        ("Holm", None),
        ("Queen Sofia", "f"),
        ("Robin Hale", None),
    ],
)
def test_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        (
            "He works for the Harbour Authority of Norland now.",
            "Harbour Authority of Norland",
            "organization",
        ),
        ("They met in the Green Zone after dark.", "Green Zone", "place"),
        ("She grew up in North Harland and left.", "North Harland", "place"),
        ("A march went along the Promenade des Flots in the rain.", "Promenade des Flots", "place"),
        ("The flight with Air Norway was late.", "Air Norway", "organization"),
        ("Then the Springfield 49ers lost again.", "Springfield 49ers", "organization"),
        ("The Yisrael Hadash party won two seats.", "Yisrael Hadash", "organization"),
        ("Then Bluewater Foods CEO Ann Berg left.", "Bluewater Foods", "organization"),
    ],
)
def test_its_own_words_and_those_beside_it_tell_the_type(text: str, name: str, type_: str) -> None:
    assert (name, type_) in names(text)


def test_a_body_and_what_belongs_to_it_are_two() -> None:
    found = names("The Harland University’s Institute of Tides measured it.")
    assert [name for name, _ in found] == ["Harland University", "Institute of Tides"]


def test_a_month_that_is_a_family_name() -> None:
    text = "Helen May resigned in May. Mrs May left. They want May to stay until May 5. May said no. May is warm."
    assert [name for name, _ in names(text)] == ["Helen May", "May", "May", "May"]


def test_an_ordinary_word_that_is_a_family_name() -> None:
    text = "Gordon Brown met a brown bear. He asked Brown to go. Brown said no."
    assert [name for name, _ in names(text)] == ["Gordon Brown", "Brown", "Brown"]


def test_a_storm_is_nobody() -> None:
    assert names("Hurricane Florence grew. The coast feared Florence.") == []


def test_an_auction_house_is_not_a_persons_possessive() -> None:
    found = names("Governor Tom Christie spoke. Christie's aide left. Nobody blamed Christie.")
    assert [name for name, _ in found] == ["Tom Christie", "Christie", "Christie"]


def test_what_the_article_writes_small_trails_behind_no_name() -> None:
    text = "Helen Berg spoke. She likes photos. Later Helen Berg Photos were shown. Helen Berg left."
    assert {name for name, _ in names(text)} == {"Helen Berg"}


def test_a_country_that_begins_a_bodys_short_name() -> None:
    text = "China Eastern Airlines said no. Then China Eastern bought ships from China."
    assert names(text)[1:] == [("China Eastern", "organization"), ("China", "country")]


def test_a_body_that_cares_for_several_things_is_one_name() -> None:
    found = names("She led the Department of Ferries and Inland Ports. The Ministry of Defence and NATO agreed.")
    assert [name for name, _ in found] == ["Department of Ferries and Inland Ports", "Ministry of Defence", "NATO"]


def test_words_that_a_page_ran_together_are_no_name() -> None:
    found = names("The win was Helen Berg Anna BergGOP senators stall. Helen Berg left.")
    assert [name for name, _ in found] == ["Helen Berg", "Helen Berg"]


def test_two_given_names_written_as_one_are_a_given_name() -> None:
    assert names("The rules failed, RoseAnn Halvard said.") == [("RoseAnn Halvard", "person")]


def test_a_countys_body_is_found_whole_though_the_county_is_not_known() -> None:
    found = names("Jane Roe, the medical director for Tollund County Public Health, explained that.")
    assert ("Tollund County Public Health", "organization") in found


def test_two_halves_of_a_country_named_together() -> None:
    found = names("North Korea and South Korea met. Talks between North and South Korea went on.")
    assert found[-2:] == [("North", "country"), ("South Korea", "country")]


def test_an_acronym_is_no_person() -> None:
    assert ("QXZB", "person") not in names("The agency QXZB reported it. An official of QXZB said no.")


def test_a_line_of_capitals_names_only_what_is_known() -> None:
    text = "HARLAND PACKAGE BOMBER CAUGHT AT LAST\nPolice in Harland caught a man. The mayor of Harland was glad."
    assert {name for name, _ in names(text)} <= {"HARLAND", "Harland"}


def test_an_office_behind_a_place_is_no_part_of_it() -> None:
    assert "Harland County" in dict(names("Then Harland County District Attorney Ann Berg spoke."))


def test_party_and_form_of_address_are_no_part_of_a_name() -> None:
    assert "Ann Berg" in dict(names("CLOSE Democrat Ann Berg spoke to us."))
    assert "Oliver Lindqvist" in dict(names("Then Harland Sir Oliver Lindqvist spoke to us."))


def test_the_commons_are_the_house_and_creative_commons_are_not() -> None:
    assert names("He lost in the Commons today.") == [("Commons", "organization")]
    assert ("Commons", "organization") not in names("The picture is under a Creative Commons licence.")


def test_what_stands_behind_a_name_is_a_role_only_with_an_office() -> None:
    assert name_of("Muhammad Berg, the first boat of the day, sank.", "Muhammad Berg").role is None
    assert name_of("Muhammad Berg, the first minister, left.", "Muhammad Berg").role == "the first minister"


def test_a_committee_for_two_things() -> None:
    found = dict(
        names("He asked the House Ways and Means Committee. Ann Berg and the Ferries and Ports Committee agreed.")
    )
    assert found.keys() == {"House Ways and Means Committee", "Ann Berg", "Ferries and Ports Committee"}


def test_several_of_a_kind_are_nobody() -> None:
    assert names("Two QXVs left with many HBCUs.") == []
