"""The town and the agency with which a report begins."""

import pytest

from briefing.lexicon.dateline import dateline, without_dateline


@pytest.mark.parametrize(
    ("text", "town", "agency"),
    [
        ("PORT ELLEN — Rain fell.", "PORT ELLEN", None),
        ("PORT TOWN, Va./HARBOUR (Island Wire) - Rain fell.", "PORT TOWN", "Island Wire"),
        ("ST. OLAV, Jan. 6 (IW) — Rain fell.", "ST. OLAV", "IW"),
        ("ÅLBÆK (IW) — “Rain,” he said.", "ÅLBÆK", "IW"),
        ("(Island Wire) - Rain fell.", None, "Island Wire"),
        ("(IW) Rain fell.", None, "IW"),
        ("Port Ellen (IW) Rain fell.", "Port Ellen", "IW"),
        ("NORHOLM/PORT ELLEN — 14 boats sank.", "NORHOLM", None),
    ],
)
def test_what_a_dateline_tells(text: str, town: str | None, agency: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.town, found.agency) == (town, agency)
    assert without_dateline(text) in ("Rain fell.", "“Rain,” he said.", "14 boats sank.")
    whole = f"Weather\n{text}"
    assert dateline(whole, 8) == found._replace(end=found.end + 8)
    assert dateline(whole, 8, 12) is None


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.",
        "UN — Talks go on.",
        "The vote - by six to five - was close.",
        "FERRY said the vote - a close one - was fair.",
        "Alexander (Sasha) Holt said no.",
        "(as was said) Rain fell.",
        "PORT ELLEN — and the whole island — had rain.",
        "— Vera Holt (@holt)",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) is None
    assert without_dateline(text) == text
