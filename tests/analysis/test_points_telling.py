"""How likely one fact tells another, and what follows for who reports what."""

from __future__ import annotations

import pytest

from briefing.analysis.pairing.content import Contents
from briefing.analysis.pairing.gathering import Place
from briefing.analysis.pairing.story_text import story_text
from briefing.analysis.pointing.newsworth import Newsworth
from briefing.analysis.pointing.telling import Telling
from briefing.analysis.pointing.units import Units
from briefing.model.point import Found, Point
from briefing.model.story import Member
from tests.analysis.making import article
from tests.analysis.stories_told import analysis

# Sentences that the accounts of a story have besides the ones looked at, so that words weigh what they do in a story.
REST = (
    "The council of the town meets in a hall by the sea.",
    "Rye is dear this year, and barley is dearer.",
    "A choir from Norholm sang at the market on Sunday.",
    "Nobody has painted the lighthouse since the old keeper left.",
    "Schools on the island open a week later than usual.",
    "The museum shows nets, lamps and the bell of a wreck.",
)


def telling(one: str, other: str) -> tuple[Telling, Place, Place]:
    """Two sentences in two accounts, as a story looks at them."""
    made = article("l", one, *REST[:3]), article("r", *REST[3:], other)
    members = [Member(a, a.id.upper()) for a in made]
    units = Units(members)
    story = story_text(tuple(tuple(s.of(a.text) for s in a.sentences) for a in made))
    newsworth = Newsworth(units.members, (), (), (), (), units.parts)
    return Telling(story, units, newsworth, Contents(story.sentences), {}), ("l", 0), ("r", 3)


def chance(one: str, other: str) -> float:
    found, place, there = telling(one, other)
    return found.chance(place, there)


def points(*texts: str) -> tuple[Point, ...]:
    return analysis(*texts).points


def marks(found: tuple[Point, ...], words: str) -> dict[str, Found]:
    [point] = [p for p in found if words in p.text]
    return {c.article: c.found for c in point.carried}


def test_what_tells_the_same_is_likelier_than_what_is_about_the_same() -> None:
    fact = "Divers raised the anchor of the ferry Brisling from the mud on Tuesday."
    same = chance(fact, "On Tuesday the anchor of the Brisling was raised by three divers.")
    about = chance(fact, "The ferry Brisling was built for the line to Norholm and carries 200 people.")
    assert same > 0.5 > 0.1 > about


def test_the_names_in_both_count_as_one_word() -> None:
    found, place, other = telling(
        "Harbour master Ole Lund of the Port Ellery Council found the rope.",
        "Her sister married harbour master Ole Lund of the Port Ellery Council.",
    )
    plain, there, second = telling("The pilot found the rope.", "The pilot cut the rope.")
    assert found.signs(place, other).words <= plain.signs(there, second).words + 1 / 6


def test_a_number_in_both_makes_it_likelier() -> None:
    fact = "The yard paid 4,120 crowns for the timber of the mast."
    assert (
        chance(fact, "For the mast it gave 4,120 crowns.") > chance(fact, "For the mast it gave a cask of tar.") + 0.2
    )


def test_one_speaker_makes_it_likelier() -> None:
    texts = [
        f"“We shall dredge the outer basin again,” Ida Brandt said. {' '.join(REST[:3])}",
        f"Ida Brandt said the basin was shallow. {' '.join(REST[3:])}",
    ]
    made = analysis(*texts)
    assert {q.speaker for q in made.quotes} == {"Ida Brandt"}
    newsworth = Newsworth(made.members, made.quotes, (), (), ())
    assert newsworth.speakers(("A", 0)) == newsworth.speakers(("B", 0)) == {"Ida Brandt"}
    assert not newsworth.speakers(("A", 1))


def test_all_of_a_fact_or_a_part_of_it() -> None:
    fact = "The keeper of the lighthouse sold his boat and moved to Norholm."
    found, place, other = telling(
        fact, "In spring the keeper of the lighthouse sold his boat and then moved to Norholm."
    )
    assert found.whole(place, other) > 0.6
    found, place, other = telling(fact, "The keeper sold a cow.")
    assert found.whole(place, other) < 0.4


