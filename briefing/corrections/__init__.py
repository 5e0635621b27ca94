"""The reader's own facts of a library: decisions, what they must hold, and their file; the letters of articles.

What a name needs is imported when the name is asked for: letters are looked up where no decision was ever made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.corrections.checking import checked
    from briefing.corrections.file import FILE, add, decided, load, undo

__all__ = ["FILE", "add", "checked", "decided", "load", "undo"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module(f"briefing.corrections.{'checking' if name == 'checked' else 'file'}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
