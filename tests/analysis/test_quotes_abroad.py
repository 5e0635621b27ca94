"""Who speaks in Spanish, French, Italian, Dutch, German and Portuguese."""

from __future__ import annotations

import pytest

from briefing.analysis.quoting.marks import find_marks
from briefing.model.quote import Quote
from tests.analysis.quoted import quotes_of


def speakers(text: str) -> list[str | None]:
    return [q.speaker for q in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La ministra Elena Robles presentó ayer un plan para el puerto. «Vamos a reforzar el puerto», dijo "
            "Robles a la prensa. «No hay más tiempo», añadió. El portavoz de la empresa, Julio Marín, afirmó "
            "que “los retrasos son muy decepcionantes”. Según Marín, «el coste es de dos millones».",
            ["Elena Robles", "Elena Robles", "Julio Marín", "Julio Marín"],
        ),
        (
            "Le ministre Paul Lindon a annoncé un plan hier soir. « Nous allons renforcer le port », a déclaré "
            "Paul Lindon devant la presse. « Il n'y a plus de temps », a-t-il ajouté. Selon Marie Berger, "
            "présidente de la région, « les retards sont décevants ». « C'est trop tard », dit-elle.",
            ["Paul Lindon", "Paul Lindon", "Marie Berger", "Marie Berger"],
        ),
        (
            "Il ministro Carlo Berti ha presentato un piano per il porto della città. «Rafforzeremo il porto», "
            "ha detto Berti ai giornalisti. Secondo Anna Ricci, che è la sindaca, «i ritardi sono deludenti». "
            "Come ha spiegato l'analista Bruno Galli: «Non c'è più tempo per questo».",
            ["Carlo Berti", "Anna Ricci", "Bruno Galli"],
        ),
        (
            "Die Ministerin Anna Bergmann hat gestern einen Plan für den Hafen vorgestellt. „Wir werden den "
            "Hafen stärken“, sagte Bergmann in Berlin. „Die Verzögerungen sind für uns enttäuschend“, so Karl "
            "Lindner, der Sprecher der Partei. „Es ist zu spät“, sagte er.",
            ["Anna Bergmann", "Karl Lindner", "Karl Lindner"],
        ),
        (
            "De minister Jan Holman heeft gisteren een plan voor de haven gepresenteerd. “We gaan de haven "
            "versterken”, zei Holman tegen de pers. “Er is voor ons geen tijd meer”, aldus Marie de Boer, "
            "woordvoerder van de bond.",
            ["Jan Holman", "Marie de Boer"],
        ),
        (
            "O ministro João Teles apresentou ontem um plano para o porto. “Vamos reforçar o porto”, disse "
            "Teles à imprensa. “Não há mais tempo para isso”, acrescentou.",
            ["João Teles", "João Teles"],
        ),
    ],
)
def test_verbs_of_saying_tell_the_speaker(text: str, found: list[str]) -> None:
    assert speakers(text) == found


def test_a_noun_that_speaks_is_not_who_spoke_before() -> None:
    text = (
        "La ministra Elena Robles habló ayer del puerto. «Vamos a reforzar el puerto», dijo Robles a la prensa. Los "
        "vecinos han dicho que «esto no es lo que queremos». «No es verdad», dijo el portavoz de la empresa."
    )
    assert speakers(text) == ["Elena Robles", None, None]


def test_whom_one_speaks_to_or_of_does_not_speak() -> None:
    text = (
        "El alcalde Julio Marín habló ayer en el puerto. Marín describió al ministro Hugo Salas como «ciego y sordo a "
        "los vecinos». El portavoz de los Verdes ha dicho que fue «una masacre para el puerto»."
    )
    assert speakers(text) == ["Julio Marín", None]


def test_no_english_verb_reports_in_another_language() -> None:
    text = "Le blogueur Zed Kodin encourage la foule à monter sur les toits de la ville et à chanter pour la paix."
    assert quotes_of(text) == []


def shapes(text: str) -> list[str]:
    return [mark.does.value for mark in find_marks(text, 0, len(text))]


def test_marks_of_hebrew_abbreviations_and_of_korean() -> None:
    assert shapes('ראש הממשלה, רה"מ, אמר: "לא"') == ["open", "close"]
    assert shapes("공식 명칭인 '북한'을 잘") == ["open", "close"]


def test_the_words_that_report_are_kept() -> None:
    found: list[Quote] = quotes_of("El alcalde Julio Marín habló ayer en el puerto. «No hay más tiempo», dijo Marín.")
    assert found[0].cue == "dijo"
