"""What an account has of a point that tells a figure. All texts are invented."""

from __future__ import annotations

from briefing.analysis.matching import match_story
from briefing.analysis.pairing.evidence import in_names
from briefing.analysis.pointing.figured import _key, lacks_numbers, other_numbers
from briefing.model.point import Found, Point
from briefing.model.promise import Figure
from briefing.model.text import Evidence
from tests.analysis.stories_told import analysis

RAISE = "The ferry company offered a 16 percent raise to its crews over four years, the mayor said."
HEAD = "Drivers of the Varda lines left the depots on Monday after talks on pay broke down."
# What else the two accounts tell, so that neither is short.
FIRST = (
    "Buses rust in the depot behind the mill. Nobody sells tickets at the gates. A baker brought bread to the pickets. "
    "Snow lies on the hills. The cinema has moved its late show. Two shops near the bridge shut at noon. A choir sang "
    "in the square. The chess club plays on. Gulls sit on the rails. The museum lets children in free. A plumber fixed "
    "the fountain. Taxis queue by the church. The library lends sledges."
)
SECOND = (
    "The council meets behind closed doors. Farmers drove milk into town with tractors. A dentist cancelled his "
    "afternoon. The river froze at its bend. An orchestra postponed its rehearsal. Lamps went out in the west. The "
    "swimming pool has new tiles. Potatoes cost more. A painter drew the empty streets. The zoo counts its owls. "
    "Wrestlers trained in a barn. The printer ran out of ink. Hens escaped from a yard."
)


def found(text: str, *texts: str) -> dict[str, Found]:
    """Where the point that holds these words was found."""
    points: tuple[Point, ...] = analysis(*texts).points
    point = next(p for p in points if text in p.text)
    return {c.article: c.found for c in point.carried}


def test_the_same_number_of_the_same_thing_is_a_part() -> None:
    one = f"{HEAD} The stoppage keeps about 352,000 pupils off their buses. {FIRST}"
    other = f"{HEAD} A plan of the town counts on 352,000 students, whom teachers bring to class by boat. {SECOND}"
    assert found("352,000 pupils", one, other)["B"] is Found.PARTLY
    fewer = f"{HEAD} In the rain at the quay stood a father of two with 12 students. {SECOND}"
    assert found("352,000 pupils", one, fewer)["B"] is Found.NO


def test_another_number_of_the_same_thing_is_something_else() -> None:
    assert other_numbers(RAISE, ["Crews were angry that a 4 percent raise was withdrawn last spring."])
    assert not other_numbers(RAISE, ["The crews refused a raise of 16 percent."])
    assert not other_numbers(RAISE, ["The crews refused a raise."])
    assert lacks_numbers(RAISE, ["The crews refused a raise."])
    assert not lacks_numbers("The crews refused a raise.", ["It was 16 percent."])


def test_another_raise_is_no_part_of_a_raise() -> None:
    one = f"{HEAD} {RAISE} {FIRST}"
    other = f"{HEAD} Some crews are upset that a 4 percent raise was withdrawn without a word last spring. {SECOND}"
    assert found("16 percent", one, other)["B"] is Found.NO


def test_what_a_body_is_called_is_as_good_as_its_name() -> None:
    assert {"third", "larg", "distric"} & {c[:7] for c in in_names("She left the nation’s third-largest district.")}
    assert not in_names("It is the third time that a large district has closed.")


def test_one_ordinary_word_makes_no_pair_of_a_short_sentence() -> None:
    texts = (
        f"“This is a hard decision and one we hoped to avoid,” said Ada Lund, who leads the drivers. {FIRST}",
        f"Gulls scream. “We can have a far better decision come Tuesday.” {SECOND}",
    )
    assert match_story(analysis(*texts).articles) == ()


def test_an_exact_number_is_a_part_even_of_what_anybody_counts() -> None:
    one = f"{HEAD} The yards took on some 171,000 people in the autumn, more than the guild had feared. {FIRST}"
    other = f"{HEAD} Wages fell while 171,000 people found work on the quays of the northern towns. {SECOND}"
    assert found("171,000 people in the autumn", one, other)["B"] is Found.PARTLY
    assert _key(Figure(Evidence("a", 0, 14, "171,000 people"), 171_000, "people", None, 0)) is not None
    assert _key(Figure(Evidence("a", 0, 14, "200,000 people"), 200_000, "people", None, 0)) is None
