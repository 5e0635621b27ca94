"""What is open, what was written before the outcome, what seems cut."""

from __future__ import annotations

import re

import pytest

from briefing.analysis.questions import find_questions
from briefing.analysis.stages import cut_reason
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.story import Stage
from tests.analysis.stories_told import analysis, article

OPEN = [
    ("Many of the plan's details remain unclear.", "Many of the plan's details"),
    ("The ministers must finalize the fishing quotas.", "the fishing quotas"),
    ("Details of the route remain to be determined, as does the price.", "Details of the route and the price"),
    ("It was unclear whether Mr. Lund would stop in Oslo.", "whether Mr. Lund would stop in Oslo"),
    ('The owners have yet to finalize what they call "fair tolls."', 'what they call "fair tolls."'),
    ("The cause, as well as the exact hour, is not clear.", "The cause, as well as the exact hour"),
    ("The outcome of that dispute is not known.", "The outcome of that dispute"),
    ("Since no crew spoke, it is not known whether the ferry hit a rock.", "whether the ferry hit a rock"),
    ("It is not clear from the photo whether Lund stood on the pier.", "whether Lund stood on the pier"),
    ("The police remain unclear about the extent of the damage.", "the extent of the damage"),
    (
        "The ferry sank in the night. It had left on Monday. (The name of its captain was not disclosed.)",
        "The name of its captain",
    ),
]


@pytest.mark.parametrize(("text", "about"), OPEN)
def test_what_an_account_leaves_open(text: str, about: str) -> None:
    (question,) = find_questions(article(text))
    assert question.about == about


def test_a_pronoun_has_the_name_of_the_sentence_before() -> None:
    told = 'The first of the nurses, Anna Lund, is "well", Holt said. It is not known whether she will be moved.'
    (question,) = find_questions(article(told))
    assert question.about == "whether she (Anna Lund) will be moved"
    (question,) = find_questions(article("Anna Lund met Maria Holt. It is not known whether she will be moved."))
    assert question.about == "whether she will be moved"


def test_what_is_settled_is_no_question() -> None:
    assert find_questions(article("The ferry is a national matter and it needs to be resolved on the island.")) == ()
    assert find_questions(article("The route was settled and the price is known.")) == ()
    assert find_questions(article("The boats, which were not identified as ferries, left the harbour.")) == ()


BEFORE = (
    "Ministers have convened for talks on the bay. Drafts suggest that Norway would lead the patrols. The quotas are "
    "under discussion, and Lund is expected to hold further talks."
)
AFTER = "The talks ended on Tuesday. Ministers signed a deal and agreed on quotas. Lund announced the result."


def test_an_account_written_before_the_outcome_that_another_tells() -> None:
    stages = analysis(BEFORE, AFTER).stages
    assert stages["A"] == (Stage.BEFORE, "have convened for")
    assert stages["B"][0] is Stage.AFTER


def test_a_single_account_is_before_nothing() -> None:
    assert analysis(BEFORE).stages["A"] == (Stage.UNKNOWN, "")


def test_a_copy_that_ends_inside_a_sentence_seems_cut() -> None:
    whole = "The boats left the harbour early on Tuesday.\n\nThe ministers of the league went home by train and"
    assert "ends inside a sentence" in (cut_reason(article(whole), (), ()) or "")
    assert cut_reason(article(whole + " slept well."), (), ()) is None


@pytest.mark.parametrize(
    "last",
    [
        "Vera Holt in Oslo contributed to this report on the harbour and its many ferries and boats",
        "A crowd at the pier in Oslo",
    ],
)
def test_a_credit_or_a_caption_at_the_end_is_no_cut(last: str) -> None:
    assert cut_reason(article(f"The boats left the harbour early on Tuesday.\n\n{last}"), (), ()) is None


def test_a_heading_with_quoted_words_of_which_the_text_has_none_seems_cut() -> None:
    text = "# Lund calls harbour ‘floating museum piece’\n\nAda Lund spoke about the boats on Tuesday. They were old.\n"
    assert "floating museum piece" in (cut_reason(article(text), (), ()) or "")
    told = text.replace("were old", "were museum pieces, floating on")
    assert cut_reason(article(told), (), ()) is None


def test_planned_things_do_not_make_an_account_one_of_before() -> None:
    planned = "A proposed pier is planned. The planned pier and the proposed road are set to cost much. They will meet."
    assert analysis(planned, AFTER).stages["A"][0] is not Stage.BEFORE


@pytest.mark.parametrize(
    ("surname", "text", "cut"),
    [
        ("Brandt", "Brandt said the boats were old. Brandt told nobody.", True),
        ("Putin", "Putin said the boats were old. Putin told nobody.", False),
        ("Amar", "It was told by the Amar news agency. Amar said the boats were old.", False),
    ],
)
def test_who_needs_no_introduction(surname: str, text: str, cut: bool) -> None:
    told = article(f"Ada Lund met Tom Holt on the pier. {text}")
    places = {n: [m.start() for m in re.finditer(n, told.text)] for n in ("Ada Lund", "Tom Holt", surname)}
    names = [
        Name(start, start + len(n), n, ActorType.PERSON, NameForm.NAME)
        for n, starts in places.items()
        for start in starts
    ]
    assert (cut_reason(told, names, ()) is not None) is cut
