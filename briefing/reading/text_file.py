"""Plain text and Markdown, with front matter -> drafts."""

from __future__ import annotations

import re
from typing import Any

from briefing.lexicon.loader import load
from briefing.reading import frontmatter, markdown, plain
from briefing.reading.decoding import Decoded, decode
from briefing.reading.draft import Draft

MAX_CHARACTERS = 1_000_000
"""Longer texts are cut, and say so: no article is longer, and the screen stays quick."""
_MARKED = re.compile(r"^ {0,3}#{1,6} \S|\]\(https?://|^```", re.MULTILINE)


def read_text_bytes(data: bytes, is_markdown: bool = False) -> list[Draft]:
    """The article in the bytes of a text or Markdown file."""
    decoded = decode(data)
    draft = draft_of(decoded.text[:MAX_CHARACTERS], is_markdown)
    if len(decoded.text) > MAX_CHARACTERS:
        draft.note("cut", f"is longer than {MAX_CHARACTERS:,} characters; the rest was cut")
    note_decoding(draft, decoded)
    return [draft]


def note_decoding(draft: Draft, decoded: Decoded) -> None:
    """Flags a guessed encoding and replaced characters."""
    if decoded.guessed:
        draft.note("encoding-guessed", f"the encoding was guessed: {decoded.encoding}")
    if decoded.replaced:
        draft.note(
            "characters-replaced", f"{decoded.replaced} bytes were not valid {decoded.encoding} and were replaced"
        )


def draft_of(text: str, is_markdown: bool = False) -> Draft:
    """A draft of a text: front matter read, Markdown taken off where the text is Markdown."""
    head, body = frontmatter.split(text)
    marked = is_markdown or head is not None or _MARKED.search(body) is not None
    draft = Draft(markdown.pieces(body) if marked else plain.pieces(body))
    if head is not None:
        values, whole = frontmatter.parse(head)
        add_fields(draft, values, "front matter")
        if not whole:
            draft.note("front-matter", "the front matter is damaged; what could be read of it was")
    return draft


def add_fields(draft: Draft, values: dict[str, Any], origin: str) -> None:
    """Keeps the metadata among `values` under the usual names for it. A "source" that is an address is one."""
    lower = {key.lower().replace("-", "_"): _names(value) for key, value in values.items()}
    if isinstance(address := lower.get("source"), str) and address.startswith(("http://", "https://")):
        lower["url"] = lower.get("url") or lower.pop("source")
    for name, keys in load("reading_fields")["fields"].items():
        for key in keys:
            draft.add(name, lower.get(key), origin)


def _names(value: Any) -> Any:
    """A string without note links, or the strings (or `name` entries) of a list or map, for people given as such."""
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [_names(item) for item in value if isinstance(item, str | dict)]
    return markdown.without_note_links(value) if isinstance(value, str) else value
