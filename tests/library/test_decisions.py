"""Decisions that cannot be applied are refused where they are made, and left out where a file holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library, open_library
from briefing.library.desk import Desk
from briefing.model.correction import Correction, CorrectionKind

TEXT = "Ada Lind spoke on Tuesday, 6 January. “The harbour stays open,” Lind said.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "a.md").write_text(f"---\npublished: 2026-01-07\n---\n\n{TEXT}")
    (tmp_path / "b.md").write_text(f"Another report. {TEXT}")
    return open_library(tmp_path)


def about(library: Library, field: str, value: str) -> Correction:
    return Correction(CorrectionKind.ARTICLE, (library.articles[0].id, field), value, path=library.articles[0].path)


@pytest.mark.parametrize(("field", "value"), [("published", "soon"), ("letter", "HELLO"), ("colour", "red")])
def test_it_is_refused_with_a_sentence_and_nothing_is_kept(library: Library, field: str, value: str) -> None:
    with pytest.raises(ValueError, match=value if field != "colour" else "no “colour”"):
        library.correct(about(library, field, value))
    assert library.decisions == ()


def test_one_in_the_file_is_told_harms_nothing_and_can_be_taken_back(library: Library) -> None:
    library.correct(about(library, "source", "The Ledger"))
    file = library.places.library_data(library.key) / "corrections.yaml"
    damaged = (
        f"- kind: article\n  subject: [{library.articles[0].id}, published]\n  value: soon\n  made: '2999-01-01'\n"
    )
    file.write_text(file.read_text() + damaged + "- kind: difference\n  subject: [d, painted]\n  made: '2000-01-01'\n")
    library.close()
    with open_library(*library.paths) as again:
        assert [p.message.partition(":")[0] for p in again.problems if p.path == str(file)] == [
            f"“article {again.articles[0].id} | published → soon” is left out",
            "“difference d | painted” is left out",
        ]
        assert again.findings().members[0].article.source == "The Ledger"
        assert again.stories()
        assert [c.value for c in again.decisions] == [None, "The Ledger", "soon"]
        assert str(again.undo()).endswith("published → soon")
        assert str(again.undo(again.decisions[0])) == "difference d | painted"
        assert not [p for p in again.problems if p.path == str(file)]
        assert [c.value for c in again.decisions] == ["The Ledger"]


def test_what_a_file_holds_is_told_without_orders_to_the_terminal(library: Library) -> None:
    file = library.places.library_data(library.key) / "corrections.yaml"
    library.correct(about(library, "source", "The Ledger"))
    file.write_text(file.read_text() + '- kind: rename\n  subject: ["x\\e]52;c;aGk=\\ay", "two"]\n  value: v\n')
    library.close()
    with open_library(*library.paths) as again:
        [message] = [p.message for p in again.problems if p.path == str(file)]
    assert message.startswith("“rename x")
    assert message.isprintable()


def test_what_was_found_with_a_date_is_found_anew_when_the_date_is_set(library: Library) -> None:
    def years() -> list[str]:
        return [(d.first or "?")[:4] for d in library.findings().dates if d.evidence.article == library.articles[0].id]

    before = years()
    assert set(before) == {"2026"}
    library.correct(about(library, "published", "2015-01-07"))
    assert set(years()) == {"2015"}
    library.undo()
    assert years() == before


def test_a_language_is_set_and_its_index_with_it(library: Library) -> None:
    library.correct(about(library, "language", "pt_BR"))
    assert library.articles[0].language == "pt"
    with pytest.raises(ValueError, match="missing"):
        library.correct(about(library, "language", ""))


def test_search_follows_a_title_that_was_set_and_taken_back(library: Library) -> None:
    assert library.search("Zanzibar").total == 0
    library.correct(about(library, "title", "Zanzibar decides"))
    assert library.search("Zanzibar").total == 1
    library.undo()
    assert library.search("Zanzibar").total == 0


async def test_the_screen_takes_back_what_it_decided_and_a_damaged_one(library: Library) -> None:
    library.correct(about(library, "source", "The Ledger"))
    file = library.places.library_data(library.key) / "corrections.yaml"
    file.write_text(file.read_text() + "- kind: difference\n  subject: [d, painted]\n  made: '2000-01-01'\n")
    library.close()
    desk = Desk(library.paths, library.places)
    try:
        await desk.start(lambda _: None)
        assert (await desk.findings()).members[0].article.source == "The Ledger"
        kept = await desk.correct(Correction(CorrectionKind.HIDE, ("Ada Lind",)))
        assert kept.made
        damaged, ledger, hidden = await desk.decisions()
        assert hidden == kept
        assert await desk.undo(damaged) == damaged
        assert await desk.undo(damaged) is None
        assert await desk.undo(kept) == kept
        assert await desk.decisions() == (ledger,)
        with pytest.raises(ValueError, match="no date"):
            await desk.correct(Correction(CorrectionKind.ARTICLE, (ledger.subject[0], "published"), "soon"))
    finally:
        await desk.close()


def test_a_verdict_on_a_difference_finds_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The office said 35 participants came to the harbour summit.\n")
    (tmp_path / "b.txt").write_text("All 35 countries of the league came to the harbour summit.\n")
    with open_library(tmp_path) as library:
        (difference,) = library.findings().discrepancies
        index = library.index()

        def never(*_: object) -> None:
            raise AssertionError("found anew")

        monkeypatch.setattr(Library, "analysis", never)
        monkeypatch.setattr("briefing.library.indexing.sync", never)
        library.correct(Correction(CorrectionKind.DIFFERENCE, (difference.id, "dismissed"), "seen"))
        (after,) = library.findings().discrepancies
        assert (after.verdict, after.reason) == ("dismissed", "seen")
        assert library.index() is index
    with open_library(tmp_path) as again:
        assert again.findings().discrepancies == (after,)
        again.undo()
        assert again.findings().discrepancies == (difference,)