def test_a_short_fact_inside_a_long_sentence_is_found_whole() -> None:
    one = f"The cooper mended the cracked barrels. {' '.join(REST[:3])}"
    other = (
        f"{' '.join(REST[3:])} While the council argued over tolls, the cooper mended the cracked barrels that had "
        "been lying in the yard since the flood, and the baker looked on."
    )
    assert marks(points(one, other), "cooper mended the cracked barrels.")["B"] is Found.YES


def test_less_than_all_of_a_fact_is_found_in_part() -> None:
    one = (
        "The cooper mended 14 cracked barrels in the yard, paid his two helpers in rye and left on the evening ferry. "
        + " ".join(REST[:3])
    )
    other = f"{' '.join(REST[3:])} That was the week when cracked barrels were mended in the yard by the cooper."
    [found] = [m for p in points(one, other) if "two helpers" in p.text for m in p.carried if m.article == "B"]
    assert found.found is Found.PARTLY


def test_what_another_clause_denies_takes_nothing_from_a_fact() -> None:
    one = f"The cooper mended the cracked barrels. {' '.join(REST[:3])}"
    other = (
        f"{' '.join(REST[3:])} The cooper mended the cracked barrels in the yard by the gate, but the council "
        "has not paid him for a single one of them."
    )
    assert marks(points(one, other), "cooper mended the cracked barrels.")["B"] is Found.YES


def test_who_intends_a_thing_and_who_plans_it_leave_it_as_open() -> None:
    one = f"The cooper intends to mend the cracked barrels of the yard by May. {' '.join(REST[:3])}"
    other = f"{' '.join(REST[3:])} The cooper plans to mend the cracked barrels of the yard by May."
    found = {c.found for p in points(one, other) if "cracked" in p.text for c in p.carried}
    assert found == {Found.YES}


def test_another_number_of_the_same_thing_is_no_part() -> None:
    one = f"The cooper mended 14 cracked barrels in the yard. {' '.join(REST[:3])}"
    other = f"{' '.join(REST[3:])} The cooper mended 60 cracked barrels in the yard."
    assert Found.YES not in [m for a, m in marks(points(one, other), "14 cracked").items() if a == "B"]


def test_what_of_a_group_tells_something_else_is_a_point_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.analysis.points._likely", lambda pair, telling: True)
    monkeypatch.setattr(Telling, "chance", lambda self, place, other: 0.0)
    one = f"{' '.join(REST[:3])} The cooper mended the cracked barrels in the yard."
    other = f"{' '.join(REST[3:])} In the yard the cooper has mended the cracked barrels."
    found = points(one, other)
    assert all(p.count == 1 for p in found)
    assert sorted((a, n) for p in found for a, numbers in p.members.items() for n in numbers) == [
        (a, n) for a in "AB" for n in range(4)
    ]


def test_what_is_not_found_comes_with_what_likeliest_tells_it() -> None:
    one = f"The cooper mended the cracked barrels. {' '.join(REST[:3])}"
    other = f"{' '.join(REST[3:])} A cooper lives behind the yard."
    [point] = [p for p in points(one, other) if "cooper mended" in p.text]
    [missing] = [c for c in point.carried if c.article == "B"]
    assert missing.found is Found.NO
    assert missing.sentences == (3,)


def test_one_deed_of_two_doers_is_less_likely_one() -> None:
    fact = "Norway has ruled out sending soldiers to the island."
    other = chance(fact, "President Vera Holt has ruled out any soldiers of the league on the island.")
    nobody = chance(fact, "They have ruled out any soldiers of the league on the island.")
    anybody = chance(fact, "The Prime Minister has ruled out any soldiers of the league on the island.")
    passive = chance(fact, "Soldiers of the League have been ruled out for the island.")
    assert other < 0.5 * min(nobody, anybody, passive)
