"""Python processes of our own: how they are started, so that nothing is imported from where the user happens to be.

`python -m` puts the current folder first on the path from which it imports. The folder in which a reader stands is as a
rule the one with the articles, whose files came from elsewhere: a `yaml.py` among them would be run.
"""

from __future__ import annotations

import os
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # Path costs 8 ms a start


def command(module: str, *arguments: str) -> list[str]:
    """The words that run a module of `briefing` in a fresh Python; start them with `environment`."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment of such a process: it finds this very `briefing`, and what PYTHONPATH names by its full path.

    An empty or relative entry there (`PYTHONPATH=:/opt/lib`) means the current folder too.
    """
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([_HOME, *filter(os.path.isabs, given)])}
