"""Picks are kept, merged and never lost."""

import multiprocessing
from dataclasses import replace

import pytest

from briefing.files.atomic import WriteError
from briefing.model.selection import ClippingKind, Selection
from briefing.selection import SelectionStore, clip, edit
from briefing.selection.merge import merged
from briefing.settings.places import Places


@pytest.fixture
def places(tmp_path):
    return Places.under(tmp_path)


@pytest.fixture
def picks(findings):
    return (*(clip.clip_quote(findings, q) for q in ("q1", "q2")), clip.clip_difference(findings, "d1"))


def ids(selection):
    return [c.id for c in selection.clippings]


def test_what_was_saved_is_loaded(places, picks):
    store = SelectionStore(places, "k")
    assert store.load().clippings == ()
    kept = store.save(Selection("picks", (*picks, clip.text("My view: 12:30\n\n- no")), "Toll", "toll OR harbour"))
    assert SelectionStore(places, "k").load() == kept


def test_the_file_can_be_read_by_people(places, picks):
    store = SelectionStore(places, "k")
    store.save(edit.annotate(Selection("picks", picks[:1]), picks[0].id, "check the minutes"))
    text = store.path().read_text()
    assert "  exact: We will not raise the toll before the summer.\n" in text
    assert "note: check the minutes\n" in text
    assert "null" not in text


def test_several_names(places, picks):
    store = SelectionStore(places, "k")
    for name in ("picks", "For Monday / ü", "../../etc"):
        store.save(Selection(name, picks[:1]))
    assert store.names() == ("../../etc", "For Monday / ü", "picks")
    assert all(store.path(n).parent == store.path().parent for n in store.names())
    store.rename("For Monday / ü", "monday")
    store.delete("../../etc")
    assert store.names() == ("monday", "picks")


def test_two_programs_on_one_file(places, picks):
    one, two = SelectionStore(places, "k"), SelectionStore(places, "k")
    one.save(Selection("picks", picks[:2]))
    mine, theirs = one.load(), two.load()
    two.save(edit.add(theirs, picks[2]))
    kept = one.save(edit.remove(mine, picks[0].id))
    assert ids(kept) == [picks[1].id, picks[2].id]
    assert ids(two.load()) == ids(kept)


def test_undo_is_saving_the_one_before(places, picks):
    store = SelectionStore(places, "k")
    before = store.save(Selection("picks", picks[:2]))
    store.save(edit.remove(before, picks[0].id))
    assert store.save(before) == before


def test_both_notes_are_kept(picks):
    base = Selection("picks", picks[:1])
    mine = edit.annotate(base, picks[0].id, "mine")
    theirs = edit.annotate(base, picks[0].id, "theirs")
    assert merged(base, mine, theirs).clippings[0].note == "mine\ntheirs"


def test_what_one_changed_the_other_cannot_remove(picks):
    base = Selection("picks", picks[:2])
    noted = edit.annotate(base, picks[0].id, "important")
    less = edit.remove(base, picks[0].id)
    assert ids(merged(base, noted, less)) == ids(merged(base, less, noted)) == ids(base)


def test_import_adds_to_what_is_there(places, picks):
    store = SelectionStore(places, "k")
    store.save(Selection("picks", picks[:1], "Mine"))
    assert ids(store.import_(Selection("picks", picks[1:], "Theirs"))) == [p.id for p in picks]


def test_edits(picks):
    selection = Selection("picks", picks)
    assert ids(edit.move(selection, picks[0].id, 1)) == [picks[1].id, picks[0].id, picks[2].id]
    assert ids(edit.move(selection, picks[0].id, -5)) == ids(selection)
    assert edit.move(selection, "nothing", 1) == selection
    assert ids(edit.toggle(edit.toggle(selection, picks[1]), picks[1])) == [picks[0].id, picks[2].id, picks[1].id]
    head = clip.heading("Part")
    shuffled = Selection("picks", (picks[2], head, picks[2], picks[0]))
    assert ids(edit.group_by_kind(shuffled)) == [picks[2].id, head.id, picks[0].id, picks[2].id]
    assert edit.annotate(selection, picks[0].id, "  ").clippings[0].note is None
    assert edit.reword(Selection("p", (head,)), head.id, "Other").clippings[0].text == "Other"


