"""Dataclasses of the model <-> plain values (dict, list, str, number, None), for JSON, YAML and the store.

One codec for all: the shape is taken from the annotations, so a new field needs no code here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

T = typing.TypeVar("T")
Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """`value` with dataclasses as dicts, enums as their values, tuples (spans too) as lists."""
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_plain(item) for item in value]
    return {name: to_plain(getattr(value, name)) for name in _names(value.__class__)}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


def from_plain(cls: type[T], value: Any) -> T:
    """The value of type `cls` that `to_plain` wrote. Raises KeyError, TypeError or ValueError on another shape."""
    kind: Any = cls
    return typing.cast(T, _reader(kind)(value))


@cache
def _reader(kind: Any) -> Reader:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(a for a in args if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and args[-1] is Ellipsis:
        item = _reader(args[0])
        return lambda value: tuple([item(v) for v in value])
    if origin is tuple:
        readers = [_reader(a) for a in args]
        return lambda value: tuple(r(v) for r, v in zip(readers, value, strict=True))
    if origin is dict:
        item = _reader(args[1])
        return lambda value: {key: item(v) for key, v in value.items()}
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda value: kind(*value)
    if is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value


def _dataclass_reader(cls: type) -> Reader:
    hints = typing.get_type_hints(cls)
    readers = [(f.name, _reader(hints[f.name])) for f in fields(cls)]

    def read(value: Any) -> Any:
        return cls(**{name: reader(value[name]) for name, reader in readers if name in value})

    return read
