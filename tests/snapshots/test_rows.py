"""What the screens show in states of which no picture is kept, and at every size: their rows as text."""

from __future__ import annotations

import pytest

from briefing.tui.program import Briefing
from tests.snapshots.scenes import (
    NARROW,
    SCENES,
    TINY,
    WIDE,
    Before,
    Scene,
    app,
    driven,
    empty_folder,
    gone_folder,
    in_library,
    nothing_found,
    rows,
    still,
)

SHOWN = {
    "wordings": ("Wordings", "Ilse Marrow A B different wordings", "“We have waited nine years for this"),
    "filtered": ("· 1 of 4 articles", "Points › A Tessaly Courier", "PROMISES 1 A B C D"),
    "picked": ("▣ 2 picks", "▣ Four river states agreed to rebuild"),
    "picks-empty": ("Picks", "Nothing picked yet."),
    "paragraphs": ("1 Ministers from four river states", "2 Transport minister Ilse Marrow said"),
    "alike": ("More like this", "IN THIS EVENT", "Four river states have agreed to"),
    "found-nothing": ("Found › /zz", "Nothing found for zz."),
    "two-filters": ("Differences › A Tessaly Courier › Ilse Marrow", "Names 1 of 4", "THEY EXCLUDE EACH OTHER 1"),
    "dismissed": ("DISMISSED 1", "dismissed: two phases"),
    "maximised": ("m all panes", "Transport minister Ilse Marrow said the work would begin in"),
}
SIZES = pytest.mark.parametrize("size", [WIDE, pytest.param(NARROW, marks=pytest.mark.slow)], ids=["wide", "narrow"])


async def shown(one: Briefing, size: tuple[int, int], before: Before) -> str:
    """The rows after `before`, each as wide as the screen, without frames and runs of blanks."""
    async with one.run_test(size=size) as pilot:
        await before(pilot)
        await still(pilot)
        drawn = rows(pilot)
    assert len(drawn) == size[1]
    assert {len(row) for row in drawn} == {size[0]}
    return "\n".join(" ".join(row.replace("│", " ").split()) for row in drawn)


@SIZES
@pytest.mark.parametrize("name", SHOWN)
async def test_what_is_shown(name: str, size: tuple[int, int]) -> None:
    text = await shown(app(name=name), size, driven(SCENES[name]))
    assert [part for part in SHOWN[name] if part not in text] == []
    if name == "maximised":
        assert "Sources" not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENES)
async def test_every_screen_fits_forty_columns(name: str) -> None:
    assert (await shown(app(name=name), TINY, driven(SCENES[name]))).strip()


@SIZES
async def test_what_is_not_there_is_said(size: tuple[int, int]) -> None:
    text = await shown(nothing_found(), size, driven(Scene(("3",))))
    assert "There is one article here: nothing to compare" in text
    assert "Sources 1" in text


@SIZES
async def test_files_that_could_not_be_read(size: tuple[int, int]) -> None:
    text = await shown(empty_folder(2), size, driven(Scene(("f3",))))
    assert "Problems 2" in text
    assert text.count("This kind of file is not read") == 2
    assert "No article was found in" in text


@SIZES
async def test_a_folder_that_cannot_be_opened(size: tuple[int, int]) -> None:
    assert "the folder is gone" in await shown(gone_folder(), size, still)


@SIZES
async def test_a_search_in_the_library(size: tuple[int, int]) -> None:
    text = await shown(app(), size, in_library("slash", *"crowns", "enter"))
    assert "Found 3, best first" in text
    assert "Tessaly Courier 10 Mar 2025" in text
