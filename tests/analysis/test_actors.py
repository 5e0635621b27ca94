"""One entry for each actor, whatever the articles call it: merging, keeping apart, counts, decisions of the reader."""

import pytest

from briefing.analysis.actors import ActorIndex, find_actors, merge_names
from briefing.analysis.names import find_names
from briefing.model.correction import Correction, CorrectionKind, Corrections
from tests.analysis.named import actors, article, forms


def together(left: str, right: str, type_: str = "person") -> bool:
    first, second = merge_names([left, right], type_)
    return first == second


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Serhiy Kovalenko", "Sergei Kovalenko"),
        ("Володимир Петренко", "Volodymyr Petrenko"),
        ("Yulia Tymoshchuk", "Yuliya Tymoshchuk"),
        ("Mykola Zaluzhnyi", "Nikolai Zaluzhny"),
        ("Joanna Whitfield", "Joana Whitfield"),
        ("Bill Harcourt", "William Harcourt"),
        ("R. Harcourt", "Robert Harcourt"),
        ("Robert J. Harcourt", "Robert Harcourt"),
        ("Thomas Q. Harcourt Jr.", "Tom Harcourt"),
        ("José Peña", "Jose Pena"),
        ("Ahmed al-Rashid", "Ahmad Al Rashid"),
        ("Anna van der Berg", "van der Berg"),
        ("Kwon Min-ho", "Kwon"),
        ("Ludwig Brandt", "Brandt"),
        ("Khalid bin Rashid", "Khaled bin Rashid Al Hamad"),
        ("Ahmed Mursal", "Ahmad Morsel"),
        ("Elena Vander Meer", "Vander Meer"),
        ("Lindsay Harcourt", "Lindsey Harcourt"),
    ],
)
def test_forms_of_one_person(left: str, right: str) -> None:
    assert together(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Peter Harcourt", "James Harcourt"),
        ("Peter Harcourt", "Peter Harcourt Jr."),
        ("Paul D. Harcourt", "Paul W. Harcourt"),
        ("Maria Harcourt", "Mario Harcourt"),
        ("Kwon Min-ho", "Kwon Ji-woo"),
        ("Olena Petrenka", "Mykola Petrenko"),
        ("Anna Lind", "Anna Lindt"),
        ("Jean-Luc Le Gall", "Marie Le Gall"),
    ],
)
def test_people_who_stay_apart(left: str, right: str) -> None:
    assert not together(left, right)


@pytest.mark.parametrize(
    ("left", "right", "type_", "same"),
    [
        ("Holland", "The Netherlands", "country", True),
        ("U.A.E.", "United Arab Emirates", "country", True),
        ("Bombay", "Mumbai", "place", True),
        ("Zürich", "Zurich", "place", True),
        ("Niger", "Nigeria", "country", False),
        ("Guinea", "Guinea-Bissau", "country", False),
        ("World Health Organization", "WHO", "organization", True),
        ("Harcourt Steel Corp.", "Harcourt Steel", "organization", True),
        ("Northern Ferry Workers Union", "NFWU", "organization", True),
        ("U.S. Air Force", "United States Air Force", "organization", True),
        ("Department of Transport", "Transport Department", "organization", True),
        ("World Bank", "World Trade Organization", "organization", False),
        ("BBC", "NBC", "organization", False),
        ("Harcourt Army", "Free Harcourt Army", "organization", False),
        ("White House", "United States", "organization", False),
    ],
)
def test_bodies_and_countries(left: str, right: str, type_: str, same: bool) -> None:
    assert together(left, right, type_) is same


def test_two_full_names_never_join_through_a_short_form() -> None:
    groups = merge_names(["Peter Harcourt", "Harcourt", "Jane Harcourt"], "person")
    assert groups[0] != groups[2]


def test_a_chain_of_initials_joins_only_what_agrees() -> None:
    groups = merge_names(["Robert Harcourt", "R. Harcourt", "Richard Harcourt"], "person")
    assert groups[0] != groups[2]


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match="ship"):
        merge_names(["Aurora"], "ship")


