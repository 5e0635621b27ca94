"""What was searched for before, newest first, in `history.yaml` of a library's state folder; at most MOST queries.

It is a convenience, not the reader's work: a file of a newer version is left alone and then counts as empty.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.files.document import Document, Format, NewerVersionError, Note, silent
from briefing.files.listing import listing
from briefing.settings.places import Places

FILE = "history.yaml"
MOST = 200  # queries kept
LONGEST = 1_000  # characters; a longer query is a slip of the clipboard and is not kept

Queries = tuple[str, ...]


def history(places: Places, library: str, note: Note = silent) -> Queries:
    """The queries asked in the library with this key, newest first. Raises WriteError."""
    try:
        return (_document(places, library, note).read() or ())[:MOST]
    except NewerVersionError:
        return ()


def remember(places: Places, library: str, query: str, note: Note = silent) -> Queries:
    """Put a query in front, once; all of them after it. For a query that was meant, not for every key: the file is
    forced to the disk. Raises WriteError.
    """
    asked = " ".join(query.split())
    if not asked or len(asked) > LONGEST:
        return history(places, library, note)
    return _change(places, library, note, lambda old: (asked, *(q for q in old if q != asked))[:MOST])


def forget(places: Places, library: str, query: str | None = None, note: Note = silent) -> Queries:
    """Drop one query, or all of them; those that are left. Raises WriteError."""
    return _change(places, library, note, lambda old: () if query is None else tuple(q for q in old if q != query))


def _change(places: Places, library: str, note: Note, change: Callable[[Queries], Queries]) -> Queries:
    try:
        return _document(places, library, note).update(lambda old: change(old or ()))
    except NewerVersionError:
        return ()


def _document(places: Places, library: str, note: Note) -> Document[Queries]:
    return Document(places.library_state(library) / FILE, _FORMAT, note)


_FORMAT: Format[Queries] = listing("history", "queries", str, str)
