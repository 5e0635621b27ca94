"""Opens folders, keeps them fresh, and answers questions about them.

What a name needs is imported when the name is asked for: the screen's process asks through `desk`, and must not pay for
what only the other process uses.

opening          opening, library, settings_used, correcting, article_findings, progress
fresh            refresh, watch, fingerprint, parallel, events
search           indexing, actor_facet, speaker_index
kept             answers, keeping
another process  desk, service, process, messages, wire
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.library.library import Library
    from briefing.library.messages import UnknownArticle, UnknownStory
    from briefing.library.opening import open_library
    from briefing.library.progress import Cancelled, Progress

__all__ = ["Cancelled", "Library", "Progress", "UnknownArticle", "UnknownStory", "open_library"]

_HOMES = {
    "Cancelled": "progress",
    "Library": "library",
    "Progress": "progress",
    "UnknownArticle": "messages",
    "UnknownStory": "messages",
    "open_library": "opening",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"briefing.library.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
