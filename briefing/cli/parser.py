"""The parser of the command line, drawn from `catalogue` and `arguments`.

Only what the call at hand needs is declared: every argument costs time, and a start is felt.
"""

from __future__ import annotations

from briefing.cli.argparser import Parser
from briefing.cli.catalogue import COMMANDS, DESCRIPTION, EXAMPLES, NAMES, USAGE, Command
from briefing.cli.status import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def build(first: str | None = None) -> Parser:
    """The parser of a call whose `first` word this is; None: of any. A command's name: it alone; `--help`: what lists
    the commands. The screen (`briefing [PATH …]`) is recognised before it, see `main`.
    """
    parser = Parser(prog="briefing", usage=USAGE, description=DESCRIPTION, epilog=_epilog())
    parser.add_argument("-V", "--version", action="store_true", help="print the version and end")
    if first in ("-h", "--help"):  # a parser for each command, only to list it, would take a third of the time
        group = parser.add_argument_group("commands")
        for command in COMMANDS:
            group.add_argument(command.name, help=command.help)
        return parser
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    for command in COMMANDS:
        if first not in NAMES or first == command.name:
            from briefing.cli.arguments import declare

            declare(command, commands.add_parser(command.name, **_told(command)).add_argument)
    return parser


def _told(command: Command) -> dict[str, Any]:
    """What the help of a command says round its arguments."""
    return {
        "prog": f"briefing {command.name}",
        "help": command.help,
        "description": command.help[:1].upper() + command.help[1:] + ".",
        "epilog": "examples:\n" + "\n".join(f"  {line}" for line in command.examples),
    }


def build_screen() -> Parser:
    """The parser of `briefing [PATH …]` where there are options."""
    from briefing.cli.arguments import declare_screen

    parser = Parser(prog="briefing", usage=USAGE, description=DESCRIPTION)
    declare_screen(parser.add_argument)
    return parser


def _epilog() -> str:
    width = max(len(line) for line, _ in EXAMPLES)
    examples = "\n".join(f"  {line:{width}}  {told}" for line, told in EXAMPLES)
    statuses = ", ".join(f"{status.value} {status.meaning}" for status in Status)
    return (
        f"examples:\n{examples}\n\n"
        "`briefing COMMAND --help` explains one command. A folder named like a command is given as ./report.\n"
        f"Every command takes --json. Exit status: {statuses}.\n"
    )
