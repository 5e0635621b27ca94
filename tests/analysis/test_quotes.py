"""Quotations in text of our own: spans, kinds, who and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
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


def test_words_at_second_hand_name_the_way_too() -> None:
    (quote,) = said(LEAD + "“The cables will hold for ever,” Novak said, according to the Graz Gazette.")
    assert (quote.speaker, quote.cue, quote.via) == ("Peter Novak", "said, according to", ("Graz Gazette",))


def test_words_in_a_heading_are_nobodys_without_a_name() -> None:
    text = (
        LEAD
        + "“The cables held,” Novak said in Graz on Monday.\n\nTown “fully trusts” the bridge\n\nThe end came late."
    )
    assert [q.speaker for q in said(text)] == ["Peter Novak", None]


def test_a_line_that_ends_before_its_verb_is_read() -> None:
    assert [q.text for q in quotes_of("“We will go on” for good, the report")] == ["We will go on"]


def test_a_question_nobody_asks_has_no_speaker() -> None:
    (quote,) = said(LEAD + "Novak was asked, “Will the bridge open in the spring of next year?”")
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("line", "words", "speaker", "cue"),
    [
        ("Novak laughed but went on to say, “The cables held.”", "The cables held.", "Peter Novak", "say"),
        (
            "Keller left as soon as the talk ended, Novak said, adding, “The cables held.”",
            "The cables held.",
            "Peter Novak",
            "adding",
        ),
        ("It is the strongest bridge. “The cables held,” a worker can be heard asking Keller.", "held", None, "asking"),
        (
            "Keller proposed a toll and called for doubling “the number of guards on the bridge.”",
            "the number",
            "Anna Keller",
            "called for",
        ),
        (
            "Keller said she wants to put together “the longest bridge of the country.”",
            "the longest",
            "Anna Keller",
            "said",
        ),
        ("Keller explained the warning was “due to the age of the cables.”", "due to", "Anna Keller", "explained"),
        (
            "Novak, who praised comments Keller made in May, said they were “good for the whole town.”",
            "good for",
            "Peter Novak",
            "said",
        ),
        (
            "The cables have no “wear of any kind that matters,” the report of the ministry said.",
            "wear of",
            None,
            "said",
        ),
        (
            "Keller said no to the toll, but Novak gave it a new name: “It is a fee for the future.”",
            "It is a fee",
            "Peter Novak",
            "gave it a new name :",
        ),
        (
            "“The cables will hold,” Keller wrote in a letter to Novak explaining why she came, “but not for long.”",
            "but not",
            "Anna Keller",
            "wrote",
        ),
        ("Keller asked, “Did the cables hold?” Novak did not reveal the answer.", "Did the", "Anna Keller", "asked"),
        ("That brought a reply from Mr. Novak: “We have checked all the cables.”", "We have", "Peter Novak", ":"),
        (
            "According to the manual of the bridge, drivers were told, “You never stop on the bridge.”",
            "You never",
            None,
            "According to",
        ),
        (
            "Novak shrugged off the row, drawing jeers, and said, “The cables held.”",
            "The cables held.",
            "Peter Novak",
            "said",
        ),
    ],
)
def test_the_clause_that_reports(line: str, words: str, speaker: str | None, cue: str) -> None:
    quote = next(q for q in said(LEAD + line) if words in q.text)
    assert (quote.speaker, quote.cue) == (speaker, cue)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "named"),
    [
        (
            "“The cables held,” said the ministry's head of roads, Clara Winter, who came late.",
            "held",
            "Clara Winter",
            "Clara Winter",
        ),
        (
            "Keller left. An official said all the cables had held in the storm. “We looked at all of them,” he said.",
            "We looked",
            None,
            "he",
        ),
        (
            "Novak left. An official who asked not to be named said “the cables are too old for this.”",
            "the cables",
            None,
            "An official",
        ),
        ("Keller spoke in Graz. “The cables held,” the report said on Monday.", "held", None, "the report"),
        (
            "Novak stayed. He said Keller was wrong about “the age of the cables,” which is known.",
            "the age",
            "Peter Novak",
            "He",
        ),
        ("Engineers came. They said the bridge was “as good as any other in the country.”", "as good", None, "They"),
        (
            "Novak unexpectedly defended the plan, calling it “a gift to the whole region.”",
            "a gift",
            "Peter Novak",
            "Novak",
        ),
        (
            "Keller didn’t praise the plan, telling reporters, “The cables are too old.”",
            "The cables",
            "Anna Keller",
            "Keller",
        ),
        (
            "Keller left. The ministry on Monday said “the cables will hold for ever.”",
            "the cables will",
            None,
            "The ministry",
        ),
    ],
)
def test_who_it_was(text: str, words: str, speaker: str | None, named: str) -> None:
    quote = next(q for q in said(LEAD + text) if words in q.text)
    assert (quote.speaker, mention(quote, LEAD + text)) == (speaker, named)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Keller praised the tweet of someone who wrote, “The cables held all night long.”", None),
        ("Paul Winter criticised Novak. “It looked as if Mr Novak had left,” he said.", "Paul Winter"),
        ("An aide of one firm said so. Novak, a former aide, left. “It is late,” the clerk said.", None),
        ("After a talk with Paul Winter, Novak seemed calm. “It went well for all of us,” he said.", "Peter Novak"),
        ("A reporter asked Novak about the cables. “They held all night long,” he answered.", "Peter Novak"),
        ("Asked what he would tell Paul Winter, he said the cables “held all night long.”", "Peter Novak"),
        ("The PM came late. “The cables held,” Prime Minister Clara Winter said. “Yes,” the PM said.", "Clara Winter"),
        ("Novak smiled. “The cables held,” said Secretary of State Clara Winter.", "Clara Winter"),
        ("Novak smiled (Paul Winter/Graz Photos). “The cables held all night,” he said.", "Peter Novak"),
    ],
)
def test_whom_a_pronoun_or_a_title_means(text: str, speaker: str | None) -> None:
    assert said(LEAD + text)[-1].speaker == speaker


def test_of_two_with_one_surname_the_one_named_by_then() -> None:
    text = (
        "Judge Paul Winter read the ruling. “The toll must fall,” Winter wrote.\n\n"
        "Clara Winter, the mayor, thanked the court. Clara Winter had asked for it. Clara Winter was glad."
    )
    assert said(text)[0].speaker == "Paul Winter"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Novak issued a statement on Monday. “The cables held,” the statement said.", "Peter Novak"),
        ("Novak sent a letter to the press. It said “the cables will hold for ever.”", "Peter Novak"),
        ("Novak said in a statement that he was glad. The statement said “the cables held again.”", "Peter Novak"),
        ("The town got a letter. “The cables held,” the letter said.", None),
        ("“The cables held,” Novak’s letter said.", "Peter Novak"),
    ],
)
def test_a_document_is_the_words_of_who_made_it(text: str, speaker: str | None) -> None:
    assert said(LEAD + text)[-1].speaker == speaker


def test_what_somebody_would_not_confirm_is_refused() -> None:
    report = quotes_of(LEAD + "Keller did not confirm that the old bridge will be closed.")[0]
    assert (report.cue, report.strength) == ("not confirm", "refuse")


def test_a_fragment_without_a_verb_of_saying_goes_back_to_no_other_paragraph() -> None:
    text = (
        LEAD
        + "“The cables held,” Novak said in Graz.\n\nThe town has long been proud of its “rather old and rusty” bridge."
    )
    assert [q.speaker for q in said(text)] == ["Peter Novak", None]


def test_what_two_say_is_the_words_of_both() -> None:
    (quote,) = said(LEAD + "“The cables held,” Keller and Novak said in Graz.")
    assert quote.speakers == ("Anna Keller", "Peter Novak")
    assert (quote.speaker, quote.who) == ("Anna Keller", "Anna Keller and Peter Novak")


def test_a_joint_declaration_is_the_words_of_those_who_signed_it() -> None:
    text = (
        LEAD + "Keller and Novak signed a joint declaration. It says the bridge “will stay free for all who live here.”"
    )
    quote = next(q for q in said(text) if q.text.startswith("will stay"))
    assert (quote.kind, quote.speaker) == (QuoteKind.JOINT, None)
    assert quote.speakers == ("Anna Keller", "Peter Novak")


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


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("In her speech in Graz, Keller denied any plan to close the old bridge.", "any plan to close the old bridge"),
        ("Though Keller denies any wish to close the bridge, it will be closed.", "any wish to close the bridge"),
        ("Keller said she knows that the cables are too old.", "she knows that the cables are too old"),
        ("When the rope broke, Novak said, the bridge stayed where it was.", "the bridge stayed where it was"),
        ("Keller told the evening paper she knows the bridge well.", "she knows the bridge well"),
        ("Officials briefed on the plan say that the bridge will be closed.", "the bridge will be closed"),
    ],
)
def test_the_words_reported(line: str, words: str) -> None:
    assert [q.text for q in quotes_of(LEAD + line) if q.kind is QuoteKind.INDIRECT] == [words]


@pytest.mark.parametrize(
    "line",
    [
        "The poverty rate declined to the lowest level of the decade.",
        "The plan was rejected both by the mayor and by the two ministries.",
        "If Keller believes the bridge is safe, it will be opened at once.",
        "It was a stern rebuke of the minister for the state of the bridge.",
        "Novak was sworn in last year as the youngest mayor of the town.",
        "Keller tweeted from her own account on Monday: “The cables held.”",
        "She thanked the volunteers who had helped to paint the old bridge.",
        "Keller had claimed five lives, closed the port and knocked out the power of the town.",
        "Keller claimed at least 40 victims, closed the port and left the town in the dark.",
    ],
)
def test_what_nobody_says(line: str) -> None:
    assert [q.text for q in quotes_of(LEAD + line) if q.kind is QuoteKind.INDIRECT] == []


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
