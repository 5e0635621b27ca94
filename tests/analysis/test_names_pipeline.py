"""Names by a pipeline of the user's, here one that is made up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from briefing.analysis.names import find_names
from briefing.analysis.naming.pipeline import PipelineMissing, pipeline
from briefing.model.actor import ActorType
from tests.analysis.named import article

TEXT = "We heard that zorp blim had gone. Later the Quux Frobnication of Norway met on Monday."


class Fake:
    """Marks fixed words, as spaCy would: entities with places in the text given."""

    pipe_names = ("tok2vec", "ner")
    marks = (("zorp blim", "PERSON"), ("the Quux Frobnication", "ORG"), ("Monday", "DATE"))

    def get_pipe_meta(self, part: str) -> SimpleNamespace:
        return SimpleNamespace(assigns=["doc.ents"] if part == "ner" else [])

    def pipe(self, texts: list[str]) -> Iterator[SimpleNamespace]:
        for text in texts:
            found = [(text.find(words), words, label) for words, label in self.marks]
            yield SimpleNamespace(
                ents=[
                    SimpleNamespace(start_char=at, end_char=at + len(words), label_=label)
                    for at, words, label in found
                    if at >= 0
                ]
            )


def load(name: str) -> object:
    if name == "nothing":
        raise OSError("[E050] Can't find model 'nothing'.")
    if name == "tags_only":
        return SimpleNamespace(pipe_names=("tagger",), get_pipe_meta=lambda _: SimpleNamespace(assigns=["token.tag"]))
    return Fake()


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    pipeline.cache_clear()
    yield
    pipeline.cache_clear()


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]  # a module that is made up
    monkeypatch.setitem(sys.modules, "spacy", module)


@pytest.mark.usefixtures("spacy")
def test_its_guesses_take_the_taggers_place_and_the_lexicon_stays() -> None:
    made = article(TEXT)
    found = {n.text: n.type for n in find_names(made, "fake")}
    assert found == {
        "zorp blim": ActorType.PERSON,
        "Quux Frobnication": ActorType.ORGANIZATION,
        "Norway": ActorType.COUNTRY,
    }
    assert all(made.text[n.start : n.end] == n.text for n in find_names(made, "fake"))
    assert "zorp blim" not in {n.text for n in find_names(made)}


@pytest.mark.usefixtures("spacy")
def test_a_pipeline_that_is_not_there_or_finds_no_names_is_said() -> None:
    with pytest.raises(PipelineMissing, match=r"cannot load “nothing”.*E050.*spacy download nothing"):
        find_names(article(TEXT), "nothing")
    with pytest.raises(PipelineMissing, match="it has tagger, but neither “ner”"):
        find_names(article(TEXT), "tags_only")


def test_without_spacy_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineMissing, match=r"needs spaCy.*pip install spacy"):
        find_names(article(TEXT), "fake")


def test_nothing_is_imported_where_no_pipeline_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert "Norway" in {n.text for n in find_names(article(TEXT))}


def test_a_pipeline_of_spacy_itself_saved_as_a_folder(tmp_path: Path) -> None:
    real = pytest.importorskip("spacy", reason="spaCy is not installed")
    made = real.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in Fake.marks])
    made.to_disk(tmp_path / "own")
    text = article(TEXT)
    found = {n.text: n.type for n in find_names(text, str(tmp_path / "own"))}
    assert found["zorp blim"] is ActorType.PERSON
    assert found["Quux Frobnication"] is ActorType.ORGANIZATION
    assert found["Norway"] is ActorType.COUNTRY
    assert "Monday" not in found
    assert all(text.text[n.start : n.end] == n.text for n in find_names(text, str(tmp_path / "own")))


def test_what_spacy_itself_cannot_load_or_that_finds_no_names_is_said(tmp_path: Path) -> None:
    real = pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(PipelineMissing, match=r"cannot load “no_such_model”.*spacy download no_such_model"):
        find_names(article(TEXT), "no_such_model")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.cfg").write_text("[nlp", encoding="utf-8")
    with pytest.raises(PipelineMissing, match="cannot load"):
        find_names(article(TEXT), str(tmp_path / "broken"))
    real.blank("en").to_disk(tmp_path / "empty")
    with pytest.raises(PipelineMissing, match="it has nothing"):
        find_names(article(TEXT), str(tmp_path / "empty"))
