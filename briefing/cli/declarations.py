"""What the commands declare, as values: for the manual, the manual page and the completions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.cli.arguments import Add, declare, declare_screen
from briefing.cli.catalogue import COMMANDS, Command
from briefing.settings.choices import Preset
from briefing.settings.declaration import Scope, settings

_ALL = ("--json", "--quiet", "--no-color")
_READING = ("--story", *(one.flag for one in settings() if one.scope is Scope.READING))


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its flags (none: told by its place), what stands for its value ("" for a switch), what it does."""

    flags: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()
    file: bool = False
    many: bool = False

    @property
    def usage(self) -> str:
        """As a line of usage has it: "-o, --output FILE"."""
        value = "|".join(self.choices) if self.choices and self.flags else self.value
        return " ".join(part for part in (", ".join(self.flags), value) if part)


def arguments_of(command: Command) -> tuple[Argument, ...]:
    """Every argument of a command, those of all commands included."""
    return _recorded(lambda add: declare(command, add))


def arguments_of_screen() -> tuple[Argument, ...]:
    """The arguments of `briefing [PATH …]`."""
    return _recorded(declare_screen)


def usage(command: Command) -> str:
    """How a command is called, without its options: "briefing search PATH QUERY"."""
    placed = (argument for argument in arguments_of(command) if not argument.flags)
    words = [f"{argument.value}{' …' if argument.many else ''}" for argument in placed]
    return " ".join(["briefing", command.name, *words])


def own(command: Command) -> list[Argument]:
    """The options of a command that not every other has too."""
    return [a for a in arguments_of(command) if a.flags and a.flags[-1] not in (*_ALL, *_READING)]


def shared() -> tuple[list[Argument], list[Argument]]:
    """The options that every command has, and those that every command has that reads articles."""
    found = {a.flags[-1]: a for command in COMMANDS for a in arguments_of(command) if a.flags}
    return [found[flag] for flag in _ALL], [found[flag] for flag in _READING]


def _recorded(make: Callable[[Add], object]) -> tuple[Argument, ...]:
    found: list[Argument] = []

    def add(*names: str, **how: Any) -> None:
        flags = tuple(name for name in names if name.startswith("-"))
        found.append(Argument(flags, _value(names, flags, how), how["help"], _choices(flags, how), **_kind(how)))

    make(add)
    return tuple(found)


def _value(names: tuple[str, ...], flags: tuple[str, ...], how: dict[str, Any]) -> str:
    """What stands for the value: the name given for it, several, or the argument's own name in capitals."""
    if flags and how.get("action") in ("store_true", "store_const"):
        return ""
    named = how.get("metavar") or (names[-1].lstrip("-") if flags else how.get("dest", names[0])).upper()
    return " ".join(named) if isinstance(named, tuple) else str(named)


def _choices(flags: tuple[str, ...], how: dict[str, Any]) -> tuple[str, ...]:
    if "--preset" in flags:
        return ()
    return tuple(str(choice) for choice in how.get("choices") or ())


def _kind(how: dict[str, Any]) -> dict[str, bool]:
    return {"file": how.get("type") is Path, "many": how.get("nargs") in ("+", "*")}


SUGGESTED = {
    "--preset": tuple(p.value for p in Preset),
    "--format": ("markdown", "json", "csv", "html", "plain", "csl", "docx", "odt", "epub", "pdf"),
}
"""What an option may be besides what it is limited to: offered by the completions."""
