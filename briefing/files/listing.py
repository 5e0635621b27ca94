"""The format of a file that holds one list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from briefing.files.document import Format
from briefing.files.typed import typed

T = TypeVar("T")


def listing(name: str, key: str, item: type[T], written: Callable[[T], Any]) -> Format[tuple[T, ...]]:
    """Version 1 of a file called `name` that has items of this type under `key`; `written` makes each a plain value."""
    whole: Any = tuple[item, ...]  # type: ignore[valid-type]  # the type is known only here

    def decode(plain: dict[str, Any]) -> tuple[T, ...]:
        found: tuple[T, ...] = typed(whole, plain.get(key, []), (key,))
        return found

    return Format(name, 1, decode, lambda items: {key: [written(one) for one in items]})
