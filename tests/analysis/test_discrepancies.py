"""Two sentences against each other: what is flagged, and above all what never is. All sentences are invented."""

from __future__ import annotations

import pytest

from briefing.analysis.discrepancies import compare_sentences
from briefing.model.discrepancy import Grade, Kind


def kinds(left: str, right: str) -> set[Kind]:
    return {d.kind for d in compare_sentences(left, right)}


FLAGGED = [
    (Kind.NAME, "Prime Minister Keir Starmer opened the talks.", "The talks were opened by Kier Starmer."),
    (Kind.NAME, "Mayor Ada Lundqvist praised the harbour workers.", "The harbour workers were praised by Lunndqvist."),
    (Kind.NAME, "The storm hit Iran overnight.", "Overnight the storm hit Irin, officials said."),
    (Kind.ROLE, "President Ada Lund cut the ribbon.", "The ribbon was cut by Prime Minister Ada Lund."),
    (Kind.ROLE, "Gov. Tom Reyes vetoed the bill.", "Sen. Reyes vetoed the bill."),
    (Kind.ROLE, "Lt Col Tom Reyes led the search.", "Gov. Tom Reyes led the search."),
    (Kind.DATE, "The bridge was closed on Tuesday.", "On Thursday the bridge was closed."),
    (Kind.DATE, "The vote is scheduled for March 3.", "The vote, set for May 3, may slip."),
    (Kind.NUMBER, "The ferry was stuck for four days.", "For nine days the ferry was stuck."),
    (Kind.NUMBER, "Police arrested 35 protesters at the port.", "At the port, 53 protesters were arrested by police."),
    (Kind.NEGATION, "The company has paid the fine in full.", "The company has not paid the fine."),
    (
        Kind.NEGATION,
        "The minister will attend the ceremony in Oslo.",
        "The minister won't attend the ceremony in Oslo.",
    ),
    (
        Kind.ATTRIBUTION,
        "“We will rebuild every single house,” Lund said on the quay.",
        "“We will rebuild every single house,” Reyes told the crowd.",
    ),
    (
        Kind.ATTRIBUTION,
        "Four ferries ran aground in the night, according to Ada Lund.",
        "In the night four ferries ran aground, Tom Reyes said.",
    ),
    (
        Kind.ATTRIBUTION,
        "The pier was closed because of cracks in its columns, the Interior Ministry said.",
        "The pier was closed because of cracks in its columns, according to the Supreme Court.",
    ),
    (
        Kind.ATTRIBUTION,
        "“The harbour is open,” Lund said in Oslo.",
        "“It is open to everybody,” Lund said Reyes in Oslo.",
    ),
    (
        Kind.ATTRIBUTION,
        "Ada Lund, a partner with Holt Marine, said the crew was safe.",
        "The crew is safe. Lund and her brother are partners at Reyes Shipping.",
    ),
    (
        Kind.ATTRIBUTION,
        "“We will rebuild every pier,” Lund said.",
        "“We will rebuild every pier,” White House Press Secretary Tom Reyes said.",
    ),
    (
        Kind.ATTRIBUTION,
        "“We can confirm that the Lund campaign has paid all of its debts,” he said.",
        "“We can confirm that the Lund campaign has paid all of its debts,” said Lund.",
    ),
    (Kind.NUMBER, "He met two mayors and nine ministers of nine.", "He met four mayors and nine ministers of nine."),
    (Kind.NUMBER, "More than 30 boats sank in the harbour.", "More than 50 boats sank in the harbour."),
    (Kind.NEGATION, "If the firm does not pay us the fine, we sue.", "If the firm does pay us the fine, we sue."),
]


@pytest.mark.parametrize(("kind", "left", "right"), FLAGGED)
def test_is_flagged_either_way_round(kind: Kind, left: str, right: str) -> None:
    assert kinds(left, right) == {kind}
    assert kinds(right, left) == {kind}


NEVER = [
    ("President Zelensky thanked the crews.", "President Zelenskyy thanked the crews."),
    ("The Defence Ministry denied it.", "The Defense Ministry denied it."),
    ("The Labour Party organised a rally.", "The Labor Party organized a rally."),
    ("Washington rejected the plan.", "The U.S. rejected the plan."),
    ("The US and Israel signed.", "The U.S. and Israeli sides signed."),
    ("Mohammed Karim spoke first.", "Muhammad Karim spoke first."),
    ("José Ortega resigned.", "Jose Ortega resigned."),
    ("Kyiv was hit again.", "Kiev was hit again."),
    ("Speaker Ada Lund adjourned the session.", "Rep. Ada Lund adjourned the session."),
    ("Former President Ada Lund toured the plant.", "President Lund's plant was toured."),
    ("Gen. Tom Reyes briefed reporters.", "General Tom Reyes briefed reporters."),
    ("About 4,200 homes lost power.", "Some 4,000 homes lost power."),
    ("More than a dozen people were hurt.", "Fourteen people were hurt."),
    ("Twelve boats sank in the harbour.", "12 boats sank in the harbor."),
    ("The strike lasts until Friday.", "The strike began on Monday."),
    ("It was not only expensive but slow.", "It was expensive and slow."),
    ("The firm refused to pay the fine.", "The firm has not paid the fine."),
    ("He might attend the ceremony.", "He will not attend the ceremony."),
    ("James Cole kept the books.", "The names in the books were kept by Cole."),
    ("The talks covered Iran and oil.", "The talks covered Iraq and oil."),
    ("“We will rebuild every house,” Lund said.", "“We will rebuild every house,” the mayor said."),
    ("“We will rebuild every house,” Ada Lund said.", "“We will rebuild every house,” said Ms. Lund."),
    ("“We will rebuild every house,” the BBC reported.", "“We will rebuild every house,” Reuters reported."),
    ("The dam will burst, the Interior Ministry said.", "The dam will burst, the Dutch Ministry of the Interior said."),
    ("He served two years of a term of 19 years.", "His term was 19 years, of which he served two years."),
    ("A 7-year-old Danish girl was found.", "An eight-year-old Danish boy was found."),
    ("More than 40 boats sank in the harbour.", "47 boats sank in the harbour."),
    ("", ""),
    ("Kim Dong Chul was freed.", "Kim Jong Un freed him."),
]


@pytest.mark.parametrize(("left", "right"), NEVER)
def test_is_never_flagged(left: str, right: str) -> None:
    assert kinds(left, right) == set()
    assert kinds(right, left) == set()


def test_both_texts_and_the_words_that_differ_are_given() -> None:
    left, right = "President Ada Lund cut the ribbon.", "The ribbon was cut by Prime Minister Ada Lund."
    (found,) = compare_sentences(left, right)
    assert found.grade is Grade.CONTRADICTION
    assert [(v.text, v.value) for v in found.values] == [(left, "President"), (right, "Prime Minister")]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["Ada ", "A-", "1,", " ", "“", "6 January and ", "Ada Lund said ", "if a ceasefire "])
def test_text_without_sentences_is_compared_in_bounded_time(piece: str) -> None:
    long = piece * 20_000
    assert compare_sentences(long, long) == []
