"""argparse with errors that say what was probably meant and where the rest stands, in one line."""

from __future__ import annotations

import argparse
import os

from briefing.cli.status import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with examples as written. It looks for the width itself: argparse imports shutil for that, a tenth of
    `briefing --help`.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """How wide the terminal is: COLUMNS, or as it says; 80 where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


class Parser(argparse.ArgumentParser):
    """A parser of ours: no abbreviated options (a script must not break when one is added), examples as written."""

    def __init__(self, *args: object, **how: object) -> None:
        how.setdefault("allow_abbrev", False)
        how.setdefault("formatter_class", _Formatter)
        self._mixing = False
        self._asked = ""
        super().__init__(*args, **how)  # type: ignore[arg-type]  # handed on as they came

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, but options may stand between what is told by its place: PATH --saved NAME QUERY."""
        command = args[0] if args and self._subparsers is not None and not args[0].startswith("-") else ""
        self._asked = f"{self.prog} {command}".strip()  # what is left over is found here, at the top
        if self._mixing or self._subparsers is not None or (args and args[0] == "--"):
            return super().parse_known_args(args, namespace)
        self._mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with status 2."""
        from briefing.cli.output import say

        say(f"{self._plainly(message)} (`{self._asked} --help` tells what is taken)")
        self.exit(int(Status.WRONG_USAGE))

    def _plainly(self, message: str) -> str:
        """The message of argparse, with the nearest option for one that there is not."""
        import re
        from difflib import get_close_matches

        unknown = re.fullmatch(r"unrecognized arguments: (--?[\w-]+).*", message, re.DOTALL)
        known = [flag for action in self._all_actions() for flag in action.option_strings]
        near = get_close_matches(unknown[1], known, 1) if unknown else []
        return message + (f": did you mean {near[0]}?" if near else "")

    def _all_actions(self) -> list[argparse.Action]:
        """The options of this parser and, since argparse finds what is left over at the top, of its commands.

        argparse has no public list of either; what it keeps has been the same since Python 2.7, and a test holds it.
        """
        found = list(self._actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                found += [inner for parser in action.choices.values() for inner in parser._actions]
        return found
