"""The headless face: from arguments to an exit status."""

from __future__ import annotations

import gc
import os
import sys

from briefing.cli.catalogue import NAMES

TYPE_CHECKING = False  # neither typing nor pathlib is needed to answer --help
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Screen = Callable[[Sequence[Path]], int]

_WHOLE = ("-h", "--help", "-V", "--version")


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Do what the arguments ask; the exit status. `screen` shows these paths on the terminal.

    Every error ends in one sentence on standard error; a traceback goes to the log, for KeyboardInterrupt nowhere.
    """
    from briefing.cli.failures import guarded
    from briefing.cli.streams import prepare

    prepare()
    return guarded(lambda: _run(list(arguments), screen))


def _run(arguments: list[str], screen: Screen) -> int:
    if arguments and (arguments[0] in NAMES or arguments[0] in _WHOLE):
        return _command(arguments)
    from briefing.cli.opening import paths_to_open
    from briefing.cli.status import Refused

    paths = paths_to_open(_without_flags(arguments))
    if sys.stdin.isatty() and sys.stdout.isatty():
        if os.environ.get("TERM", "dumb") == "dumb":
            raise Refused("this terminal (TERM=dumb) cannot show the screen; `briefing report PATH` prints it instead")
        return screen(paths)
    return _command(["report", *map(str, paths)])


def _without_flags(arguments: list[str]) -> list[str]:
    """The paths among the arguments of the screen; what the flags say is in force from here on."""
    if not any(word.startswith("-") and word != "-" for word in arguments):
        return arguments
    from briefing.cli.parser import build_screen

    parsed = build_screen().parse_args(arguments)
    _in_force(parsed)
    return list(parsed.paths)


def _in_force(arguments: Namespace) -> None:
    """Flags outweigh the environment: they take its place, also for the processes that this one starts."""
    from briefing.cli.arguments import flagged

    os.environ.update(flagged(arguments))
    if arguments.no_color:
        os.environ["NO_COLOR"] = "1"


def _command(words: list[str]) -> int:
    from briefing.cli.parser import build

    arguments = build(words[0]).parse_args(words)
    _in_force(arguments)
    from briefing.cli.dispatch import perform

    gc.enable()
    return perform(arguments)
