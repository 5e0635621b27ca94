"""The same words across articles, and how they differ."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from briefing.analysis.brief_quotes import all_quotations, chosen_quotations
from briefing.analysis.wordings import align_wordings, find_like, group_quotes, may_hold
from briefing.model.quote import MentionType, Quote, QuoteKind, said_by
from tests.analysis.stories_told import analysis


def quote(article: str, text: str, speaker: str | None = "Anna Keller", kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    return Quote(f"{article}{abs(hash(text))}", article, 0, len(text), text, kind, "u", speaker=speaker)


DRIFT = (quote("a", "These trains shouldn’t have been used"), quote("b", "these trains should have been used"))


def test_the_same_words_with_other_marks_and_spelling_are_one_group() -> None:
    quotes = (
        quote("a", "We don't recognise the harbour rules."),
        quote("b", "We don’t recognize the harbor rules"),
        quote("c", "The weather was bad all week"),
    )
    found, groups = group_quotes(quotes)
    assert [g.quotes for g in groups] == [(quotes[0].id, quotes[1].id)]
    assert [q.group for q in found] == [groups[0].id, groups[0].id, None]
    assert groups[0].sure


def test_a_short_piece_joins_the_longer_wording_of_the_same_speaker_only() -> None:
    long = quote("a", "The bridge was built in several thousand days")
    assert len(group_quotes((long, quote("b", "several thousand")))[1]) == 1
    assert group_quotes((long, quote("b", "several thousand", "Peter Novak")))[1] == ()


def test_terms_and_indirect_reports_stay_out() -> None:
    quotes = (quote("a", "the green lane is closed", kind=QuoteKind.INDIRECT), quote("b", "the green lane is closed"))
    assert group_quotes(quotes)[1] == ()


def test_a_drifted_word_leaps_to_the_eye() -> None:
    _, (group,) = group_quotes(DRIFT)
    base, other = align_wordings(group, DRIFT)
    assert ("should ", "differs") in other.pieces
    assert ("shouldn’t ", "differs") in base.pieces
    assert "".join(text for text, marker in other.pieces if marker != "omitted") == DRIFT[1].text


def test_what_a_wording_leaves_out_is_shown() -> None:
    quotes = (quote("a", "We checked the cables and the towers twice"), quote("b", "We checked the towers twice"))
    _, (group,) = group_quotes(quotes)
    assert ("cables and the ", "omitted") in align_wordings(group, quotes)[1].pieces or (
        "the cables and ",
        "omitted",
    ) in align_wordings(group, quotes)[1].pieces


def test_a_part_of_a_speech_is_laid_against_its_own_stretch() -> None:
    speech = (
        "Let us be clear about one thing, the harbour is old and has seen many storms. We checked the cables and the "
        "towers twice this spring. But make no mistake, nobody wants this right more than the dockers of this town"
    )
    quotes = (quote("a", speech), quote("b", "We checked the cables and towers twice this spring"))
    _, (group,) = group_quotes(quotes)
    base, part = align_wordings(group, quotes)
    assert part.pieces[0] == part.pieces[-1] == ("… ", "omitted")
    assert sum(len(text.split()) for text, marker in part.pieces if marker == "omitted") == 3
    assert [marker for _, marker in base.pieces] == ["same"]


def test_a_translation_by_the_same_speaker_is_linked_but_not_sure() -> None:
    quotes = (
        quote("a", "La conférence de Genève garantit une protection permanente des populations civiles"),
        quote("b", "The conference of Geneva guarantees a permanent protection of civilian populations"),
    )
    _, (group,) = group_quotes(quotes)
    assert not group.sure


def test_like_finds_every_wording_and_orders_by_likeness() -> None:
    quotes = (quote("c", "Nothing of the kind was ever planned"), *reversed(DRIFT))
    assert [q.id for q in find_like(quotes, "trains should have been used")] == [DRIFT[1].id, DRIFT[0].id]
    assert find_like(quotes, "") == ()


def test_small_words_alone_are_no_likeness() -> None:
    asked = "we will not be the ones who have to pay for what is wrong with the harbour"
    quotes = (
        quote("a", "We will not be the first to have to wait for it is there with the rest"),
        quote("b", "We will not be the ones to pay for what is wrong with the harbor"),
    )
    assert [q.id for q in find_like(quotes, asked)] == [quotes[1].id]
    assert not may_hold(quotes[0].text, "not the ones who have to pay for a harbour")


def test_two_sayings_of_one_language_are_no_translation() -> None:
    quotes = (
        quote("a", "The harbour protection of the region guarantees a permanent population of cranes"),
        quote("a", "We spoke to the regional protectors, who guaranteed permanence and popularity at harbours"),
    )
    assert group_quotes(quotes)[1] == ()


def test_another_article_tells_whose_words_a_pronoun_gave() -> None:
    words = "We will not open the harbour until every crane is checked"
    by_name = replace(quote("a", words), mention_type=MentionType.NAMED, actor="keller")
    by_pronoun = replace(quote("b", words, "Clara Winter"), mention_type=MentionType.PRONOUN)
    unknown = replace(quote("c", words.lower(), None), mention_type=MentionType.NONE)
    found, _ = group_quotes((by_name, by_pronoun, unknown))
    assert [(q.speaker, q.actor) for q in found] == [("Anna Keller", "keller")] * 3


def test_two_by_name_stay_two() -> None:
    words = "We will not open the harbour until every crane is checked"
    quotes = [
        replace(quote(article, words, who), mention_type=MentionType.NAMED, actor=who)
        for article, who in (("a", "Anna Keller"), ("b", "Clara Winter"))
    ]
    pronoun = replace(quote("c", words, "Peter Novak"), mention_type=MentionType.PRONOUN)
    assert [q.speaker for q in group_quotes((*quotes, pronoun))[0]] == ["Anna Keller", "Clara Winter", "Peter Novak"]


def test_a_text_without_the_words_need_not_be_read() -> None:
    assert may_hold("They said the HARBOR's cranes would be checked, twice.", "the harbour cranes were checked")
    assert not may_hold("The bridge is closed.", "the harbour cranes were checked")


def test_only_what_stands_in_one_paragraph_or_post_in_order_may_be_a_wording() -> None:
    asked = "the harbour cranes were checked"
    apart = "Nobody came to look at them.\n\n" * 80
    assert not may_hold(f"The harbour slept. {apart} Cranes stood by.", asked)
    assert not may_hold("Checked were all the cranes of that harbour.", asked)
    assert may_hold("The harbour slept.\n\nThe cranes had all been checked.", asked)
    assert may_hold(f"The harbour slept. {apart} Its harbour cranes were checked.", asked)


def test_no_quotation_that_is_like_the_words_is_missed() -> None:
    draw, found = Random("like"), 0
    text = "the harbour of our old town will not close because we have checked every crane and colour of it"
    words = text.split(" ")
    for number in range(200):
        said = [draw.choice(words) for _ in range(draw.randint(4, 14))]
        asked = " ".join(draw.choice([word, word, word, "the", "town"]) for word in said[draw.randint(0, 3) :])
        if find_like([quote(f"a{number}", " ".join(said))], asked):
            found += 1
            assert may_hold(f"Nobody came.\n\nShe said: “{' '.join(said)}”, and left.", asked)
    assert found > 40


CRANE = "The crane was brought down by a wave of enormous height. It may well have been nobody’s fault."
STORMED = "The evidence shows the ferry was brought down by a wave of enormous height"
GIVEN_TO_TWO = (
    f"Mayor Anna Keller and the engineer Peter Novak met.\n\n“{CRANE}” Peter Novak said.\n\n"
    f"“{STORMED},” Anna Keller said.",
    "Mayor Anna Keller and the engineer Peter Novak met. Documents show “that the ferry was brought down by a wave of "
    "enormous height.”\n\nAnna Keller said “it may well have been nobody’s fault.”",
    f"Mayor Anna Keller and the engineer Peter Novak met.\n\n“{STORMED},” Anna Keller told reporters.",
)


def test_words_that_nobody_says_join_no_two_speakers() -> None:
    findings = analysis(*GIVEN_TO_TWO).findings
    of = {q.text.strip(",."): q.group for q in findings.quotes}
    assert of[CRANE.strip(".")] != of[STORMED]
    assert [g.speaker for g in findings.groups if g.id == of[STORMED]] == ["Anna Keller"]


def test_words_that_accounts_give_to_two_people_are_shown_with_whom_each_gives_them_to() -> None:
    findings = analysis(*GIVEN_TO_TWO).findings
    of_two = next(g for g in findings.groups if g.text.strip(",.") == CRANE.strip("."))
    assert of_two.speakers == ("Peter Novak", "Anna Keller")
    assert said_by(of_two, [q for q in findings.quotes if q.id in of_two.quotes]) == "Peter Novak or Anna Keller"
    shown = {(s.speaker, s.text.strip(",.")) for s in all_quotations(findings)}
    assert ("Peter Novak", CRANE.strip(".")) in shown
    assert ("Anna Keller", "it may well have been nobody’s fault") in shown
    chosen = [s.text for s in chosen_quotations(findings, 9)]
    assert len([text for text in chosen if "nobody’s fault" in text]) == 1
