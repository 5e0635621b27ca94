"""A line to type in."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input


class Entry(Input):
    """An Input whose cursor does not blink: an idle screen writes nothing."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As Input."""
        super().__init__(*arguments, **options)
        self.cursor_blink = False
