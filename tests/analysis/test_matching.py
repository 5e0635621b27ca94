"""Which sentences say the same."""

from __future__ import annotations

import pytest

from briefing.analysis.matching import match_sentences, match_story
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.matching import SentencePair
from briefing.model.quote import Quote, QuoteKind
from tests.analysis.making import CRANE, FERRY, HARBOUR, article

STORY = (HARBOUR, CRANE, FERRY)


def found(pairs: tuple[SentencePair, ...]) -> set[tuple[str, int, str, int]]:
    return {(p.left_article, p.left, p.right_article, p.right) for p in pairs}


def test_same_facts_in_other_words_are_pairs() -> None:
    pairs = found(match_story(STORY))
    assert {("a", 0, "b", 0), ("a", 1, "b", 1), ("a", 2, "b", 2), ("a", 3, "c", 0)} <= pairs


def test_what_one_article_alone_has_is_in_no_pair() -> None:
    pairs = found(match_story(STORY))
    assert not [p for p in pairs if p[:2] == ("a", 4) or p[2:] == ("b", 3) or p[2:] == ("c", 2)]


def test_left_stands_before_right_and_scores_are_shares() -> None:
    order = [a.id for a in STORY]
    pairs = match_story(STORY)
    assert len(pairs) > 3
    for pair in pairs:
        assert order.index(pair.left_article) < order.index(pair.right_article)
        assert 0 < pair.score <= 1
        assert pair.why


def test_names_and_reporting_words_make_no_pair() -> None:
    left = article(
        "l",
        "Harbour Minister Oskar Lindqvist said the budget for roads would be cut in the autumn.",
        "Rain is expected in the north.",
        "A bakery in the old town won a prize for its rye bread.",
    )
    right = article(
        "r",
        "Harbour Minister Oskar Lindqvist said he had never met the owner of the yacht.",
        "The zoo has a new giraffe.",
        "Trains to the coast run again after the storm.",
    )
    assert match_story((left, right)) == ()


def test_the_signature_of_a_post_matches_only_itself() -> None:
    words = "The first of the two boats has arrived and all of its crew are well."
    one = article("l", words, "— Ida Brandt (@idabrandt) March 4, 2024", "Nothing else is known about the boats today.")
    other = article("r", words, "— Port of Ellery (@ellery) March 4, 2024", "Fishing is good at this time of the year.")
    assert found(match_story((one, other))) == {("l", 0, "r", 0)}


def test_teasers_never_match() -> None:
    words = "Ten goats were found alive on the roof of the town hall in Norholm."
    one = article("l", words, "The weather will be fine for the rest of the week.")
    other = article("r", f"> {words}", "The council meets again on Thursday to discuss the new bridge.")
    assert match_story((one, other)) == ()


def test_british_and_american_spelling_is_one() -> None:
    [match] = match_sentences(
        ["The defence ministers praised the programme.", "Snow fell."],
        ["The defense ministers praised the program.", "Goats eat grass."],
    )
    assert (match.left, match.right, match.sure) == (0, 0, True)
    assert match.score > 0.9


@pytest.mark.parametrize("background", [None, [], [["Another sentence of the event."]]])
def test_any_background_will_do(background: list[list[str]] | None) -> None:
    matches = match_sentences(["A dog bit the mayor of Elm."], ["The mayor of Elm was bitten by a dog."], background)
    assert [(m.left, m.right) for m in matches] == [(0, 0)]


def test_nothing_to_match() -> None:
    assert match_sentences([], ["Words."]) == []
    assert match_sentences(["Words."], []) == []
    assert match_sentences([], [], versions=True) == []
    assert match_story(()) == ()
    assert match_story((HARBOUR,)) == ()
    assert match_story((article("x"), article("y", "One sentence stands here."))) == ()


def test_the_same_quotation_makes_a_sure_pair() -> None:
    left = article(
        "l", "“Boats are life,” she said, and left the room to look for her husband.", "Snow fell on the hills."
    )
    right = article("r", "In a post she had only this to add. “Boats are life.”", "The market opens at eight.")
    quotes = [
        Quote("q1", "l", 1, 15, "Boats are life for us", QuoteKind.DIRECT, "u1", group="g"),
        Quote("q2", "r", 38, 52, "Boats are life for us", QuoteKind.DIRECT, "u2", group="g"),
    ]
    pairs = match_story((left, right), quotes)
    assert [p for p in pairs if p.left == 0 and p.right == 1 and p.sure]


