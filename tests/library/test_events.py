"""Grouping a library into events: what comes later joins what is there, and is the only thing that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.library import events, refresh
from briefing.library.library import Library
from briefing.library.progress import Cancelled, Progress
from briefing.model.correction import Correction, CorrectionKind
from briefing.settings.places import Places

TOWNS = ("Vell", "Norholm", "Astrup", "Kirkby", "Sund", "Marle")
THINGS = ("bridge", "harbour", "library", "tramway", "reservoir", "theatre")


def write(folder: Path, town: int, nth: int) -> Path:
    place, thing = TOWNS[town], THINGS[town]
    path = folder / f"{town}-{nth}.md"
    path.write_text(
        f"---\ntitle: {place} votes for its {thing} ({nth})\ndate: 2011-0{town + 1}-1{nth}\n---\n\n"
        f"The council of {place} voted on the {thing}. Builders of the {thing} will come to {place} in spring.\n\n"
        f"Account {nth} says that {place} has waited for its {thing} for years.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for town in range(5):
        for nth in range(3):
            write(tmp_path, town, nth)
    return tmp_path


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds for large libraries holds here."""
    monkeypatch.setattr(events, "_FEW", 0)


def opened(folder: Path) -> Library:
    library = Library([folder], Places.default())
    library.refresh()
    return library


def groups(library: Library) -> set[frozenset[str]]:
    names = {card.id: Path(card.path).stem for card in library.cards}
    return {frozenset(names[i] for i in story.articles) for story in library.stories()}


def of(town: int, *more: str, articles: Sequence[int] = (0, 1, 2)) -> frozenset[str]:
    return frozenset((*(f"{town}-{n}" for n in articles), *more))


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of articles that are looked at from now on."""
    seen: list[str] = []
    sign = events.sign
    monkeypatch.setattr(events, "sign", lambda article: (seen.append(article.title or ""), sign(article))[1])
    return seen


def test_a_later_article_joins_its_event_and_is_the_only_one_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as library:
        assert groups(library) == {of(n) for n in range(5)}
    seen = watched(monkeypatch)
    write(folder, 2, 3)
    with opened(folder) as library:
        assert groups(library) == {of(0), of(1), of(2, "2-3"), of(3), of(4)}
    assert seen == ["Astrup votes for its library (3)"]


def test_a_later_article_begins_an_event_that_others_join(folder: Path) -> None:
    with opened(folder) as library:
        library.stories()
        write(folder, 5, 0)
        library.refresh()
        assert groups(library) == {*(of(n) for n in range(5)), of(5, articles=[0])}
        write(folder, 5, 1)
        library.refresh()
        assert groups(library) == {*(of(n) for n in range(5)), of(5, articles=[0, 1])}


def test_what_is_gone_leaves_its_event(folder: Path) -> None:
    with opened(folder) as library:
        library.stories()
        (folder / "3-1.md").unlink()
        for nth in range(3):
            (folder / f"4-{nth}.md").unlink()
        library.refresh()
        assert groups(library) == {of(0), of(1), of(2), of(3, articles=[0, 2])}


def test_events_that_did_not_change_are_told_as_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder) as library:
        before = {story.id: story for story in library.stories()}
        told: list[int] = []
        tell = events.tell
        monkeypatch.setattr(
            events, "tell", lambda articles, *rest: (told.append(len(articles)), tell(articles, *rest))[1]
        )
        write(folder, 0, 3)
        library.refresh()
        after = library.stories()
    assert told == [4]
    assert sum(before.get(story.id) == story for story in after) == 4


def test_the_readers_hand_counts_and_can_be_taken_back(folder: Path) -> None:
    with opened(folder) as library:
        ids = {Path(card.path).stem: card.id for card in library.cards}
        before = library.stories()
        subject = tuple(ids[name] for name in ("0-0", "1-0"))
        library.correct(Correction(CorrectionKind.STORY, subject, "Both towns"))
        assert {frozenset({"0-0", "1-0"}), of(0, articles=[1, 2]), of(1, articles=[1, 2])} < groups(library)
        assert "Both towns" in [story.title for story in library.stories()]
        title = Correction(CorrectionKind.ARTICLE, (ids["2-0"], "published"), "2011-03-01")
        library.correct(title)
        assert "2011-03-01" in [story.first for story in library.stories()]
        library.undo()
        library.undo()
        assert library.stories() == before


def test_grouping_tells_how_far_it_is_and_goes_on_where_it_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_BATCH", 4)
    seen = watched(monkeypatch)
    told: list[Progress] = []
    with opened(folder) as library:
        with pytest.raises(Cancelled):
            library.stories(told.append, lambda: len(told) == 3)
        assert [(one.stage, one.done, one.total) for one in told] == [("looking at articles", n, 15) for n in (0, 4, 8)]
        assert groups(library) == {of(n) for n in range(5)}
    assert len(seen) == 15


def test_grouping_and_naming_tell_how_far_they_are(folder: Path) -> None:
    told: list[Progress] = []
    with opened(folder) as library:
        assert len(library.stories(told.append)) == 5
    assert told[-2:] == [Progress("grouping", 0, 15), Progress("naming events", 0, 5)]


def test_grouping_can_be_stopped_while_texts_are_compared(folder: Path) -> None:
    told: list[Progress] = []
    with opened(folder) as library, pytest.raises(Cancelled):
        library.stories(told.append, lambda: told[-1].stage == "grouping")


def test_many_articles_are_looked_at_where_they_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "PARALLEL_FROM", 2)
    seen = watched(monkeypatch)
    with opened(folder) as library:
        seen.clear()  # with one core they are read here
        assert groups(library) == {of(n) for n in range(5)}
    assert seen == []
