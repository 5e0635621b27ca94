"""Whose words are, where a sentence names several who could have said them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.speakers import resolve_speakers
from briefing.model.quote import QuoteKind
from briefing.reading.read import read_text
from tests.analysis.quoted import quotes_of

LEAD = (
    "Mayor Anna Keller, a Social Democrat in a town with a strong dockers union, met Peter Novak, president of the "
    "Harbour Union, on Monday.\n\n"
)


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        pytest.param(
            "Peter Novak said his members are “ready to stay out until the snow comes,” according to The Times.",
            "Peter Novak",
            ("The Times",),
            id="an outlet after the words passes on what a person said",
        ),
        pytest.param(
            "Anna Keller told the dockers that they must “open the gates and unload the grain,” reports Reuters.",
            "Anna Keller",
            ("Reuters",),
            id="an outlet that reports passes on what a person told",
        ),
        pytest.param(
            "The New York Times reports that Peter Novak called the plan a “shameful raid on the poor of the town.”",
            "Peter Novak",
            ("The New York Times",),
            id="who calls it so, not the outlet that reports it",
        ),
        pytest.param(
            "Asked about a plan that Anna Keller had at one point called “a fight for the soul of the harbour,” "
            "the dockers told their leaders they needed time.",
            "Anna Keller",
            (),
            id="what is called so is called so by the verb's subject",
        ),
        pytest.param(
            "Anna Keller deemed the timetable, which was expected to hold for 150,000 travellers, “a mess for all,” "
            "and left.",
            "Anna Keller",
            (),
            id="a relative clause that is closed reports nothing",
        ),
        pytest.param(
            "Harbour officials, who say the fund lacks money, have worked to cut costs even as Ms. Keller has pressed "
            "for what she considers much-needed “change in every office,” including longer hours.",
            "Anna Keller",
            (),
            id="a closed relative clause gives way to the clause before the words",
        ),
        pytest.param(
            "Anna Keller says “the official number is ten,” but that the union (from which Peter Novak hails) “is "
            "saying that hundreds are hurt.”",
            "Anna Keller",
            (),
            id="what stands in brackets reports nothing",
        ),
        pytest.param(
            "It was a quarrel of two proud people: Anna Keller and Peter Novak, who has called the mayor a “bully” and "
            "in a recent interview added, “I think the whole idea of a harbour police is untenable.”",
            "Peter Novak",
            (),
            id="the verb shares its subject past where it was said",
        ),
        pytest.param(
            "“The big question is the closing of two docks,” Anna Keller said. The union “are afraid of what the town "
            "will decide next.”",
            "Anna Keller",
            (),
            id="a predicate in marks speaks about its subject",
        ),
        pytest.param(
            "The dockers still come, but “a very high bill for the taxpayers of the town” could change that, Ms. "
            "Keller said at a briefing in Vienna.",
            "Anna Keller",
            (),
            id="the clause that ends the sentence may tell where",
        ),
        pytest.param(
            "The Harbour Fund, which bills itself as a club of friends, praised Mrs. Keller, 57, for her push for “"
            "fiscal calm and a limited town hall.”",
            "Harbour Fund",
            (),
            id="who is praised does not speak",
        ),
    ],
)
def test_the_last_words_are_by(text: str, speaker: str | None, via: tuple[str, ...]) -> None:
    quote = quotes_of(LEAD + text)[-1]
    assert (quote.speaker, quote.via) == (speaker, via)


def test_who_is_of_a_place_is_not_the_place() -> None:
    quote = quotes_of(
        "Anna Keller came from Minnesota.\n\nThe Minnesota Republican said that “eight years are enough for me.”"
    )[0]
    assert quote.speaker != "Minnesota"


def test_a_description_takes_up_what_somebody_is_not_what_the_office_hangs_on() -> None:
    quote = quotes_of(
        "Peter Novak, president of a dockers union, met Mayor Anna Keller.\n\n“This is a threat,” the union said."
    )[0]
    assert quote.speaker != "Peter Novak"


def test_a_courtesy_title_tells_the_gender_the_name_hides() -> None:
    quotes = quotes_of(
        "“They love the army,” said Manal Omar, a researcher, in Vienna.\n\nIt remains loved, Ms. Omar said at a "
        "briefing in Washington.\n\nHowever, she added, “if I had to bet, I would bet on the generals.”"
    )
    assert quotes[-1].speaker == "Manal Omar"


def test_a_pronoun_is_hardly_who_the_words_name() -> None:
    quotes = quotes_of(
        "Peter Novak and Paul Weber quarrelled.\n\nNovak came. “Novak has never kept a promise to anybody,” he said."
    )
    assert quotes[-1].speaker != "Peter Novak"


def test_a_house_does_not_take_the_words_of_its_spokesman() -> None:
    words = "The whole world is watching what is happening in the harbour of this town today"
    quotes = quotes_of(
        f"White House spokesman Josh Earnest urged calm. “{words},” he warned.",
        f"“{words},” the White House said in a statement.",
    )
    assert quotes[0].speaker == "Josh Earnest"


def test_a_caption_holds_no_quotations() -> None:
    quotes = quotes_of(
        "Anna Keller spoke on Monday.\n\nHide caption Dockers shout slogans in Vienna's old port. In a speech, Mayor "
        "Anna Keller asked for calm, saying that “force is no answer in Vienna or elsewhere.” Previous Next Lee Wu/AFP"
    )
    assert quotes == []


@pytest.mark.parametrize(
    "line",
    [
        "'sitekey': '6LxyzUUAAAACPdQ6XgmLN ImULpaRylyMwpTZ two three',",
        "type: 'POST and send it all again now',",
        "output += '<p class=\"error of the form\">Something went wrong with it</p>';",
        "// This is 'what the old form of the page did', now gone",
        "var offset = $('#share-wrapper of the whole page here').offset().top;",
    ],
)
def test_code_of_a_page_holds_no_words_of_anybody(line: str) -> None:
    assert not quotes_of(f"Anna Keller came.\n\n{line}\n\nShe left.")


def test_a_transcript_is_no_code() -> None:
    (quote,) = quotes_of("Anna Keller met the dockers.\n\nKeller: 'The gates will open in the morning.'")
    assert quote.speaker == "Anna Keller"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Peter Novak said the words hurt.\n\n“Our fund stands for hope,” he said in a statement. “Slurs have no "
            "place here.”\n\nMark Weber of Vienna, the second man of the fund, was quick to keep away. He blamed Anna "
            "Keller in a letter, saying dockers come for work, not to “hear insults from officials of the town.”",
            "Mark Weber",
            id="what a sentence is about, the next goes on about",
        ),
        pytest.param(
            "The Alaska Dispatch reported the apology: “I used a word that was common when I was young, and meant no "
            "harm.”",
            None,
            id="an outlet says no I",
        ),
        pytest.param(
            "Mayor Anna Keller called for a meeting about the docks. Harbour master Peter Novak held a press "
            "conference. “What happened on Sunday changes the whole game.”",
            "Peter Novak",
            id="the sentence before comes before those further back",
        ),
        pytest.param(
            "“That is a promise,” Anna Keller said.\n\nA second moment came when Peter Novak went after Mark Weber "
            "hard: “She put a thousand people out of work and never looked back.”",
            None,
            id="words after a sentence about others do not go back to who spoke before",
        ),
        pytest.param(
            "“That is a promise,” Anna Keller said.\n\nOur first post from the morning — “if one door had not held, "
            "more people would be hurt tonight.”",
            None,
            id="a title after a dash does not go back to who spoke before",
        ),
        pytest.param(
            "Doctors Abroad, which said its teams were “working around the clock in the harbour” for days, went home.",
            "Doctors Abroad",
            id="a name is shown without its relative pronoun",
        ),
    ],
)
def test_words_without_a_clear_clause_are_by(text: str, speaker: str | None) -> None:
    assert quotes_of(text)[-1].speaker == speaker


def test_two_single_curly_marks_close_a_double_one() -> None:
    first, second = quotes_of("“The gates stay shut until the spring,’’ Anna Keller said. “Nobody goes in.’’")
    assert (first.text, second.text) == ("The gates stay shut until the spring,", "Nobody goes in.")
    assert first.speaker == "Anna Keller"


def test_who_chants_is_no_noun() -> None:
    (quote,) = quotes_of("Anna Keller met dockers, who chant, “Hands off the harbour now,” a reference to May.")
    assert quote.cue == "chant"


def test_in_a_language_whose_verbs_are_unknown_nobody_is_guessed() -> None:
    text = (
        "Anna Keller: “Vamos todos a la plaza de la ciudad”.\n\n"
        "“Abajo con el alcalde de toda la ciudad”, corean los vecinos."
    )
    article = replace(read_text(text), id="a", language="es")
    article = replace(article, sentences=split_sentences(article))
    names = find_names(article)
    found = resolve_speakers([article], find_quotes(article, names), find_actors([article], {"a": names}))
    assert [q.speaker for q in found] == ["Anna Keller", None]


def test_who_posts_may_write_the_own_name_small() -> None:
    quotes = quotes_of(
        "The harbour was searched on Monday.\n\n"
        "> NEW: agents are in the harbour office. pic.twitter.com/abcd — erica orden (@eorden) May 5, 2018\n\nShe left."
    )
    assert [q.speaker for q in quotes if q.kind is QuoteKind.POST] == ["erica orden"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("“The law forbids the strike,” the district said in a statement.", "the district"),
        ("“The schools must open,” the court document says.", "the court document"),
        ("“The schools must open at once,” according to the school system.", "the school system"),
        ("“We are tired of it,” he said.", None),
        ("“We are tired of it,” said Peter Novak, a parent.", None),
    ],
)
def test_a_speaker_without_a_name_is_shown_as_described(text: str, described: str | None) -> None:
    quote = quotes_of(text)[-1]
    assert quote.described == described
    assert quote.who == (quote.speaker or described)


def test_will_may_be_a_given_name() -> None:
    (quote,) = quotes_of("“It hurts that the schools are shut,” said parent Will White, who sees both sides.")
    assert quote.speaker in ("Will White", "Will")
    assert quote.mention is not None and quote.mention.end - quote.mention.start == len("Will White")


def test_a_suit_holds_the_words_of_who_filed_it() -> None:
    text = "Governor Peter Novak went.\n\nNovak's suit charges that the rule “is an attempt to write the law anew.”"
    assert quotes_of(text)[-1].speaker == "Peter Novak"


MET = "Mayor Anna Keller and the engineer Peter Novak met Prime Minister Paul Brook and Speaker Otto Frey here.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Novak said the pumps had failed. In a veiled swipe at the mayor’s adviser, Otto Frey, who has never "
            "seen a pump, he said: “Nobody asked us before it rained.”",
            "Peter Novak",
            id="not whom the words before the clause speak of",
        ),
        pytest.param(
            "Otto Frey was cheered by the house.\n\nAfter the vote was read out in the hall, a clearly angry PM rose "
            "to his feet.\n\n“Let nobody doubt what this means,” he said.\n\n“It means a winter without trains.”",
            "Paul Brook",
            id="a title with adjectives is a person's whom the article names",
        ),
        pytest.param(
            "Brook had asked for a vote. At one point, the Speaker mocked the ministers. To applause he said he would "
            "“open the doors of the hall to all.”",
            "Otto Frey",
            id="the subject of the sentence before, told by a title",
        ),
        pytest.param(
            "The premier accused his rivals of “handing the harbour to strangers.”",
            "Paul Brook",
            id="a premier is a prime minister",
        ),
        pytest.param(
            "Anna Keller had come by boat.\n\nNorholm’s ambassador to the isles spoke on the steps of the embassy.\n\n"
            "“All our thoughts are with the families,” she said.",
            "Norholm’s ambassador",
            id="somebody without a name is the subject of the sentence before",
        ),
    ],
)
def test_a_title_without_a_name_is_who_a_pronoun_means(text: str, speaker: str) -> None:
    assert {q.who for q in quotes_of(MET + text)} == {speaker}


def test_who_signs_a_post_is_nobody_else_with_the_same_given_name() -> None:
    told = quotes_of(
        "The student Ida Lind was missed on Monday, her school said. Lind came by ferry.\n\nA reporter saw it:\n\n"
        "Two cranes fell, the pilots say pic.twitter.com/abc123 — Ida Short (@crane) March 4, 2026\n\n"
        "The ferry has left the harbour again, the company said on Tuesday."
    )
    assert [q.who for q in told if q.kind is QuoteKind.POST] == ["Ida Short"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Described as a “mother of all retreats” by a harbour official, the plan was slammed by members.",
            "a harbour official",
            id="by whom it is described, before the main clause",
        ),
        pytest.param(
            "“The gates hold,” Peter Novak said. Owns two boats. Branded the mayor “wholly without mercy” last week.",
            None,
            id="a note without a subject goes back to nobody who spoke",
        ),
        pytest.param(
            "Votes: 50 per cent Ida Lind Former minister who says she wants to “save the old town for good” and sails.",
            "Ida Lind",
            id="a fact box that became one line",
        ),
        pytest.param(
            "Ida Lind is an old member of the town’s Cabinet who once told the ferrymen “we cannot have bad boats.”",
            None,
            id="who is no body",
        ),
        pytest.param(
            "The talk of all those opposed to No Deal showed the “tone and style of a colder town” to the ferrymen.",
            None,
            id="what means something says nothing",
        ),
    ],
)
def test_what_is_no_speaker(text: str, speaker: str | None) -> None:
    told = quotes_of("Mayor Anna Keller met Ida Lind and Peter Novak on Monday.\n\n" + text)
    assert told[-1].who == speaker


def test_some_member_says_one_thing_only() -> None:
    told = quotes_of(
        "Ida Lind met Anna Keller in the town hall.\n\nThe vote was lost, leading one MP to "
        "shout: “A bad start for all.”\n\n“The harbour will be ours again by the summer,” was read out."
    )
    assert told[0].who == "MP"
    assert told[-1].who is None
