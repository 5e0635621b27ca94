"""Names beside quoted words, for libraries too large to find every speaker first."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import library as home
from briefing.library import open_library
from briefing.library.speaker_index import spoken_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“The quay stays open,” said Ada Lind.", ["Ada Lind: The quay stays open,"]),
        ("Mr. Halder warned on Monday that “the mill is sold.”", ["Mr Halder Monday: the mill is sold."]),
        ("The mill. Then Sen. Bruno Halder said: “It is sold.”", ["Then Sen Bruno Halder: It is sold."]),
        (
            "“One,” Ada Lind told them. “Two,” she added.\n\n“Three.”",
            ["Ada Lind: One,", "Ada Lind: Two,", "Ada Lind: Three."],
        ),
        ("They sang of a “quiet mill” in the valley of Lind.", ["quiet mill"]),
        ("„Der Hafen bleibt offen“ stood on it.", ["Der Hafen bleibt offen"]),
        ("Nothing is quoted here.", []),
    ],
)
def test_who_is_named_beside_the_words(text: str, lines: list[str]) -> None:
    assert list(spoken_lines(text)) == lines


def test_speakers_are_found_in_a_large_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "ONE_STORY_LIMIT", 1)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("“The harbour stays open,” said Mayor Ada Lind on Monday.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Ada Lind came late. “No,” said Bruno Halder of the council.\n", encoding="utf-8")
    with open_library(folder) as library:
        names = {card.id: Path(card.path).name for card in library.cards}
        assert [names[h.article] for h in library.search("speaker:lind").hits] == ["a.txt"]
        assert [names[h.article] for h in library.search('speaker:"Bruno Halder" no').hits] == ["b.txt"]
        assert library.search("quote:harbour").total == 1
        assert library.search("quote:council").total == 0
