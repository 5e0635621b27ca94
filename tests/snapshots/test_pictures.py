"""A picture of every screen: once wide, narrow where it is laid out anew, one in each theme. A picture that changed is
looked at before it is accepted; what else the screens show is held as text (test_rows.py).

pytest tests/snapshots --snapshot-update
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from briefing.tui.drawing.glyphs import ASCII
from briefing.tui.options import Options
from briefing.tui.program import Briefing
from briefing.tui.screens.tour import TourScreen
from tests.snapshots.scenes import NARROW, SCENES, TINY, WIDE, app, driven, empty_folder, in_library, settled

MARKDOWN = """# Rebuilding the Vell bridge

> “Nobody has shown us a bill,” Hale said.

- one thing

| Point | A |
| :-- | :-- |"""
LOOKED_AT = (
    "brief", "points", "point", "differences", "difference", "compare", "read", "details", "name", "search", "picks",
    "export", "form", "help", "jump", "facets", "marks", "second", "regroup",
)  # fmt: skip
LAID_OUT_ANEW = ("brief", "compare", "read", "search", "picks", "help")


@pytest.fixture(autouse=True)
def same_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export says when it was made: that does not belong in a scene. What is said stays, however long it takes."""
    monkeypatch.setattr("briefing.tui.screens.picks.rendered", lambda *_, **__: MARKDOWN)
    notify = Briefing.notify
    monkeypatch.setattr(Briefing, "notify", lambda self, *said, **how: notify(self, *said, **{**how, "timeout": 600}))


@pytest.mark.parametrize("name", LOOKED_AT)
def test_wide(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(name=name), terminal_size=WIDE, run_before=driven(SCENES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", LAID_OUT_ANEW)
def test_narrow(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(name=name), terminal_size=NARROW, run_before=driven(SCENES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["brief", "compare"])
def test_forty_columns(snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(app(), terminal_size=TINY, run_before=driven(SCENES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["briefing-light", "high-contrast", "colour-blind", "paper", "ansi-dark"])
def test_themes(snap_compare: Callable[..., bool], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=WIDE, run_before=driven(SCENES["compare"]))


@pytest.mark.slow
def test_without_colour(snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(), terminal_size=WIDE, run_before=driven(SCENES["compare"]))


def test_ascii(snap_compare: Callable[..., bool]) -> None:
    one = app(options=Options(glyphs=ASCII))
    one.add_class("-ascii")
    assert snap_compare(one, terminal_size=WIDE, run_before=driven(SCENES["brief"]))


def test_an_empty_folder(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(empty_folder(0), terminal_size=WIDE, run_before=settled)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_library(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    assert snap_compare(app(), terminal_size=size, run_before=in_library("j", "j"))


def test_tour(snap_compare: Callable[..., bool]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.app.push_screen(TourScreen(Options().glyphs))
        await pilot.pause(0.1)

    assert snap_compare(app(), terminal_size=NARROW, run_before=before)
