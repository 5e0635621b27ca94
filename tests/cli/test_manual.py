"""The documents tell the truth: their examples run, and they name everything there is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.manual import page
from briefing.cli.parser import COMMANDS, build
from briefing.commands import COMMANDS as SCREEN_COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _lines_of_commands(text: str) -> list[str]:
    """Lines in code blocks that call the program, and such calls in backticks."""
    return re.findall(r"^ {0,4}(briefing [a-z].*)$", text, re.MULTILINE) + re.findall(r"`(briefing [a-z][^`]*)`", text)


def test_the_manual_names_every_command_and_key() -> None:
    text = page()
    assert not re.search(r"\{[a-z]+\}", text)
    for command in COMMANDS:
        assert f"| `{command.name}` |" in text
    for key in SCREEN_COMMANDS:
        assert key.help.replace("|", "\\|") in text


@pytest.mark.parametrize("line", sorted(set(_lines_of_commands(page()) + _lines_of_commands(README))))
def test_every_command_line_in_the_documents_is_understood(line: str) -> None:
    words = shlex.split(line.partition("#")[0])[1:]
    words = ["x" if w in ("PATH", "FILE", "QUERY") else w for w in words]
    if words[0] in {c.name for c in COMMANDS}:
        expected = {"COMMAND"}
        if not expected & set(words):
            build().parse_args(words if len(words) > 1 or words[0] in ("manual", "doctor") else [*words, "x", "y"][:3])


def test_the_python_example_prints_what_it_says(seeds: Path, tmp_path: Path) -> None:
    (block,) = re.findall(r"((?:^    .*\n|^\n)*^    from briefing import.*\n(?:^    .*\n|^\n)*)", page(), re.MULTILINE)
    code = "\n".join(line[4:] for line in block.splitlines()).replace('"seeds"', repr(str(seeds)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "hardest yards" in done.stdout
    assert {line.split()[0] for line in done.stdout.splitlines()} >= {"A", "B"}


def test_the_two_commands_stand_in_the_readme() -> None:
    run, test = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.+)\n```", README)
    assert run.endswith(".venv/bin/briefing seeds")
    assert test.endswith(".venv/bin/pytest")
