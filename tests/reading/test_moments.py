"""Dates as articles write them; never a guess."""

from __future__ import annotations

from datetime import datetime

import pytest

from briefing.model.text import Precision
from briefing.reading.date_lines import date_prefix, dates_in, is_date_line
from briefing.reading.moments import find_moments, moment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T09:12:00Z", "2026-03-04T09:12:00+00:00"),
        ("2026-03-04T09:12:00.123+02:00", "2026-03-04T09:12:00+02:00"),
        ("2026-03-04 09:12:00 +0100", "2026-03-04T09:12:00+01:00"),
        ("Wed, 04 Mar 2026 09:12:00 GMT", "2026-03-04T09:12:00+00:00"),
        ("March 4, 2026 at 3:01 PM EST", "2026-03-04T15:01:00-05:00"),
        ("Mar. 4, 2026, 12:05 a.m. PDT", "2026-03-04T00:05:00-07:00"),
        ("July 4, 2026, 12:05 p.m. ET", "2026-07-04T12:05:00-04:00"),
        ("Wed 4th Mar, 2026", "2026-03-04"),
        ("4 de marzo de 2026", "2026-03-04"),
        ("4. März 2026", "2026-03-04"),
        ("04.03.2026", "2026-03-04"),
        ("25/03/2026", "2026-03-25"),
        ("20260304", "2026-03-04"),
        ("1772618400", "2026-03-04T10:00:00+00:00"),
        ("09:12 GMT, 4 March 2026", "2026-03-04T09:12:00+00:00"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    found = moment(text)
    assert found
    assert found.iso == iso
    assert found.precision is (Precision.MINUTE if "T" in iso else Precision.DAY)
    assert len(iso) == 10 or datetime.fromisoformat(found.iso).tzinfo is not None


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "March 4", "03/04/2026", "2026-02-31", "4 March", "99999999999999", "v1.2.2026.4"]
)
def test_nothing_is_guessed(text: str | None) -> None:
    assert moment(text) is None


def test_a_time_without_a_zone_gives_only_the_day() -> None:
    found = moment("2026-03-04 09:12")
    assert found
    assert (found.iso, found.precision) == ("2026-03-04", Precision.DAY)


def test_all_moments_of_a_line_with_their_places() -> None:
    line = "Published March 4, 2026 and updated 2026-03-05."
    assert [d.span.of(line) for d in find_moments(line)] == ["March 4, 2026", "2026-03-05"]


def test_labels_tell_published_from_updated() -> None:
    dates = dates_in("Updated March 5, 2026 | Published March 4, 2026")
    assert dates.published
    assert dates.updated
    assert (dates.published.iso, dates.updated.iso) == ("2026-03-04", "2026-03-05")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Wed 4th Mar, 2026", True),
        ("Published: 4 March 2026 at 09:12 GMT", True),
        ("Last updated on March 4, 2026", True),
        ("On March 4, 2026 the harbour was closed", False),
        ("The vote of 4 March 2026", False),
        ("Four days later", False),
    ],
)
def test_date_lines(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_a_labelled_date_is_told_from_the_text_it_is_glued_to() -> None:
    line = "date 2026-03-04 Updated 2026-03-05 The harbour was closed."
    assert line[date_prefix(line) :] == "The harbour was closed."
    assert date_prefix("March 4, 2026 was a Wednesday.") == 0
