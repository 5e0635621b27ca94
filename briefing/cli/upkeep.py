"""The commands that look after the program itself: config, doctor, completion."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from briefing import __version__
from briefing.cli.output import Row, print_json, print_table, print_text, say
from briefing.cli.parser import COMMANDS
from briefing.cli.status import Refused, Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.settings.config import describe, sample
from briefing.settings.keymap import load_keymap
from briefing.settings.libraries import known_libraries, relink, sweep_caches
from briefing.settings.places import Places, library_key
from briefing.settings.resources import resource_dir

_PACKAGES = ("textual", "whoosh", "pyyaml", "rich", "platformdirs", "trafilatura", "feedparser", "pypdf", "python-docx")


def doctor(arguments: Namespace) -> Status:
    """Versions, places and abilities as a table; or mend: sweep what is left over, relink a folder that moved."""
    places = Places.default()
    if arguments.sweep:
        say(f"removed what was kept of {len(sweep_caches(places))} folders that are gone")
        return Status.DONE
    if arguments.relink:
        old, new = arguments.relink
        if not new.exists():
            raise Refused(f"{new} does not exist")
        relink(places, library_key([old]), [new])
        say(f"the picks and corrections of {old} now belong to {new}")
        return Status.DONE
    gone = [str(path) for library in known_libraries(places) if library.gone for path in library.paths]
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
        "folders that are gone": ", ".join(gone) or "none",
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
    """Settings or keys with their values and where they come from, or a sample of the settings file."""
    if arguments.what == "sample":
        print_text(sample())
    elif arguments.what == "keys":
        _print_keys(arguments)
    else:
        records = describe(Places.default())
        head = ("Key", "Value", "From", "Meaning")
        _print(arguments, records, head, [(r["key"], str(r["value"]), r["origin"], r["help"]) for r in records])
    return Status.DONE


def _print_keys(arguments: Namespace) -> None:
    defaults = {command.id: command.keys for command in SCREEN_COMMANDS}
    keys = load_keymap(Places.default(), defaults)
    records = [
        {"id": c.id, "keys": keys[c.id], "default": c.keys, "label": c.label, "help": c.help} for c in SCREEN_COMMANDS
    ]
    rows = [(r["id"], r["keys"], "" if r["keys"] == r["default"] else r["default"], r["help"]) for r in records]
    _print(arguments, records, ("Id in keys.yaml", "Keys", "Default", "What it does"), rows)


def _print(arguments: Namespace, records: Sequence[object], head: Row, rows: Sequence[Row]) -> None:
    if arguments.json:
        print_json(records)
    else:
        print_table(head, rows)


def completion(arguments: Namespace) -> Status:
    """A script that completes the commands in a shell."""
    shell = arguments.shell or os.environ.get("SHELL", "").rpartition("/")[2]
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
