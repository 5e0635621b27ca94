"""YAML's events put together to values, and values written as YAML: the part of `yamltext` that needs PyYAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from briefing.files.yamltext import Path, Plain, Rules, YamlError

_NOTHING = ("", "~", "null", "Null", "NULL")
# What PyYAML was seen to raise over damaged text, besides its own errors.
_FAULTS = (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError)
# Only events are asked of it, which it makes without recursion; putting them together, as its `load` does, is what ends
# the process on deep nesting.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(text: str, lines: dict[Path, int] | None, rules: Rules) -> Plain:
    """The value of a document; `lines` takes up where each key and item stands. Raises YamlError."""
    builder = _Builder(lines, rules)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader if rules.lenient else _LOADER):
            if rules.lenient and isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    except YamlError:
        raise
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(error.problem or "not valid YAML", line) from None
    except _FAULTS as error:
        raise YamlError((str(error) or type(error).__name__).splitlines()[0], 1) from None
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
    """A map or list under construction; `key` is a map's last key, which may wait for its value, or None."""

    value: dict[str, Any] | list[Any]
    key: str | None = ""
    waiting: bool = False


class _Builder:
    """Puts events together, one value at the top."""

    def __init__(self, lines: dict[Path, int] | None, rules: Rules) -> None:
        self.result: Plain = None
        self._rules, self._values = rules, 0
        self._lines = lines
        self._open: list[_Open] = []
        self._done = False

    def take(self, event: yaml.Event) -> None:
        """The next event of the parser. Raises YamlError for what we do not allow."""
        mark: Any = event.start_mark
        line = mark.line + 1
        if isinstance(event, yaml.AliasEvent) or (getattr(event, "anchor", None) and not self._rules.lenient):
            raise YamlError("references (& and *) are not allowed", line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(event.value if self._rules.lenient else _scalar(event), line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()

    def _begin(self, value: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._open) >= self._rules.depth:
            raise YamlError("nested too deeply", line)
        self._put(value, line)
        self._open.append(_Open(value))

    def _put(self, value: Any, line: int) -> None:
        self._values += 1
        if self._values > self._rules.values:
            raise YamlError("too many values", line)
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
            top.waiting = False
            if top.key is not None:
                top.value[top.key] = value
        else:
            self._name(top, value, line)

    def _name(self, top: _Open, key: Any, line: int) -> None:
        known = isinstance(key, str | None)
        top.key, top.waiting = (key or "") if known else None, True
        if known and top.key not in top.value:
            self._note(line)
        elif self._rules.lenient:
            top.key = None
        else:
            raise YamlError(f"the key {top.key!r} stands twice" if known else "a key must be text", line)

    def _note(self, line: int) -> None:
        if self._lines is not None:
            self._lines[self._path()] = line

    def _path(self) -> Path:
        return tuple((o.key or "") if isinstance(o.value, dict) else len(o.value) - 1 for o in self._open)


def _scalar(event: yaml.ScalarEvent) -> str | None:
    """The text of a scalar; None for an unquoted nothing."""
    plain = event.implicit[0]
    return None if plain and event.value in _NOTHING else str(event.value)
