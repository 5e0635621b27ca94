"""`briefing doctor`: versions, places, what is kept and whether it is whole, abilities of the terminal; and mending."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from briefing import __version__
from briefing.cli.health import Health, libraries, mend
from briefing.cli.output import print_json, print_table, print_text, say
from briefing.cli.status import Refused, Status
from briefing.settings.config import FILE, load_config
from briefing.settings.declaration import PREFIX, settings
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.libraries import relink, sweep_caches
from briefing.settings.places import Places, library_key
from briefing.settings.resources import resource_dir

_PACKAGES = (
    "textual", "whoosh", "pyyaml", "rich", "platformdirs", "markdown-it-py",
    "trafilatura", "feedparser", "charset-normalizer", "pypdf", "python-docx",
)  # fmt: skip
_FOLDERS = ("CONFIG_DIR", "DATA_DIR", "STATE_DIR", "CACHE_DIR")


def doctor(arguments: Namespace) -> Status:
    """Tell, or with a flag mend, sweep or relink."""
    places = Places.default()
    if arguments.sweep:
        say(f"removed what was kept of {len(sweep_caches(places))} folders that are gone")
        return Status.DONE
    if arguments.relink:
        return _relink(arguments, places)
    if arguments.mend:
        done = list(mend(places))
        if arguments.json:
            print_json(done)
        else:
            print_text("\n".join(done) or "nothing to mend")
        return Status.DONE
    found = list(libraries(places))
    if arguments.paths:
        found = [one for one in found if one.key == library_key(arguments.paths)]
    facts: dict[str, Any] = _facts(places) | {"to do": _to_do(places, found)}
    if arguments.json:
        print_json(facts | {"libraries": [one.plain() for one in found]})
    else:
        rows = [
            (name, "; ".join(value) or "nothing" if isinstance(value, list) else value) for name, value in facts.items()
        ]
        print_table(("What", "Value"), [*rows, *(("library", _told(one)) for one in found)])
    return Status.DONE


def _relink(arguments: Namespace, places: Places) -> Status:
    old, new = arguments.relink
    if not new.exists():
        raise Refused(f"{new} does not exist")
    relink(places, library_key([old]), [new])
    say(f"the picks and corrections of {old} now belong to {new}")
    return Status.DONE


def _facts(places: Places) -> dict[str, str]:
    return {
        "briefing": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        **{name: _version(name) for name in _PACKAGES},
        "pandoc": shutil.which("pandoc") or "not found: formats such as docx need it",
        "config": str(places.config),
        "data": str(places.data),
        "state": str(places.state),
        "cache": f"{places.cache} ({_size(places)})",
        "settings": _settings(places),
        "styles": str(resource_dir("styles")),
        "starter library": str(resource_dir("seeds")),
        **_terminal(),
    }


def _terminal() -> dict[str, str]:
    """What the terminal says of itself."""
    columns, lines = shutil.get_terminal_size()
    term = os.environ.get("TERM", "")
    if "NO_COLOR" in os.environ:
        colours = "off (NO_COLOR)"
    elif os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        colours = "16 million"
    else:
        colours = "256" if "256" in term else "16 or fewer"
    encoding = (sys.stdout.encoding or "unknown").lower()
    marks = "● ◐ – can be drawn" if "utf" in encoding else "not in this encoding: set glyphs: ascii"
    remote = "yes (copying goes through the terminal, OSC 52)" if "SSH_TTY" in os.environ else "no"
    return {
        "terminal": f"{term or 'none'}, {columns}×{lines}"
        + ("" if sys.stdout.isatty() else ", standard output is none"),
        "colours": colours,
        "encoding": f"{encoding}, locale {locale.setlocale(locale.LC_CTYPE)}",
        "marks": marks,
        "over ssh": remote,
        "pager": os.environ.get("PAGER") or "less",
    }


def _settings(places: Places) -> str:
    try:
        load_config(places)
    except SettingsError as error:
        return f"cannot be used: {error}"
    return (
        str(places.config / FILE) if (places.config / FILE).exists() else "no file; `briefing config sample` prints one"
    )


def _to_do(places: Places, found: list[Health]) -> list[str]:
    """What is not as it should be, each with what to do."""
    known = {one.variable for one in settings()} | {PREFIX + name for name in _FOLDERS}
    unknown = [name for name in os.environ if name.startswith(PREFIX) and name not in known]
    told = [f"{name} is no variable of briefing's{nearest(name, known)}" for name in unknown]
    for one in found:
        name = ", ".join(one.paths)
        if one.gone:
            told.append(f"{name} is gone: `briefing doctor --relink {one.paths[0]} NEW` where it moved, else --mend")
        if not one.whole:
            told.append(f"{name} is damaged in the cache: `briefing doctor --mend`")
        told += [f"{path} was damaged and is kept: look into it, then remove it" for path in one.set_aside]
    return told


def _told(one: Health) -> str:
    parts = [", ".join(one.paths), f"{one.picks} picks", f"{one.corrections} corrections"]
    return "; ".join(
        [*parts, f"read: {one.store}", f"index: {one.index}", *(["the folder is gone"] if one.gone else [])]
    )


def _size(places: Places) -> str:
    total = sum(p.stat().st_size for p in places.cache.rglob("*") if p.is_file()) if places.cache.is_dir() else 0
    return f"{total / 1e6:.1f} MB"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
