"""`briefing picks`: what was picked on the screen, and picks taken in from a file."""

from __future__ import annotations

import json

from briefing.cli.context import Context
from briefing.cli.output import say
from briefing.cli.status import Status
from briefing.selection import SelectionStore
from briefing.settings.config import load_config


def picks(context: Context) -> Status:
    """The picks in their order; with --names the selections; with --import what a file carries is taken in first."""
    from briefing.export import render
    from briefing.export.handover import selection_in

    arguments, library = context.arguments, context.library
    store = SelectionStore(library.places, library.key, say)
    if arguments.names:
        named = [{"name": name, "picks": len(store.load(name).clippings)} for name in store.names()]
        return context.answer(named, ("Selection", "Picks"), lambda r: (r["name"], str(r["picks"])))
    name = arguments.selection or load_config(library.places).selection
    if arguments.imported:
        selection = store.import_(selection_in(arguments.imported), name)
        if not arguments.quiet:
            say(f"“{name}” now holds {len(selection.clippings)} picks")
    records = json.loads(render(store.load(name), form="json", articles=library.articles))["clippings"]
    return context.answer(
        records,
        ("Kind", "In", "Words", "Note"),
        lambda r: (
            r["kind"],
            " ".join(dict.fromkeys(a["letter"] or "?" for a in r["anchors"])),
            r["text"],
            r["note"] or "",
        ),
    )