def test_short_forms_join_inside_their_article_first() -> None:
    found = actors(
        "Minister Peter Harcourt resigned. Harcourt wept.",
        "Singer Jane Harcourt toured. Harcourt sang. Jane Harcourt bowed.",
    )
    assert [m.article for m in found["Peter Harcourt"].mentions] == ["a", "a"]
    assert [m.article for m in found["Jane Harcourt"].mentions] == ["b", "b", "b"]


def test_forms_of_address_keep_a_family_apart() -> None:
    text = (
        "Paul Harcourt and Linda Harcourt came to Oslo. Mrs. Harcourt spoke first. Mr. Harcourt listened. "
        "Later Mrs. Harcourt left Oslo."
    )
    found = actors(text)
    assert found["Paul Harcourt"].count == 2
    assert found["Linda Harcourt"].count == 3


def test_spellings_join_across_articles_with_their_reason() -> None:
    found = actors(
        "Ukrainian President Volodymyr Petrenko agreed. Petrenko signed.",
        "Ukrainian President Volodymyr Petrenkо said no.".replace("о ", "o "),
        "Minister Vladimir Petrenko met Petrenko's staff.",
    )
    assert found["Volodymyr Petrenko"].count == 5
    assert any("forms of one given name" in reason for reason in found["Volodymyr Petrenko"].merges)


def test_adjectives_are_linked_and_counted_apart() -> None:
    norway = actors("Norway voted. Norwegian ministers left Norway.")["Norway"]
    assert norway.count == 2
    assert [m.text for m in norway.mentions if m.adjective] == ["Norwegian"]


def test_a_capital_that_acts_is_its_country_and_a_venue_is_a_place() -> None:
    found = actors(
        "Moscow warned the talks in Paris would fail. Russia's envoy left Paris on Monday. Moscow insisted on more."
    )
    assert forms(found["Russia"]) == {"Moscow", "Russia"}
    assert found["Paris"].type.value == "place"
    assert found["Paris"].count == 2


def test_a_channel_is_not_its_country() -> None:
    found = actors("France sent ships. He told France 2 that France would stay.")
    assert found["France"].count == 2
    assert found["France 2"].type.value == "organization"


def test_handles_are_tied_by_the_signature() -> None:
    found = actors("Minister Ingrid Solberg wrote a post. — Ingrid Solberg (@isolberg_no) 3 May. Ask @isolberg_no!")
    assert forms(found["Ingrid Solberg"]) == {"Ingrid Solberg", "@isolberg_no"}
    assert found["Ingrid Solberg"].count == 4


def test_an_acronym_joins_its_full_name() -> None:
    found = actors("The Northern Ferry Workers Union (NFWU) met. The NFWU agreed.", "NFWU members voted in Bergen.")
    assert found["Northern Ferry Workers Union"].count == 4


def test_a_name_missed_in_one_article_is_found_through_another() -> None:
    found = actors("Minister Tomas Berglund quit. Berglund left.", "Berglund Quits\nThe cabinet met in Malta.")
    assert "b" in found["Tomas Berglund"].articles


def test_roles_are_kept_by_article_as_written() -> None:
    found = actors(
        "UK Prime Minister Helen Ward spoke.", "UK President Helen Ward spoke. Prime Minister Helen Ward left."
    )
    assert {(r.text, r.article) for r in found["Helen Ward"].roles} == {
        ("UK Prime Minister", "a"),
        ("UK President", "b"),
        ("Prime Minister", "b"),
    }


def test_every_mention_reads_as_the_text_does_and_belongs_to_one_actor() -> None:
    texts = ["Helen Ward met NATO in Oslo. Ward and NATO's chief left Norway.", "NATO and Ward (@hward) agreed."]
    articles = [article(text, name) for text, name in zip(texts, "ab", strict=True)]
    found = find_actors(articles, {a.id: find_names(a) for a in articles})
    places = [(m.article, m.start, m.end) for actor in found for m in actor.mentions]
    assert len(places) == len(set(places))
    assert all(
        dict(zip("ab", texts, strict=True))[m.article][m.start : m.end] == m.text for a in found for m in a.mentions
    )
    assert len({a.id for a in found}) == len(found)


