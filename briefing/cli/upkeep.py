"""The commands that tell of the program itself: config and completion."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence

from briefing.cli.output import Row, print_exactly, print_json, print_table, print_text
from briefing.cli.status import Refused, Status
from briefing.settings.places import Places


def config(arguments: Namespace) -> Status:
    """Settings or keys with their values and where they come from, or a sample of the settings file."""
    from briefing.settings.config import describe, sample  # 30 ms of YAML that completion does not need

    if arguments.what == "sample":
        if arguments.json:
            print_json({"sample": sample()})
        else:
            print_text(sample())
    elif arguments.what == "keys":
        _print_keys(arguments)
    else:
        records = describe(Places.default())
        head = ("Key", "Value", "From", "Meaning")
        _print(arguments, records, head, [(r["key"], _shown(r["value"]), r["origin"], r["help"]) for r in records])
    return Status.DONE


def _shown(value: object) -> str:
    """A value as the file has it."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _print_keys(arguments: Namespace) -> None:
    from briefing.commands import COMMANDS as SCREEN_COMMANDS
    from briefing.settings.keymap import load_keymap

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
    from briefing.cli.completions import SHELLS

    shell = arguments.shell or os.environ.get("SHELL", "").rpartition("/")[2]
    if shell not in SHELLS:
        raise Refused(f"no completion for “{shell}”; one of: {', '.join(SHELLS)}")
    if arguments.json:
        print_json({"shell": shell, "script": SHELLS[shell]()})
    else:
        print_exactly(SHELLS[shell]() + "\n")
    return Status.DONE
