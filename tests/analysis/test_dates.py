"""Words that give a time, resolved. 6 January 2026 was a Tuesday."""

from __future__ import annotations

import pytest

from briefing.analysis.dates import find_dates
from briefing.analysis.language.tense import dated
from briefing.model.text import Span
from tests.analysis.stories_told import article

RESOLVED = [
    ("Lund said Tuesday that boats had left.", "Tuesday", "2026-01-06", "2026-01-06"),
    ("She spoke on Sunday about boats.", "Sunday", "2026-01-04", "2026-01-04"),
    ("Talks resume on Thursday, and will go on.", "Thursday", "2026-01-08", "2026-01-08"),
    ("The ministers will meet on Thursday in Oslo.", "Thursday", "2026-01-08", "2026-01-08"),
    ("Last Tuesday the boats left.", "Last Tuesday", "2025-12-30", "2025-12-30"),
    ("She said so during the weekend.", "the weekend", "2026-01-03", "2026-01-04"),
    ("A deal is due by the end of January.", "the end of January", "2026-01-23", "2026-01-31"),
    ("Work began in early 2025.", "early 2025", "2025-01-01", "2025-05-05"),
    ("Talks go on January 6 and 7.", "January 6 and 7", "2026-01-06", "2026-01-07"),
    ("The boats left on 3 December.", "3 December", "2025-12-03", "2025-12-03"),
    ("Holt called on Lund to postpone Thursday’s hearing.", "Thursday", "2026-01-08", "2026-01-08"),
    ("Yesterday the boats left.", "Yesterday", "2026-01-05", "2026-01-05"),
    ("It began two weeks ago.", "two weeks ago", "2025-12-23", "2025-12-23"),
    ("Last week nothing moved.", "Last week", "2025-12-29", "2026-01-04"),
    ("Next month the port opens.", "Next month", "2026-02-01", "2026-02-28"),
    ("The port opened on March 3, 2019.", "March 3, 2019", "2019-03-03", "2019-03-03"),
    ("The first pier burned on July 2, 1822, in Oslo.", "July 2, 1822", "1822-07-02", "1822-07-02"),
    ("On March 3 1500 boats lay in the port.", "March 3", "2026-03-03", "2026-03-03"),
    ("It began last September.", "last September", "2025-09-01", "2025-09-30"),
    ("He was born in May.", "May", "2025-05-01", "2025-05-31"),
    ("Lund passed up the chance to return following April’s vote.", "April", "2025-04-01", "2025-04-30"),
    ("The harbour will be dry by March.", "March", "2026-03-01", "2026-03-31"),
    ("It rained Monday through Wednesday.", "Monday through Wednesday", "2025-12-29", "2025-12-31"),
    ("The fair will run from Thursday to Saturday.", "Thursday to Saturday", "2026-01-08", "2026-01-10"),
    ("The league met from 3 to 5 May.", "3 to 5 May", "2025-05-03", "2025-05-05"),
    ("Thursday, January 8, the pier opens.", "Thursday, January 8", "2026-01-08", "2026-01-08"),
    ("The pier burned on Friday 2 May, and nobody was hurt.", "Friday 2 May", "2025-05-02", "2025-05-02"),
    ("In November, Oslo Gov. Ada Lund, a sailor, lost her seat.", "November", "2025-11-01", "2025-11-30"),
    ("The crew was freed on October 31.", "October 31", "2025-10-31", "2025-10-31"),
    ("The crew worked there until Monday, when it was paid.", "Monday", "2026-01-05", "2026-01-05"),
    (
        "Lund, who will sail, wrote, telling a blog on Sunday that she would.",
        "Sunday",
        "2026-01-04",
        "2026-01-04",
    ),
    ("Sunday marks the end of the race.", "Sunday", "2026-01-11", "2026-01-11"),
    ("After the November vote, she left.", "November", "2025-11-01", "2025-11-30"),
    ("The race, planned long ago, was called off on January 20.", "January 20", "2026-01-20", "2026-01-20"),
    ("Late last year it rained.", "Late last year", "2025-09-02", "2025-12-31"),
    ("Later this month the port opens.", "Later this month", "2026-01-06", "2026-01-31"),
    ("In the past two weeks it rained.", "the past two weeks", "2025-12-23", "2026-01-06"),
    ("Last Sunday the boats left.", "Last Sunday", "2025-12-28", "2025-12-28"),
    ("Last Friday the boats left.", "Last Friday", "2026-01-02", "2026-01-02"),
    ("The leak, first reported by the Norholm Gazette Sunday night, cost votes.", "Sunday", "2026-01-04", "2026-01-04"),
    ("The boats lay idle, but by Friday the crew was on its way.", "Friday", "2026-01-02", "2026-01-02"),
    ("We can do much better come Thursday.", "Thursday", "2026-01-08", "2026-01-08"),
    (
        "Judge Lund has scheduled a hearing on the request for 10:30 a.m. Thursday.",
        "Thursday",
        "2026-01-08",
        "2026-01-08",
    ),
    ("By November, nine of ten had voted to leave.", "November", "2025-11-01", "2025-11-30"),
    ("It rained on 2026-01-03.", "2026-01-03", "2026-01-03", "2026-01-03"),
    ("On Christmas Day it rained.", "Christmas Day", "2025-12-25", "2025-12-25"),
    ("In the first half of 2025 it rained.", "the first half of 2025", "2025-01-01", "2025-07-02"),
    ("It has rained since 2019.", "2019", "2019-01-01", "2019-12-31"),
]

