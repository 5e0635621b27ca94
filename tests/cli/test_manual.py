"""The documents tell the truth: their examples run, and they name everything there is."""

from __future__ import annotations

import re
import shlex
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


def test_the_two_commands_stand_in_the_readme() -> None:
    run, test = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.+)\n```", README)
    assert run.endswith(".venv/bin/briefing seeds")
    assert test.endswith(".venv/bin/pytest")
