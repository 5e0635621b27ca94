"""What a command does not need is not imported: the start of the program is felt every time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.catalogue import NAMES

_PROBE = """
import json, sys
before = set(sys.modules)
from briefing.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write("\\n" + json.dumps(sorted(set(sys.modules) - before)))
"""


def _imported(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _PROBE, *arguments], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.rsplit("\n", 1)[-1]))


def _packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_version_imports_nothing_of_the_program_but_its_version() -> None:
    foreign = {m for m in _imported("--version") if m.partition(".")[0] not in sys.stdlib_module_names}
    assert foreign <= {"briefing", "briefing.__main__"}


def test_help_imports_the_list_of_commands_and_argparse() -> None:
    needless = {"dataclasses", "typing", "pathlib", "shutil", "hashlib", "yaml", "platformdirs", "briefing.model"}
    assert not _imported("--help") & (needless | {"briefing.cli.arguments", "briefing.settings"})


SEARCHING = {"search", "index"}
# How each command is called here; those that are not named take the folder alone.
CALLS = {
    "compare": ["A", "B", "--in", "PATH"],
    "search": ["PATH", "Paris"],
    "correct": ["PATH", "list"],
    "export": ["PATH", "--table", "quotes"],
    **{name: [] for name in ("config", "doctor", "manual", "completion")},
    "completion": ["bash"],
}
QUICK = ("report", "search", "correct", "doctor")


@pytest.mark.parametrize(
    "command", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]
)
def test_no_command_imports_the_screen_and_only_searching_ones_the_index(command: str, seeds: Path) -> None:
    words = [str(seeds) if word == "PATH" else word for word in CALLS.get(command, ["PATH"])]
    packages = _packages(_imported(command, *words))
    assert "textual" not in packages
    assert ("whoosh" in packages) == (command in SEARCHING)


@pytest.mark.parametrize("command", ["quotes", "correct"])
def test_yaml_is_imported_where_there_is_a_file_of_it(command: str, seeds: Path) -> None:
    words = [str(seeds) if word == "PATH" else word for word in CALLS.get(command, ["PATH"])]
    _imported(command, *words)
    assert "yaml" not in _packages(_imported(command, *words))


def test_the_report_in_a_pipe_imports_neither(seeds: Path) -> None:
    assert not _packages(_imported(str(seeds))) & {"textual", "whoosh"}
