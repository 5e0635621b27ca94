"""Who commits to what, on what condition, how firmly."""

from __future__ import annotations

import pytest

from briefing.analysis.language.conditions import conditions
from briefing.model.promise import Promise, Status
from tests.analysis.stories_told import analysis


def promises(*texts: str) -> tuple[Promise, ...]:
    return analysis(*texts).promises


MADE = [
    (
        "The ministers agreed to send rescue boats to the island.",
        "the ministers", "send rescue boats to the island", None, Status.AGREED,
    ),
    ("Norway pledged to repair the old lighthouse.", "Norway", "repair the old lighthouse", None, Status.PLEDGED),
    (
        "If a truce holds, he said Norway and Sweden will build new piers across the bay.",
        "Norway and Sweden", "build new piers across the bay", "If a truce holds", Status.PLEDGED,
    ),
    ("He said Norway would be cutting all aid to piers.", "Norway", "cutting all aid to piers", None, Status.PLEDGED),
    ("Lund said Norway would consider cutting aid.", "Norway", "consider cutting aid", None, Status.POSSIBLE),
    ("The league also plans to open an office in Oslo.", "the league", "open an office in Oslo", None, Status.POSSIBLE),
    (
        "Drafts say the United States would play a leading role in watching the bay.",
        "the United States", "play a leading role in watching the bay", None, Status.DRAFT,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "what", "condition", "status"), MADE)
def test_a_promise(text: str, who: str, what: str, condition: str | None, status: Status) -> None:
    (promise,) = promises(text)
    assert (promise.who, promise.what, promise.condition, promise.status) == (who, what, condition, status)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has not agreed to send boats to the island.",
        "Norway hasn’t agreed to be a safe harbour for the boats of its neighbours.",
        "Norway dropped plans to build new piers across the bay.",
        "Lind stayed away unless Holt agreed to a bill on the tolls of the old bridge.",
        "Lind accused the mayor of going back on promises to pilots, sailors and dockers.",
        "The papers tell much about plans to close the old harbour.",
        "Holt said it would take “some time” to repair the lighthouse.",
        "Vera Holt said she would often sit on the pier to watch the boats.",
        "Letters with the lists of the owners will be sent on Friday, Holt said.",
        "Boats would help even if the ministers agreed to more patrols near the bay.",
        "The boats left the harbour early.",
        "Norway Agreed to Send Boats",
        "Forecasters said the storm will move further inland on Friday.",
        "Holt said the plan would lead to higher tolls on the bridge.",
        "The ferry was tentatively committed to sailing twice a day.",
        "The king signed the road act into law.",
        "Holt signed a new deal here on Friday with the mayor.",
        "Holt said she would need more time for the harbour.",
        "Holt was committed to old boats in her youth.",
        "He said it would deny the sailors their rights.",
        "The number of pilots committed to the strike grew.",
        "Holt kept the pledge to the letter.",
        "Secretary Holt's commitment to these principles of the sea was praised.",
    ],
)
def test_no_promise(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Former harbour pilot Vera Holt on Friday vowed to fight the closing of the port.", "Vera Holt"),
        ("After meeting Anna Lind, Holt said she would repair the old lighthouse.", "Holt"),
        ("Prime Minister Holt condemned the closing and vowed to open the port.", "Prime Minister Holt"),
        ("Norway remains committed to repairing the old lighthouse.", "Norway"),
        ("The mayor praised Vera Holt’s bold pledge to open the old bridge.", "Vera Holt"),
        (
            "Lind’s exit came after two old pilots, Vera Holt and Anna Berg, said they would leave the port.",
            "Vera Holt and Anna Berg",
        ),
        ("The allies said on Tuesday that they had agreed to send ten rescue boats.", "the allies"),
        ("Separately, Vera Holt signed a paper under which rescue boats will be sent to the island.", "Vera Holt"),
        ("The mayor then promised to open the old bridge to lorries.", "the mayor"),
    ],
)
def test_who_promises(text: str, who: str) -> None:
    (promise,) = promises(text)
    assert promise.who == who


def test_what_is_promised_ends_before_who_reports_it_and_not_at_an_abbreviation() -> None:
    (promise,) = promises("Norway pledged to protect U.S. sailors in the bay, the Harbour Post reported.")
    assert promise.what == "protect U.S. sailors in the bay"


def test_who_promises_after_and_with_a_pronoun_is_not_who_the_clause_before_names() -> None:
    assert promises("Lind said that Norway has no right to leave the league now and it plans to ask a court.") == ()


@pytest.mark.parametrize(
    "aside",
    [
        " as it opened the summit",
        ", as well as the crews of the old ones",
        " as he left the room",
        ", citing the storms of the last winter",
        " and Denmark has done so too",
    ],
)
def test_what_is_told_beside_it_is_no_part_of_what_is_promised(aside: str) -> None:
    (promise,) = promises(f"Norway vowed to send ten boats{aside}.")
    assert promise.what == "send ten boats"


def test_how_long_and_how_soon_is_part_of_what_is_promised() -> None:
    (promise,) = promises("Norway vowed to send ten boats as soon as it reached the bay.")
    assert promise.what == "send ten boats as soon as it reached the bay"


def test_what_else_was_done_without_a_comma_is_no_part_of_what_is_promised() -> None:
    (promise,) = promises("Norway vowed to send ten boats and stressed its unity with the league.")
    assert promise.what == "send ten boats"


