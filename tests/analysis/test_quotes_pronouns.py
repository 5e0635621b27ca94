"""Whom "he said" and "she said" mean, and whom they do not."""

from __future__ import annotations

import pytest

from tests.analysis.quoted import quotes_of

TOWN = "Mayor Peter Novak met Governor Thomas Keller in the harbour on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Keller waited. Keller slept. Keller rose. Keller ate. Keller stood. Keller ran. Keller sat. "
            "Keller fell.\n\nKeller sang. Keller left.\n\nFamilies of the sailors lost by Keller were glad that "
            "the boats came back, pilot Robert Lang said.\n\n“I think it is a good day for them,” he said.",
            "Robert Lang",
            id="who says the sentence before, at its end",
        ),
        pytest.param(
            "Novak spokesman Robert Lang placed the blame on the builder.\n\n“They dropped the wall again,” he said.",
            "Robert Lang",
            id="who speaks for somebody is not that one",
        ),
        pytest.param(
            "Keller praised the harbour.\n\nNovak's predecessor Robert Lang perhaps loved it more.\n\n"
            "“Every time I come here I want to sing,” he said.",
            "Robert Lang",
            id="a predecessor has his own words",
        ),
        pytest.param(
            "“The gates hold,” Keller said. Its “strength and the power of its walls” are due to Novak, he said.",
            "Thomas Keller",
            id="nobody named before “he said” in what he said",
        ),
        pytest.param(
            "“The gates must open now,” Keller said.\n\nIn charge of the harbour is Robert Lang, who grew up there.\n\n"
            "“I know what this means to all of us,” he said.",
            "Robert Lang",
            id="another has become the subject since",
        ),
        pytest.param(
            "Keller told reporters on Sunday that he saw progress. He had just met with Mayor Peter Novak and his men."
            "\n\n“I think we all want the gates to open,” he said on the radio.",
            "Thomas Keller",
            id="the pronoun of the sentence before goes on",
        ),
        pytest.param(
            "Keller wrote that the plan was good. It was a rebuke of Novak, who he said did not agree with him. "
            "He also said it was an order he could not “in good conscience obey.”",
            "Thomas Keller",
            id="of two the relative clause keeps apart, the one who says it",
        ),
        pytest.param(
            "Robert Lang turned heads on Monday when, in the town hall, he said, “We are all truly blessed here.”",
            "Robert Lang",
            id="what leads in to the words names the speaker",
        ),
        pytest.param(
            "Keller must go.\n\nOne of the few captains who has not called on Keller to go is Robert Lang of the old "
            "harbour. “Some call for it, and that is their right,” he wrote.",
            "Robert Lang",
            id="whom a sentence leads to",
        ),
        pytest.param(
            "“Not I,” Keller said.\n\nRobert Lang then noticed that Novak had left, “and that is when I ran,” he said.",
            "Robert Lang",
            id="own words go on after their subject",
        ),
        pytest.param(
            "Senator Lindsey Lang spoke to Keller. “It is over the top,” Lang said. “We all see it.”\n\n"
            "“And I think that is bad,” he said.",
            "Lindsey Lang",
            id="a given name of women and men tells no gender",
        ),
    ],
)
def test_a_pronoun_means(text: str, speaker: str) -> None:
    assert quotes_of(TOWN + text)[-1].speaker == speaker
