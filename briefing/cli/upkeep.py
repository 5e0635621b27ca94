"""The commands that look after the program itself: config, doctor, completion."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version

from briefing import __version__
from briefing.cli.output import print_json, print_table, print_text
from briefing.cli.parser import COMMANDS
from briefing.cli.status import Refused, Status
from briefing.settings.places import Places
from briefing.settings.resources import resource_dir

_PACKAGES = ("textual", "whoosh", "pyyaml", "rich", "platformdirs", "trafilatura", "feedparser", "pypdf", "python-docx")


def doctor(arguments: Namespace) -> Status:
    """Versions, places and abilities, as a table."""
    places = Places.default()
    facts = {
        "briefing": __version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in _PACKAGES},
        "config": str(places.config),
        "data": str(places.data),
        "state": str(places.state),
        "cache": str(places.cache),
        "styles": str(resource_dir("styles")),
        "starter library": str(resource_dir("seeds")),
        "terminal": f"{os.environ.get('TERM', 'none')}, {_size()}",
        "encoding": sys.stdout.encoding or "unknown",
        "colours": "off (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM") or "256 or fewer",
        "pandoc": shutil.which("pandoc") or "not found: other export formats need it",
    }
    if arguments.json:
        print_json(facts)
    else:
        print_table(("What", "Value"), list(facts.items()))
    return Status.DONE


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _size() -> str:
    columns, lines = shutil.get_terminal_size()
    return f"{columns}×{lines}"


def config(arguments: Namespace) -> Status:
    """Settings with their values and where they come from."""
    from briefing.settings.config import describe

    records = describe(Places.default())
    if arguments.json:
        print_json(records)
    else:
        print_table(
            ("Key", "Value", "From", "Meaning"),
            [(r["key"], str(r["value"]), r["origin"], r["help"]) for r in records],
        )
    return Status.DONE


def completion(arguments: Namespace) -> Status:
    """A script that completes the commands in a shell."""
    shell = str(arguments.paths[0]) if arguments.paths else os.environ.get("SHELL", "").rpartition("/")[2]
    if shell not in _SCRIPTS:
        raise Refused(f"no completion for “{shell}”; one of: {', '.join(_SCRIPTS)}")
    names = " ".join(c.name for c in COMMANDS)
    described = "\n".join(f"complete -c briefing -n __fish_use_subcommand -a {c.name} -d '{c.help}'" for c in COMMANDS)
    print_text(_SCRIPTS[shell].format(names=names, described=described))
    return Status.DONE


_SCRIPTS = {
    "bash": """\
_briefing() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{names}" -- "$word") $(compgen -f -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _briefing briefing""",
    "zsh": """\
#compdef briefing
_arguments '1: :({names})' '*:file:_files'""",
    "fish": """\
{described}""",
}
