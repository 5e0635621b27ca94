"""The small story of these tests, picked from."""

from datetime import UTC, datetime

import pytest

from briefing.export import Options
from briefing.model.selection import Selection
from briefing.selection import clip, edit
from tests.fixtures.small_story import comparison, findings

__all__ = ["comparison", "findings", "options", "selection"]


@pytest.fixture
def options():
    """Options of a fixed moment."""
    return Options(now=datetime(2026, 3, 4, 9, 12, tzinfo=UTC), generator="briefing 0.1.0")


@pytest.fixture
def selection(findings, comparison):
    """One pick of every kind."""
    picks = (
        clip.clip_quote(findings, "q1"),
        clip.clip_group(findings, "g1"),
        clip.clip_passage(findings, "2", 0, 60),
        clip.clip_difference(findings, "d1"),
        clip.clip_row(findings, comparison, comparison.rows[0]),
        clip.clip_point(findings, "p1"),
        clip.clip_actor(findings, "a1"),
        clip.clip_article(findings, "2"),
        clip.text("A sentence of my own."),
        clip.clip_coverage(findings),
    )
    return edit.annotate(Selection("picks", picks, query="toll"), picks[0].id, "check the minutes")
