"""`briefing manual`: the text beside this module, with the tables that the program itself declares."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

import briefing
from briefing.cli.catalogue import COMMANDS
from briefing.cli.declarations import Argument, arguments_of_screen, own, usage
from briefing.cli.output import print_exactly, print_json, print_text
from briefing.cli.status import Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.commands import Group, key_names
from briefing.settings.declaration import settings


def manual(arguments: Namespace) -> Status:
    """Print the manual as Markdown."""
    if arguments.man:
        from briefing.cli.roff import page as man_page

        print_exactly(man_page())
        return Status.DONE
    text = page()
    if arguments.json:
        print_json({"manual": text})
    else:
        print_text(text)
    return Status.DONE


def page() -> str:
    """The manual as Markdown."""
    text = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    made = {
        "keys": _keys(),
        "screen": _arguments(a for a in arguments_of_screen() if a.flags),
        "commands": _commands(),
        "statuses": "; ".join(f"{status.value} {status.meaning}" for status in Status),
        "settings": _settings(),
        "python": _python(),
    }
    for name, part in made.items():
        text = text.replace(f"\n{{{name}}}\n", f"\n{part}\n").replace(f" {{{name}}}.", f" {part}.")
    return text


def _keys() -> str:
    parts = []
    for group in Group:
        rows = [(" ".join(f"`{k}`" for k in key_names(c)), c.help) for c in SCREEN_COMMANDS if c.group is group]
        parts.append(f"### {group}\n\n" + _table(("Key", "What it does"), rows))
    return "\n\n".join(parts)


def _commands() -> str:
    """Every command with its own options."""
    parts = []
    for command in COMMANDS:
        said = command.help[:1].upper() + command.help[1:] + "."
        parts += [f"### `{usage(command)}`", said, *([_arguments(own(command))] if own(command) else [])]
    return "\n\n".join(parts)


def _arguments(arguments: Iterable[Argument]) -> str:
    return _table(("Option", ""), [(f"`{one.usage}`", one.help) for one in arguments])


def _settings() -> str:
    rows = [
        (
            f"`{one.key}`",
            f"`{one.shown_default}`" if one.shown_default else "empty",
            _code(one.variable),
            _code(one.flag),
            one.help,
        )
        for one in settings()
    ]
    return _table(("Key", "Default", "Variable", "Flag", "Meaning"), rows)


def _python() -> str:
    """The page on the interface for Python, a level lower."""
    text = Path(briefing.__file__).with_name("api.md").read_text(encoding="utf-8")
    return re.sub(r"(?m)^#(#*) ", r"##\1 ", text).replace("## briefing from Python", "## From Python").strip()


def _code(words: str) -> str:
    return f"`{words}`" if words else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)
