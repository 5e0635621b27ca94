"""`briefing manual --man`: the manual page, in the macros of man(7), from what the program declares.

Written for groff and mandoc alike: only .TH, .SH, .SS, .TP, .PP, .EX and .EE, and the fonts B and I.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing import __version__
from briefing.cli.catalogue import COMMANDS, DESCRIPTION, EXAMPLES, Command
from briefing.cli.declarations import Argument, arguments_of_screen, own, shared, usage
from briefing.cli.status import Status
from briefing.commands import COMMANDS as SCREEN_COMMANDS
from briefing.commands import Group, key_names
from briefing.settings.declaration import settings

_FOLDERS = (
    ("BRIEFING_CONFIG_DIR", "config.yaml, keys.yaml, themes/ and templates/"),
    ("BRIEFING_DATA_DIR", "picks and corrections, a folder for each library"),
    ("BRIEFING_STATE_DIR", "what was opened last, where the reader was, the log"),
    ("BRIEFING_CACHE_DIR", "what was read and found, and the index; all of it can be made again"),
    ("NO_COLOR", "no colours, whatever its value"),
    ("PAGER", "what shows a file that has no address"),
)


def page() -> str:
    """The manual page in roff."""
    every, reading = shared()
    whole = "The whole manual, with the tables of --json and how well each analysis works:"
    lines = [
        f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"',
        *_section("NAME", ["briefing \\- read many accounts of one event"]),
        *_section("SYNOPSIS", _synopsis()),
        *_section("DESCRIPTION", _description()),
        *_section("OPTIONS OF THE SCREEN", _options(a for a in arguments_of_screen() if a.flags)),
        *_section("COMMANDS", (line for command in COMMANDS for line in _command(command))),
        *_section(
            "OPTIONS OF EVERY COMMAND", [*_options(every), ".PP", "Where articles are read:", *_options(reading)]
        ),
        *_section("KEYS", _keys()),
        *_section("CONFIGURATION", _settings()),
        *_section("ENVIRONMENT", (line for name, told in _FOLDERS for line in _item(_bold(name), told))),
        *_section("EXIT STATUS", (line for s in Status for line in _item(_bold(str(s.value)), s.meaning))),
        *_section("EXAMPLES", (line for call, told in EXAMPLES for line in (".PP", _text(f"{told}:"), *_code([call])))),
        *_section("SEE ALSO", [_text(whole), *_code(["briefing manual"])]),
    ]
    return "\n".join(lines) + "\n"


def _synopsis() -> list[str]:
    name, path = _bold("briefing"), f"[{_italic('PATH')} ...]"
    return [f"{name} {path}", ".br", f"{name} {_italic('COMMAND')} {path} [options]"]


def _description() -> list[str]:
    return [
        _text(
            f"{DESCRIPTION} Without a command, PATH is opened on the screen; where standard output is no terminal, the "
            "report is printed instead. Without PATH, what was opened last, or else the starter library."
        ),
        ".PP",
        _text(
            "PATH is a folder, a file, a zipped folder, a hand-over file, or - for standard input. Nothing is written "
            "into what is read. Data goes to standard output, everything else to standard error."
        ),
    ]


def _command(command: Command) -> Iterator[str]:
    yield f".SS {_text(usage(command).replace('…', '...'))}"
    yield _text(command.help[:1].upper() + command.help[1:] + ".")
    yield from _options(own(command))
    yield from _code(command.examples)


def _options(arguments: Iterable[Argument]) -> Iterator[str]:
    for argument in arguments:
        flags = ", ".join(_bold(flag) for flag in argument.flags)
        value = "|".join(argument.choices) or argument.value
        yield from _item(f"{flags} {_italic(value)}" if value else flags, argument.help)


def _keys() -> Iterator[str]:
    for group in Group:
        yield f".SS {_text(group)}"
        for command in SCREEN_COMMANDS:
            if command.group is group:
                yield from _item(", ".join(_bold(name) for name in key_names(command)), command.help)


def _settings() -> Iterator[str]:
    yield _text(
        "In config.yaml in the config folder (briefing doctor names it). An environment variable outweighs the file, a "
        "flag outweighs both."
    )
    for one in settings():
        also = ", ".join(part for part in (one.variable, one.flag) if part)
        yield from _item(_bold(one.key), f"{one.help}. Default: {one.shown_default or 'empty'}. Also {also}.")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    return [f".SH {title}", *lines]


def _item(tag: str, told: str) -> list[str]:
    return [".TP", tag, _text(told)]


def _code(lines: Iterable[str]) -> list[str]:
    return [".PP", ".EX", *("    " + _escaped(line) for line in lines), ".EE"]


def _bold(words: str) -> str:
    return f"\\fB{_escaped(words)}\\fR"


def _italic(words: str) -> str:
    return f"\\fI{_escaped(words)}\\fR"


def _text(words: str) -> str:
    """Words in the middle of a page: a line that begins with a full stop or an apostrophe would be a request."""
    written = _escaped(" ".join(words.split()))
    return "\\&" + written if written[:1] in (".", "'") else written


def _escaped(words: str) -> str:
    """Words as roff prints them: hyphens stay hyphens that can be copied, quotation marks stay straight."""
    words = words.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"[`'^~\"]", lambda m: _CHARACTERS[m[0]], words)


_CHARACTERS = {"`": "\\(ga", "'": "\\(aq", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}
