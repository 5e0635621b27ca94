"""Names in other languages than English."""

from dataclasses import replace

import pytest

from briefing.analysis.names import find_names
from briefing.analysis.naming.persons import gender_of
from briefing.model.actor import NameForm
from tests.analysis.named import actors, article


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(n.text, n.type.value) for n in find_names(replace(article(text), language=language))]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("es", "Según Elena Lindholm, no hay noticias.", "Elena Lindholm"),
        ("es", "El ex Presidente Elena Lindholm ha hablado en la plaza.", "Elena Lindholm"),
        ("fr", "Selon Elena Lindholm, rien ne change.", "Elena Lindholm"),
        ("de", "Laut Elena Lindholm ändert sich nichts.", "Elena Lindholm"),
        ("it", "Secondo Elena Lindholm non cambia nulla.", "Elena Lindholm"),
    ],
)
def test_opening_words_and_offices_are_no_part_of_a_name(language: str, text: str, wanted: str) -> None:
    assert found(text, language) == [(wanted, "person")]


def test_two_names_joined_by_and_are_two() -> None:
    assert dict(found("Les routes entre Alep et Banyas sont fermées.", "fr")).keys() == {"Alep", "Banyas"}


def test_countries_peoples_and_towns_are_known_under_their_foreign_names() -> None:
    text = "Las protestas en Egipto y en El Cairo siguen; Túnez espera."
    assert found(text, "es") == [("Egipto", "country"), ("El Cairo", "place"), ("Túnez", "country")]
    told = actors("La Syrie attend.", "Syria waits.", "En Syrie, tous les Syriens attendent.")
    assert {m.text for m in told["Syria"].mentions} == {"Syrie", "Syria", "Syriens"}


def test_an_article_before_a_country_is_no_part_of_it() -> None:
    assert found("La Palestine sera libre.", "fr") == [("Palestine", "country")]


def test_code_names_nobody() -> None:
    assert found("Handle JSON response. Use AJAX there.", "en") == []


def test_a_family_name_that_is_a_country_abroad_stays_a_persons() -> None:
    assert found("François Hollande spoke. Hollande left.", "en") == [
        ("François Hollande", "person"),
        ("Hollande", "person"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "found_there"),
    [
        (
            "nl",
            "De Amerikaanse en Franse bedrijven in Duitsland wachten op de Europese Unie.",
            {"Duitsland", "Europese Unie"},
        ),
        ("nl", "Hoewel Elena Lindholm van Airbus het zei, wacht Frankrijk.", {"Elena Lindholm", "Airbus", "Frankrijk"}),
        ("it", "Il Governo e il Parlamento attendono le Nazioni Unite a Parigi.", {"Nazioni Unite", "Parigi"}),
        ("es", "El Gobierno espera a la Casa Blanca y a Naciones Unidas.", {"Casa Blanca", "Naciones Unidas"}),
    ],
)
def test_what_every_state_has_is_nobody_and_known_bodies_are_found(
    language: str, text: str, found_there: set[str]
) -> None:
    names = replace(article(text), language=language)
    assert {n.text for n in find_names(names) if n.form is not NameForm.ADJECTIVE} == found_there


def test_bodies_abroad_are_one_with_their_english_name() -> None:
    told = actors("On attend encore la Maison Blanche.", "The White House waits.", "Nun wartet auch das Weiße Haus.")
    assert {m.text for m in told["White House"].mentions} == {"Maison Blanche", "White House", "Weiße Haus"}


@pytest.mark.parametrize(
    ("name", "gender"), [("Agnieszka Holm", "f"), ("Zbigniew Holm", "m"), ("Umida Karimova", "f"), ("Umida Holm", None)]
)
def test_given_names_and_family_names_abroad_tell_a_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender
