"""What one account tells and another denies, wherever they do."""

from __future__ import annotations

import pytest

from briefing.analysis.differing.disputed import disputed_findings
from briefing.analysis.differing.story_sentences import Told
from briefing.model.discrepancy import Grade


def disputed(*texts: str) -> list[list[tuple[str, str]]]:
    """The accounts and words of each dispute between one-sentence accounts "0", "1" …"""
    told = [Told(str(n), 0, 0, text, heading=False) for n, text in enumerate(texts)]
    return [[(v.article, v.value) for v in found.values] for found in disputed_findings(told)]


def test_a_deed_told_denied_and_tried_is_one_difference() -> None:
    found = disputed(
        "Brandt said that two clerks downloaded the harbour list.",
        "The harbour list was never downloaded or printed, an official told the Gazette.",
        "Holt said the clerks tried, in vain, to download the list.",
    )
    assert found == [[("0", "downloaded"), ("1", "never downloaded"), ("2", "tried, in vain, to download")]]


def test_a_state_told_and_denied_of_one_person() -> None:
    found = disputed(
        "The nurse was let on the ferry though she was showing symptoms.",
        "The woman exhibited no symptoms on the ferry, the crew said.",
        "Lund had a slight fever when she took the ferry on Monday.",
    )
    assert found == [[("0", "showing symptoms"), ("1", "no symptoms"), ("2", "had a slight fever")]]


def test_what_is_done_every_day_is_disputed_where_more_is_shared() -> None:
    one = "Harbour officials allowed the sick sailor Lund to board the northern ferry."
    assert disputed(one, "The sick sailor was not allowed to board the northern ferry, officials said.") == [
        [("0", "allowed"), ("1", "not allowed")]
    ]
    assert disputed(one, "Dogs are not allowed on the ferry.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What is only claimed, described, possible, of somebody else, or about something else.
        ("Brandt alleged that Holt leaked the harbour list.", "Holt never leaked the harbour list."),
        ("The leaked harbour list was long.", "Holt never leaked the harbour list."),
        ("Holt may have leaked the harbour list.", "Holt never leaked the harbour list."),
        ("Holt leaked the harbour list.", "Brandt did not challenge a set of leaked lists of the harbour."),
        ("Before he had a fever, the sailor ate on the ferry.", "She had no symptoms on the ferry."),
        ("The man had a fever on the ferry.", "She had no symptoms on the ferry."),
        ("The crew was screened for symptoms on the ferry.", "She had no symptoms on the ferry."),
        ("Lund apologized for the harbour list.", "Lund never apologized for the harbour list until Friday."),
        ("A clerk leaked a letter.", "Nobody leaked the plans of the bridge."),
    ],
)
def test_what_does_not_tell_the_contrary_is_no_dispute(one: str, other: str) -> None:
    assert disputed(one, other) == []


def test_of_an_account_that_tells_both_sides_both_stand() -> None:
    (found,) = disputed_findings(
        [
            Told("0", 0, 0, "Holt leaked the harbour list, Brandt said.", heading=False),
            Told("0", 1, 50, "Holt denied that the harbour list had been leaked.", heading=False),
            Told("1", 0, 0, "Clerks leaked the harbour list.", heading=False),
            Told("2", 0, 0, "The harbour list was never leaked.", heading=False),
        ]
    )
    assert found.grade is Grade.CONTRADICTION
    assert [v.article for v in found.values] == ["0", "0", "1", "2"]
