"""Exports on a disk that fails, or killed: the file is the old one or the new one."""

from dataclasses import replace

from briefing.export import render, update_file, write
from briefing.files.atomic import WriteError
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
