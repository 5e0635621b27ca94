"""How the sentences of points are written, and where they count as found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.language.openings import leans
from briefing.analysis.language.tongue import tongue, tongue_name
from briefing.analysis.matching import match_story
from briefing.analysis.pairing.content import Contents, content
from briefing.analysis.pairing.standing_alone import Wording
from briefing.analysis.points import find_points
from briefing.model.article import Article
from briefing.model.point import Found, Point
from briefing.model.quote import MentionType, Quote, QuoteKind
from briefing.model.story import Member
from briefing.model.text import Span
from tests.analysis.making import article


def quoted(source: Article, words: str, kind: QuoteKind = QuoteKind.DIRECT, pronoun: str = "") -> Quote:
    start = source.text.index(words)
    at = source.text.index(pronoun) if pronoun else 0
    return Quote(
        id=f"q{start}",
        article=source.id,
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        utterance=f"u{start}",
        mention=Span(at, at + len(pronoun)) if pronoun else None,
        mention_type=MentionType.PRONOUN if pronoun else MentionType.NAMED,
        speaker="Ida Brandt",
    )


def written(source: Article, sentence: int, *quotes: Quote) -> str:
    return Wording({source.id: source}, quotes).text((source.id, sentence))


def points(*articles: Article) -> tuple[Point, ...]:
    return find_points([Member(a, a.id.upper()) for a in articles], match_story(articles))


def test_words_somebody_speaks_carry_the_name() -> None:
    source = article("a", "“We will open on Friday. The cranes are checked,” the mayor said.")
    whole = "We will open on Friday. The cranes are checked,"
    assert written(source, 0, quoted(source, whole)) == "Ida Brandt: “We will open on Friday.”"


def test_a_member_of_a_list_stands_without_its_sign() -> None:
    source = article("a", "• The court wants to move the case to Norholm.")
    assert written(source, 0) == "The court wants to move the case to Norholm."


def test_a_sentence_in_the_middle_of_a_quotation_has_both_marks() -> None:
    source = article("a", "“We will open on Friday. The cranes are all checked now,” the mayor told reporters.")
    spoken = quoted(source, "We will open on Friday. The cranes are all checked now,")
    assert written(source, 1, spoken) == "“The cranes are all checked now,” the mayor told reporters."


def test_the_pronoun_of_a_speaker_becomes_the_name() -> None:
    source = article("a", "Brandt came late. But she said the harbour would open on Friday.")
    told = quoted(source, "the harbour would open on Friday", QuoteKind.INDIRECT, "she")
    assert written(source, 1, told) == "[Ida Brandt] said the harbour would open on Friday."
    assert written(source, 1) == "She said the harbour would open on Friday."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("However, the harbour will stay closed.", "The harbour will stay closed."),
        ("And the harbour will stay closed.", "The harbour will stay closed."),
        ("Still waters run deep in the harbour.", "Still waters run deep in the harbour."),
        ("The harbour is closed pic.twitter.com/abc https://example.org/x", "The harbour is closed"),
    ],
)
def test_what_leans_on_the_sentence_before_is_left_out(text: str, shown: str) -> None:
    assert written(article("a", text), 0) == shown


def test_another_language_is_named() -> None:
    source = article("a", "Le port est fermé pour deux semaines et les passagers sont dans la gare.")
    assert written(source, 0).startswith("(in French) Le port")
    assert written(replace(source, language="fr"), 0).startswith("Le port")


def test_tongues() -> None:
    assert tongue("Die Fähre ist nicht mehr im Hafen") == "de"
    assert tongue("The ferry is no longer in the harbour") == "en"
    assert tongue("Norholm 1987") is None
    assert tongue("We sluiten de haven niet") == "nl"
    assert tongue("No cerraremos el puerto nunca") is None
    assert (tongue_name("de"), tongue_name("xx")) == ("German", "xx")


@pytest.mark.parametrize(
    "text", ["She left.", "Two days later the port opened.", "“But it is open,” he said.", "The next day"]
)
def test_leaning(text: str) -> None:
    assert leans(text)
    assert not leans("The port opened two days later.")


def test_content_knows_forms_countries_and_short_names() -> None:
    assert content("The U.S. led the talks") == content("the United States leads the talk")
    assert content("Norwegians withdrew") == content("Norway's withdrawal")
    assert not content("It is what it was.")


def test_shares_are_of_the_first_text_and_agreement_is_of_both() -> None:
    short, long = "The crane fell on a ferry.", "The crane fell on a ferry in strong wind while dockers were at lunch."
    weighed = Contents([short, long, *(f"Sentence number {n} about other things." for n in range(20))])
    assert weighed.share(short, [long]) == 1.0
    assert 0.2 < weighed.share(long, [short]) < 0.6
    assert weighed.share(short, [long]) > weighed.agreement(short, long) > weighed.share(long, [short])
    assert weighed.agreement(short, "Norholm") == 0.0


ONE = article(
    "a",
    "The council of Elm agreed on Monday to build a bridge of steel over the river Ash.",
    "The baker of the old town opened a second shop near the station, with ovens from Norholm.",
    "A school in the north of the town was closed because of a broken water pipe.",
)
TWO = article(
    "b",
    "According to an inspector from Norholm with a red hat, the council of Elm agreed to build a bridge of steel over "
    "the river Ash.",
    "Children found a gold coin on the beach, and a museum wants to buy it for its collection.",
)
THREE = article(
    "c",
    "Drafts suggest that the council of Elm would possibly build a bridge of steel over the river Ash.",
    "A singer from the islands gave a concert for the firemen in the old theatre.",
)


def test_a_point_is_shown_by_what_the_accounts_share() -> None:
    [shared] = [p for p in points(ONE, TWO, THREE) if p.count > 1]
    assert shared.text == ONE.sentence(0)


def test_what_is_settled_in_one_account_and_a_draft_in_another_is_found_in_part() -> None:
    [shared] = [p for p in points(ONE, TWO, THREE) if p.count > 1]
    assert [c.found for c in shared.carried] == [Found.YES, Found.YES, Found.PARTLY]


def test_a_sentence_that_says_two_things_does_not_make_one_of_both() -> None:
    both = article(
        "a",
        "The council of Elm will build a steel bridge over the Ash, and the ferry company will sell its two old boats.",
        "The weather was mild, and people sat in front of the inn until late.",
    )
    apart = article(
        "b",
        "The council of Elm will build a steel bridge over the river Ash.",
        "Farmers of the valley brought apples to the market this week.",
        "The ferry company will sell its two old boats this summer.",
    )
    found = [p for p in points(both, apart) if p.count > 1]
    assert all(len(p.members["b"]) == 1 for p in found)
    assert {p.members["b"] for p in found} == {(0,), (2,)}
    assert len({p.text for p in found}) == len(found)
    assert len({p.id for p in points(both, apart)}) == len(points(both, apart))


def test_in_what_somebody_wrote_the_reporter_names_nobody() -> None:
    letter = article(
        "a", "He asked what could be done. I answered that the piers were safe.", "Rain fell on the harbour."
    )
    said = quoted(letter, "what could be done", QuoteKind.INDIRECT, "He")
    assert written(letter, 0, said) == "He asked what could be done."
    told = article("a", "He asked what could be done. “I hope,” he said, “the piers are safe.”", "Rain fell all day.")
    heard = (quoted(told, "I hope,"), quoted(told, "the piers are safe."))
    said = quoted(told, "what could be done", QuoteKind.INDIRECT, "He")
    assert written(told, 0, said, *heard) == "[Ida Brandt] asked what could be done."
