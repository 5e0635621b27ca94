"""One file carries picks, corrections and texts to a colleague."""

import os
import sys
from dataclasses import replace

import pytest

from briefing.corrections import load
from briefing.export.handover import hand_over, open_handover, selection_in
from briefing.files.atomic import WriteError
from briefing.files.folders import begins_as
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.selection import Selection
from briefing.selection import SelectionStore, clip
from briefing.selection.relocation import Standing, locate
from briefing.settings.places import Places, library_key

DECISION = Corrections((Correction(CorrectionKind.RENAME, ("A. Lind",), "Ada Lind", "2026-03-04T09:00:00+00:00"),))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "toll"
    (made / "sub").mkdir(parents=True)
    (made / "one.md").write_bytes(
        b"---\r\ntitle: Toll: a vote\r\n---\r\n\r\nThe mayor spoke on Monday about the toll.\r\n"
    )
    (made / "sub" / "two.txt").write_bytes("Der Bürgermeister sprach.\n".encode("latin-1"))
    return made


@pytest.fixture
def articles(folder):
    from briefing.reading.discovery import discover
    from briefing.reading.read import read_file

    return [a for f in discover([folder]).files for a in read_file(f).articles]


def handed(tmp_path, findings, articles):
    member = replace(findings.members[0], article=replace(articles[0], id="1"))
    story = replace(findings, members=(member, findings.members[1]))
    start = articles[0].text.index("mayor")
    picks = Selection("picks", (clip.clip_passage(story, "1", start, start + 5), clip.text("Mine")))
    path = tmp_path / "toll.handover.yaml"
    path.write_text(hand_over(picks, DECISION, articles))
    return path, picks


def test_a_colleague_has_the_same_picks_texts_and_corrections(tmp_path, findings, articles):
    from briefing.reading.discovery import discover
    from briefing.reading.read import read_file

    path, picks = handed(tmp_path, findings, articles)
    assert begins_as(path, "handover")
    places = Places.under(tmp_path / "colleague")
    opened = open_handover(path, places)
    there = [a for f in discover([opened]).files for a in read_file(f).articles]
    assert [(a.key, a.text) for a in there] == [(a.key, a.text) for a in articles]
    key = library_key([opened])
    assert SelectionStore(places, key).load() == picks
    assert load(places, key) == DECISION
    assert locate(picks.clippings[0].anchors[0], there).standing is Standing.SAME


def test_opening_again_keeps_what_was_added_since(tmp_path, findings, articles):
    path, picks = handed(tmp_path, findings, articles)
    places = Places.under(tmp_path / "colleague")
    opened = open_handover(path, places)
    store = SelectionStore(places, library_key([opened]))
    store.save(replace(store.load(), clippings=(*picks.clippings, clip.text("Theirs"))))
    assert open_handover(path, places) == opened
    assert [c.text for c in store.load().clippings] == ["mayor", "Mine", "Theirs"]


def test_what_was_removed_since_does_not_come_back(tmp_path, findings, articles):
    path, _ = handed(tmp_path, findings, articles)
    places = Places.under(tmp_path / "colleague")
    store = SelectionStore(places, library_key([open_handover(path, places)]))
    store.load()
    store.save(Selection("picks"))
    open_handover(path, places)
    assert store.load().clippings == ()


def test_picks_of_a_colleague_are_taken_into_ones_own(tmp_path, findings, articles):
    path, picks = handed(tmp_path, findings, articles)
    store = SelectionStore(Places.under(tmp_path / "mine"), "k")
    own = store.save(Selection("toll", (clip.text("First"),)))
    assert [c.text for c in store.import_(selection_in(path), "toll").clippings] == ["First", "mayor", "Mine"]
    other = SelectionStore(Places.under(tmp_path / "other"), "k")
    other.save(picks)
    assert selection_in(other.path()) == picks
    assert store.import_(selection_in(other.path()), "toll").clippings[0] == own.clippings[0]
    with pytest.raises(WriteError):
        selection_in(tmp_path / "none.yaml")


def test_names_in_the_file_are_no_paths(tmp_path):
    path = tmp_path / "evil.yaml"
    path.write_text(
        "briefing: handover\nversion: 1\nselection:\n  name: picks\n  clippings: []\nfiles:\n"
        "- path: ../../../../tmp/evil.sh\n  text: x\n- path: /etc/passwd\n  text: y\n- path: 'a\\..\\b.md'\n  text: z\n"
    )
    opened = open_handover(path, Places.under(tmp_path / "p"))
    assert sorted(p.name for p in opened.iterdir()) == ["0000-evil", "0001-passwd", "0002-a-b.md"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "briefing: handover\nversion: 1\n",
        "briefing: handover\nversion: 2\n",
        "briefing: handover\nversion: 1\nselection: {name: p, clippings: []}\nfiles:\n- path: a\n  base64: '*'\n",
        "briefing: selection\nversion: 1\n",
    ],
)
def test_a_file_that_is_none_is_refused_and_left_alone(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(WriteError):
        open_handover(path, Places.under(tmp_path / "p"))
    assert path.read_text() == text
    assert [p.name for p in tmp_path.iterdir()] == ["x.yaml"]


def test_a_file_that_is_gone_is_said(tmp_path, folder, articles):
    (folder / "one.md").unlink()
    with pytest.raises(WriteError, match="could not be read"):
        hand_over(Selection("picks"), Corrections(), articles)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_file_is_handed_over_whatever_its_name_holds(tmp_path):
    from briefing.reading.discovery import discover
    from briefing.reading.read import read_file

    for name in (b"\xff.txt", b"a\nb\x1b[31m.txt"):
        (tmp_path / os.fsdecode(name)).write_text("Ada Lind spoke on Monday.\n")
    found = discover([tmp_path]).files
    articles = [a for f in found for a in read_file(f).articles]
    with pytest.raises(WriteError):
        hand_over(Selection("picks"), Corrections(), articles)
    text = hand_over(Selection("picks"), Corrections(), articles, [f.place for f in found])
    (tmp_path / "h.yaml").write_text(text)
    assert text.count("Ada Lind spoke") == 2
    assert len(list(open_handover(tmp_path / "h.yaml", Places.under(tmp_path / "b")).iterdir())) == 2


def test_decisions_that_cannot_be_used_are_left_out_and_told(tmp_path):
    path = tmp_path / "h.yaml"
    path.write_text(
        "briefing: handover\nversion: 1\nselection:\n  name: picks\n  clippings: []\ncorrections:\n"
        "- kind: article\n  subject: [a1]\n- kind: paint\n  subject: [a1]\n- kind: hide\n  subject: [Ada Lind]\n"
        "files:\n- path: a.md\n  text: The mayor Ada Lind spoke on Monday.\n"
    )
    told = []
    places = Places.under(tmp_path / "p")
    opened = open_handover(path, places, told.append)
    assert [str(c) for c in load(places, library_key([opened])).items] == ["hide Ada Lind"]
    assert len(told) == 2
    assert "about an article's id" in told[0]
