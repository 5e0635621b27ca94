"""Saved searches and the history of queries survive, merge, and are never lost to a damaged file."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from briefing.files.document import NewerVersionError
from briefing.model.search import Sort
from briefing.searches import SavedSearch, forget, history, load, named, remember, remove, rename, save
from briefing.searches.history import LONGEST, MOST
from briefing.settings.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path)


def saved_file(places: Places) -> Path:
    return places.library_data("k") / "searches.yaml"


def test_nothing_yet(places: Places) -> None:
    assert load(places, "k") == ()
    assert history(places, "k") == ()
    assert not places.data.exists(), "asking makes no folder"


def test_what_was_saved_is_loaded_again(places: Places) -> None:
    made = save(places, "k", SavedSearch("Ports", 'harbour "dock workers" source:coast', Sort.DATE))
    assert load(places, "k") == made
    assert (made[0].query, made[0].sort) == ('harbour "dock workers" source:coast', Sort.DATE)
    assert made[0].made, "stamped with the moment"
    assert load(places, "other") == ()


def test_a_name_is_taken_once_whatever_its_capitals(places: Places) -> None:
    save(places, "k", SavedSearch("Ports", "harbour"))
    save(places, "k", SavedSearch("Grain", "wheat OR maize"))
    after = save(places, "k", SavedSearch(" ports ", "quay"))
    assert [(s.name, s.query) for s in after] == [("ports", "quay"), ("Grain", "wheat OR maize")]
    assert named(after, "GRAIN") == after[1]
    assert named(after, "coal") is None


def test_renaming_and_removing(places: Places) -> None:
    save(places, "k", SavedSearch("a", "harbour"))
    save(places, "k", SavedSearch("b", "wheat"))
    assert [(s.name, s.query) for s in rename(places, "k", "A", "c")] == [("c", "harbour"), ("b", "wheat")]
    assert [(s.name, s.query) for s in rename(places, "k", "c", "B")] == [("B", "harbour")]
    assert rename(places, "k", "nobody", "x") == load(places, "k")
    assert remove(places, "k", "b") == ()


@pytest.mark.parametrize(("name", "query"), [("", "x"), ("  ", "x"), ("x", " ")])
def test_a_search_needs_a_name_and_a_query(places: Places, name: str, query: str) -> None:
    with pytest.raises(ValueError, match="name"):
        save(places, "k", SavedSearch(name, query))
    with pytest.raises(ValueError, match="name"):
        rename(places, "k", "a", " ")


def test_the_file_reads_like_what_it_is(places: Places) -> None:
    save(places, "k", SavedSearch("Ports", 'harbour "dock: workers"', made="2026-03-04T09:00:00+00:00"))
    assert saved_file(places).read_text() == (
        "briefing: searches\nversion: 1\nsearches:\n- name: Ports\n  query: 'harbour \"dock: workers\"'\n"
        "  sort: relevance\n  made: '2026-03-04T09:00:00+00:00'\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "searches: [",
        "briefing: selection\nversion: 1\n",
        "\x00\x01",
        "briefing: searches\nversion: 1\nsearches: [[]]\n",
    ],
)
def test_a_damaged_file_is_kept_aside_and_told(places: Places, text: str) -> None:
    save(places, "k", SavedSearch("a", "x"))
    saved_file(places).write_text(text)
    notes: list[str] = []
    assert load(places, "k", notes.append) == ()
    assert [p.read_text() for p in saved_file(places).parent.glob("*.bad")] == [text]
    assert "kept as searches.yaml.bad" in notes[0]
    assert [s.name for s in save(places, "k", SavedSearch("b", "y"))] == ["b"]


def test_a_newer_file_is_left_alone(places: Places) -> None:
    save(places, "k", SavedSearch("a", "x"))
    newer = "briefing: searches\nversion: 99\nthings: []\n"
    saved_file(places).write_text(newer)
    with pytest.raises(NewerVersionError):
        save(places, "k", SavedSearch("b", "y"))
    assert saved_file(places).read_text() == newer


def test_the_history_has_each_query_once_newest_first(places: Places) -> None:
    for query in ("harbour", "wheat ", "harbour", "  ", "x" * (LONGEST + 1)):
        remember(places, "k", query)
    assert history(places, "k") == ("harbour", "wheat")
    assert forget(places, "k", "harbour") == ("wheat",)
    assert forget(places, "k") == history(places, "k") == ()


def test_the_history_is_bounded(places: Places) -> None:
    remember(places, "k", "first")
    file = places.library_state("k") / "history.yaml"
    file.write_text("briefing: history\nversion: 1\nqueries:\n" + "".join(f"- q{n}\n" for n in range(MOST + 50)))
    after = remember(places, "k", "last")
    assert len(after) == MOST
    assert after[:2] == ("last", "q0")


def test_a_newer_history_is_left_alone_and_counts_as_empty(places: Places) -> None:
    remember(places, "k", "a")
    file = places.library_state("k") / "history.yaml"
    newer = "briefing: history\nversion: 99\n"
    file.write_text(newer)
    assert history(places, "k") == remember(places, "k", "b") == ()
    assert file.read_text() == newer


def _save_many(root: Path, start: int) -> None:
    for number in range(start, start + 10):
        save(Places.under(root), "k", SavedSearch(f"s{number}", "x"))
        remember(Places.under(root), "k", f"q{number}")


def test_two_programs_lose_nothing(places: Places, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_save_many, args=(tmp_path, start)) for start in (0, 10)]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert {s.name for s in load(places, "k")} == {f"s{n}" for n in range(20)}
    assert set(history(places, "k")) == {f"q{n}" for n in range(20)}
