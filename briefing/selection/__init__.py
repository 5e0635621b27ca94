"""What the reader collected and its file."""

from briefing.selection.store import SelectionStore

__all__ = ["SelectionStore"]
