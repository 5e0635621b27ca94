"""A letter that was given stays with its article: through new versions, moves, upgrades, damage, other programs."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.corrections.letters import Known, Letters
from briefing.export.handover import hand_over, open_handover
from briefing.files.atomic import WriteError
from briefing.library import Library, open_library
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.selection import Selection
from briefing.settings.libraries import relink
from briefing.settings.places import Places, library_key
from briefing.store.database import NAME

LINES = {
    "coast": "The harbour toll rises in June, mayor Ada Lind said on Monday. The council had voted for it.",
    "inland": "The council of the town backs the harbour toll. It rises in June, said mayor Ada Lind.",
    "north": "Six of eleven members of the council voted for the harbour toll, which rises in June.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "toll"
    found.mkdir()
    for name, words in LINES.items():
        put(found, name, words)
    return found


def put(folder: Path, name: str, words: str, day: int = 5) -> Path:
    file = folder / f"{name}.md"
    file.write_text(f"---\ntitle: Toll in {name}\ndate: 2026-03-0{day}\n---\n\n{words}\n", encoding="utf-8")
    return file


def letters(folder: Path) -> dict[str, str]:
    """The letter of each article, as a fresh opening tells them."""
    with open_library(folder) as library:
        return {Path(m.article.path).stem: m.letter for m in library.findings().members}


def test_they_are_kept_with_the_readers_own_work(folder: Path, own_places: Places) -> None:
    assert letters(folder) == {"coast": "A", "inland": "B", "north": "C"}
    kept = own_places.letters(library_key([folder]))
    assert kept.parent == own_places.library_data(library_key([folder]))
    before = kept.read_bytes()
    assert letters(folder)
    assert kept.read_bytes() == before


@pytest.mark.parametrize("name", LINES)
def test_a_new_version_keeps_its_letter(folder: Path, name: str) -> None:
    before = letters(folder)
    put(folder, name, LINES[name] + " It is the second rise in ten years.")
    assert letters(folder) == before
    put(folder, name, LINES[name] + " It is the second rise in twelve years, the paper now writes.", day=1)
    assert letters(folder) == before
    put(folder, name, LINES[name])
    assert letters(folder) == before


@pytest.mark.parametrize("name", LINES)
def test_a_file_that_was_away_has_its_letter_again(folder: Path, name: str) -> None:
    before = letters(folder)
    away = (folder / f"{name}.md").rename(folder.parent / "away.md")
    assert letters(folder) == {n: letter for n, letter in before.items() if n != name}
    put(folder, "a first one", "A ship blocks the harbour, whose toll rises in June.", day=1)
    assert letters(folder)["a first one"] == "D"
    away.rename(folder / f"{name}.md")
    assert letters(folder) == before | {"a first one": "D"}


def test_a_moved_file_keeps_its_letter_and_another_in_its_place_gets_its_own(folder: Path) -> None:
    letters(folder)
    (folder / "archive").mkdir()
    (folder / "coast.md").rename(folder / "archive" / "old.md")
    put(folder, "coast", "A wholly different account of the harbour toll appears under this name.")
    assert letters(folder) == {"old": "A", "inland": "B", "north": "C", "coast": "D"}


def test_a_letter_is_never_given_twice(folder: Path) -> None:
    letters(folder)
    (folder / "north.md").unlink()
    put(folder, "south", "In the south the harbour toll is not liked; the council voted for it.")
    assert letters(folder) == {"coast": "A", "inland": "B", "south": "D"}
    (folder / "coast.md").unlink()
    put(folder, "east", "The east awaits the toll of the harbour in June, as the council voted.", day=1)
    assert letters(folder) == {"inland": "B", "south": "D", "east": "E"}


def test_copies_of_one_text_keep_theirs(folder: Path) -> None:
    shutil.copy(folder / "coast.md", folder / "z copy.md")
    shutil.copy(folder / "coast.md", folder / "a copy.md")
    before = letters(folder)
    assert sorted(before.values()) == list("ABCDE")
    assert letters(folder) == before
    (folder / "a copy.md").unlink()
    assert letters(folder) == {name: letter for name, letter in before.items() if name != "a copy"}


def _upgraded(cache: Path) -> None:
    with sqlite3.connect(cache / NAME) as store:
        store.execute("UPDATE meta SET value = 'another version' WHERE key = 'version'")


def _gone(cache: Path) -> None:
    shutil.rmtree(cache)


def _damaged(cache: Path) -> None:
    (cache / NAME).write_bytes(b"\0garbage" * 999)


@pytest.mark.parametrize("what", [_upgraded, _gone, _damaged])
def test_what_becomes_of_the_cache_is_nothing_to_them(
    folder: Path, own_places: Places, what: Callable[[Path], None]
) -> None:
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    before = letters(folder)
    assert before == {"coast": "A", "inland": "B", "north": "C", "a new one": "D"}
    what(own_places.library_cache(library_key([folder])))
    assert letters(folder) == before


@pytest.mark.parametrize("command", [("index", "--drop"), ("doctor", "--mend")], ids=" ".join)
def test_no_command_drops_them(folder: Path, own_places: Places, command: tuple[str, str]) -> None:
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    before = letters(folder)
    _damaged(own_places.library_cache(library_key([folder])))
    assert main([command[0], str(folder), command[1]]) == 0
    assert letters(folder) == before


def test_a_folder_that_moved_brings_them_along(folder: Path, own_places: Places) -> None:
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    (folder / "coast.md").rename(folder.parent / "coast.md")
    letters(folder)
    (folder.parent / "coast.md").rename(folder / "coast.md")
    before = letters(folder)
    moved = folder.rename(folder.with_name("harbour"))
    assert letters(moved) != before  # at its new place it is another library, until it is linked
    relink(own_places, library_key([folder]), [moved])
    put(moved, "north", LINES["north"] + " A new version, since.")
    assert letters(moved) == before


def test_a_letter_the_reader_chose_stays_above_them(folder: Path, own_places: Places) -> None:
    with open_library(folder) as library:
        third = library.cards[2]
        library.correct(Correction(CorrectionKind.ARTICLE, (third.id, "letter"), "A", path=third.path))
    assert letters(folder) == {"coast": "C", "inland": "B", "north": "A"}
    _gone(own_places.library_cache(library_key([folder])))
    assert letters(folder) == {"coast": "C", "inland": "B", "north": "A"}


def test_a_kept_finding_does_not_outlive_its_letters(folder: Path, own_places: Places) -> None:
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    letters(folder)
    own_places.letters(library_key([folder])).unlink()
    assert letters(folder) == {"a new one": "A", "coast": "B", "inland": "C", "north": "D"}


def test_where_they_cannot_be_kept_it_is_told(
    folder: Path, own_places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with open_library(folder) as library:
        monkeypatch.setattr("briefing.files.journal.os.ftruncate", refuse)
        assert [m.letter for m in library.findings().members] == ["A", "B", "C"]
        assert [m.letter for m in library.findings().members] == ["A", "B", "C"]
        told = [p.message for p in library.problems]
    assert len(told) == 1
    assert "No space left on device; the articles may have other letters the next time" in told[0]


def test_letters_that_cannot_be_read_are_not_given_anew(folder: Path, own_places: Places) -> None:
    letters(folder)
    kept = own_places.letters(library_key([folder]))
    words = kept.read_text()
    kept.write_text(words.replace('"version": 1', '"version": 2'))
    with pytest.raises(WriteError, match="newer briefing"):
        letters(folder)
    kept.unlink()
    kept.mkdir()
    with pytest.raises(WriteError, match="could not be read"):
        letters(folder)


def test_a_damaged_line_costs_one_letter_and_is_told(folder: Path, own_places: Places) -> None:
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    before = letters(folder)
    kept = own_places.letters(library_key([folder]))
    lines = kept.read_text().splitlines()
    lines[2] = lines[2][:10]
    kept.write_text("\n".join(lines) + "\n")
    with open_library(folder) as library:
        now = {Path(m.article.path).stem: m.letter for m in library.findings().members}
        assert any("cannot be read" in problem.message for problem in library.problems)
    assert now == before | {"inland": "E"}
    assert kept.with_name("letters.jsonl.bad").exists()


def test_two_libraries_at_once_give_every_article_its_own(folder: Path, own_places: Places) -> None:
    with Library([folder], own_places) as one, Library([folder], own_places) as two:
        for library in (one, two):
            library.refresh()
            library.findings()
        put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
        one.refresh()
        put(folder, "another", "The council voted for the toll of the harbour.")
        two.refresh()
        assert {Path(m.article.path).stem: m.letter for m in two.findings().members}["another"] == "E"
        assert {Path(m.article.path).stem: m.letter for m in one.findings().members}["a new one"] == "D"
        one.refresh()
        assert {m.letter for m in one.findings().members} == set("ABCDE")


def test_an_update_keeps_what_the_readers_own_sentences_mean(
    folder: Path, own_places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder.parent / "page.md"
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.")
    assert main(["report", str(folder), "-o", str(page)]) == 0
    mine = page.read_text().replace("*The bottom line is yours", "*Only D tells of a ship.* *The bottom line is yours")
    page.write_text(mine)
    _upgraded(own_places.library_cache(library_key([folder])))
    assert main(["report", str(folder), "-o", str(page), "--update"]) == 0
    assert page.read_text() == mine
    own_places.letters(library_key([folder])).unlink()
    capsys.readouterr()
    assert main(["report", str(folder), "-o", str(page), "--update"]) == 4
    assert "D on the page is A now (“Toll in a new one”)" in capsys.readouterr().err
    assert page.read_text() == mine


def test_a_colleague_reads_of_the_same_letters(folder: Path, tmp_path: Path) -> None:
    letters(folder)
    put(folder, "a new one", "A ship blocks the harbour, whose toll rises in June.", day=1)
    (folder / "inland.md").unlink()
    mine = letters(folder)
    assert sorted(mine.values()) == ["A", "C", "D"]
    file = tmp_path / "for-you.yaml"
    assert main(["export", str(folder), "--hand-over", "-o", str(file)]) == 0
    places = Places.under(tmp_path / "colleague")
    for _ in range(2):
        with open_library(open_handover(file, places), places=places) as theirs:
            told = {m.article.title: m.letter for m in theirs.findings().members}
            assert told == {f"Toll in {name}": letter for name, letter in mine.items()}
    assert str(tmp_path) not in Places.letters(places, library_key(theirs.paths)).read_text()


@pytest.mark.parametrize(
    "line", ["nothing", "7", "[1, 2]", '["s", -1, "key", ""]', '["s", 1e9, "key", ""]', "[" * 99999]
)
def test_letters_of_a_colleague_that_are_none_are_refused(folder: Path, tmp_path: Path, line: str) -> None:
    with open_library(folder) as library:
        text = hand_over(Selection("picks"), library.corrections, library.articles, letters=(line,))
    file = tmp_path / "for-you.yaml"
    file.write_text(text)
    with pytest.raises(WriteError):
        open_handover(file, Places.under(tmp_path / "colleague"))
    assert not (tmp_path / "colleague" / "data" / "handovers").exists()


PROGRAM = """
import sys
from pathlib import Path
from briefing.corrections.letters import Known, Letters
from briefing.settings.places import Places

