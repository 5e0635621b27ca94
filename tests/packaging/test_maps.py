"""A package of many modules tells in its docstring how they go together: every module once, none that is not there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "briefing"
MANY = 20
"""From this many modules on a folder listing alone no longer tells how a package works."""


def modules(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}


LARGE = sorted(init.parent for init in PACKAGE.rglob("__init__.py") if len(modules(init.parent)) >= MANY)


@pytest.mark.parametrize("folder", LARGE, ids=lambda folder: str(folder.relative_to(PACKAGE)))
def test_the_map_names_every_module_once(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    rows = re.findall(r"^\S.*? {2,}(.+)$", docstring, re.MULTILINE)
    named = Counter(re.findall(r"\w+", re.sub(r"\(.*?\)", "", " ".join(rows))))
    assert set(named) == modules(folder)
    assert set(named.values()) == {1}