@pytest.mark.parametrize(
    "damage", ["{\n", "briefing: selection\nversion: 1\nname: picks\nclippings: 7\n", "\0\x1b[31m\n"]
)
def test_a_damaged_file_is_set_aside(places, picks, damage):
    notes = []
    store = SelectionStore(places, "k", notes.append)
    kept = store.save(Selection("picks", picks))
    store.path().write_text(damage)
    assert store.save(kept) == kept, "what is in memory outlives the damaged file"
    assert store.path().with_name("picks.yaml.bad").read_text() == damage
    assert len(notes) == 1


def test_a_file_that_was_cut_short_does_not_pass_for_a_smaller_selection(places, picks):
    notes = []
    store = SelectionStore(places, "k", notes.append)
    store.save(Selection("picks", picks))
    whole = store.path().read_text()
    first = whole.index(picks[0].text.split()[0])
    store.path().write_text(whole[: first + 9])
    assert SelectionStore(places, "k", notes.append).load().clippings == ()
    assert "middle of a line" in notes[0]
    assert store.path().with_name("picks.yaml.bad").exists()


def test_a_newer_file_is_left_alone(places):
    store = SelectionStore(places, "k")
    Places.folder(store.path().parent)
    store.path().write_text("briefing: selection\nversion: 9\n")
    for act in (store.load, lambda: store.save(Selection("picks"))):
        with pytest.raises(WriteError, match="newer"):
            act()
    assert store.path().read_text() == "briefing: selection\nversion: 9\n"


def _add_many(root, pick, name):
    store = SelectionStore(Places.under(root), "k")
    selection = store.load()
    for number in range(15):
        selection = store.save(edit.add(selection, replace(pick, id=f"{name}{number}")))


def test_two_programs_at_once_lose_nothing(places, picks, tmp_path):
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_add_many, args=(tmp_path, picks[0], name)) for name in "ab"]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    found = SelectionStore(places, "k").load()
    assert set(ids(found)) == {f"{n}{i}" for n in "ab" for i in range(15)}


def test_a_pick_of_every_kind_is_read_back(tmp_path, findings, comparison):
    """The table and an article without text have anchors that stand for a whole article: no words of their own."""
    bare = replace(findings.members[0], article=replace(findings.members[0].article, blocks=(), sentences=()))
    story = replace(findings, members=(bare, findings.members[1]))
    picks = (
        clip.clip_quote(findings, "q1"),
        clip.clip_group(findings, "g1"),
        clip.clip_passage(findings, "2", 0, 60),
        clip.clip_article(story, "1"),
        clip.clip_actor(findings, "a1"),
        clip.clip_point(findings, "p1"),
        clip.clip_difference(findings, "d1"),
        clip.clip_row(findings, comparison, comparison.rows[0]),
        clip.clip_coverage(findings),
        clip.heading(""),
        clip.text(""),
    )
    assert {p.kind for p in picks} == set(ClippingKind)
    noted = []
    store = SelectionStore(Places.under(tmp_path), "k", noted.append)
    kept = store.save(Selection("picks", picks))
    assert SelectionStore(Places.under(tmp_path), "k", noted.append).load() == kept == Selection("picks", picks)
    assert noted == []


def test_a_table_whose_file_has_signs_is_read_with_words(places, findings):
    table = clip.clip_coverage(findings)
    store = SelectionStore(places, "k")
    store.save(Selection("picks", (table,)))
    file = store.path()
    assert "found" in file.read_text()
    old = file.read_text().replace("not found", "–").replace("found", "●")
    assert old != file.read_text()
    file.write_text(old)
    assert SelectionStore(places, "k").load().clippings == (table,)
