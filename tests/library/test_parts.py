"""Articles that share a file keep their own identity: path, source, corrections."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from briefing.export import render
from briefing.export.handover import hand_over, open_handover
from briefing.library import Library, UnknownArticle, open_library
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.selection import clip
from briefing.selection.relocation import locate
from briefing.settings.places import Places

ENTRY = """<item><title>{title}</title><link>https://gazette.example/{title}</link>
<description>&lt;p&gt;The {title} council met on Monday and voted for the new harbour wall.&lt;/p&gt;
&lt;p&gt;“We have waited for this {title} wall for years,” mayor Ada Lind said.&lt;/p&gt;</description></item>"""


def feed(*titles: str) -> str:
    entries = "".join(ENTRY.format(title=title) for title in titles)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{entries}</channel></rss>'


def lines(*outlets: str) -> str:
    text = "The council met on Monday and voted for the new wall, as {0} reports. “It will stand,” Ada Lind said."
    return "\n".join(json.dumps({"title": o, "source": o, "text": text.format(o)}) for o in outlets)


@pytest.fixture(params=["feed.xml", "lines.jsonl", "several.zip"])
def several(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One file of two articles."""
    path: Path = tmp_path / request.param
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a/first.xml", feed("North"))
            archive.writestr("second.jsonl", lines("South"))
    else:
        path.write_text(feed("North", "South") if path.suffix == ".xml" else lines("North", "South"))
    return path


def test_each_has_a_path_of_its_own_by_which_it_is_found(several: Path) -> None:
    with open_library(several) as library:
        paths = [a.path for a in library.articles]
        assert len(set(paths)) == 2
        assert paths == [c.path for c in library.cards]
        assert {a.file for a in library.articles} == {str(several)}
        assert [library.article(path).path for path in paths] == paths
        with pytest.raises(UnknownArticle):
            library.article(str(several))
    with Library([several], library.places) as again:
        again.refresh()
        assert [a.path for a in again.articles] == paths


def picked(findings: StoryFindings) -> Selection:
    found = tuple(clip.clip_passage(findings, m.article.id, 0, 20) for m in findings.members)
    return Selection("picks", found)


def test_each_is_a_source_of_its_own(several: Path) -> None:
    with open_library(several) as library:
        findings = library.findings()
        page = render(picked(findings), findings)
    assert "2 picks from 2 articles" in page
    assert "[^s1]" in page
    assert "[^s2]" in page
    assert "North" in page.split("[^s1]: ")[1].splitlines()[0]
    assert "South" in page.split("[^s2]: ")[1].splitlines()[0]


def test_a_correction_of_one_changes_that_one(several: Path) -> None:
    with open_library(several) as library:
        first, second = library.articles
        library.correct(Correction(CorrectionKind.ARTICLE, (first.id, "source"), "The Ledger", path=first.path))
        assert [a.source for a in library.articles] == ["The Ledger", second.source]
        assert [c.source for c in library.cards] == ["The Ledger", second.source]


def test_entries_stay_what_they_are_when_others_come(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed("North", "South"))
    with open_library(path) as library:
        first = library.articles[0]
        library.correct(Correction(CorrectionKind.ARTICLE, (first.id, "byline"), "Ada Lind", path=first.path))
        path.write_text(feed("Newer", "North", "South"))
        library.refresh()
        assert [a.byline for a in library.articles] == [None, "Ada Lind", None]
        path.write_text(feed("Newer", "Newest"))
        library.refresh()
        assert [a.byline for a in library.articles] == [None, None]


def test_a_pick_finds_its_entry_again_when_others_come_before_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed("North", "South"))
    with open_library(path) as library:
        noted = picked(library.findings()).clippings[0].anchors[0]
        path.write_text(feed("Newer", "North", "South").replace("Monday", "Tuesday"))
        library.refresh()
        assert locate(noted, library.articles).article == library.articles[1].id


def test_a_file_that_changed_keeps_its_corrections_and_letter(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"The {name} council met on Monday.\n")
    with open_library(tmp_path) as library:
        second = library.articles[1]
        library.correct(Correction(CorrectionKind.ARTICLE, (second.id, "source"), "The Ledger", path=second.path))
        library.correct(Correction(CorrectionKind.ARTICLE, (second.id, "letter"), "Q", path=second.path))
        (tmp_path / "b.md").write_text("The council met on Tuesday instead.\n")
        library.refresh()
        assert library.articles[1].id != second.id
        assert library.articles[1].source == "The Ledger"
        assert library.findings().members[-1].letter == "Q"


def test_a_colleague_gets_the_same_articles_and_decisions(several: Path, tmp_path: Path) -> None:
    with open_library(several) as library:
        library.correct(Correction(CorrectionKind.ARTICLE, (library.articles[1].id, "source"), "The Ledger"))
        ids = [a.id for a in library.articles]
        text = hand_over(Selection("picks"), library.corrections, library.articles, library.files)
    file = tmp_path / "for-you.yaml"
    file.write_text(text)
    places = Places.under(tmp_path / "colleague")
    with open_library(open_handover(file, places), places=places) as theirs:
        assert [a.id for a in theirs.articles] == ids
        assert theirs.articles[1].source == "The Ledger"