def test_a_fragment_is_not_the_longer_quotation() -> None:
    whole = "This was a storm of choice and is now a flood that no dike of the town can hold back."
    left = article("l", "“Boats are life,” she said, and left the room.", "Snow fell on the hills.")
    right = article("r", "In a post she had “only this” to add.", "The market opens at eight.")
    for words, pairs in (("a storm of choice", 0), ("now a flood that no dike of the town can hold", 1)):
        quotes = [
            Quote("q1", "l", 1, 15, whole, QuoteKind.DIRECT, "u1", group="g"),
            Quote("q2", "r", 19, 28, words, QuoteKind.PARTIAL, "u2", group="g"),
        ]
        assert len(match_story((left, right), quotes)) == pairs


def test_two_parts_of_what_a_third_account_quotes_whole_are_no_pair() -> None:
    parts = "Boats are life and nothing else is.", "Whoever sells a pier sells the town."
    left = article("l", f"“{parts[0]}” she wrote to the mayor.", "Snow fell on the hills.")
    right = article("r", f"The letter ended thus: “{parts[1]}”", "The market opens at eight.")
    quotes = [
        Quote("q1", "l", 1, 1 + len(parts[0]), parts[0], QuoteKind.DIRECT, "u1", group="g"),
        Quote("q2", "r", 24, 24 + len(parts[1]), parts[1], QuoteKind.DIRECT, "u2", group="g"),
    ]
    assert match_story((left, right), quotes) == ()


def test_pins_and_unpins_are_honoured_in_either_order() -> None:
    first, second = HARBOUR.sentence(4), CRANE.sentence(3)
    pin = Correction(CorrectionKind.PIN, ("b", second, "a", first))
    unpin = Correction(CorrectionKind.UNPIN, ("a", HARBOUR.sentence(0), "b", CRANE.sentence(0)))
    pairs = match_story(STORY, corrections=Corrections((pin, unpin)))
    assert [p.why for p in pairs if (p.left_article, p.left, p.right_article, p.right) == ("a", 4, "b", 3)] == [
        "pinned by you"
    ]
    assert ("a", 0, "b", 0) not in found(pairs)
    again = Correction(CorrectionKind.UNPIN, ("a", first, "b", second))
    assert ("a", 4, "b", 3) not in found(match_story(STORY, corrections=Corrections((pin, again))))


def test_a_correction_about_words_that_are_gone_does_nothing() -> None:
    pin = Correction(CorrectionKind.PIN, ("a", "No such sentence.", "b", CRANE.sentence(0)))
    elsewhere = Correction(CorrectionKind.PIN, ("z", "x", "b", "y"))
    assert match_story(STORY, corrections=Corrections((pin, elsewhere))) == match_story(STORY)


def test_versions_keep_order_through_splits_and_moves() -> None:
    old = [
        "The council of Elm voted for the new bridge on Monday.",
        "Work will begin in May, and the old ferry will stop then.",
        "Farmers on the east bank had asked for the bridge for years.",
        "It will cost nine million crowns.",
    ]
    new = [
        "The council of Elm voted for the new bridge on Monday evening.",
        "It will cost nine million crowns.",
        "Work will begin in May.",
        "The old ferry will stop then.",
        "Farmers on the east bank had asked for the bridge for years.",
    ]
    cells = {(m.left, m.right) for m in match_sentences(old, new, versions=True)}
    assert cells == {(0, 0), (1, 2), (1, 3), (2, 4), (3, 1)}


def test_match_sentences_is_what_the_story_says() -> None:
    texts = [[s.of(a.text) for s in a.sentences] for a in STORY]
    cells = {(m.left, m.right): m.score for m in match_sentences(texts[0], texts[1], background=texts)}
    pairs = {(p.left, p.right): p.score for p in match_story(STORY) if (p.left_article, p.right_article) == ("a", "b")}
    assert cells == pairs
    turned = {(m.right, m.left): m.score for m in match_sentences(texts[1], texts[0], background=texts)}
    assert turned == cells


def test_first_sentences_need_no_rare_words_to_be_a_pair() -> None:
    things = ("dam", "mill", "quay", "barn", "school", "church", "farm", "road", "fair", "museum", "stadium", "tunnel")
    talk = ("The council and its ferries threatened: in", "The island and its debt: around", "No winter so far: by")
    told = [f"{before} the {thing} all talk is of it." for thing, before in zip(things, talk * 4, strict=True)]
    first = "The council threatened on Monday to stop the ferries if the island does not pay its debt of last winter."
    second = "Ferries end if the island keeps its debt, the council threatened at the gates in deep winter snow."
    left, right = told[:6] * 3, told[6:] * 3
    assert (0, 0) in {(m.left, m.right) for m in match_sentences([first, *left], [second, *right]) if m.sure}
    assert (18, 18) not in {(m.left, m.right) for m in match_sentences([*left, first], [*right, second]) if m.sure}
