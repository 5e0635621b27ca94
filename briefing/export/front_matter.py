"""Flat YAML front matter, as note programs and Pandoc read it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.export.escape import quoted_yaml
from briefing.files.yamltext import YamlError, parse

FRONT = re.compile(r"\A---\n.*?^---(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter at the beginning of a page, with its lines of dashes."""

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


def split_front(page: str) -> tuple[dict[str, str], str]:
    """The text values of a page's front matter, and the page without it."""
    match = FRONT.match(page)
    if not match:
        return {}, page
    try:
        found = parse(match[0].strip("-\n")).value
    except YamlError:
        found = None
    values = found if isinstance(found, dict) else {}
    return {key: value for key, value in values.items() if isinstance(value, str)}, page[match.end() :]


def _scalar(value: str | int) -> str:
    return str(value) if isinstance(value, Bare | int) else quoted_yaml(value)
