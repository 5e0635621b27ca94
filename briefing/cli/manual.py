"""`briefing manual`: the text beside this module, with the tables that the program itself declares."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from briefing.cli.output import print_json, print_text
from briefing.cli.parser import COMMANDS
from briefing.cli.status import Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.commands import Group
from briefing.settings.config import describe
from briefing.settings.places import Places


def manual(arguments: Namespace) -> Status:
    """Print the manual as Markdown."""
    if arguments.man:
        from briefing.cli.roff import page as man_page

        sys.stdout.write(man_page())
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
    for name, table in (("keys", _keys()), ("commands", _commands()), ("settings", _settings())):
        text = text.replace(f"{{{name}}}", table)
    return text


def _keys() -> str:
    parts = []
    for group in Group:
        rows = [(f"`{c.keys.replace(',', '` `')}`", c.help) for c in SCREEN_COMMANDS if c.group is group]
        parts.append(f"### {group}\n\n" + _table(("Key", "What it does"), rows))
    return "\n\n".join(parts)


def _commands() -> str:
    return _table(("Command", "Prints"), [(f"`{c.name}`", c.help) for c in COMMANDS])


def _settings() -> str:
    records = describe(Places.default(), {})
    return _table(
        ("Key", "Variable", "Meaning"),
        [(f"`{r['key']}`", f"`{r['variable']}`", r["help"]) for r in records],
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)
