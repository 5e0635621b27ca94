"""Where a name begins and ends: what runs into it, and what belongs to it."""

import pytest

from tests.analysis.named import actors, names


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Her reports come from Cairo Listen · 4:22", ("Cairo", "place"), "Cairo Listen"),
        ("Then Dallas County Judge Clay Lindholm spoke.", ("Clay Lindholm", "person"), "Dallas County Judge Clay Lindholm"),
        ("A review by the Office of Inspector General in Ohio began.", ("Office of Inspector General", "organization"), "Office of"),
        ("She wrote for Gulf News of the United Arab Emirates.", ("Gulf News", "organization"), "Gulf News of the United Arab Emirates"),
        ("Anna Berg wrote on Twitter of Hurricane Florence.", ("Twitter", "organization"), "Twitter of Hurricane Florence"),
        ("Gen. Hamid Fattah el-Rahmi, who toppled Mr. Berg, won.", ("Hamid Fattah el-Rahmi", "person"), "Hamid Fattah"),
        ("A Dallas-to-Cleveland flight was late.", ("Cleveland", "place"), "Dallas-to-Cleveland"),
    ],
)  # fmt: skip
def test_names_have_their_own_ends(text: str, wanted: tuple[str, str], unwanted: str) -> None:
    found = names(text)
    assert wanted in found
    assert unwanted not in dict(found)


def test_a_family_name_with_its_article_is_found_again() -> None:
    assert ("el-Rahmi", "person") in names("Gen. Hamid Fattah el-Rahmi won. Later el-Rahmi spoke.")


def test_an_article_and_a_family_name_stay_together_where_both_stand_alone_elsewhere() -> None:
    assert "Al-Rahmi" in dict(names("Gen. Al-Rahmi spoke in Al Ferdous. Rahmi, he is called."))


def test_an_abbreviated_state_at_the_end_of_a_sentence_is_the_state() -> None:
    found = actors("They met in Bethesda, Md.\nAll flew to Maryland.")
    assert found["Maryland"].count == 2
