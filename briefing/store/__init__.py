"""What was read and found, kept between openings."""

from briefing.store.store import FileState, Store

__all__ = ["FileState", "Store"]
