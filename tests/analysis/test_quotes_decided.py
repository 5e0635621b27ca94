"""What the reader decided about who says what."""

from __future__ import annotations

from briefing.analysis.quoting.decided import with_decisions
from briefing.model.actor import Actor, ActorType
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.quote import Quote, QuoteKind
from briefing.model.text import Span

MARROW = Actor("p1", "Ilse Marrow", ActorType.PERSON, ("Ilse Marrow", "Marrow"), ())
QUOTES = (
    Quote("q1", "a", 0, 9, "We agree,", QuoteKind.DIRECT, "u1", Span(20, 30), speaker="Tom Reyes", actor="p2"),
    Quote("q2", "a", 40, 60, "and we shall build it", QuoteKind.DIRECT, "u1", speaker="Tom Reyes", actor="p2"),
    Quote("q3", "b", 0, 9, "We agree,", QuoteKind.DIRECT, "u1", speaker="Tom Reyes", actor="p2"),
)


def decided(value: str | None) -> tuple[Quote, ...]:
    decision = Correction(CorrectionKind.SPEAKER, ("a", "We agree,"), value)
    return with_decisions(QUOTES, [MARROW], Corrections((decision,)))


def test_all_of_an_utterance_is_given_to_whom_the_reader_names() -> None:
    assert [(q.who, q.actor, q.mention) for q in decided("Marrow")] == [
        ("Ilse Marrow", "p1", None),
        ("Ilse Marrow", "p1", None),
        ("Tom Reyes", "p2", None),
    ]


def test_nobody_and_somebody_the_articles_do_not_name() -> None:
    assert [(q.who, q.actor) for q in decided(None)][:2] == [(None, None)] * 2
    assert [(q.who, q.actor) for q in decided("A spokesman")][:2] == [("A spokesman", None)] * 2


def test_without_a_decision_nothing_changes() -> None:
    assert with_decisions(QUOTES, [MARROW], Corrections()) == QUOTES


def test_one_decision_may_be_about_several_accounts() -> None:
    decision = Correction(CorrectionKind.SPEAKER, ("a", "We agree,", "b", "We agree,"), "Marrow")
    assert {q.who for q in with_decisions(QUOTES, [MARROW], Corrections((decision,)))} == {"Ilse Marrow"}
