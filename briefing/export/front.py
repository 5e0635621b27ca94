"""Flat YAML front matter, as note programs and Pandoc read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.export.escape import quoted_yaml

Entry = str | Sequence[str] | int | None
"""Text is quoted; a list becomes a list of quoted text; None is left out."""


class Bare(str):
    """A value written without quotes: a date, a tag of ours."""

    __slots__ = ()


def front_matter(entries: Mapping[str, Entry]) -> str:
    """The block between `---` lines."""
    lines = ["---"]
    for key, value in entries.items():
        if value is None:
            continue
        if isinstance(value, str | int):
            lines.append(f"{key}: {_scalar(value)}")
        elif value:
            lines += [f"{key}:", *(f"  - {_scalar(item)}" for item in value)]
    return "\n".join([*lines, "---"])


def _scalar(value: str | int) -> str:
    return str(value) if isinstance(value, Bare | int) else quoted_yaml(value)
