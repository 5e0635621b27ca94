"""Which quotations a briefing page shows, and in which language."""

from __future__ import annotations

from dataclasses import replace

from briefing.export.quoted import all_quotations, chosen_quotes, quotation
from briefing.model.actor import Actor, ActorType
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.story import Member, Story, StoryFindings
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
