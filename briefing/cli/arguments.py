"""What each command takes besides PATH, with the words that explain it, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.settings.choices import Preset, References
from briefing.settings.declaration import Scope, Setting, settings

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.cli.catalogue import Command

Add = Callable[..., Any]

_SET = "set_"  # before the key of the setting that a flag gives: its name among the parsed arguments


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
    add("--selection", metavar="NAME", help="which list of picks (default: the setting `selection`)")
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
    add("--table", choices=("quotes", "coverage", "discrepancies"), help="instead of picks: all of these")
    add("--hand-over", action="store_true", help="picks, corrections and the articles they rest on, as one file")


def _correct(add: Add) -> None:
    add(
        "what",
        metavar="WHAT",
        help="article, merge, split, rename, hide, type, speaker, story, difference, list or undo",
    )
    add("subject", nargs="*", metavar="WORDS", help="what WHAT asks for; see the examples")


def _picks(add: Add) -> None:
    add("--selection", metavar="NAME", help="which list of picks (default: the setting `selection`)")
    add("--names", action="store_true", help="the names of all lists of picks, with how many each holds")
    add("--rename", nargs=2, metavar=("OLD", "NEW"), help="call a list of picks otherwise; one called NEW takes it in")
    add("--delete", metavar="NAME", help="remove a list of picks")
    add(
        "--import",
        dest="imported",
        metavar="FILE",
        type=Path,
        help="take in the picks of another list's file or a hand-over file; none is taken twice",
    )


def _index(add: Add) -> None:
    add("--drop", action="store_true", help="remove everything kept about PATH but your own decisions and picks")


def _doctor(add: Add) -> None:
    add("paths", metavar="PATH", type=Path, nargs="*", help="tell what is kept of this folder alone")
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


_OWN: dict[str, Callable[[Add], object]] = {
    "actors": _actors,
    "quotes": _quotes,
    "compare": _compare,
    "articles": _articles,
    "search": _search,
    "report": _report,
    "export": _export,
    "correct": _correct,
    "picks": _picks,
    "index": _index,
    "doctor": _doctor,
    "config": _config,
    "manual": _manual,
    "completion": _completion,
}


def declare(command: Command, add: Add) -> None:
    """Give `add` (as of argparse) every argument of a command."""
    if command.paths == "1":
        add("paths", metavar="PATH", type=Path, nargs=1, help="a folder or file of articles")
    elif command.paths:
        add("paths", metavar="PATH", type=Path, nargs=command.paths, help="folders or files of articles")
    if command.story:
        add("--story", metavar="ID", help="only this event (`briefing stories PATH` lists them)")
    if command.name in _OWN:
        _OWN[command.name](add)
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
    given = vars(arguments)
    return {one.variable: value for one in settings() if (value := given.get(_SET + one.key)) is not None}


def _flag(add: Add, setting: Setting) -> None:
    """A setting as a flag; that of a setting that is on by default takes it off."""
    dest = _SET + setting.key
    if setting.kind is bool:
        const = "no" if setting.default else "yes"
        add(setting.flag, dest=dest, action="store_const", const=const, help=setting.flag_help)
        return
    choices, value = setting.choices or None, setting.metavar or None
    add(setting.flag, dest=dest, choices=choices, metavar=value, help=setting.flag_help)
