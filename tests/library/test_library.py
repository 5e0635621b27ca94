"""A library keeps up with its folder, names articles stably, and survives damage to its cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.library import Cancelled, Library, UnknownStory, open_library
from briefing.library.messages import Overview
from briefing.model.article import Card
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.story import Story
from briefing.settings.places import Places
from briefing.store.database import NAME

STORY = "Mayor Ada Lind spoke on Monday. “The harbour stays open,” she said.\n\nThe council votes in March.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (root / name).write_text(f"The {name[0]} report from the harbour.\n\n{STORY}", encoding="utf-8")
    return root


def test_decisions_that_were_damaged_are_kept_aside_and_told(folder: Path) -> None:
    with open_library(folder) as library:
        library.correct(Correction(CorrectionKind.HIDE, ("Ada Lind",)))
        file = library.places.library_data(library.key) / "corrections.yaml"
    file.write_text("items: [\n")
    with open_library(folder) as library:
        told = library.problems[0]
        assert (told.path, told.code) == (str(file), "damaged")
        assert "corrections.yaml.bad" in told.message


def test_a_second_opening_reads_nothing(folder: Path) -> None:
    open_library(folder).close()
    with Library([folder], Places.default()) as again:
        assert not again.refresh()
        assert len(again.cards) == 3


def test_only_what_changed_is_read_again(folder: Path) -> None:
    with open_library(folder) as library:
        before = {c.path: c.id for c in library.cards}
        (folder / "b.txt").write_text("Something else happened at the harbour today.\n", encoding="utf-8")
        (folder / "c.txt").unlink()
        (folder / "d.txt").write_text("A fourth account of the harbour arrived.\n", encoding="utf-8")
        changes = library.refresh()
        assert (changes.read, changes.gone) == (2, 1)
        after = {c.path: c.id for c in library.cards}
    assert after[str(folder / "a.txt")] == before[str(folder / "a.txt")]
    assert after[str(folder / "b.txt")] != before[str(folder / "b.txt")]
    assert sorted(Path(p).name for p in after) == ["a.txt", "b.txt", "d.txt"]


def test_identical_files_have_ids_of_their_own_that_do_not_change(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    with open_library(folder) as library:
        ids = [c.id for c in library.cards]
    assert len(set(ids)) == 4
    with open_library(folder, places=Places.under(folder.parent / "elsewhere")) as library:
        assert [c.id for c in library.cards] == ids


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_name_that_is_no_text_is_read_like_any_other(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text("The ferryman spoke to Ada Lind on Monday.\n")
    with open_library(folder) as library:
        assert "\ufffd\ufffd.txt" in {Path(card.path).name for card in library.cards}
        assert len(library.articles) == len(library.cards) == 4
        assert library.search("ferryman").total == 1
        before = {c.path: c.id for c in library.cards}
    with open_library(folder) as library:
        assert not library.refresh()
        assert {c.path: c.id for c in library.cards} == before
        (folder / os.fsdecode(b"\xff\xfe.txt")).unlink()
        assert library.refresh().gone == 1


def test_a_moved_file_keeps_its_id(folder: Path) -> None:
    with open_library(folder) as library:
        before = {c.id for c in library.cards}
        (folder / "a.txt").rename(folder / "z.txt")
        library.refresh()
        assert {c.id for c in library.cards} == before


def test_letters_stay_when_an_article_comes_first(folder: Path) -> None:
    with open_library(folder) as library:
        first = {m.article.path: m.letter for m in library.findings().members}
        (folder / "0.txt").write_text(f"An early report from the harbour.\n\n{STORY}", encoding="utf-8")
        library.refresh()
        now = {m.article.path: m.letter for m in library.findings().members}
    assert {p: now[p] for p in first} == first
    assert now[str(folder / "0.txt")] == "D"


def test_findings_are_kept_and_the_same(folder: Path) -> None:
    with open_library(folder) as library:
        made = library.findings()
    with open_library(folder) as library:
        kept = library.findings()
    assert kept == made
    assert [q.text for q in kept.quotes if q.kind != "indirect"] == ["The harbour stays open,"] * 3


def test_a_damaged_cache_is_made_again(folder: Path) -> None:
    with open_library(folder) as library:
        place = library.folder / NAME
    place.write_bytes(b"not a database" * 100)
    for suffix in ("-wal", "-shm"):
        place.with_name(NAME + suffix).unlink(missing_ok=True)
    with open_library(folder) as library:
        assert len(library.cards) == 3


def test_a_cancelled_reading_keeps_what_was_read(tmp_path: Path) -> None:
    root = tmp_path / "many"
    root.mkdir()
    for number in range(150):
        (root / f"{number:03}.txt").write_text(f"Report number {number} from the harbour.\n", encoding="utf-8")
    library = Library([root], Places.default())
    with pytest.raises(Cancelled):
        library.refresh(asked=lambda: True)
    changes = library.refresh()
    assert 0 < changes.read < 150
    assert len(library.cards) == 150
    library.close()


def test_the_cache_is_private(folder: Path) -> None:
    with open_library(folder) as library:
        assert library.folder.stat().st_mode & 0o777 == 0o700
        library.folder.chmod(0o777)
    with open_library(folder) as library:
        assert library.folder.stat().st_mode & 0o777 == 0o700


def test_an_unknown_story_is_an_error(folder: Path) -> None:
    with open_library(folder) as library, pytest.raises(UnknownStory):
        library.scope("none")


def test_nothing_is_written_into_the_folder_that_is_read(folder: Path) -> None:
    before = sorted(p.name for p in folder.iterdir())
    with open_library(folder) as library:
        library.findings()
        library.search("harbour")
    assert sorted(p.name for p in folder.iterdir()) == before


def test_a_speaker_is_found_by_any_form_of_the_name(seeds: Path) -> None:
    with open_library(seeds) as library:
        names = {Path(c.path).name: c.id for c in library.cards}
        hits = {h.article for h in library.search("speaker:zelensky").hits}
        assert names["4-northgate-wire.md"] in hits
        assert names["5-eastern-ledger.txt"] not in hits


def test_the_articles_of_an_event_are_found(folder: Path) -> None:
    with open_library(folder) as library:
        (story,) = library.stories()
        assert library.search(f"story:{story.id}").total == 3
        assert library.search("story:nothing").total == 0


def test_a_damaged_index_is_made_again_and_that_is_said(folder: Path) -> None:
    with open_library(folder) as library:
        assert library.search("harbour").total == 3
        assert library.index_notice is None
        files = [p for p in (library.folder / "index").rglob("*") if p.is_file() and p.stat().st_size > 100]
    for file in files:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with open_library(folder) as library:
        assert library.search("harbour").total == 3
        assert "damaged" in (library.index_notice or "")


def test_what_resembles_a_passage(folder: Path) -> None:
    with open_library(folder) as library:
        assert library.more_like("the mayor says the harbour stays open").total >= 1


def _overview(*sizes: int) -> Overview:
    cards = [Card(str(n), "", "", "", None, None, None, "en", 0, titled=False) for n in range(sum(sizes))]
    ids = iter(card.id for card in cards)
    stories = [Story(str(n), "", None, None, tuple(next(ids) for _ in range(size))) for n, size in enumerate(sizes)]
    return Overview(tuple(cards), tuple(stories), ())


@pytest.mark.parametrize(
    ("sizes", "several"),
    [((5,), False), ((5, 1), False), ((4, 4), True), ((4, 4, 4), True), ((1,), False), ((), False)],
)
def test_a_folder_with_strays_is_still_one_event(sizes: tuple[int, ...], several: bool) -> None:
    assert _overview(*sizes).several is several


@pytest.mark.parametrize("few", [2_000, 1], ids=["read together", "read one by one"])
def test_indexing_that_was_cut_short_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    from briefing.library import indexing

    monkeypatch.setattr(indexing, "_FEW", few)
    monkeypatch.setattr("briefing.library.library.ONE_STORY_LIMIT", 1)
    for number in range(9):
        (folder / f"more{number}.txt").write_text(f"Account {number} of the harbour.\n\n{STORY}", encoding="utf-8")
    told: list[int] = []
    with open_library(folder) as library:
        library.index(lambda progress: told.append(progress.done), lambda: len(told) >= 4)
        assert library.search("harbour", asked=lambda: False).total == 12
    with Library([folder], Places.default()) as again:
        again.refresh()
        assert again.search("harbour").total == 12
    assert told[:4] == [1, 2, 3, 4]


def test_a_cut_indexing_anew_goes_on_where_it_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    with open_library(folder) as library:
        library.index()
    monkeypatch.setattr("briefing.library.indexing.fingerprint", lambda *_: "another")
    for most in (1, 2, 9):
        with open_library(folder) as library:
            index = library.index(lambda p: told.append((p.done, p.total)), lambda: len(told) >= most)  # noqa: B023
            assert index.search("harbour").total == 3
    assert told == [(1, 3), (1, 2), (1, 1)]


def test_a_cut_first_indexing_is_not_begun_anew(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_library(folder) as library:
        library.index(lambda progress: told.append((progress.done, progress.total)), lambda: len(told) >= 1)
    with open_library(folder) as library:
        library.index(lambda progress: told.append((progress.done, progress.total)))
        assert library.search("harbour").total == 3
    assert told == [(1, 3), (1, 2), (2, 2)]


def test_each_of_several_events_has_its_own_articles_and_is_asked_about_by_itself(tmp_path: Path) -> None:
    told = {
        "harbour": "The harbour of Varda was closed by a storm that broke its pier",
        "market": "Bakers at the market of Lomm went on strike over the price of flour",
    }
    for place, event in told.items():
        for number in range(3):
            text = f"{event}. Report {number} of the {place} was written in the evening."
            (tmp_path / f"{place}{number}.md").write_text(f"---\ntitle: {event}\ndate: 2024-03-01\n---\n{text}\n")
    with open_library(tmp_path) as library:
        paths = {card.id: Path(card.path).name for card in library.cards}
        events = [{paths[a][:-4] for a in story.articles} for story in library.scope()]
        assert sorted(map(sorted, events)) == [["harbour"], ["market"]]
        for story in library.stories():
            assert library.scope(story.id) == (story,)
            assert {m.article.id for m in library.findings(story.id).members} == set(story.articles)
            assert sorted(library.analysis(story).letters.values()) == ["A", "B", "C"]
        whole = library.findings()
        assert len(whole.members) == len(library.cards)
        assert library.scope(whole.story.id) == (whole.story,)
