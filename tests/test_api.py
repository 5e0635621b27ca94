"""The page on the interface for Python: its examples run, and what it promises to keep is as it was."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import briefing
from briefing import Library, open_library
from briefing.analysis.actors import merge_names
from briefing.analysis.discrepancies import compare_sentences
from briefing.analysis.matching import match_sentences
from briefing.export import Options, render, report
from briefing.model.story import StoryFindings
from briefing.selection import SelectionStore

ROOT = Path(__file__).resolve().parents[1]
PAGE = Path(briefing.__file__).with_name("api.md")

# Parameters by name: new ones may be added at the end with a default, none may go.
PROMISED = {
    open_library: ["paths", "places", "report", "asked"],
    Library.findings: ["self", "story"],
    Library.compare: ["self", "left", "right", "story"],
    Library.search: ["self", "query", "limit", "offset", "sort", "within", "typing", "asked"],
    Library.more_like: ["self", "text", "limit"],
    Library.spans: ["self", "query", "article"],
    Library.stories: ["self"],
    Library.scope: ["self", "story"],
    Library.correct: ["self", "correction"],
    Library.undo: ["self"],
    Library.close: ["self"],
    report: ["findings", "options"],
    render: ["selection", "findings", "preset", "form", "options", "places", "articles"],
    SelectionStore.load: ["self", "name"],
    SelectionStore.save: ["self", "selection"],
    SelectionStore.import_: ["self", "selection", "name"],
    match_sentences: ["left", "right", "background", "versions"],
    compare_sentences: ["left", "right"],
    merge_names: ["names", "type"],
}


def test_every_example_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert outcome.attempted > 40
    assert outcome.failed == 0


@pytest.mark.parametrize("function", PROMISED, ids=lambda f: f.__qualname__)
def test_what_is_promised_is_there_typed_and_documented(function: object) -> None:
    signature = inspect.signature(function)  # type: ignore[arg-type]
    names = list(signature.parameters)
    assert names[: len(PROMISED[function])] == PROMISED[function]
    added = [signature.parameters[name] for name in names[len(PROMISED[function]) :]]
    assert all(one.default is not inspect.Parameter.empty for one in added)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for n, p in signature.parameters.items() if n != "self")
    assert function.__doc__


def test_findings_and_options_have_their_fields() -> None:
    assert {"members", "actors", "quotes", "groups", "pairs", "points", "discrepancies", "promises"} <= set(
        StoryFindings.__dataclass_fields__
    )
    assert {"preset", "references", "obsidian", "marks", "previous", "now"} <= set(Options.__dataclass_fields__)
    assert (Path(briefing.__file__).with_name("py.typed")).is_file()
