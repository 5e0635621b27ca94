"""Which quotations a briefing page shows, and in which language."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.brief import write_brief
from briefing.export.quoted import all_quotations, chosen_quotes, quotation
from briefing.model.actor import Actor, ActorType
from briefing.model.promise import Promise
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.story import Member, Story, StoryFindings, TargetKind
from briefing.model.text import Evidence
from tests.analysis.making import article

POSTED = "Le port est fermé pour deux semaines et les passagers sont dans la gare."
ENGLISH = "The harbour is closed for two weeks and the passengers are at the station."


def quote(name: str, account: str, text: str, kind: QuoteKind = QuoteKind.DIRECT, group: str | None = None) -> Quote:
    return Quote(name, account, 0, len(text), text, kind, name, speaker="Ida Brandt", group=group)


def findings(*quotes: Quote, groups: tuple[QuoteGroup, ...] = ()) -> StoryFindings:
    accounts = [article(name, "The mayor of Port Ellery spoke on Monday.") for name in ("a", "b")]
    return StoryFindings(
        story=Story("s", "t", None, None, ("a", "b")),
        members=tuple(Member(a, a.id.upper()) for a in accounts),
        quotes=quotes,
        groups=groups,
    )


def test_a_translation_in_the_language_of_the_story_is_shown_and_the_other_named() -> None:
    both = (quote("q1", "a", POSTED, QuoteKind.POST, "g"), quote("q2", "b", ENGLISH, group="g"))
    story = findings(*both, groups=(QuoteGroup("g", POSTED, ("q1", "q2"), "Ida Brandt", sure=False),))
    [shown] = all_quotations(story)
    assert shown.text == ENGLISH
    assert "Ida Brandt, quoted in French too (A, B, wordings differ)" in quotation(story, shown)


def test_what_stands_in_another_language_only_says_so() -> None:
    story = findings(quote("q1", "a", POSTED))
    [shown] = all_quotations(story)
    assert "— Ida Brandt, in French (A only)" in quotation(story, shown)


def test_addresses_at_the_end_of_a_post_are_not_shown() -> None:
    story = findings(quote("q1", "a", f"{ENGLISH} pic.twitter.com/abc https://example.org/x", QuoteKind.POST))
    assert next(all_quotations(story)).text == ENGLISH


def test_of_one_speaker_what_is_denied_or_promised_is_chosen_before_praise() -> None:
    praise = quote("q1", "a", "This was a day of great unity for the whole town.")
    denied = quote("q2", "b", "The harbour will not be closed for longer than that.")
    story = replace(findings(praise, denied), actors=(Actor("x", "Ida Brandt", ActorType.PERSON, (), (), ()),))
    page = chosen_quotes(story)
    assert denied.text.rstrip(".") in page
    assert praise.text.rstrip(".") not in page


def test_the_screen_and_the_page_show_the_same_quotations() -> None:
    shared = (quote("q1", "a", "The quay will open in May.", group="g"), quote("q2", "b", "The quay will open in May."))
    alone = replace(quote("q3", "b", "Nobody was hurt when the crane fell."), speaker="Ole Lund")
    actors = tuple(Actor(name, name, ActorType.PERSON, (), (), ()) for name in ("Ida Brandt", "Ole Lund"))
    groups = (QuoteGroup("g", shared[0].text, ("q1", "q2"), "Ida Brandt"),)
    story = replace(findings(shared[0], replace(shared[1], group="g"), alone, groups=groups), actors=actors)
    lines = next(section for section in write_brief(story) if section.key == "words").lines
    assert [(line.kind, line.target) for line in lines] == [(TargetKind.QUOTE_GROUP, "g"), (TargetKind.QUOTE, "q3")]
    page = chosen_quotes(story)
    assert [page.index(line.text.partition("“")[2].rstrip(".”")) for line in lines] == sorted(
        page.index(text) for text in ("The quay will open in May", "Nobody was hurt when the crane fell")
    )


def test_what_is_run_into_the_sentence_of_a_promise_stands_with_the_promises() -> None:
    words = quote("q1", "a", "will open the quay by the end of May", QuoteKind.PARTIAL)
    told = Evidence("a", 0, len(words.text), words.text)
    actors = (Actor("x", "Ida Brandt", ActorType.PERSON, (), (), ()),)
    story = replace(findings(words), actors=actors)
    assert words.text in chosen_quotes(story)
    promise = Promise("m", "Ida Brandt", words.text, None, None, (told,))
    assert chosen_quotes(replace(story, promises=(promise,))) == ""
