"""The headless face: from arguments to an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.parser import NAMES, build
from briefing.cli.status import Refused

if TYPE_CHECKING:
    from argparse import Namespace

Screen = Callable[[Sequence[Path]], int]


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Do what the arguments ask; the exit status. `screen` shows these paths on the terminal.

    Every error ends in one sentence on standard error; a traceback goes to the log, for KeyboardInterrupt nowhere.
    """
    from briefing.cli.failures import guarded

    return guarded(lambda: _run(list(arguments), screen))


def _run(arguments: list[str], screen: Screen) -> int:
    if arguments and (arguments[0] in NAMES or (arguments[0].startswith("-") and arguments[0] != "-")):
        return _command(build().parse_args(arguments))
    from briefing.cli.opening import paths_to_open

    paths = paths_to_open(arguments)
    if sys.stdin.isatty() and sys.stdout.isatty():
        if os.environ.get("TERM", "dumb") == "dumb":
            raise Refused("this terminal (TERM=dumb) cannot show the screen; `briefing report PATH` prints it instead")
        return screen(paths)
    return _command(build().parse_args(["report", *map(str, paths)]))


def _command(arguments: Namespace) -> int:
    if arguments.no_color:
        os.environ["NO_COLOR"] = "1"
    from briefing.cli.dispatch import perform

    return perform(arguments)
