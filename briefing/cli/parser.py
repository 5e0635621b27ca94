"""The command line: every command with its arguments, help and examples, once.

The parser, `--help`, the manual, the manual page and the completions are all drawn from here (see `declared`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.status import Status
from briefing.settings.choices import Preset, References
from briefing.settings.declaration import Scope, Setting, settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

Add = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the words that call it, what it does, what it takes besides PATH, whether it takes PATH.

    `examples` are whole lines for a shell; a test runs each.
    """

    name: str
    help: str
    arguments: Callable[[Add], object] | None = None
    paths: str = "+"
    story: bool = True
    examples: tuple[str, ...] = ()


def _actors(add: Add) -> None:
    add("--name", metavar="NAME", help="the page of one: mentions by source, what it says, with whom it is named")


def _quotes(add: Add) -> None:
    add("--speaker", metavar="NAME", help="only quotations of this speaker")
    add("--like", metavar="WORDS", help="only quotations that resemble these words, most alike first")
    add("--indirect", action="store_true", help="also what is reported without quotation marks")


def _compare(add: Add) -> None:
    add("left", metavar="A", help="an article: its path, id, or with --in its letter")
    add("right", metavar="B", help="another article")
    add("--in", dest="inside", metavar="PATH", type=Path, action="append", help="the folder both belong to")


def _articles(add: Add) -> None:
    add("--problems", action="store_true", help="list what was skipped, cut or guessed, with the reason")


def _search(add: Add) -> None:
    add(
        "query",
        metavar="QUERY",
        nargs="?",
        help='words, "phrases", AND OR NOT, prefix*, fuzzy~, source:NAME, date:FROM..TO',
    )
    add("--limit", type=int, default=20, metavar="N", help="at most N hits (default: 20)")
    add("--sort", choices=("relevance", "date"), help="order of the hits (default: relevance)")
    add("--saved", metavar="NAME", help="ask what was saved under this name; a QUERY narrows it")
    add("--save", metavar="NAME", help="keep QUERY and its order under a name, then ask it")
    add("--forget", metavar="NAME", help="drop the search of this name")
    add("--searches", action="store_true", help="list what is saved")


def _report(add: Add) -> None:
    _output(add)
    add("--format", dest="form", default="markdown", metavar="FORMAT", help="markdown or html; docx … through pandoc")


def _output(add: Add) -> None:
    add("-o", "--output", metavar="FILE", type=Path, help="write to FILE (default: standard output)")
    add("--force", action="store_true", help="replace FILE if it exists")
    add("--update", action="store_true", help="bring FILE up to date; what you wrote in it stays")


def _export(add: Add) -> None:
    _output(add)
    add("--selection", metavar="NAME", help="which selection (default: the setting `selection`)")
    add("--preset", metavar="PRESET", help=f"{', '.join(p.value for p in Preset)}, or a template of yours")
    add("--references", choices=[r.value for r in References], help="how passages point to their sources")
    add("--obsidian", action="store_true", default=None, help="end every item with a block id for Obsidian")
    add(
        "--format",
        dest="form",
        default="markdown",
        metavar="FORMAT",
        help="markdown, json, csv, html, plain, csl; docx …",
    )
    add("--table", choices=("quotes", "coverage", "discrepancies"), help="instead of a selection: all of these")
    add("--hand-over", action="store_true", help="picks, corrections and the articles they rest on, as one file")


def _correct(add: Add) -> None:
    add("what", metavar="WHAT", help="article, merge, split, rename, hide, type, story, difference, list or undo")
    add("subject", nargs="*", metavar="WORDS", help="what WHAT asks for; see the examples")


def _picks(add: Add) -> None:
    add("--selection", metavar="NAME", help="which selection (default: the setting `selection`)")
    add("--names", action="store_true", help="the names of all selections, with how many picks each holds")
    add(
        "--import",
        dest="imported",
        metavar="FILE",
        type=Path,
        help="take in the picks of a selection's file or a hand-over file; none is taken twice",
    )


def _index(add: Add) -> None:
    add("--drop", action="store_true", help="remove everything kept about PATH but your own decisions and picks")


def _doctor(add: Add) -> None:
    add("--mend", action="store_true", help="put right what can be: damaged indexes, left-over files, open folders")
    add(
        "--sweep", action="store_true", help="remove what was kept of folders that are gone; picks and corrections stay"
    )
    add("--relink", nargs=2, metavar=("OLD", "NEW"), type=Path, help="a folder moved: its picks and corrections follow")


