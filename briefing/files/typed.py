"""Text from a file as the types a dataclass declares, or an error that says where it does not fit."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

T = typing.TypeVar("T")

TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})


class ShapeError(ValueError):
    """A value that is not of the declared type; `where` is its place, as keys and item numbers."""

    def __init__(self, message: str, where: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.where = where


def typed(kind: type[T], value: Any, where: tuple[str | int, ...] = ()) -> T:
    """`value` (maps, lists, text, None) as a `kind`: dataclasses, tuples, optional values, enums, text, numbers.

    Keys that a dataclass does not have are ignored: a newer program may have written them. Raises ShapeError.
    """
    return typing.cast(T, _read(kind, value, where))


def _read(kind: Any, value: Any, where: tuple[str | int, ...]) -> Any:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in args if a is not type(None))
        return None if value is None else _read(inner, value, where)
    if origin is tuple:
        return _tuple(args, value, where)
    if is_dataclass(kind):
        return _dataclass(kind, value, where)
    if not isinstance(value, str):
        raise ShapeError(f"expected {_called(kind)}", where)
    return _scalar(kind, value, where)


def _tuple(args: tuple[Any, ...], value: Any, where: tuple[str | int, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ShapeError("expected a list", where)
    return tuple(_read(args[0], item, (*where, number)) for number, item in enumerate(value))


def _dataclass(kind: Any, value: Any, where: tuple[str | int, ...]) -> Any:
    if not isinstance(value, dict):
        raise ShapeError("expected keys with values", where)
    found: dict[str, Any] = {}
    for name, hint, needed in _declared(kind):
        if name in value:
            found[name] = _read(hint, value[name], (*where, name))
        elif needed:
            raise ShapeError(f"{name} is missing", where)
    return kind(**found)


@cache
def _declared(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name and type of each field, and whether it must be given. Resolving them is half the time of a large file."""
    hints = typing.get_type_hints(kind)
    return tuple((f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind))


def _scalar(kind: Any, value: str, where: tuple[str | int, ...]) -> Any:
    if kind is bool:
        if value.lower() in TRUE | FALSE:
            return value.lower() in TRUE
        raise ShapeError(f"{value!r} is neither yes nor no", where)
    try:
        return kind(value)
    except ValueError:
        raise ShapeError(f"{value!r} is not {_called(kind)}", where) from None


def _called(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(str(member.value) for member in kind)
    return {str: "text", int: "a whole number", float: "a number", bool: "yes or no"}.get(kind, str(kind))
