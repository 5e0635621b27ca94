"""Quotations in text of our own: spans, kinds, who and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.sentences import split_sentences
from briefing.analysis.speakers import resolve_speakers
from briefing.model.article import Article
from briefing.model.quote import MentionType, Quote, QuoteKind
from briefing.reading.read import read_text

LEAD = "Anna Keller, the minister of transport, met Peter Novak in Vienna on Monday.\n\n"


def article_of(text: str) -> Article:
    article = replace(read_text(text), id="a")
    return replace(article, sentences=split_sentences(article))


def quotes_of(text: str) -> list[Quote]:
    article = article_of(text)
    names = find_names(article)
    found = find_quotes(article, names)
    return list(resolve_speakers([article], found, find_actors([article], {"a": names})))


def said(text: str) -> list[Quote]:
    return [q for q in quotes_of(text) if q.kind not in (QuoteKind.TERM, QuoteKind.INDIRECT)]


def mention(quote: Quote, text: str) -> str | None:
    return quote.mention.of(article_of(text).text) if quote.mention else None


@pytest.mark.parametrize(
    "line",
    [
        "“The bridge will open in May,” Anna Keller said.",
        '"The bridge will open in May," Anna Keller said.',
        "‘The bridge will open in May,’ Anna Keller said.",
        "'The bridge will open in May,' Anna Keller said.",
        "« The bridge will open in May », Anna Keller said.",
        "„The bridge will open in May“, Anna Keller said.",
        "Anna Keller said: “The bridge will open in May.”",
        "According to Anna Keller, “the bridge will open in May.”",
        "“The bridge will open in May,” said Anna Keller, who has run the ministry since 2021, in Vienna.",
        "Anna Keller, a former mayor and the author of two books, told reporters “the bridge will open in May.”",
        "“The bridge will open in May, Anna Keller said.",
    ],
)
def test_one_quotation_whatever_the_marks_and_the_order(line: str) -> None:
    (quote,) = said(LEAD + line)
    assert quote.text.lower().strip(",. ") == "the bridge will open in may"
    assert quote.speaker == "Anna Keller"
    assert quote.text == article_of(LEAD + line).text[quote.start : quote.end]


def test_apostrophes_and_plural_possessives_end_no_quotation() -> None:
    (quote,) = said(LEAD + "'The workers' buses didn't stop at the drivers' depot,' Anna Keller said.")
    assert quote.text == "The workers' buses didn't stop at the drivers' depot,"


def test_marks_inside_marks_belong_to_the_outer_quotation() -> None:
    (quote,) = said(LEAD + "Anna Keller said: \"He told me 'we are willing.'\"")
    assert quote.text == "He told me 'we are willing.'"
    assert [
        span.of(article_of(LEAD + "Anna Keller said: \"He told me 'we are willing.'\"").text) for span in quote.nested
    ] == ["we are willing."]


def test_pieces_split_by_their_clause_are_one_utterance() -> None:
    first, second = said(LEAD + "“We checked the cables,” Keller said. “They held.”")
    assert first.utterance == second.utterance
    assert second.speaker == "Anna Keller"


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = (
        LEAD + "“We checked the cables twice last year,” Keller said. “They were fine.\n\n“We will check them again.”\n"
    )
    assert [q.speaker for q in said(text)] == ["Anna Keller"] * 3
    assert said(text)[1].text == "They were fine."


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("The so-called “green lane” is closed.", "green lane"),
        ("He spoke on NBC's “Morning Talk” about trains.", "Morning Talk"),
        ("People held banners reading “Free the bridge” in Graz.", "Free the bridge"),
        ("The film “Night Train” opened in Graz.", "Night Train"),
        ("The countries dubbed the “coalition of the patient” met in Graz.", "coalition of the patient"),
    ],
)
def test_terms_are_nobodys_words(line: str, term: str) -> None:
    (quote,) = [q for q in quotes_of(LEAD + line) if q.kind is not QuoteKind.INDIRECT]
    assert (quote.kind, quote.text, quote.speaker) == (QuoteKind.TERM, term, None)


def test_a_pronoun_means_the_person_of_its_gender() -> None:
    text = LEAD + "Novak left early. “It was a good talk,” she said."
    (quote,) = said(text)
    assert (quote.mention_type, quote.speaker) == (MentionType.PRONOUN, "Anna Keller")


def test_a_description_means_the_one_who_holds_the_office() -> None:
    text = "Transport Minister Anna Keller met Peter Novak. “The cables held,” the minister said."
    assert said(text)[0].speaker == "Anna Keller"


def test_an_outlet_that_quotes_is_the_way_not_the_speaker() -> None:
    text = LEAD + "“The cables held,” AFP quoted Novak as saying to France 2 on Monday."
    (quote,) = said(text)
    assert quote.speaker == "Peter Novak"
    assert quote.via == ("AFP", "France 2")


def test_what_one_says_another_thinks_is_the_first_ones() -> None:
    (quote,) = said(LEAD + "Novak told reporters that he thinks the bridge is “a gift to the whole region.”")
    assert (quote.speaker, quote.cue) == ("Peter Novak", "told")


def test_a_question_nobody_asks_has_no_speaker() -> None:
    (quote,) = said(LEAD + "Novak was asked, “Will the bridge open in the spring of next year?”")
    assert quote.speaker is None


def test_joint_documents_speak_for_no_single_actor() -> None:
    (quote,) = said(LEAD + "A joint statement said the bridge “will remain free for everybody who lives nearby.”")
    assert (quote.kind, quote.speaker) == (QuoteKind.JOINT, None)


@pytest.mark.parametrize(
    ("line", "speaker", "cue", "strength", "words"),
    [
        ("Keller said the bridge would open late.", "Anna Keller", "said", "say", "the bridge would open late"),
        (
            "Novak has ruled out any toll on the new bridge.",
            "Peter Novak",
            "ruled out",
            "refuse",
            "any toll on the new bridge",
        ),
        ("Keller warned that the cables may not hold.", "Anna Keller", "warned", "warn", "the cables may not hold"),
        ("The bridge will open late, Novak said.", "Peter Novak", "said", "say", "The bridge will open late"),
    ],
)
def test_indirect_speech(line: str, speaker: str, cue: str, strength: str, words: str) -> None:
    found = [q for q in quotes_of(LEAD + line) if q.kind is QuoteKind.INDIRECT]
    assert [(q.speaker, q.cue, q.strength, q.text) for q in found] == [(speaker, cue, strength, words)]


def test_a_transcript_gives_each_turn_to_its_name() -> None:
    text = LEAD + "KELLER: We checked the cables.\n\nNOVAK: And the towers?\n\nKELLER: The towers too.\n"
    assert [(q.speaker, q.text) for q in said(text)] == [
        ("Anna Keller", "We checked the cables."),
        ("Peter Novak", "And the towers?"),
        ("Anna Keller", "The towers too."),
    ]


def test_one_line_with_a_colon_is_no_transcript() -> None:
    assert said(LEAD + "Note: the bridge is closed.") == []


def test_words_signed_with_a_dash_are_the_signers() -> None:
    (quote,) = said(LEAD + "“The cables will hold for a hundred years” — Peter Novak")
    assert quote.speaker == "Peter Novak"


def test_ids_are_unique_and_stable() -> None:
    text = LEAD + "“We checked the cables,” Keller said. “They held.” Novak said the bridge would open late."
    once, again = quotes_of(text), quotes_of(text)
    assert [q.id for q in once] == [q.id for q in again]
    assert len({q.id for q in once}) == len(once) >= 3


def test_text_without_marks_or_words_gives_nothing() -> None:
    assert quotes_of("Nothing here.") == []
    assert quotes_of('"') == []
