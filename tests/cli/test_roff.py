"""The manual page: it names everything, and groff sets it without a complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli import roff
from briefing.cli.catalogue import COMMANDS
from briefing.cli.declarations import arguments_of
from briefing.cli.roff import page
from briefing.cli.status import Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.settings.declaration import settings


def _read(text: str) -> str:
    """The words of the page, without fonts and escapes."""
    text = re.sub(r"\\f[BIR]", "", text)
    for escaped, shown in (
        (r"\-", "-"),
        (r"\(aq", "'"),
        (r"\(dq", '"'),
        (r"\(ti", "~"),
        (r"\(ga", "`"),
        (r"\(ha", "^"),
    ):
        text = text.replace(escaped, shown)
    return text.replace(r"\&", "").replace(r"\e", "\\")


def test_the_page_that_is_installed_is_this_one() -> None:
    """The wheel puts it where `man` looks (pyproject.toml, shared-data)."""
    kept = Path(roff.__file__).with_name("briefing.1")
    assert kept.read_text(encoding="utf-8") == page(), "briefing manual --man > briefing/cli/briefing.1"


def test_it_names_every_command_option_key_setting_and_status() -> None:
    text = _read(page())
    for command in COMMANDS:
        assert f".SS briefing {command.name}" in text
        assert all(example in text for example in command.examples)
        assert all(flag in text for argument in arguments_of(command) for flag in argument.flags)
    assert all(" ".join(command.help.split()) in text for command in SCREEN_COMMANDS)
    assert all(one.key in text and one.variable in text for one in settings())
    assert all(status.meaning in text for status in Status)


def test_no_line_is_a_request_that_none_was_meant_to_be() -> None:
    requests = {line.split()[0] for line in page().splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".EX", ".EE", ".br"}


def test_groff_sets_it() -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-c", "-P-b", "-P-o", "-P-u"],
        input=page(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    for words in ("SYNOPSIS", "--follow-links", "briefing quotes ~/paris --speaker Macron", "EXIT STATUS"):
        assert words in done.stdout