def test_actors_stand_by_importance() -> None:
    found = list(actors("Oslo. Norway said so. Norway voted.", "Norway and Sweden met.", "Norway won.").values())
    assert found[0].name == "Norway"
    assert [len(a.articles) for a in found] == sorted((len(a.articles) for a in found), reverse=True)


def test_actors_of_one_name_have_ids_of_their_own() -> None:
    texts = [
        "Paul Harcourt and Ben Harcourt came. Ben Harcourt smiled.",
        "Harcourt won.",
        "Ann Harcourt and Paul Harcourt met. Harcourt of Leeds sang.",
    ]
    articles = [article(text, name) for text, name in zip(texts, "abc", strict=True)]
    names = {a.id: find_names(a) for a in articles}
    found = find_actors(articles, names)
    split = Correction(CorrectionKind.RENAME, ("Ben Harcourt",), "Paul Harcourt")
    renamed = find_actors(articles, names, Corrections((split,)))
    for actors_found in (found, renamed):
        assert len({a.id for a in actors_found}) == len(actors_found)
    assert [a.name for a in renamed].count("Paul Harcourt") == 2


def test_a_speaker_in_capitals_is_the_person_named_before() -> None:
    found = actors("Anna Keller met Paul Roth in Oslo.\nKELLER: We checked the cables.\nROTH: When?")
    assert forms(found["Anna Keller"]) == {"Anna Keller", "KELLER"}
    assert forms(found["Paul Roth"]) == {"Paul Roth", "ROTH"}


def test_a_family_name_that_is_a_town_is_the_person_here() -> None:
    found = actors(
        "Striker Vincent Lincoln scored. Lincoln said he was happy, and Lincoln left. He was born in Lincoln, Nebraska."
    )
    assert found["Vincent Lincoln"].count == 3
    assert found["Lincoln"].type.value == "place"


def test_a_nickname_in_quotation_marks_is_part_of_the_name() -> None:
    found = actors("Attorney Frank “Duke” Miller spoke in Oslo. Miller left.")
    assert forms(found["Frank “Duke” Miller"]) == {"Frank “Duke” Miller", "Miller"}


def test_the_index_finds_by_place_and_by_name() -> None:
    text = "Minister Helen Ward met Norway's king. Ward smiled."
    found = find_actors([article(text)], {"a": find_names(article(text))})
    index = ActorIndex(found)
    ward = index.named("ward")
    assert ward is not None
    assert ward.name == "Helen Ward"
    start = text.index("Ward smiled")
    assert index.at("a", start, start + 4) is ward
    assert index.at("a", 0, len(text)) is ward
    assert index.at("a", start + 5, len(text)) is None
    assert index.at("b", 0, 10) is None
    assert index.named("nobody") is None


TEXTS = ("Minister Helen Ward met Paul Kerr. Ward left Norway.", "Paul Kerr thanked Norway. Kerr stayed.")


def decide(kind: CorrectionKind, *subject: str, value: str | None = None) -> Correction:
    return Correction(kind, subject, value)


def test_the_reader_merges() -> None:
    found = actors(*TEXTS, corrections=[decide(CorrectionKind.MERGE, "Helen Ward", "Paul Kerr")])
    assert found["Helen Ward"].count == 5
    assert "Paul Kerr" not in found
    assert "Paul Kerr = Helen Ward: merged by you" in found["Helen Ward"].merges


def test_the_reader_splits() -> None:
    found = actors(*TEXTS, corrections=[decide(CorrectionKind.SPLIT, "Helen Ward", "Ward")])
    assert found["Helen Ward"].count == 1
    assert found["Ward"].count == 1


