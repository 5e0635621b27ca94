"""What a command does not need is not imported: the start of the program is felt every time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", ["quotes", "actors", "coverage", "report"])
def test_questions_import_neither_the_screen_nor_the_index(command: str, seeds: Path) -> None:
    assert not _packages(_imported(command, str(seeds))) & {"textual", "whoosh"}


def test_search_imports_the_index_and_no_screen(seeds: Path) -> None:
    packages = _packages(_imported("search", str(seeds), "Paris"))
    assert "whoosh" in packages
    assert "textual" not in packages
