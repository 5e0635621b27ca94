"""What every test has: folders of its own for whatever the program keeps, and the starter library."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.settings.places import Places

# Pictures of screens are taken in colour, whatever the terminal or the machine that runs the tests prefers.
for _preference in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
    os.environ.pop(_preference, None)

# How long an example takes says nothing on a busy machine; a test that hangs is ended by its timeout.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


_freeze = gc.freeze


@pytest.fixture(autouse=True, scope="session")
def unfrozen() -> Iterator[None]:
    """No test freezes what the collector need not look at, as a screen that has been filled does: over hundreds of
    screens in one process all there ever was would be looked through with each, for half of the time of the tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield


@pytest.fixture
def freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """But one that is about that does."""
    monkeypatch.setattr(gc, "freeze", _freeze)
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Places:
    """No test touches the user's own configuration, picks or caches."""
    root = tmp_path_factory.mktemp("places")
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(root / name.lower()))
    return Places.default()


@pytest.fixture
def seeds() -> Path:
    """The starter library."""
    return SEEDS