def test_the_reader_renames_hides_and_changes_the_type() -> None:
    found = actors(
        *TEXTS,
        corrections=[
            decide(CorrectionKind.RENAME, "Helen Ward", value="H. Ward"),
            decide(CorrectionKind.HIDE, "Paul Kerr"),
            decide(CorrectionKind.TYPE, "H. Ward", value="group"),
        ],
    )
    assert found["H. Ward"].type.value == "group"
    assert "Helen Ward" in found["H. Ward"].aliases
    assert found["Paul Kerr"].hidden
    assert not found["Norway"].hidden


def test_decisions_about_nobody_do_nothing() -> None:
    wanted = [
        decide(CorrectionKind.MERGE, "Nobody Known", "Paul Kerr"),
        decide(CorrectionKind.SPLIT, "Paul Kerr", "Unknown"),
        decide(CorrectionKind.TYPE, "Paul Kerr", value="ship"),
        decide(CorrectionKind.PIN, "a", "b"),
    ]
    assert actors(*TEXTS, corrections=wanted) == actors(*TEXTS)


def test_a_story_of_nothing_has_no_actors() -> None:
    assert find_actors([], {}) == ()


def test_the_holder_of_an_office_is_not_a_relative_who_alone_is_named_in_full() -> None:
    found = actors("Ivanka Trump came to Oslo. President Trump stayed away. Trump sent a message.")
    assert forms(found["Ivanka Trump"]) == {"Ivanka Trump"}
    assert found["Trump"].count == 2


def test_halves_of_a_double_family_name() -> None:
    assert together("Ana Berg-Holm", "Ana Berg")
    assert together("Ana Berg-Holm", "Berg-Holm")
    assert not together("Ana Berg-Holm", "Eva Holm")


def test_a_short_form_that_stands_first_in_its_language() -> None:
    found = actors("The talks with Xi Jinping began at the wish of Xi, and he left.")
    assert found["Xi Jinping"].count == 2


def test_a_body_with_and_without_its_head_and_in_capitals() -> None:
    found = actors(
        "The Bluewater Health Harland Hospital closed. Bluewater Health Harland said no. FOX News and Fox News met."
    )
    assert forms(found["Bluewater Health Harland Hospital"]) == {
        "Bluewater Health Harland Hospital",
        "Bluewater Health Harland",
    }
    assert forms(found["Fox News"]) == {"Fox News", "FOX News"}


def test_an_article_before_a_body_is_no_part_of_its_name() -> None:
    found = actors("The Harbour Court met. A clerk of the Harbour Court left.")
    assert "Harbour Court" in found


def test_a_son_does_not_take_his_fathers_short_form() -> None:
    found = actors("Donald Trump Jr. met a lawyer. Trump knew nothing. Trump Jr. did.", "President Donald Trump spoke.")
    assert forms(found["Donald Trump Jr."]) == {"Donald Trump Jr.", "Trump Jr."}
    assert forms(found["Donald Trump"]) == {"Donald Trump", "Trump"}


def test_initials_of_a_person() -> None:
    found = actors("Andrés Mario Lindo Oría won. AMLO thanked the voters. AMLO was glad.")
    assert forms(found["Andrés Mario Lindo Oría"]) == {"Andrés Mario Lindo Oría", "AMLO"}


def test_a_first_initial_may_be_left_out() -> None:
    assert together("J. Christopher Harland", "Chris Harland")
    assert not together("J. Christopher Harland", "James Harland Berg")


def test_every_form_says_why_it_was_joined() -> None:
    found = actors("Minister Tomas Berglund met Kyiv's envoy. Berglund left. Kyiv said no. Ukraine was glad.")
    assert found["Tomas Berglund"].merges == ("Berglund = Tomas Berglund: short form",)
    assert found["Ukraine"].merges == ("Kyiv = Ukraine: capital for government",)


def test_a_university_is_not_its_hospital() -> None:
    assert not together("University of Harland", "University of Harland Hospital", "organization")
    assert together("U.S. Federal Bureau of Investigation", "FBI", "organization")


def test_short_names_that_sound_alike_stay_two() -> None:
    found = actors("Minister Peter Lake left.", "The widow of Laake spoke. Laake was kind.")
    assert forms(found["Peter Lake"]) == {"Peter Lake"}
