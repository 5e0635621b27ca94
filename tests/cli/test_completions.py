"""The completion scripts, in the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli.catalogue import COMMANDS
from briefing.cli.completions import SHELLS
from briefing.cli.declarations import arguments_of

_ASK = """
complete_words() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _briefing
    printf '%s\\n' "${COMPREPLY[@]}"
}
complete_words "$@"
"""
CASES = [
    (["ex"], {"export", "export.md"}),
    (["export", "--pre"], {"--preset"}),
    (["export", "--preset", "ti"], {"timeline"}),
    (["export", "--references", ""], {"footnotes", "letters", "pandoc"}),
    (["config", "s"], {"settings", "sample"}),
    (["--glyphs"], {"--glyphs"}),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "export.md").touch()
    (tmp_path / "two words").mkdir()
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_every_command_is_offered(shell: str) -> None:
    script = SHELLS[shell]()
    for command in COMMANDS:
        assert command.name in script
        for argument in arguments_of(command):
            for flag in argument.flags:
                assert flag.lstrip("-") in script


@pytest.mark.parametrize(("words", "offered"), CASES)
def test_bash_completes(words: list[str], offered: set[str], folder: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    done = subprocess.run(
        ["bash", "--norc", "-c", SHELLS["bash"]() + _ASK, "bash", "briefing", *words],
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    assert set(done.stdout.splitlines()) == offered
    assert done.stderr == ""


def test_bash_keeps_names_with_blanks_whole(folder: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    script = SHELLS["bash"]() + _ASK
    words = ["bash", "briefing", "quotes", "tw"]
    done = subprocess.run(["bash", "-c", script, *words], capture_output=True, text=True, cwd=folder, check=True)
    assert done.stdout.splitlines() == ["two words"]


@pytest.mark.parametrize(("words", "offered"), CASES)
def test_fish_completes(words: list[str], offered: set[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    monkeypatch.setenv("HOME", str(folder))
    (folder / "briefing.fish").write_text(SHELLS["fish"]())
    ask = f"source briefing.fish; complete -C 'briefing {' '.join(words)}'"
    done = subprocess.run(["fish", "-c", ask], capture_output=True, text=True, cwd=folder, check=True)
    assert offered <= {line.split("\t")[0] for line in done.stdout.splitlines()}


def test_zsh_understands_the_script(folder: Path) -> None:
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    (folder / "_briefing").write_text(SHELLS["zsh"]())
    subprocess.run(["zsh", "-f", "-n", "_briefing"], cwd=folder, check=True)
    load = "autoload -Uz compinit && compinit -D -u && source ./_briefing && print -- $_comps[briefing]"
    done = subprocess.run(["zsh", "-f", "-c", load], capture_output=True, text=True, cwd=folder, check=True)
    assert done.stdout == "_briefing\n"
