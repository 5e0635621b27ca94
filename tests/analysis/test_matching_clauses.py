"""Clauses of long sentences against short ones."""

from __future__ import annotations

from briefing.analysis.matching import match_sentences
from briefing.analysis.pairing.choosing import SURE
from briefing.analysis.pairing.clause_pairs import clauses

SUMMARY = [
    "A grocer of Elmford is suing a ferry company for two million crowns, according to papers filed at the harbour "
    "court, after one of its captains, a man of sixty with four medals for rescue at sea, pushed her down the gangway, "
    "and a doctor told the newspaper that she had broken an arm and three ribs on the stones of the quay.",
    "The company calls the behaviour a shame.",
]
REPORT = [
    "It was raining on the quay when the last boat of the evening came in.",
    "Witnesses saw how he pushed a passenger down the gangway with both hands, and then laughed.",
    "Nobody came to help, she says, until a customs officer with a lamp heard her cry behind the shed.",
    "Witnesses spoke of a quarrel over a ticket, others of a quarrel over the price of a coffee.",
]


def test_a_fact_inside_a_long_sentence_is_found_and_is_not_sure() -> None:
    pairs = {(m.left, m.right): m for m in match_sentences(SUMMARY, REPORT)}
    assert (0, 1) in pairs
    assert not pairs[0, 1].sure
    assert pairs[0, 1].score < SURE


def test_clauses_hold_every_word_and_short_sentences_have_none() -> None:
    found = clauses(SUMMARY[0])
    assert len(found) > 2
    assert all(len(clause.split()) >= 3 for clause in found)
    assert clauses(SUMMARY[1]) == ()
    assert clauses("word " * 30) == ()
