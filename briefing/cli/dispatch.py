"""Which function answers which command. Each is imported when it is called: a start pays only for what it does."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import Any

from briefing.cli.status import Status

_NARROWED = {("articles", "problems"): "problems", ("actors", "name"): "actor", ("quotes", "like"): "quotes_like"}
"""The commands that take the opened library where this is asked for."""
_OPENED = {
    "report": "writing",
    "search": "searching",
    "export": "exporting",
    "picks": "picks",
    "correct": "writing",
    "index": "writing",
}
"""The modules whose function of the command's name takes the opened library."""
_BARE = {"compare": "comparing", "config": "upkeep", "completion": "upkeep", "doctor": "doctor", "manual": "manual"}
"""The modules whose function of the command's name takes the arguments alone."""


def perform(arguments: Namespace) -> Status:
    """Do what the parsed arguments ask."""
    name = arguments.command
    if name in _BARE:
        return _function(_BARE[name], name)(arguments)
    if name == "index" and arguments.drop:
        return _drop(arguments)
    narrowed = (module for (command, flag), module in _NARROWED.items() if name == command and getattr(arguments, flag))
    module = next(narrowed, _OPENED.get(name))
    if module is None:
        return _function("asking", "ask")(arguments)
    from briefing.cli.context import opened

    with opened(arguments.paths, arguments) as context:
        return _function(module, name)(context)


def _function(module: str, name: str) -> Callable[[Any], Status]:
    function: Callable[[Any], Status] = getattr(import_module(f"briefing.cli.{module}"), name)
    return function


def _drop(arguments: Namespace) -> Status:
    import shutil

    from briefing.cli.output import say
    from briefing.settings.places import Places, library_key

    folder = Places.default().library_cache(library_key(arguments.paths))
    if not folder.is_dir():
        say("nothing is kept about it")
        return Status.NOTHING_FOUND
    shutil.rmtree(folder)
    say(f"removed {folder}; your picks, corrections and letters are kept")
    return Status.DONE
