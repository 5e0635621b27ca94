"""A page in a file that the reader may have written into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.export.items import has_pieces
from briefing.files.atomic import TargetExistsError, WriteError, reason, write_file
from briefing.files.document import read_text

Make = Callable[[str | None], str]


def update_file(path: Path, make: Make) -> bool:
    """Write what `make` makes of the page that is there (None: no file yet); True where there was one.

    A file that holds no pieces of ours is not touched. Raises TargetExistsError for that, WriteError for all else.
    """
    try:
        previous = read_text(path) if path.exists() else None
    except OSError as error:
        raise WriteError(f"{path} could not be read: {reason(error)}") from error
    if previous is not None and previous.strip() and not has_pieces(previous):
        raise TargetExistsError(f"{path} exists and is no page of briefing's to bring up to date; nothing was written")
    page = make(previous)
    if page != previous:
        write_file(path, page, force=previous is not None)
    return previous is not None
