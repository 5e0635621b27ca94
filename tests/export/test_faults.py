"""Exports on a disk that fails, or killed: the file is the old one or the new one."""

from dataclasses import replace

from briefing.corrections import load
from briefing.export import render, update_file, write
from briefing.export.handover import hand_over, open_handover
from briefing.files.atomic import WriteError
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.selection import Selection
from briefing.selection import SelectionStore, clip
from briefing.settings.places import Places, library_key
from tests.fixtures.failing_calls import Calls, each_failure


def test_an_export_over_an_old_page(tmp_path, monkeypatch, selection, findings, options):
    target = tmp_path / "brief.md"
    old = render(selection, findings, options=options) + "\nMine.\n"
    renamed = replace(selection, title="New")

    def make(previous):
        return render(renamed, findings, options=replace(options, previous=previous))

    new = make(old)

    def act():
        target.write_text(old)
        update_file(target, make)

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        assert target.read_text() in (old, new)
        assert failed is not None or target.read_text() == new
        assert [p.name for p in tmp_path.iterdir()] == ["brief.md"]

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 8


def test_a_first_export(tmp_path, monkeypatch, selection, findings):
    target = tmp_path / "brief.md"
    page = render(selection, findings)

    def act():
        target.unlink(missing_ok=True)
        write(target, page)

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        assert not target.exists() or target.read_text() == page
        assert failed is not None or target.exists()

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 5


def test_a_hand_over_file_is_opened_whole_or_not_at_all(tmp_path, monkeypatch, findings):
    (tmp_path / "toll.md").write_text("The mayor spoke.\n")
    articles = [replace(findings.members[0].article, path=str(tmp_path / "toll.md"))]
    picks = Selection("picks", (clip.clip_quote(findings, "q1"),))
    decision = Corrections((Correction(CorrectionKind.HIDE, ("Nobody",), made="2026-03-04"),))
    file = tmp_path / "toll.handover.yaml"
    file.write_text(hand_over(picks, decision, articles))
    colleagues = []

    def act():
        colleagues.append(Places.under(tmp_path / f"colleague{len(colleagues)}"))
        open_handover(file, colleagues[-1])

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        places = colleagues[-1]
        if failed is not None:
            open_handover(file, places)  # what failed can be done again, whatever it left
        home = places.data / "handovers"
        opened = [p for p in home.iterdir() if p.is_dir()] if home.is_dir() else []
        assert all([f.read_text() for f in folder.iterdir()] == ["The mayor spoke.\n"] for folder in opened)
        (folder,) = opened
        key = library_key([folder])
        assert SelectionStore(places, key).load() == picks
        assert load(places, key) == decision

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 20
