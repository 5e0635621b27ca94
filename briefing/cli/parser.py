"""The command line: every command with its arguments, help and examples, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.settings.choices import Preset, References

if TYPE_CHECKING:
    from argparse import ArgumentParser

Add = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the words that call it, what it does, what it takes besides PATH, whether it takes PATH."""

    name: str
    help: str
    arguments: Callable[[Add], object] | None = None
    paths: str = "+"
    story: bool = True


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
    add("query", metavar="QUERY", help='words, "phrases", AND OR NOT, prefix*, fuzzy~, source:NAME, date:FROM..TO')
    add("--limit", type=int, default=20, metavar="N", help="at most N hits (default: 20)")
    add("--sort", choices=("relevance", "date"), default="relevance", help="order of the hits")


def _output(add: Add) -> None:
    add("-o", "--output", metavar="FILE", type=Path, help="write to FILE (default: standard output)")
    add("--force", action="store_true", help="replace FILE if it exists")
    add("--update", action="store_true", help="bring FILE up to date; what you wrote in it stays")


def _export(add: Add) -> None:
    _output(add)
    add("--selection", metavar="NAME", help="which selection (default: the setting `selection`)")
    add("--preset", metavar="PRESET", help=f"{', '.join(p.value for p in Preset)}, or a template of yours")
    add("--references", choices=[r.value for r in References], help="how passages point to their sources")
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


def _index(add: Add) -> None:
    add("--drop", action="store_true", help="remove everything kept about PATH but your own decisions and picks")


def _doctor(add: Add) -> None:
    add(
        "--sweep", action="store_true", help="remove what was kept of folders that are gone; picks and corrections stay"
    )
    add("--relink", nargs=2, metavar=("OLD", "NEW"), type=Path, help="a folder moved: its picks and corrections follow")


def _config(add: Add) -> None:
    add("what", nargs="?", default="settings", choices=("settings", "keys", "sample"), help="what to print")


def _completion(add: Add) -> None:
    add("shell", nargs="?", metavar="SHELL", help="bash, zsh or fish (default: yours)")


COMMANDS = (
    Command("report", "the Brief as Markdown: what several report, what differs, promises, words, dates", _output),
    Command("articles", "the articles with what is known about each", _articles),
    Command("actors", "who acts and speaks, with every mention", _actors),
    Command("quotes", "every quotation with its speaker", _quotes),
    Command("compare", "two articles side by side", _compare, paths="", story=False),
    Command("coverage", "who reports what, point by point"),
    Command("discrepancies", "where the accounts differ"),
    Command("promises", "who commits to what, on what condition"),
    Command("dates", "every date the articles give, resolved to days"),
    Command("figures", "every number with what it counts and who says so"),
    Command("questions", "what the accounts say is still open"),
    Command("stories", "the articles grouped into events", story=False),
    Command("search", "articles that match a query", _search, paths="1", story=False),
    Command("export", "a selection made on the screen, as Markdown and other formats", _export, story=False),
    Command("correct", "decide what the program got wrong", _correct, paths="1", story=False),
    Command("index", "read and index what is new, and say what is kept", _index, story=False),
    Command("config", "settings, or keys, with their values and where they come from", _config, paths="", story=False),
    Command("doctor", "versions, places, what is kept, abilities of the terminal", _doctor, paths="", story=False),
    Command("manual", "the manual, as Markdown", paths="", story=False),
    Command("completion", "a completion script for bash, zsh or fish", _completion, paths="", story=False),
)
NAMES = tuple(command.name for command in COMMANDS)

_EXAMPLES = """\
examples:
  briefing ~/paris                        open a folder on the screen
  briefing report ~/paris -o brief.md     the Brief as Markdown
  briefing quotes ~/paris --speaker Macron
  briefing compare A C --in ~/paris       two articles by their letters
  briefing search ~/paris '"legal commitment" source:coast*'
  briefing correct ~/paris merge "Keir Starmer" "Kier Starmer"

`briefing COMMAND --help` explains one command. A folder named like a command is given as ./report.
Every command takes --json. Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 nothing could be read,
4 output failed, 70 internal error, 130 interrupted.
"""


def build() -> ArgumentParser:
    """The parser of the commands. The screen (`briefing [PATH …]`) is recognised before it, see `main`."""
    import argparse  # 20 ms that the screen does not need

    parser = argparse.ArgumentParser(
        prog="briefing",
        usage="briefing [PATH ...]\n       briefing COMMAND [PATH ...] [options]",
        description="Read many accounts of one event: who reported what, who said what, where they differ.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    for command in COMMANDS:
        _add(commands, command)
    return parser


def _add(commands: Any, command: Command) -> None:
    sub = commands.add_parser(command.name, help=command.help, description=f"Print {command.help}.")
    if command.paths == "1":
        sub.add_argument("paths", metavar="PATH", type=Path, nargs=1, help="a folder or file of articles")
    elif command.paths:
        sub.add_argument("paths", metavar="PATH", type=Path, nargs=command.paths, help="folders or files of articles")
    if command.story:
        sub.add_argument("--story", metavar="ID", help="only this event (`briefing stories PATH` lists them)")
    if command.arguments:
        command.arguments(sub.add_argument)
    sub.add_argument("--json", action="store_true", help="print one JSON document")
    sub.add_argument("--quiet", action="store_true", help="no progress, no notes on standard error")
    sub.add_argument("--no-color", action="store_true", help="no colours (also: NO_COLOR)")
