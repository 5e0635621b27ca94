"""What was read and found, kept between openings. What a name needs is imported when the name is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.store.store import FileState, Store

__all__ = ["FileState", "Store"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module("briefing.store.store"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
