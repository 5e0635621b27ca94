"""Articles in different languages."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.comparing import compare, word_marks
from briefing.analysis.matching import match_story
from briefing.analysis.pairing.choosing import SURE
from briefing.analysis.pairing.translated import in_common, translated
from briefing.model.matching import Relation
from briefing.model.story import Member, Story, StoryFindings
from tests.analysis.making import article

ENGLISH = article(
    "a",
    "The council of Norholm signed a contract for 40,000 tons of concrete with the company Brandt on 3 March.",
    "The old ferry will stop in May.",
    "President Ida Lund declared that transport by train would be reorganised in 1987.",
)
SPANISH = replace(
    article(
        "b",
        "La presidenta Ida Lund declaró que el transporte en tren sería reorganizado en 1987.",
        "El consejo de Norholm firmó un contrato de 40.000 toneladas de hormigón con la empresa Brandt el 3 de marzo.",
        "Nadie quiso hablar con los periodistas.",
    ),
    language="es",
)


def test_names_numbers_and_kindred_words_pair_sentences_unsurely() -> None:
    pairs = match_story((ENGLISH, SPANISH))
    assert {(p.left, p.right) for p in pairs} == {(0, 1), (2, 0)}
    assert [p.sure or p.score >= SURE for p in pairs] == [False, False]
    assert ["English and Spanish" in p.why for p in pairs] == [True, True]


def test_what_is_in_common_is_told_as_the_first_writes_it() -> None:
    assert in_common(ENGLISH.sentence(0), SPANISH.sentence(1)) == ["norholm", "contract", "40000", "brandt", "3"]


def test_one_name_is_not_enough() -> None:
    assert translated(["Norholm sleeps."], ["Norholm trabaja mucho."]) == {}
    assert translated([], ["Norholm"]) == {}


def test_a_comparison_of_two_languages_says_so_and_marks_nothing() -> None:
    findings = StoryFindings(
        story=Story("s", "t", None, None, ("a", "b")),
        members=(Member(ENGLISH, "A"), Member(SPANISH, "B")),
        pairs=match_story((ENGLISH, SPANISH)),
    )
    compared = compare(findings, "a", "b")
    assert compared.note.startswith("English and Spanish: compared by names")
    assert {r.relation for r in compared.rows if r.left and r.right} == {Relation.PARTLY}
    assert word_marks(ENGLISH.sentence(2), SPANISH.sentence(0)) == ([], [])
    assert compare(findings, "b", "a").note.startswith("Spanish and English")
