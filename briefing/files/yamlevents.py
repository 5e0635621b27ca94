"""YAML's events put together to values, and values written as YAML: the part of `yamltext` that needs PyYAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from briefing.files.yamltext import MAX_DEPTH, Path, Plain, YamlError

_NOTHING = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(text: str, lines: dict[Path, int] | None) -> Plain:
    """The value of a document; `lines` takes up where each key and item stands. Raises YamlError."""
    builder = _Builder(lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(error.problem or "not valid YAML", line) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], 1) from None
    return builder.result


def written(value: Any) -> str:
    """`value` as YAML: keys in their order, long text unfolded."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


class _Dumper(_DUMPER):  # type: ignore[valid-type, misc]  # the C class, where PyYAML has it
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


@dataclass(slots=True)
class _Open:
    """A map or list under construction; `key` is a map's last key, which may wait for its value."""

    value: dict[str, Any] | list[Any]
    key: str = ""
    waiting: bool = False


class _Builder:
    """Puts events together, one value at the top."""

    def __init__(self, lines: dict[Path, int] | None) -> None:
        self.result: Plain = None
        self._lines = lines
        self._open: list[_Open] = []
        self._done = False

    def take(self, event: yaml.Event) -> None:
        """The next event of the parser. Raises YamlError for what we do not allow."""
        mark: Any = event.start_mark
        line = mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError("references (& and *) are not allowed", line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event), line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()

    def _begin(self, value: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise YamlError("nested too deeply", line)
        self._put(value, line)
        self._open.append(_Open(value))

    def _put(self, value: Any, line: int) -> None:
        if not self._open:
            if self._done:
                raise YamlError("more than one document", line)
            self.result, self._done = value, True
            return
        top = self._open[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            self._note(line)
        elif top.waiting:
            top.value[top.key], top.waiting = value, False
        else:
            self._name(top, value, line)

    def _name(self, top: _Open, key: Any, line: int) -> None:
        if not isinstance(key, str | None):
            raise YamlError("a key must be text", line)
        top.key, top.waiting = key or "", True
        if top.key in top.value:
            raise YamlError(f"the key {top.key!r} stands twice", line)
        self._note(line)

    def _note(self, line: int) -> None:
        if self._lines is not None:
            self._lines[self._path()] = line

    def _path(self) -> Path:
        return tuple(o.key if isinstance(o.value, dict) else len(o.value) - 1 for o in self._open)


def _scalar(event: yaml.ScalarEvent) -> str | None:
    """The text of a scalar; None for an unquoted nothing."""
    plain = event.implicit[0]
    return None if plain and event.value in _NOTHING else str(event.value)
