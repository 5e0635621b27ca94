"""From paths to a library that is up to date."""

from __future__ import annotations

from pathlib import Path

from briefing.library.library import Library
from briefing.library.progress import Asked, Report, never, silent
from briefing.settings.places import Places


def open_library(
    *paths: str | Path, places: Places | None = None, report: Report = silent, asked: Asked = never
) -> Library:
    """Open what the paths hold and read what is new. Raises Cancelled when `asked` to stop.

    A path that cannot be read is listed in the library's `problems`; the rest is opened.
    """
    library = Library([Path(p) for p in paths], places or Places.default())
    library.refresh(report, asked)
    return library
