"""What `briefing` without a command opens."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefing.cli.catalogue import NAMES
from briefing.cli.status import Refused, Status
from briefing.files.atomic import WriteError
from briefing.files.folders import begins_as
from briefing.settings.places import Places
from briefing.settings.resources import resource_dir

LAST = "last.txt"
_PERHAPS, _SURELY = 0.6, 0.8
"""Likeness to a command from which on a word is taken for a misspelt one, where nothing exists and beside what does."""


def paths_to_open(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The paths given; without any, what was opened last, else the starter library.

    Raises Refused where not one of the paths exists.
    """
    if arguments:
        paths = tuple(Path(a).expanduser() for a in arguments)
        exist = [p.exists() or str(p) == "-" for p in paths]
        if not any(exist):
            raise Refused(_missing(str(paths[0])), Status.NOTHING_READ)
        if not exist[0] and _command_like(arguments[0], _SURELY):
            raise Refused(_missing(arguments[0]))
        return tuple(unpacked(p) for p in paths)
    last = _last()
    return last if last and all(p.exists() for p in last) else (resource_dir("seeds"),)


def unpacked(path: Path) -> Path:
    """A hand-over file is opened as the folder it carries; anything else as itself. Raises WriteError."""
    if not path.is_file() or not begins_as(path, "handover"):
        return path
    from briefing.cli.output import say
    from briefing.export.handover import open_handover  # 120 ms, only for such a file

    return open_handover(path, Places.default(), say)


def remember(paths: Sequence[Path]) -> None:
    """Keep these paths as the last opened, and where the library lies, so that it is found again when it moved.

    Where nothing can be written, nothing is remembered: opening is worth more.
    """
    from briefing.settings.libraries import remember as remember_library  # 15 ms of YAML, when the screen has gone

    places = Places.default()
    lines = "\n".join(str(p.absolute()) for p in paths)
    with suppress(OSError, WriteError):
        (Places.folder(places.state) / LAST).write_text(lines, encoding="utf-8", errors="surrogateescape")
        remember_library(places, paths)


def _last() -> tuple[Path, ...]:
    try:
        text = (Places.default().state / LAST).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return tuple(Path(line) for line in text.splitlines())


def _missing(name: str) -> str:
    near = _command_like(name, _PERHAPS)
    hint = f"; did you mean the command “{near}”?" if near else ""
    return f"{name} does not exist: give a folder or file of articles{hint}"


def _command_like(name: str, least: float) -> str | None:
    """The command whose name is at least so much like this word (0 to 1)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, NAMES, 1, least)), None)
