"""Which clashes between matched sentences count as differences of a story."""

from __future__ import annotations

import pytest

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.second_look import trusted
from briefing.analysis.differing.titles import told_subject
from briefing.model.discrepancy import Grade, Kind, Value


def _finding(kind: Kind, left: tuple[str, str], right: tuple[str, str]) -> Finding:
    values = tuple(
        Value(name, 0, len(text), text, value) for name, (text, value) in zip("ab", (left, right), strict=True)
    )
    return Finding(kind, Grade.CONTRADICTION, "subject", "topic", values)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (
            Kind.DATE,
            ("The harbour bridge in Lund reopened to lorries on Friday.", "Friday"),
            ("The harbour bridge in Lund reopened to lorries on Sunday.", "Sunday"),
        ),
        (Kind.NUMBER, ("54 sailors are in hospital", "54"), ("The hospital said 28 sailors remained there.", "28")),
        (
            Kind.ATTRIBUTION,
            ("“The old dam above Lund will hold until spring,” Vera Holt said.", "Vera Holt"),
            ("“The old dam above Lund will hold until spring,” Anna Lind said.", "Anna Lind"),
        ),
    ],
)
def test_what_clashes_in_near_sentences_counts(kind: Kind, left: tuple[str, str], right: tuple[str, str]) -> None:
    assert trusted(_finding(kind, left, right), ())


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (
            Kind.DATE,
            ("A judge in Lund ruled Monday that the ferry votes must be reviewed.", "Monday"),
            ("Another judge found on Tuesday that harbour votes without dates of birth count.", "Tuesday"),
        ),
        (
            Kind.NUMBER,
            ("The channel had more than 2 million followers on Monday.", "2 million"),
            ("The channel had more than 2.5 million followers.", "2.5 million"),
        ),
        (
            Kind.NUMBER,
            ("Holt was sentenced to 19 years but served two.", "19"),
            ("Holt served two years of 19 to which he was sentenced.", "two"),
        ),
        (Kind.NAME, ("Oleh Danylenko spoke.", "Danylenko"), ("Oleh Danilenko spoke.", "Danilenko")),
        (Kind.NAME, ("Omar Abu-Holt spoke.", "Abu-Holt"), ("Omar Abuholt spoke.", "Abuholt")),
        (Kind.NAME, ("The Norholm pier closed.", "Norholm"), ("The “Norhholm” (sic) pier closed.", "Norhholm")),
        (Kind.NAME, ("The White Pier closed.", "White"), ("While the Pier closed, it rained.", "While")),
        (Kind.QUOTE, ("“Get that d--- ferry moved”", "d--- ferry"), ("“Get that damn ferry moved”", "damn ferry")),
        (Kind.NEGATION, ("The dam is not a target.", "not"), ("The sailor becomes a target.", "target")),
        (
            Kind.ATTRIBUTION,
            ("“The dam will hold until spring,” Holt said.", "Holt"),
            ("“The dam will hold until spring,” the Ohio Democrat said.", "Ohio Democrat"),
        ),
    ],
)
def test_other_moments_bounds_and_descriptions_do_not(
    kind: Kind, left: tuple[str, str], right: tuple[str, str]
) -> None:
    assert not trusted(_finding(kind, left, right), ())


@pytest.mark.parametrize(
    ("kind", "subject", "left", "right", "title"),
    [
        (
            Kind.DATE,
            "the weekday",
            ("The harbour bridge in Lund reopened on Friday, officials said.", "Friday"),
            ("The harbour bridge reopened on Sunday.", "Sunday"),
            "The harbour bridge reopened on Friday or Sunday",
        ),
        (
            Kind.NUMBER,
            "a number",
            ("Holt was away for five or so days, and the ferry was late.", "five"),
            ("As the mayor told it, Holt was away for six or so days while the bridge was shut.", "six"),
            "Holt was away for five or six or so days",
        ),
        (
            Kind.NEGATION,
            "whether “allowed” is denied",
            ("The sailor was not allowed to board a ferry.", "not"),
            ("The sailor was allowed to board a ferry, though ill.", "allowed"),
            "whether “The sailor was allowed to board a ferry, though ill”",
        ),
        (
            Kind.ATTRIBUTION,
            "who says it",
            ("“The dam will hold until spring,” Holt said.", "Holt"),
            ("“The dam will hold until spring,” Brandt said.", "Brandt"),
            "who says “The dam will hold until spring”: Holt or Brandt",
        ),
    ],
)
def test_a_title_tells_what_happened_with_the_values(
    kind: Kind, subject: str, left: tuple[str, str], right: tuple[str, str], title: str
) -> None:
    found = Finding(kind, Grade.CONTRADICTION, subject, "topic", _finding(kind, left, right).values)
    assert told_subject(found) == title