def test_one_promise_in_two_articles_is_one() -> None:
    (promise,) = promises(
        "The ministers agreed to send ten rescue boats and crews to the northern island.",
        "Ministers said they would send rescue boats with crews to the northern island.",
    )
    assert promise.articles == ("A", "B")


def test_two_sides_of_one_deal_are_two_promises() -> None:
    made = promises(
        "Under the deal, workers agreed to end the strike, while owners said they would raise the pay by a tenth."
    )
    assert {(p.who, p.what) for p in made} == {("workers", "end the strike"), ("owners", "raise the pay by a tenth")}


def test_the_condition_is_no_word_of_committing() -> None:
    (promise,) = promises("The talks came after Holt pledged to call a vote if the owners win the case.")
    assert (promise.what, promise.condition) == ("call a vote", "if the owners win the case")


def test_quoted_words_inside_what_is_promised_keep_both_marks() -> None:
    (promise,) = promises("Holt said that “several hundred” soldiers could be sent to the island.")
    assert promise.what.startswith("“several hundred” soldiers")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ('Lund vowed to send "ten old boats."', 'send "ten old boats"'),
        ("Lund vowed to stay until he is “asked to leave.”", "stay until he is “asked to leave”"),
        ('Lund promised to "swiftly" send ten boats.', "swiftly send ten boats"),
    ],
)
def test_quotation_marks_of_what_is_promised_stand_in_pairs(said: str, what: str) -> None:
    (promise,) = promises(said)
    assert promise.what == what


def test_those_who_sign_commit_to_what_the_paper_commits_them_to() -> None:
    (promise,) = promises(
        "In Oslo, Ada Lund signed a pledge with Vera Holt and Tom Reyes, committing to send ten boats if it rains."
    )
    assert (promise.who, promise.what, promise.condition) == (
        "Ada Lund with Vera Holt and Tom Reyes", "send ten boats", "if it rains",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged to send ten boats at a harbour summit in Oslo as part of a plan to calm the bay.",
        "Norway pledged to send ten boats, turned away from old habits and said no more.",
    ],
)
def test_the_occasion_and_what_else_was_done_are_no_part_of_what_is_promised(text: str) -> None:
    assert promises(text)[0].what == "send ten boats"


def test_an_aside_does_not_end_a_condition() -> None:
    (promise,) = promises("Norway pledged to send ten boats once the strike, now a month old, ends in peace.")
    assert promise.condition == "once the strike, now a month old, ends in peace"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ministers present at the talks said they would send boats to the island.", "the ministers"),
        (
            "The decision came hours after Norway and Sweden said they would send boats to the island.",
            "Norway and Sweden",
        ),
        ("The ministers met in Oslo on Monday. They agreed to send boats to the island.", "the ministers"),
        ("Norway and Sweden were late. They agreed to send boats to the island.", "Norway and Sweden"),
        ("The storm reached Oslo on Monday. They agreed to send boats to the island.", None),
        ("The ministers met in Oslo.\n\nThey agreed to send boats to the island.", None),
    ],
)
def test_who_they_are_is_told_where_it_is_clear(text: str, who: str | None) -> None:
    (promise,) = promises(text)
    assert promise.who == who


def test_whose_a_commitment_is_may_stand_behind_it() -> None:
    (promise,) = promises("The treaty text establishes a legal commitment from Norway's allies to defend the island.")
    assert promise.who == "Norway's allies"


def test_a_condition_of_one_member_of_a_list_is_not_the_others_condition() -> None:
    one = "The league has committed to binding guarantees, including patrols round the island and a new harbour office."
    other = (
        "Lund noted that the league had agreed on key steps, including joining patrols round the island, paying for "
        "the harbour office, and establishing binding guarantees in the event of an attack."
    )
    (promise,) = promises(one, other)
    assert promise.articles == ("A", "B")
    assert promise.condition is None
    (plain,) = promises("The league agreed to send two rescue boats in the event of an attack.")
    assert plain.condition == "in the event of an attack"


@pytest.mark.parametrize(
    ("text", "who", "what", "condition"),
    [
        (
            "So far, the Narvik council has not spoken on Holt's case and Holt says she plans to stay in the bay.",
            "Holt", "stay in the bay", None,
        ),
        (
            "Holt said that she would keep the bay closed for as long as it was necessary and that she would pay all.",
            "Holt", "keep the bay closed", "as long as it was necessary",
        ),
        (
            '"If it is dark, they ought to stay."Lund agreed to repair the lighthouse of the bay.',
            "Lund", "repair the lighthouse of the bay", None,
        ),
        (
            "The mayor said he will sail with Holt, telling the Gazette that he likes the sea.",
            "the mayor", "sail with Holt", None,
        ),
    ],
)  # fmt: skip
def test_neither_who_nor_the_condition_is_anothers(text: str, who: str, what: str, condition: str | None) -> None:
    promise = promises(text)[0]
    assert (promise.who, promise.what, promise.condition) == (who, what, condition)


def test_a_long_condition_is_cut_between_words() -> None:
    text = (
        "They stay if the harbour of the northern island of Narvik is open to boats of all companies of the whole bay"
    )
    (found,) = conditions(text)
    assert found.end < len(text)
    assert text[found.end] == " "