letters = Letters(Places.default(), "library")
for number in range(40):
    known = [Known(str(n), f"key {n}", f"{n}.md") for n in range(number * int(sys.argv[1]) % 41, 41)]
    print(sorted((key, letter) for key, letter in letters.of("story", known, set).items()))
"""


def test_processes_that_give_letters_at_once_agree() -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, step], stdout=subprocess.PIPE, text=True)
        for step in ("7", "11", "13")
    ]
    said = [one.communicate()[0].splitlines() for one in started]
    pairs = {pair for lines in said for line in lines for pair in eval(line)}
    assert len(pairs) == 41
    assert {letter for _, letter in pairs} == set(range(41))


def test_a_story_that_is_named_anew_keeps_its_letters_and_a_part_of_another_does_not() -> None:
    known = [Known(str(n), f"key {n}", f"{n}.md") for n in range(8)]
    letters = Letters(Places.default(), "library")
    everything = {"key 0", "key 1", "key 2", "key 3", "key 4", "key 5", "key 6", "key 7"}
    assert letters.of("whole", known[:6], lambda: everything) == {str(n): n for n in range(6)}
    assert letters.of("part", known[2:4], lambda: everything) == {"2": 0, "3": 1}
    again = Letters(Places.default(), "library")
    assert again.of("named anew", [known[7], *known[3:6]], lambda: everything) == {
        "3": 3,
        "4": 4,
        "5": 5,
        "7": 6,
    }
    assert again.of("whole", known[:7], lambda: everything) == {**{str(n): n for n in range(6)}, "6": 7}
    assert again.of("part", known[2:4], lambda: everything) == {"2": 0, "3": 1}
    # what is gone does not count: of four articles of the first only two are left, and these are here
    left = everything - {"key 0", "key 1", "key 2", "key 3"}
    assert Letters(Places.default(), "other").of("s", known[:6], lambda: everything)
    assert Letters(Places.default(), "other").of("t", known[4:8], lambda: left) == {"4": 4, "5": 5, "6": 6, "7": 7}


@pytest.mark.slow
def test_many_events_get_theirs_quickly() -> None:
    events = [[Known(f"{e}-{n}", f"key {e} {n}", f"{e}/{n}.md") for n in range(7)] for e in range(3000)]
    began = time.process_time()
    letters = Letters(Places.default(), "library")
    for number, event in enumerate(events):
        letters.of(f"s{number}", event, set)
    given = time.process_time() - began
    began = time.process_time()
    Letters(Places.default(), "library").of("s17", events[17], set)
    read = time.process_time() - began
    print(f"letters of 3,000 events (21,000 articles): {given:.2f} s; read again for one: {read:.3f} s")
    assert given < 6
    assert read < 0.5
