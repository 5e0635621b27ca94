"""argparse with errors that say what was probably meant and where the rest stands, in one line."""

from __future__ import annotations

import argparse
import re
from difflib import get_close_matches
from typing import NoReturn

from briefing.cli.output import say
from briefing.cli.status import Status


class Parser(argparse.ArgumentParser):
    """A parser of ours: no abbreviated options (a script must not break when one is added), examples as written."""

    def __init__(self, *args: object, **how: object) -> None:
        how.setdefault("allow_abbrev", False)
        how.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **how)  # type: ignore[arg-type]  # handed on as they came

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with status 2."""
        say(f"{self._plainly(message)} (`{self.prog} --help` tells what is taken)")
        self.exit(int(Status.WRONG_USAGE))

    def _plainly(self, message: str) -> str:
        """The message of argparse, with the nearest option for one that there is not."""
        unknown = re.fullmatch(r"unrecognized arguments: (--?[\w-]+).*", message, re.DOTALL)
        known = [flag for action in self._all_actions() for flag in action.option_strings]
        near = get_close_matches(unknown[1], known, 1) if unknown else []
        return message + (f": did you mean {near[0]}?" if near else "")

    def _all_actions(self) -> list[argparse.Action]:
        """The options of this parser and, since argparse finds what is left over at the top, of its commands."""
        found = list(self._actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                found += [inner for parser in action.choices.values() for inner in parser._actions]
        return found
