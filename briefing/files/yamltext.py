"""YAML as we keep it: maps, lists and text. Read safely whatever it holds, written so that people can read it.

Read from events, not with the ordinary constructors: no aliases, bounded depth and size, and every scalar is the text
that stands there (a headline "12:30", "no" or "2026-01-06" stays what it is); who reads it knows what type is meant.

PyYAML (15 ms) is imported when there is something to read or to write: most starts of the program find no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
Plain = dict[str, Any] | list[Any] | str | None


class YamlError(ValueError):
    """Text that is not YAML of our kind; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Rules:
    """What a text may hold: so many maps and lists in each other, so many values, so many characters.

    `lenient` is for headlines that somebody wrote by hand: of keys that stand twice the first counts, one that is no
    text is passed over, nothing is "", and what follows the first document is not looked at. It is read by PyYAML's
    parser in Python, which is a tenth as fast.
    """

    depth: int
    values: float
    characters: int
    lenient: bool = False


OURS = Rules(depth=12, values=float("inf"), characters=64 * 1024 * 1024)
"""Files in a format of ours, whoever wrote them."""
HEADLINES = Rules(depth=8, values=2000, characters=64 * 1024, lenient=True)
"""What stands above an article."""


@dataclass(slots=True)
class Parsed:
    """What a YAML text holds: `value`, and for every key and item the line (from 1) it stands on, where asked for."""

    value: Plain = None
    lines: dict[Path, int] = field(default_factory=dict)


def parse(text: str, lines: bool = False, rules: Rules = OURS) -> Parsed:
    """The value of a YAML document of maps, lists, text and nothing (None), with `lines` if asked. Raises YamlError."""
    from briefing.files.yamlevents import read  # noqa: PLC0415

    if len(text) > rules.characters:
        raise YamlError("the file is too large", 1)
    parsed = Parsed()
    parsed.value = read(text, parsed.lines if lines else None, rules)
    return parsed


def dump(value: Any) -> str:
    """`value` (maps, lists, text, numbers, None) as YAML: keys in their order, long text unfolded."""
    from briefing.files.yamlevents import written  # noqa: PLC0415

    return written(value)
