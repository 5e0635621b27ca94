"""JSON, JSON Lines and JSON Feed -> one draft for each record that has a body under one of the usual keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing.lexicon.loader import load
from briefing.reading.decoding import Refused, decode
from briefing.reading.draft import Draft
from briefing.reading.feeds import with_bodies
from briefing.reading.fragment import pieces_of_fragment
from briefing.reading.text_file import add_fields, note_decoding

_DEPTH = 4


def read_json(data: bytes) -> list[Draft]:
    """The articles in JSON or JSON Lines."""
    decoded = decode(data)
    values, broken = _values(decoded.text)
    records = [found for value in values for found in _records(value, None, 0)]
    if not records:
        raise Refused("no-body", "holds no article under a usual key (text, body, content …)")
    drafts = [_draft(record, outlet) for record, outlet in records]
    note_decoding(drafts[0], decoded)
    if broken:
        drafts[0].note("lines-broken", f"{broken} lines of this file are not valid JSON and were left out")
    return drafts if len(drafts) == 1 else with_bodies(drafts)


def _values(text: str) -> tuple[list[Any], int]:
    """The values of a JSON text or of its lines, and how many lines are broken. Raises Refused if nothing is JSON."""
    try:
        return [json.loads(text, strict=False)], 0
    except ValueError:
        values, broken = [], 0
    for line in text.splitlines():
        if line.strip():
            try:
                values.append(json.loads(line, strict=False))
            except ValueError:
                broken += 1
    if not values or broken > len(values):
        raise Refused("json-broken", "is not valid JSON")
    return values, broken


def _records(value: Any, outlet: str | None, depth: int) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The maps that have a body, in lists or under the usual keys of lists; a feed's title is its entries' outlet."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _records(item, outlet, depth + 1)
    elif isinstance(value, dict):
        lists = [inner for key in load("reading_fields")["lists"] if isinstance(inner := value.get(key), list | dict)]
        if lists:
            title = value.get("title")
            for inner in lists:
                yield from _records(inner, title if isinstance(title, str) else outlet, depth + 1)
        elif _body(value):
            yield value, outlet


def _body(record: dict[str, Any]) -> str:
    lower = {key.lower(): value for key, value in record.items()}
    for key in load("reading_fields")["bodies"]:
        value = lower.get(key)
        if isinstance(value, dict):
            value = value.get("rendered") or value.get("value")
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _draft(record: dict[str, Any], outlet: str | None) -> Draft:
    draft = Draft(pieces_of_fragment(_body(record)))
    add_fields(draft, record, "record")
    draft.add("source", outlet, "record")
    return draft
