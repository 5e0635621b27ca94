"""`briefing picks`: what was picked on the screen, picks taken in from a file, and the selections by name."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.context import Context
from briefing.cli.output import say
from briefing.cli.status import Refused, Status
from briefing.selection import SelectionStore
from briefing.settings.config import load_config


def picks(context: Context) -> Status:
    """The picks in their order; with --import what a file carries is taken in first. Or the selections by name."""
    from briefing.export.data import selection_record
    from briefing.export.stale_picks import standings

    arguments, library = context.arguments, context.library
    store = SelectionStore(library.places, library.key, say)
    if arguments.names or arguments.rename or arguments.delete:
        return _selections(context, store)
    name = arguments.selection or load_config(library.places).selection
    if arguments.imported:
        _take_in(store, name, arguments)
    selection = store.load(name)
    records = selection_record(selection, standings(selection, library.articles))["clippings"]
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


def _take_in(store: SelectionStore, name: str, arguments: Namespace) -> None:
    from briefing.export.handover import selection_in

    selection = store.import_(selection_in(arguments.imported), name)
    if not arguments.quiet:
        say(f"“{name}” now holds {len(selection.clippings)} picks")


def _selections(context: Context, store: SelectionStore) -> Status:
    """The names of all selections, after one was renamed or removed where that was asked for. Raises Refused."""
    arguments = context.arguments
    if arguments.rename:
        old, new = arguments.rename
        _there(store, old)
        if not new.strip():
            raise Refused("a list of picks needs a name")
        store.rename(old, new)
    if arguments.delete:
        _there(store, arguments.delete)
        store.delete(arguments.delete)
    named = [{"name": name, "picks": len(store.load(name).clippings)} for name in store.names()]
    if not named and not arguments.names:  # the last one was removed, as asked
        return Status.DONE
    return context.answer(named, ("Selection", "Picks"), lambda r: (r["name"], str(r["picks"])))


def _there(store: SelectionStore, name: str) -> None:
    if name not in store.names():
        raise Refused(
            f"no list of picks is called “{name}”; `briefing picks PATH --names` lists them", Status.NOTHING_FOUND
        )