def _config(add: Add) -> None:
    add("what", nargs="?", default="settings", choices=("settings", "keys", "sample"), help="what to print")


def _manual(add: Add) -> None:
    add("--man", action="store_true", help="as a page for man, in roff")


def _completion(add: Add) -> None:
    add("shell", nargs="?", metavar="SHELL", help="bash, zsh or fish (default: yours)")


COMMANDS = (
    Command(
        "report",
        "the Brief as Markdown: what several report, what differs, promises, words, dates",
        _report,
        examples=(
            "briefing report ~/paris -o brief.md",
            "briefing report ~/paris -o brief.md --update",
            "briefing report ~/paris --format html -o brief.html",
        ),
    ),
    Command(
        "articles",
        "the articles with what is known about each",
        _articles,
        examples=("briefing articles ~/paris", "briefing articles ~/paris --problems"),
    ),
    Command(
        "actors",
        "who acts and speaks, with every mention",
        _actors,
        examples=("briefing actors ~/paris", "briefing actors ~/paris --name Macron"),
    ),
    Command(
        "quotes",
        "every quotation with its speaker",
        _quotes,
        examples=("briefing quotes ~/paris --speaker Macron", 'briefing quotes ~/paris --like "the hardest yards"'),
    ),
    Command(
        "compare",
        "two articles side by side",
        _compare,
        paths="",
        story=False,
        examples=("briefing compare A C --in ~/paris",),
    ),
    Command("coverage", "who reports what, point by point", examples=("briefing coverage ~/paris",)),
    Command("discrepancies", "where the accounts differ", examples=("briefing discrepancies ~/paris --json",)),
    Command("promises", "who commits to what, on what condition", examples=("briefing promises ~/paris",)),
    Command("dates", "every date the articles give, resolved to days", examples=("briefing dates ~/paris",)),
    Command("figures", "every number with what it counts and who says so", examples=("briefing figures ~/paris",)),
    Command("questions", "what the accounts say is still open", examples=("briefing questions ~/paris",)),
    Command("stories", "the articles grouped into events", story=False, examples=("briefing stories ~/articles",)),
    Command(
        "search",
        "articles that match a query",
        _search,
        paths="1",
        story=False,
        examples=(
            "briefing search ~/articles '\"legal commitment\" date:2026-01'",
            "briefing search ~/articles 'source:harbour* guarantee' --sort date",
        ),
    ),
    Command(
        "export",
        "a selection made on the screen, as Markdown and other formats; or a whole table",
        _export,
        story=False,
        examples=(
            "briefing export ~/paris -o picks.md",
            "briefing export ~/paris --preset timeline --references letters",
            "briefing export ~/paris --format docx -o picks.docx",
            "briefing export ~/paris --table quotes --format csv -o quotes.csv",
            "briefing export ~/paris --hand-over -o paris.handover.yaml",
        ),
    ),
    Command(
        "picks",
        "what was picked on the screen, in its order",
        _picks,
        paths="1",
        story=False,
        examples=("briefing picks ~/paris", "briefing picks ~/paris --names"),
    ),
    Command(
        "correct",
        "decide what the program got wrong",
        _correct,
        paths="1",
        story=False,
        examples=(
            'briefing correct ~/paris merge "Keir Starmer" "Kier Starmer"',
            'briefing correct ~/paris article B source "Meridian Post"',
            "briefing correct ~/paris list",
            "briefing correct ~/paris undo",
        ),
    ),
    Command(
        "index",
        "read and index what is new, and say what is kept",
        _index,
        story=False,
        examples=("briefing index ~/articles", "briefing index ~/articles --drop"),
    ),
    Command(
        "config",
        "settings, or keys, with their values and where they come from",
        _config,
        paths="",
        story=False,
        examples=("briefing config", "briefing config keys", "briefing config sample > config.yaml"),
    ),
    Command(
        "doctor",
        "versions, places, what is kept and whether it is whole, abilities of the terminal",
        _doctor,
        paths="",
        story=False,
        examples=("briefing doctor", "briefing doctor --mend"),
    ),
    Command(
        "manual",
        "the manual, as Markdown or as a page for man",
        _manual,
        paths="",
        story=False,
        examples=("briefing manual", "briefing manual --man > briefing.1"),
    ),
    Command(
        "completion",
        "a completion script for bash, zsh or fish",
        _completion,
        paths="",
        story=False,
        examples=("briefing completion bash",),
    ),
)
NAMES = tuple(command.name for command in COMMANDS)

