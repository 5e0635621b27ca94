"""What a stranger gets: the wheel, installed into a fresh environment, run from another folder."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_what_the_program_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "briefing/_data/seeds/README.md" in names
    assert any(n.startswith("briefing/_data/styles/") and n.endswith(".tcss") for n in names)
    assert any(n.startswith("briefing/lexicon/") and n.endswith(".yaml") for n in names)
    assert any(n.endswith("/licenses/LICENSE") for n in names)
    assert any(n.endswith(".data/data/share/man/man1/briefing.1") for n in names)
    assert not [n for n in names if n.startswith("tests/")]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_installed_it_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_dir = tmp_path / "env" / "bin"
    subprocess.run([bin_dir / "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def run(*arguments: str) -> str:
        return subprocess.run(
            [bin_dir / "briefing", *arguments], cwd=elsewhere, check=True, capture_output=True, text=True
        ).stdout

    assert run("--version").startswith("briefing ")
    report = run()  # no terminal and no path: the report on the starter library that came with the wheel
    assert "Harbour Gazette" in report
