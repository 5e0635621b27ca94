"""A passage is found again when its article changes or moves."""

from dataclasses import replace

import pytest

from briefing.selection import clip
from briefing.selection.anchors import anchor
from briefing.selection.relocation import Standing, locate, relocate


@pytest.fixture
def courier(findings):
    return findings.members[0].article


@pytest.fixture
def place(findings):
    return clip.clip_quote(findings, "q1").anchors[0]


def changed(article, text):
    return replace(article, text=text, key="other", blocks=(), sentences=())


def test_the_same_article(place, courier):
    found = locate(place, [courier])
    assert found.standing is Standing.SAME
    assert found.span.of(courier.text) == place.exact


def test_a_moved_file_is_known_by_its_content(place, courier):
    assert locate(place, [replace(courier, path="old/a.md", id="9")]).standing is Standing.SAME


def test_new_words_before_it(place, courier):
    now = changed(courier, "UPDATE: more to follow.\n\n" + courier.text)
    found = locate(place, [now])
    assert found.standing is Standing.STANDS
    assert found.span.of(now.text) == place.exact


def test_repeated_words_are_told_apart_by_their_neighbours(findings):
    member = findings.members[0]
    text = "In May the toll rose. In June the toll fell, and the toll rose. End."
    member = replace(member, article=changed(member.article, text))
    noted = anchor(member, text.rindex("the toll rose"), text.rindex("the toll rose") + 13)
    now = changed(member.article, "First, one thing. " + text)
    assert relocate(noted, now).span.start == now.text.rindex("the toll rose")


def test_other_typography_is_the_same_words(place, courier):
    text = courier.text.replace("We will not", "WE  WILL\nNOT").replace("“", '"')
    found = locate(place, [changed(courier, text)])
    assert found.standing is Standing.STANDS
    assert found.span.of(text).startswith("WE  WILL")


def test_a_reworded_passage_is_found_and_said_to_have_changed(place, courier):
    text = courier.text.replace("before the summer", "before next summer")
    found = locate(place, [changed(courier, text)])
    assert found.standing is Standing.CHANGED
    assert "before next summer" in found.span.of(text)


def test_a_passage_that_was_taken_out_is_gone(place, courier):
    found = locate(place, [changed(courier, "Mayor Ada Lind spoke on Monday about the price of bread in the port.")])
    assert (found.standing, found.span) == (Standing.GONE, None)


def test_an_article_that_is_no_longer_there(place):
    assert locate(place, []).standing is Standing.MISSING


@pytest.mark.parametrize("text", ["", "…", "x", "\n\n"])
def test_odd_texts(place, courier, text):
    assert relocate(place, changed(courier, text)).standing is Standing.GONE
    found = relocate(replace(place, exact=text, prefix="", suffix=""), courier).span
    assert found is None or found.of(courier.text) == text == "\n\n"
