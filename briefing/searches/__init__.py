"""The reader's searches: those saved under a name, and those asked before."""

from briefing.searches.history import forget, history, remember
from briefing.searches.saved import SavedSearch, load, named, remove, rename, save

__all__ = ["SavedSearch", "forget", "history", "load", "named", "remember", "remove", "rename", "save"]
