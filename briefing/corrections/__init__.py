"""The reader's decisions and their file."""

from briefing.corrections.file import add, load, undo

__all__ = ["add", "load", "undo"]
