"""Other formats through pandoc."""

import zipfile
from io import BytesIO

import pytest

from briefing.export import pandoc, render
from briefing.files.atomic import WriteError


@pytest.fixture(autouse=True)
def _installed(request):
    if "without" not in request.node.name and not pandoc.pandoc_installed():
        pytest.skip("pandoc is not installed")


def test_a_word_document(selection, findings):
    data = pandoc.convert(render(selection, findings), "docx")
    words = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "We will not raise the toll before the summer." in words
    assert "briefing:item" not in words


def test_straight_quotes_and_hostile_front_matter_stay_words(selection, findings):
    from dataclasses import replace

    title = 'It\'s "x" <script>alert(1)</script> [a](javascript:b)'
    html = pandoc.convert(render(replace(selection, title=title), findings), "html").decode()
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert "It’s" not in html


@pytest.mark.parametrize("form", ["no-such", "docx --lua-filter=x", "", "nosuchformat"])
def test_what_pandoc_does_not_know(form):
    with pytest.raises(WriteError):
        pandoc.convert("x", form)


def test_without_pandoc(monkeypatch):
    monkeypatch.setattr(pandoc.shutil, "which", lambda _: None)
    with pytest.raises(WriteError, match="needs pandoc, which is not installed"):
        pandoc.convert("x", "docx")
