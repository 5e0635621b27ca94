"""A pipeline that the settings name is used everywhere, and what it found is kept apart."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.analysis.naming.pipeline import pipeline
from briefing.library import article_findings, open_library
from briefing.library.progress import never, silent
from briefing.library.service import Service
from briefing.settings.errors import SettingsError
from briefing.settings.places import Places

SPACY = """
from types import SimpleNamespace

class Made:
    pipe_names = ("ner",)

    def get_pipe_meta(self, part):
        return SimpleNamespace(assigns=["doc.ents"])

    def pipe(self, texts):
        for text in texts:
            at = text.find("zorp")
            entity = SimpleNamespace(start_char=at, end_char=at + 4, label_="PERSON")
            yield SimpleNamespace(ents=[entity] if at >= 0 else [])

def load(name):
    return Made()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for name in "abc":
        (root / f"{name}.txt").write_text(f"Report {name}.\n\nWe heard that zorp left Norway.\n", encoding="utf-8")
    return root


@pytest.fixture
def spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module `spacy` that processes started by this one find too."""
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "spacy.py").write_text(SPACY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(packages))
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    pipeline.cache_clear()


def actors(folder: Path) -> set[str]:
    with open_library(folder) as library:
        return {a.name for a in library.findings().actors}


@pytest.mark.usefixtures("spacy")
@pytest.mark.parametrize("parallel_from", [1, 80])
def test_findings_are_made_anew_when_the_choice_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, parallel_from: int
) -> None:
    monkeypatch.setattr(article_findings, "PARALLEL_FROM", parallel_from)
    assert "zorp" not in actors(folder)
    monkeypatch.setenv("BRIEFING_NAMES_PIPELINE", "made_up")
    assert "zorp" in actors(folder)
    monkeypatch.delenv("BRIEFING_NAMES_PIPELINE")
    assert "zorp" not in actors(folder)


def test_a_pipeline_that_cannot_be_used_is_an_error_of_the_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setenv("BRIEFING_NAMES_PIPELINE", "made_up")
    with open_library(folder) as library, pytest.raises(SettingsError, match=r"names_pipeline: .*needs spaCy"):
        library.findings()


def test_the_screen_opens_in_spite_of_a_mistake_in_the_settings(folder: Path) -> None:
    places = Places.default()
    Places.folder(places.config).joinpath("config.yaml").write_text("no_such_key: 1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="unknown key"):
        open_library(folder)
    assert Service((folder,), places).refresh(silent, never)
