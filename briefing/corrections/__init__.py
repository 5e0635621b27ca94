"""The reader's decisions, what they must hold, and their file."""

from briefing.corrections.checking import checked
from briefing.corrections.file import FILE, add, decided, load, undo

__all__ = ["FILE", "add", "checked", "decided", "load", "undo"]
