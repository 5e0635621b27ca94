"""Words that give a time, resolved. 6 January 2026 was a Tuesday."""

from __future__ import annotations

import pytest

from briefing.analysis.dates import find_dates
from tests.analysis.stories_told import article

RESOLVED = [
    ("Lund said Tuesday that boats had left.", "Tuesday", "2026-01-06", "2026-01-06"),
    ("She spoke on Sunday about boats.", "Sunday", "2026-01-04", "2026-01-04"),
    ("Talks resume on Thursday, and will go on.", "Thursday", "2026-01-01", "2026-01-01"),
    ("The ministers will meet on Thursday in Oslo.", "Thursday", "2026-01-08", "2026-01-08"),
    ("Last Tuesday the boats left.", "Last Tuesday", "2025-12-30", "2025-12-30"),
    ("She said so during the weekend.", "the weekend", "2026-01-03", "2026-01-04"),
    ("A deal is due by the end of January.", "the end of January", "2026-01-23", "2026-01-31"),
    ("Work began in early 2025.", "early 2025", "2025-01-01", "2025-05-05"),
    ("Talks go on January 6 and 7.", "January 6 and 7", "2026-01-06", "2026-01-07"),
    ("The boats left on 3 December.", "3 December", "2025-12-03", "2025-12-03"),
    ("Yesterday the boats left.", "Yesterday", "2026-01-05", "2026-01-05"),
    ("It began two weeks ago.", "two weeks ago", "2025-12-23", "2025-12-23"),
    ("Last week nothing moved.", "Last week", "2025-12-29", "2026-01-04"),
    ("Next month the port opens.", "Next month", "2026-02-01", "2026-02-28"),
    ("The port opened on March 3, 2019.", "March 3, 2019", "2019-03-03", "2019-03-03"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RESOLVED)
def test_a_time_is_resolved_with_the_words_that_gave_it(text: str, words: str, first: str, last: str) -> None:
    (mention,) = find_dates(article(text, published="2026-01-06"))
    assert (mention.evidence.text, mention.first, mention.last) == (words, first, last)


def test_without_a_day_to_count_from_a_weekday_stays_open() -> None:
    (mention,) = find_dates(article("Lund said Tuesday that boats had left."))
    assert (mention.first, mention.last) == (None, None)


def test_words_that_only_look_like_dates_are_none() -> None:
    assert find_dates(article("The crews may march to the port, August Lund said.", published="2026-01-06")) == ()


def test_an_impossible_day_is_not_resolved() -> None:
    (mention,) = find_dates(article("It was February 30 again.", published="2026-01-06"))
    assert mention.first is None
