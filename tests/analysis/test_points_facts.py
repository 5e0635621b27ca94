"""A sentence that tells several things is several points, wherever its parts stand by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.language.clause_facts import facts
from briefing.analysis.language.main_clause import core, leads
from briefing.analysis.matching import match_story
from briefing.analysis.pairing.content import Contents
from briefing.analysis.points import find_points
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.point import Found, Point
from briefing.model.story import Member
from tests.analysis.making import article

TWO = "The ferry company has refused to pay for the cranes, while the port authority has offered a loan to the town."


def parts(sentence: str) -> list[str]:
    return [fact.span.of(sentence) for fact in facts(sentence)]


def points(*articles: Article, **more: object) -> tuple[Point, ...]:
    members = [Member(a, chr(65 + n)) for n, a in enumerate(articles)]
    return find_points(members, match_story(articles), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (TWO, TWO.split(", while ")),
        (
            "The bridge was closed for repairs in May, and the tunnel below it has been flooded twice since then.",
            [
                "The bridge was closed for repairs in May",
                "the tunnel below it has been flooded twice since then.",
            ],
        ),
        (
            "The council has asked for three things: new pumps for the lower town; a wall along the eastern quay; and "
            "boats for the fire service.",
            [
                "new pumps for the lower town",
                "a wall along the eastern quay",
                "boats for the fire service.",
            ],
        ),
        (
            "He said the town will repair the eastern quay, hire more divers for the harbour, and pay the owners of "
            "boats that sank.",
            [
                "repair the eastern quay",
                "hire more divers for the harbour",
                "pay the owners of boats that sank.",
            ],
        ),
    ],
)
def test_a_sentence_is_taken_apart_where_its_parts_stand_alone(sentence: str, expected: list[str]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor spoke with owners of boats, hotels and shops, and the head of the fire service, about the flood.",
        "The captain said the pumps had failed, and the crew had left the ship before the storm reached the harbour.",
        "The pumps had failed, and the crew had left the ship before the storm reached the harbour, the captain said.",
        "The mayor went to the harbour on Monday morning, but did not answer the questions of the owners of boats.",
        "“The pumps have failed for years, and the council has done nothing at all about it since the last flood.”",
        "The mayor praised divers, while adding that the town has no money left for pumps and boats this year.",
        "The owners of boats were late for the hearing, and immediately compared the council to a ship of fools.",
        "The divers were late after a week of rain, and the news that one owner recorded the council did not help.",
        "A short one, and it has two parts.",
    ],
)
def test_a_sentence_stays_whole_where_a_part_leans_on_the_rest(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_what_stands_before_a_list_belongs_to_each_of_its_members() -> None:
    sentence = (
        "The council agreed on first steps, including repairing the eastern quay, hiring divers for the harbour, and "
        "paying the owners of boats."
    )
    heads = [fact.head.of(sentence) if fact.head else "" for fact in facts(sentence)]
    assert heads == ["The council agreed on first steps, including"] * 3


def test_another_account_has_one_of_two_facts() -> None:
    one = article("l", TWO, "The weather was fine and the market was open.")
    other = article(
        "r",
        "The port authority has offered the town a loan.",
        "Two bridges over the canal are closed for repairs until June.",
    )
    found = {p.text: [c.found for c in p.carried] for p in points(one, other)}
    assert found["The ferry company has refused to pay for the cranes."] == [Found.YES, Found.NO]
    [shared] = [marks for text, marks in found.items() if "port authority" in text]
    assert shared == [Found.YES, Found.YES]


def test_the_facts_of_a_sentence_that_nobody_else_has_stay_one_point() -> None:
    one = article("l", TWO, "The weather was fine and the market was open.")
    other = article("r", "Two bridges over the canal are closed for repairs until June.")
    assert sum(0 in p.members.get("l", ()) for p in points(one, other)) == 1


def test_a_point_leads_to_the_sentence_in_which_its_fact_stands() -> None:
    one = article("l", "The weather was fine and the market was open.", TWO)
    other = article("r", "The port authority has offered the town a loan.")
    for point in points(one, other):
        for carried in point.carried:
            source = {"l": one, "r": other}[carried.article]
            assert all(n < len(source.sentences) for n in carried.sentences)
    [refused] = [p for p in points(one, other) if "refused" in p.text]
    assert refused.members == {"l": (1,)}


def test_a_member_of_a_list_is_shown_behind_what_stands_before_it() -> None:
    one = article(
        "l",
        "The council has asked for three things: new pumps for the lower town; a wall along the eastern quay; "
        "and boats for the fire service.",
    )
    other = article("r", "A wall will be built along the eastern quay, engineers announced.", "Rye is dear this year.")
    texts = [p.text for p in points(one, other) if "wall" in p.text]
    assert texts
    assert texts[0] in (
        "The council has asked for three things: … a wall along the eastern quay.",
        "A wall will be built along the eastern quay, engineers announced.",
    )


def test_a_statement_of_the_same_person_about_another_matter_is_no_report_of_a_point() -> None:
    one = article(
        "l",
        "“The divers were late because nobody had called them,” Dr. Ida Brandt, chief engineer of the Ellery Port "
        "Authority, said on Monday.",
        "Rye is dear this year and barley is dearer.",
    )
    other = article(
        "r",
        "“We have no quarrel with the owners,” Dr. Ida Brandt, chief engineer of the Ellery Port Authority, told the "
        "council on Monday.",
        "The market was closed because of the rain.",
    )
    for point in points(one, other):
        assert sum(c.found is Found.YES for c in point.carried) == 1


def test_accounts_that_differ_in_strength_each_have_a_part_of_the_point() -> None:
    one = article("l", "The mayor has ruled out a new tunnel under the river.", "The market was open all day long.")
    other = article("r", "Opposition came from the head of the town, who dislikes works below water.")
    values = tuple(
        Value(a.id, *a.sentences[0], a.sentence(0), words)
        for a, words in ((one, "has ruled out"), (other, "Opposition"))
    )
    difference = Discrepancy("d", Kind.STRENGTH, Grade.WORDING, "tunnel", values)
    marks = {p.text: [c.found for c in p.carried] for p in points(one, other, discrepancies=[difference])}
    assert marks["The mayor has ruled out a new tunnel under the river."] == [Found.YES, Found.PARTLY]
    none = {p.text: [c.found for c in p.carried] for p in points(one, other)}
    assert none["The mayor has ruled out a new tunnel under the river."] == [Found.YES, Found.NO]


def test_who_has_a_part_weighs_less_than_who_has_it_all() -> None:
    one = article("l", "The mayor has ruled out a new tunnel under the river.", "The market was open all day long.")
    other = article("r", "Opposition came from the head of the town, who dislikes works below water.")
    copy = replace(article("r", "The mayor has ruled out a new tunnel under the river."), id="r")
    values = tuple(
        Value(a.id, *a.sentences[0], a.sentence(0), words)
        for a, words in ((one, "has ruled out"), (other, "Opposition"))
    )
    difference = Discrepancy("d", Kind.STRENGTH, Grade.WORDING, "tunnel", values)
    weight = {
        name: max(p.weight for p in found if "tunnel" in p.text)
        for name, found in {
            "part": points(one, other, discrepancies=[difference]),
            "whole": points(one, copy, discrepancies=[difference]),
        }.items()
    }
    assert weight["part"] < weight["whole"]


def test_what_else_a_sentence_leaves_open_says_nothing_about_the_point() -> None:
    point = "The dockers insist there can be no new crane until a full inspection of the quay is done."
    other = (
        "There were alleged thefts in the old town, with dockers insisting that no new crane is possible without a "
        "full inspection of the quay."
    )
    one = article("l", point, "Rye is dear this year.", "The school of Norholm has a new roof.", "A cow was found.")
    two = article("r", other, "Snow fell on the hills all night.", "Two ferries sail to the island on Sunday mornings.")
    marks = {p.text: [c.found for c in p.carried] for p in points(one, two)}
    assert marks[point] == [Found.YES, Found.YES]


@pytest.mark.parametrize(
    "sentence",
    [
        "This site is protected by reCAPTCHA and the terms of service apply.",
        "By signing up you agree to receive email newsletters from the Ellery Herald.",
        "Tom Holt in Norholm contributed to this report on the crane.",
    ],
)
def test_what_an_outlet_says_to_its_readers_is_no_point(sentence: str) -> None:
    one = article("l", "The ferry company has refused to pay for the cranes.", sentence)
    other = article("r", "Two bridges over the canal are closed for repairs until June.")
    assert sentence not in {p.text for p in points(one, other)}


def test_words_that_much_of_a_story_has_make_two_sentences_share_little_that_is_rare() -> None:
    told = [f"A harbour rescue worker {deed} on Monday." for deed in ("sang", "slept", "cooked", "danced")]
    one, other = "The harbour rescue worker had a lame cat.", "The second harbour rescue worker was late."
    contents = Contents([*told, one, other, "A lame cat sat on the roof.", "Rye is dear.", "Snow fell in the hills."])
    assert contents.rarity(one, other) < contents.rarity(one, "A lame cat sat on the roof.")
    assert contents.rarity(one, "Rye is dear.") == 0


def test_the_core_of_a_first_sentence_is_its_main_clause() -> None:
    lead = (
        "OSLO (AP) — Mayor Ida Brandt, a fierce friend of the ferries whose plans for the harbour failed last year, "
        "will not seek re-election, after a winter in which nobody came to her talks."
    )
    assert core(lead) == "Mayor Ida Brandt will not seek re-election"
    assert core("In a letter to the clerk, she closed the northern pier, an old one.") == "she closed the northern pier"
    assert core("Rain, hail, snow.") == "Rain, hail, snow."


def test_leads_end_with_the_third_stop() -> None:
    assert leads(["A heading", "One line of a list", "First.", "Second.", "Third.", "Fourth."]) == 5
    assert leads(["First.", "A heading"]) == 2


def test_in_a_first_sentence_what_went_before_is_a_fact_of_its_own() -> None:
    lead = (
        "The ferry company sued the northern league in court after the league withheld access to the old harbour list."
    )
    parts = [fact.span.of(lead) for fact in facts(lead, lead=True)]
    assert parts == [
        "The ferry company sued the northern league in court",
        "the league withheld access to the old harbour list.",
    ]
    assert len(facts(lead)) == 1
    whole = "The mayor closed the northern pier for good less than a week after the crane fell on a ferry there."
    assert len(facts(whole, lead=True)) == 1


def test_what_accounts_open_with_is_a_point_in_the_words_of_its_main_clause() -> None:
    first = (
        "Mayor Ida Brandt, a hero to the dockers who saw her fortunes fall in the quarrel over the new piers, said "
        "early Monday that she will not seek another term, though many had asked her to."
    )
    second = (
        "Ida Brandt (Ferry Party) — the friend of the fleet who faces an inquiry into the cost of her boats — told the "
        "town on Monday that she will not seek a third term."
    )
    rest = "The council of the town meets in a hall by the sea."
    made = (article("l", first, rest), article("r", "The harbour is quiet. Rye is dear.", second))
    found = find_points([Member(a, a.id.upper()) for a in made], match_story(made))
    [point] = [p for p in found if "another term" in p.text or "third term" in p.text]
    assert point.whole == ("l", "r")
    assert point is found[0]
    assert "quarrel" not in point.text
    assert "inquiry" not in point.text


def test_what_stands_only_behind_the_main_clauses_makes_no_part() -> None:
    one = "Port officials let the pilot sail, though she had helped the sick cook Ole Lund of the ferry Norholm Star."
    other = "A second sailor broke her arm after she had helped the sick cook Ole Lund of the ferry Norholm Star."
    rest = "The council of the town meets in a hall by the sea.", "Rye is dear this year, and barley dearer."
    made = article("l", one, rest[0]), article("r", rest[1], other)
    found = find_points([Member(a, a.id.upper()) for a in made], match_story(made))
    assert [p.count for p in found if p.text.startswith("Port officials")] == [1]


def test_names_alone_make_two_first_sentences_no_event() -> None:
    one = article(
        "l", "Port Judge Ida Brandt urged the clerks of Norholm to count the nets again in the Ferry Company case."
    )
    other = article(
        "r", "An order of Port Judge Ida Brandt kept the Ferry Company of Norholm from sailing until Friday."
    )
    found = find_points([Member(a, a.id.upper()) for a in (one, other)], match_story((one, other)))
    assert not [p for p in found if len(p.whole) > 1]


def test_who_gives_other_numbers_has_a_part_only() -> None:
    rest = "Rye is dear this year.", "The council meets in a hall by the sea."
    one = article(
        "l",
        "With all votes counted, Ida Brandt led the race for the harbour board with 48 percent to 35 percent.",
        rest[0],
    )
    other = article(
        "r",
        "With few votes counted, Ida Brandt led the race for the harbour board with 53 percent to 30 percent.",
        rest[1],
    )
    found = find_points([Member(a, a.id.upper()) for a in (one, other)], match_story((one, other)))
    assert [len(p.whole) for p in found if "race" in p.text] == [1]
