"""`briefing search`: articles that match, and searches kept under a name."""

from __future__ import annotations

from briefing.cli.context import Context
from briefing.cli.output import print_json, print_table, say
from briefing.cli.records import search_record
from briefing.cli.status import Refused, Status
from briefing.model.plain import to_plain
from briefing.model.search import Sort
from briefing.searches import SavedSearch, load, named, remove, save
from briefing.settings.places import Places

_ACTORS = 20  # names among the facets of a search


def search(context: Context) -> Status:
    """Hits, best first; an error in the query is said with its place. Or what is saved."""
    arguments = context.arguments
    if arguments.searches or arguments.forget:
        return _saved_searches(context)
    query, sort = _asked_for(context)
    result = context.library.search(query, limit=arguments.limit, sort=sort, actors=_ACTORS if arguments.json else 0)
    if context.library.index_notice and not arguments.quiet:
        say(context.library.index_notice)
    if result.error and not arguments.quiet:
        say(f"{result.error.message} (at character {result.error.position + 1} of the query)")
    if arguments.json:
        print_json(search_record(result, context.library))
    else:
        cards = {card.id: card for card in context.library.cards}
        rows = [(cards[h.article].path, cards[h.article].source or "outlet?", h.snippet) for h in result.hits]
        if rows:
            print_table(("File", "Outlet", "Passage"), rows)
        elif not arguments.quiet:
            say("nothing found" + (f"; did you mean: {result.suggestion}" if result.suggestion else ""))
    return Status.DONE if result.total else Status.NOTHING_FOUND


def _asked_for(context: Context) -> tuple[str, Sort]:
    """The query and its order: as given, or as saved; kept first where a name for it is given. Raises Refused."""
    arguments = context.arguments
    query, sort = (arguments.query or "").strip(), Sort(arguments.sort or Sort.RELEVANCE)
    if arguments.saved:
        saved = named(_load(context), arguments.saved)
        if saved is None:
            raise Refused(f"no search is saved as {arguments.saved}; `briefing search PATH --searches` lists them")
        query = f"({saved.query}) {query}" if query else saved.query
        sort = sort if arguments.sort else saved.sort
    if not query:
        raise Refused("a QUERY is needed, or --saved NAME")
    if arguments.save:
        save(*_whose(context), SavedSearch(arguments.save, query, sort), note=say)
    return query, sort


def _saved_searches(context: Context) -> Status:
    """What is saved, after dropping one where that was asked for."""
    arguments = context.arguments
    if arguments.forget:
        if named(_load(context), arguments.forget) is None:
            raise Refused(f"no search is saved as {arguments.forget}", Status.NOTHING_FOUND)
        remove(*_whose(context), arguments.forget, note=say)
    kept = _load(context)
    if arguments.forget and not arguments.searches:
        return Status.DONE
    return context.answer(
        [to_plain(one) for one in kept], ("Name", "Query", "Order"), lambda r: (r["name"], r["query"], r["sort"])
    )


def _load(context: Context) -> tuple[SavedSearch, ...]:
    return load(*_whose(context), note=say)


def _whose(context: Context) -> tuple[Places, str]:
    return context.library.places, context.library.key
