"""What a reader of one format hands on: pieces of text with what is known of their kind, and metadata as found.

Plain values, so that they can come from another process. Nothing here is cleaned yet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefing.model.article import BlockKind


class Found(NamedTuple):
    """A metadata value as written, and where it stood ("front matter", "JSON-LD", "text" …)."""

    value: str
    origin: str


class Piece(NamedTuple):
    """A paragraph or line. `kind` is set where the format says it; `before` is the white space that sets it off."""

    text: str
    kind: BlockKind | None = None
    before: str = "\n\n"


@dataclass(slots=True)
class Draft:
    """One article before clean-up. `fields` has title, source, byline, published, updated, url, language, via.

    `notes` are problems as (code, message); `part` is the article's place in a file that may hold several ("entry 3"),
    "" where it is the file.
    """

    pieces: list[Piece]
    fields: dict[str, Found] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    part: str = ""

    def add(self, name: str, value: object, origin: str) -> None:
        """Keeps a metadata value unless it is empty or the field has one already: earlier sources outweigh later."""
        if isinstance(value, list | tuple):
            value = ", ".join(v.strip() for v in value if isinstance(v, str) and v.strip())
        if isinstance(value, str) and value.strip() and name not in self.fields:
            self.fields[name] = Found(value.strip(), origin)

    def note(self, code: str, message: str) -> None:
        """Keeps a problem the reader of the article should know."""
        self.notes.append((code, message))


def to_plain(draft: Draft) -> dict[str, Any]:
    """A draft as JSON values, for the way between processes."""
    return {"pieces": draft.pieces, "fields": draft.fields, "notes": draft.notes, "part": draft.part}


def from_plain(value: dict[str, Any]) -> Draft:
    """The draft that `to_plain` wrote."""
    return Draft(
        [Piece(text, BlockKind(kind) if kind else None, before) for text, kind, before in value["pieces"]],
        {name: Found(*found) for name, found in value["fields"].items()},
        [(code, message) for code, message in value["notes"]],
        value["part"],
    )
