"""Searches that the reader keeps under a name, in `searches.yaml` of a library's data folder.

They are the reader's own work: one readable file, changed under a lock and read again before each change, so that two
programs lose nothing; a damaged file is kept aside with a note, one of a newer version is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefing.files.document import Document, Format, Note, silent
from briefing.files.listing import listing
from briefing.model.plain import to_plain
from briefing.model.search import Sort
from briefing.settings.places import Places

FILE = "searches.yaml"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name. Names are the reader's own words; capitals do not tell them apart.

    `made` is the moment of saving (ISO, UTC), "" before it.
    """

    name: str
    query: str
    sort: Sort = Sort.RELEVANCE
    made: str = ""


Searches = tuple[SavedSearch, ...]


def load(places: Places, library: str, note: Note = silent) -> Searches:
    """The saved searches of the library with this key, in the order of saving. Raises WriteError."""
    return _document(places, library, note).read() or ()


def named(searches: Iterable[SavedSearch], name: str) -> SavedSearch | None:
    """The search of this name, or None."""
    return next((one for one in searches if _same(one.name, name)), None)


def save(places: Places, library: str, search: SavedSearch, note: Note = silent) -> Searches:
    """Keep a search; one of the same name is replaced in its place. All of them after it.

    Raises ValueError for an empty name or query, WriteError where the file cannot be written.
    """
    if not search.name.strip() or not search.query.strip():
        raise ValueError("a search needs a name and a query")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fresh = replace(search, name=_one_line(search.name), query=_one_line(search.query), made=search.made or now)
    return _change(places, library, note, lambda old: _with(old, fresh))


def rename(places: Places, library: str, old: str, new: str, note: Note = silent) -> Searches:
    """Give a search another name; one that had it is replaced. All of them after it. Raises ValueError, WriteError."""
    if not new.strip():
        raise ValueError("a search needs a name")

    def renamed(before: Searches) -> Searches:
        found = named(before, old)
        if found is None:
            return before
        others = tuple(s for s in before if s == found or not _same(s.name, new))
        return tuple(replace(s, name=_one_line(new)) if s == found else s for s in others)

    return _change(places, library, note, renamed)


def remove(places: Places, library: str, name: str, note: Note = silent) -> Searches:
    """Forget the search of this name; those that are left. Raises WriteError."""
    return _change(places, library, note, lambda old: tuple(s for s in old if not _same(s.name, name)))


def _change(places: Places, library: str, note: Note, change: Callable[[Searches], Searches]) -> Searches:
    return _document(places, library, note).update(lambda old: change(old or ()))


def _with(old: Searches, fresh: SavedSearch) -> Searches:
    if named(old, fresh.name) is None:
        return (*old, fresh)
    return tuple(fresh if _same(s.name, fresh.name) else s for s in old)


def _same(left: str, right: str) -> bool:
    return _one_line(left).casefold() == _one_line(right).casefold()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _document(places: Places, library: str, note: Note) -> Document[Searches]:
    return Document(places.library_data(library) / FILE, _FORMAT, note)


_FORMAT: Format[Searches] = listing("searches", "searches", SavedSearch, to_plain)