# A day told as past that lies a little ahead of the account's own day is no day of its.
REFUSED = ["The crews had rowed with Lund on January 28-30.", "Nominations closed on 10 February."]

AHEAD = [
    "The ministers will meet their colleagues from six northern countries on Thursday.",
    "Ministers to meet Thursday in Oslo",
    "They agreed to meet Thursday.",
    "The port stays closed through Thursday.",
    "Crews have until Thursday to decide.",
    "She must answer by Thursday.",
    "The vote on Thursday is expected to be close.",
    "The decision, to be announced on Thursday, is not known.",
    "The deadline is 5 p.m. Thursday.",
    "On Thursday, Lund will open the pier.",
    "This Thursday the port opens.",
]
BEHIND = [
    "The vote on Thursday was close.",
    "The port was closed through Thursday.",
    "The dam showed no cracks until Thursday.",
    "On Thursday, Lund opened the pier.",
    "Lund, who was elected Thursday, will speak.",
    "Lund told the Harbour Meets The Sea show on Thursday that a ferry had sunk.",
    "The pilot could not be reached on Thursday.",
    "Crews led the sailors ashore Thursday.",
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RESOLVED)
def test_a_time_is_resolved_with_the_words_that_gave_it(text: str, words: str, first: str, last: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert (mention.evidence.text, mention.first, mention.last) == (words, first, last)


@pytest.mark.parametrize("text", AHEAD)
def test_a_weekday_of_what_is_to_come_lies_ahead(text: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert mention.first == "2026-01-08"


@pytest.mark.parametrize("text", BEHIND)
def test_a_weekday_of_what_happened_lies_behind(text: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert mention.first == "2026-01-01"


@pytest.mark.parametrize("text", REFUSED)
def test_a_past_day_a_little_ahead_stays_open(text: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert mention.first is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("They talked over the weekend.", "2026-01-03"),
        ("They will talk over the weekend.", "2026-01-10"),
        ("The fair opens this weekend.", "2026-01-10"),
        ("It had rained this weekend.", "2026-01-03"),
    ],
)
def test_a_weekend_lies_where_the_verb_says(text: str, first: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert mention.first == first


def test_a_day_after_that_lies_behind_stays_open() -> None:
    (mention,) = find_dates(article("The race was too close to call Wednesday morning.", published="2026-01-06"))
    assert mention.first is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("If that is what a harbour means today, few need it.", False), ("Today the ministers signed a pact.", True)],
)
def test_today_is_a_day_where_something_happens(text: str, is_one: bool) -> None:
    start = text.lower().index("today")
    assert dated(text, Span(start, start + 5)) is is_one


def test_without_a_day_to_count_from_a_weekday_stays_open() -> None:
    (mention,) = find_dates(article("Lund said Tuesday that boats had left."))
    assert (mention.first, mention.last) == (None, None)


def test_words_that_only_look_like_dates_are_none() -> None:
    assert find_dates(article("The crews may march to the port, August Lund said.", published="2026-01-06")) == ()
    assert find_dates(article("Boats from about 10 March regattas lay there.", published="2026-01-06")) == ()


def test_a_day_that_ends_a_name_is_none() -> None:
    assert find_dates(article("Lund wrote for Norholm Today and was seen on “Holt Tonight” at the harbour.")) == ()


def test_an_impossible_day_is_not_resolved() -> None:
    (mention,) = find_dates(article("It was February 30 again.", published="2026-01-06"))
    assert mention.first is None
