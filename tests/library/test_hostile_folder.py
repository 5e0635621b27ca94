"""A folder whose files bear the names of everything that Python might import: none of them runs."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from briefing.analysis.naming.pipeline import PipelineMissing, pipeline
from briefing.library.desk import Desk
from briefing.library.parallel import mapped
from briefing.processes import command, environment
from briefing.settings.places import Places

ROOT = Path(__file__).resolve().parents[2]
NAMES = {*sys.stdlib_module_names, *packages_distributions(), "briefing", "spacy", "usercustomize", "sitecustomize"}
WORDS = "The harbour toll rises in June, the mayor of the town said on Monday. The council had voted for it."
PAGE = f"<html><body><article><h1>Harbour toll rises</h1><p>{WORDS}</p></article></body></html>"
FEED = f"<rss version='2.0'><channel><title>T</title><item><title>Toll</title><description>{WORDS}</description></item>\
</channel></rss>"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Articles of every risky kind, among a trap for every name; a trap that runs leaves its name beside them."""
    folder, sprung = tmp_path / "hostile", tmp_path / "sprung"
    folder.mkdir()
    sprung.mkdir()
    for name in NAMES:
        trap = f"open({str(sprung / name)!r}, 'w').close()\n"
        if name.isidentifier():
            (folder / f"{name}.py").write_text(trap)
    (folder / "en_core_web_sm").mkdir()
    (folder / "en_core_web_sm" / "__init__.py").write_text(f"open({str(sprung / 'pipeline')!r}, 'w').close()\n")
    (folder / "page.html").write_text(PAGE)
    (folder / "feed.xml").write_text(FEED)
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# Toll {number}\n\nThe harbour toll rises in June, said the mayor.\n")
    return folder


def sprung(hostile: Path) -> list[str]:
    return sorted(path.name for path in (hostile.parent / "sprung").iterdir())


def run(hostile: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """As the installed command is run: its own folder, not the one the user is in, is where Python looks."""
    start = [sys.executable, "-P", "-m", "briefing", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(start, cwd=hostile, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "."),
        ("search", ".", "toll"),
        *(pytest.param((n, "."), marks=pytest.mark.slow) for n in ("articles", "index")),
    ],
    ids=" ".join,
)
def test_no_command_runs_what_lies_in_the_folder(hostile: Path, arguments: tuple[str, ...]) -> None:
    done = run(hostile, *arguments)
    assert done.returncode == 0, done.stderr
    assert sprung(hostile) == []


def test_a_path_of_python_with_an_empty_entry_lets_nothing_in(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", f":.:{ROOT}")
    subprocess.run([*command("briefing.reading.worker")], env=environment(), input=b"", check=True)
    assert environment()["PYTHONPATH"].split(os.pathsep) == [str(ROOT), str(ROOT)]
    assert sprung(hostile) == []


async def test_the_services_of_the_screen_run_nothing(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile)
    desk = Desk((Path(),), Places.default())
    try:
        await desk.start()
        assert len((await desk.overview()).cards) >= 4
        await desk.findings()
        await desk.index()
        assert (await desk.search("toll")).total >= 4
        desk._finding = desk._searching  # as for a large library
        await desk._searching.ask("refresh")
        assert (await desk.search("toll")).total >= 4
    finally:
        await desk.close()
    assert sprung(hostile) == []


def test_shared_work_runs_nothing(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert list(mapped(int, ["1", "2", "3"], worth_it=2)) == [1, 2, 3]
    assert sprung(hostile) == []


def test_a_pipeline_is_no_folder_of_the_one_the_user_is_in(hostile: Path) -> None:
    done = run(hostile, "actors", ".", "--names-pipeline", "en_core_web_sm")
    assert done.returncode == 2
    assert "en_core_web_sm" in done.stderr
    assert sprung(hostile) == []


def test_a_saved_pipeline_is_named_by_its_full_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Spacy:
        @staticmethod
        def load(name: str) -> None:
            raise OSError(f"asked for {name}")

    monkeypatch.setitem(sys.modules, "spacy", Spacy)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").mkdir()
    for name in ("saved", "./saved"):
        with pytest.raises(PipelineMissing, match=f"full path, {tmp_path / 'saved'}"):
            pipeline(name)
    with pytest.raises(PipelineMissing, match="asked for"):
        pipeline(str(tmp_path / "saved"))
    with pytest.raises(PipelineMissing, match="asked for"):
        pipeline("textual")  # an installed package