DESCRIPTION = "Read many accounts of one event: who reported what, who said what, where they differ."
USAGE = "briefing [PATH ...]\n       briefing COMMAND [PATH ...] [options]"
EXAMPLES = (
    ("briefing ~/paris", "open a folder on the screen"),
    ("briefing report ~/paris -o brief.md", "the Brief as Markdown"),
    ("briefing quotes ~/paris --speaker Macron", "what one person said"),
    ("briefing compare A C --in ~/paris", "two articles by their letters"),
    ("briefing search ~/paris '\"security guarantees\" source:harbour*'", "search"),
    ('briefing correct ~/paris merge "Keir Starmer" "Kier Starmer"', "decide that two names are one"),
)


def build() -> ArgumentParser:
    """The parser of the commands. The screen (`briefing [PATH …]`) is recognised before it, see `main`."""
    from briefing.cli.argparser import Parser  # 20 ms that the screen does not need

    parser = Parser(prog="briefing", usage=USAGE, description=DESCRIPTION, epilog=_epilog())
    parser.add_argument("-V", "--version", action="store_true", help="print the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    for command in COMMANDS:
        examples = "examples:\n" + "\n".join(f"  {line}" for line in command.examples)
        said = command.help[:1].upper() + command.help[1:] + "."
        sub = commands.add_parser(
            command.name, prog=f"briefing {command.name}", help=command.help, description=said, epilog=examples
        )
        declare(command, sub.add_argument)
    return parser


def build_screen() -> ArgumentParser:
    """The parser of `briefing [PATH …]` where there are options."""
    from briefing.cli.argparser import Parser

    parser = Parser(prog="briefing", usage=USAGE, description=DESCRIPTION)
    declare_screen(parser.add_argument)
    return parser


def declare(command: Command, add: Add) -> None:
    """Give `add` (as of argparse) every argument of a command."""
    if command.paths == "1":
        add("paths", metavar="PATH", type=Path, nargs=1, help="a folder or file of articles")
    elif command.paths:
        add("paths", metavar="PATH", type=Path, nargs=command.paths, help="folders or files of articles")
    if command.story:
        add("--story", metavar="ID", help="only this event (`briefing stories PATH` lists them)")
    if command.arguments:
        command.arguments(add)
    if command.paths or command.name == "compare":
        for setting in settings():
            if setting.scope is Scope.READING:
                _flag(add, setting)
    add("--json", action="store_true", help="print one JSON document")
    add("--quiet", action="store_true", help="no progress, no notes on standard error")
    add("--no-color", action="store_true", help="no colours (also: NO_COLOR)")


def declare_screen(add: Add) -> None:
    """Give `add` the arguments of `briefing [PATH …]`: the settings that concern the screen."""
    add("paths", metavar="PATH", nargs="*", help="folders or files of articles (default: what was opened last)")
    for setting in settings():
        if setting.scope in (Scope.SCREEN, Scope.READING):
            _flag(add, setting)
    add("--no-color", action="store_true", help="no colours (also: NO_COLOR)")


def flagged(arguments: Namespace) -> dict[str, str]:
    """The settings that flags give, as environment variables with their values."""
    given = ((one, getattr(arguments, f"set_{one.key}", None)) for one in settings())
    return {one.variable: value for one, value in given if value is not None}


def _flag(add: Add, setting: Setting) -> None:
    """A setting as a flag; that of a setting that is on by default takes it off."""
    dest = f"set_{setting.key}"
    if setting.kind is bool:
        const = "no" if setting.default else "yes"
        add(setting.flag, dest=dest, action="store_const", const=const, help=setting.flag_help)
        return
    choices, value = setting.choices or None, setting.metavar or None
    add(setting.flag, dest=dest, choices=choices, metavar=value, help=setting.flag_help)


def _epilog() -> str:
    width = max(len(line) for line, _ in EXAMPLES)
    examples = "\n".join(f"  {line:{width}}  {told}" for line, told in EXAMPLES)
    statuses = ", ".join(f"{status.value} {status.meaning}" for status in Status)
    return (
        f"examples:\n{examples}\n\n"
        "`briefing COMMAND --help` explains one command. A folder named like a command is given as ./report.\n"
        f"Every command takes --json. Exit status: {statuses}.\n"
    )
