"""Text that accounts share."""

from __future__ import annotations

from briefing.analysis.independence import echoes, independent_count
from briefing.model.story import Echo
from tests.analysis.making import CRANE, FERRY, HARBOUR, article

AGENCY = (
    "The harbour of Port Ellery stays shut until the last of the cranes along the quay has been tested by engineers."
)


def test_shared_runs_are_found_with_their_places() -> None:
    one = article("l", AGENCY, "The mayor did not want to say how long that would take.")
    other = article("r", f"Officials have news. {AGENCY}", "Fishermen are angry about it.")
    found = echoes((one, other, FERRY))
    [echo] = found["l"]
    assert echo.article == "r"
    assert 0.5 < echo.share < 1
    assert [run.of(one.text) for run in echo.runs] == [AGENCY[:-1]]
    assert found["c"] == ()


def test_quotations_do_not_count() -> None:
    words = "we will open the harbour again when the last of the cranes has been tested"
    one = article("l", f"The mayor said: “{words}”. Nobody else in the town spoke about it.")
    other = article("r", f'At noon it was reported that "{words}", and little more than that.')
    assert echoes((one, other)) == {"l": (), "r": ()}


def test_accounts_in_their_own_words_echo_nothing() -> None:
    assert echoes((HARBOUR, CRANE, FERRY)) == {"a": (), "b": (), "c": ()}
    assert echoes(()) == {}


def test_independent_accounts() -> None:
    echoed = {"a": (Echo("b", 0.3),), "b": (), "c": (Echo("b", 0.2),), "d": (Echo("a", 0.11),)}
    assert independent_count(["a", "b", "c", "d"], echoed) == 2
    assert independent_count(["a", "c"], echoed) == 2
    assert independent_count([], echoed) == 0
