"""What the commands print: data on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.status import Status
from briefing.cli.streams import all_characters, writing
from briefing.reading.safety import clean, clean_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from briefing.library import Progress
    from briefing.model.article import Problem

Row = tuple[str, ...]

# What a folder may hold beside its articles; listed by `articles --problems`, not said each time it is opened.
EXPECTED = frozenset({"readme", "other-format", "page-parts", "folder"})
_MOST_PROBLEMS = 8


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    text = json.dumps(value, ensure_ascii=not all_characters(), indent=1)
    print_exactly(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def print_answer(
    records: Sequence[dict[str, Any]], head: Row, row: Callable[[dict[str, Any]], Row], arguments: Namespace
) -> Status:
    """Records as JSON or as a table; whether there were any."""
    if arguments.json:
        print_json(records)
    elif records:
        print_table(head, [row(record) for record in records])
    elif not arguments.quiet:
        say("nothing found")
    return Status.DONE if records else Status.NOTHING_FOUND


def print_table(head: Row, rows: Sequence[Row]) -> None:
    """A table: aligned and wrapped in a terminal, tab-separated lines in a pipe."""
    cleaned = [tuple(clean_line(cell) for cell in row) for row in rows]
    if not sys.stdout.isatty():
        print_exactly("".join("\t".join(row) + "\n" for row in cleaned))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, title in enumerate(head):
        table.add_column(title, overflow="fold", ratio=1 if number == len(head) - 1 else None)
    for row in cleaned:
        table.add_row(*(Text(cell) for cell in row))
    with writing():
        Console(no_color="NO_COLOR" in os.environ or None, highlight=False).print(table)


def print_text(text: str) -> None:
    """Lines of text on standard output, free of control characters whatever they were made from."""
    print_exactly(clean(text)[0].rstrip("\n") + "\n")


def print_exactly(text: str) -> None:
    """Text that is free of control characters already, on standard output as it is."""
    with writing():
        sys.stdout.write(text)


def print_bytes(data: bytes) -> None:
    """What is no text, on standard output."""
    with writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def say(message: str) -> None:
    """One line to the person, on standard error."""
    sys.stderr.write(f"briefing: {clean_line(message)}\n")


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """What could not be read, a line each at first; the rest is counted and the command that lists it named."""
    worth_saying = [p for p in problems if p.code not in EXPECTED]
    lines = [f"{problem.path}: {problem.message}" for problem in worth_saying[:_MOST_PROBLEMS]]
    if len(worth_saying) > _MOST_PROBLEMS:
        lines.append(
            f"… and {len(worth_saying) - _MOST_PROBLEMS} more; `briefing articles PATH --problems` lists them all"
        )
    return lines


class ProgressLine:
    """Progress on one line of standard error, where that is a terminal."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._used = False

    def __call__(self, progress: Progress) -> None:
        """Show how far the work is; small work stays silent."""
        if self._shown and progress.total > 50:
            self._used = True
            sys.stderr.write(f"\r\x1b[K{progress.stage} {progress.done:,} of {progress.total:,}")
            sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._used:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def place(paths: Sequence[Path]) -> str:
    """The paths in words, for messages."""
    return ", ".join(str(p) for p in paths)
