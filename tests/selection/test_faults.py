"""Selections on a disk that fails."""

from briefing.files.atomic import WriteError
from briefing.model.selection import Selection
from briefing.selection import SelectionStore, clip, edit
from briefing.settings.places import Places
from tests.fixtures.failing_calls import Calls, each_failure


def test_no_pick_is_lost_whichever_call_fails(tmp_path, monkeypatch, findings):
    store = SelectionStore(Places.under(tmp_path), "k")
    mine = [store.save(Selection("picks", (clip.clip_quote(findings, "q1"),)))]

    def act():
        mine.append(edit.add(mine[-1], clip.text(f"note {len(mine)}")))
        store.save(mine[-1])

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        found = SelectionStore(Places.under(tmp_path), "k").load()
        assert {c.id for c in found.clippings} >= {c.id for c in mine[0].clippings}
        if failed is None:
            assert found == mine[-1], "the first save that succeeds brings everything that was picked since"

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 8


def test_a_damaged_file_on_a_failing_disk(tmp_path, monkeypatch, findings):
    store = SelectionStore(Places.under(tmp_path), "k")
    pick = clip.clip_quote(findings, "q1")
    folder = store.path().parent

    def act():
        store.path().write_text("{ damaged")
        store.save(Selection("picks", (pick,)))

    Places.folder(folder)

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        kept = [p for p in folder.iterdir() if p.read_text() == "{ damaged"]
        assert kept, "the damaged file is never thrown away"
        if failed is None:
            assert store.load().clippings == (pick,)

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 5


def test_taking_in_and_renaming_lose_nothing_whichever_call_fails(tmp_path, monkeypatch, findings):
    places = Places.under(tmp_path)
    mine, theirs = clip.clip_quote(findings, "q1"), clip.clip_quote(findings, "q2")
    SelectionStore(places, "k").save(Selection("picks", (mine,)))
    SelectionStore(places, "k").save(Selection("old", (theirs,)))

    def all_ids():
        store = SelectionStore(Places.under(tmp_path), "k")
        return {c.id for name in store.names() for c in store.load(name).clippings}

    def act():
        store = SelectionStore(places, "k")
        store.import_(Selection("picks", (theirs,)))
        store.rename("old", "new")
        store.rename("new", "old")

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        assert all_ids() == {mine.id, theirs.id}

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 15
