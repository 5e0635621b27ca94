"""The pieces of a page that the program wrote, marked so that a later export can write them again.

A piece stands between `<!-- briefing:item id=… sum=… -->` and `<!-- briefing:end -->`, comments that no renderer shows.
Whatever stands outside is the reader's and is kept; so is a piece the reader edited, known by its checksum.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.export.front import FRONT

_END = "<!-- briefing:end -->"
# A piece ends at its own end mark: one whose mark was removed does not reach into the next.
_PIECE = re.compile(
    r"^[ \t]*<!-- briefing:item id=(?P<id>[\w.~-]+)(?P<attributes>(?: [a-z]+=[\w.,:~-]*)*) -->[ \t]*\n"
    r"(?P<body>(?:(?!^[ \t]*<!-- briefing:item ).)*?)\n?"
    r"^[ \t]*<!-- briefing:end -->[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_STRAY = re.compile(r"(?m)^[ \t]*<!-- briefing:(?:end|item [^\n]*) -->[ \t]*\n?")
"""A mark that lost its other half: what stood between is the reader's now."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something the program writes: its id in this page, its Markdown, and attributes for whoever reads the file."""

    id: str
    body: str
    attributes: tuple[tuple[str, str], ...] = ()

    def marked(self, checksum: str | None = None) -> str:
        """The piece between its marks."""
        named = "".join(f" {name}={value}" for name, value in self.attributes)
        return f"<!-- briefing:item id={self.id}{named} sum={checksum or _sum(self.body)} -->\n\n{self.body}\n\n{_END}"


@dataclass(frozen=True, slots=True)
class _Old:
    """A piece of an earlier export, with what the reader wrote after it."""

    id: str
    whole: str
    body: str
    edited: bool
    after: str


def write_page(front: str, pieces: Sequence[Piece], marks: bool = True) -> str:
    """A new page. Without `marks` it cannot be updated later."""
    parts = [front, *(piece.marked() if marks else piece.body for piece in pieces)]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def update_page(old: str, front: str, pieces: Sequence[Piece]) -> str:
    """The earlier page `old` with the pieces written anew and everything of the reader's kept where it stood.

    The reader's words stay after the piece they followed; if that is gone, after the one before it.
    """
    old = _unix(old)
    start, before = _split(old)
    after = _anchored(before, {p.id for p in pieces})
    kept = {o.id: o for o in before if o.edited}
    parts = [_merged_front(old, front), start, after.get("", "")]
    for piece in pieces:
        parts += [kept[piece.id].whole if piece.id in kept else piece.marked(), after.get(piece.id, "")]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def has_pieces(page: str) -> bool:
    """True for a page that was exported with marks."""
    return _PIECE.search(_unix(page)) is not None


def attributes_of(page: str, piece: str) -> dict[str, str]:
    """The attributes of a piece of an earlier page; empty where it has no such piece."""
    for match in _PIECE.finditer(_unix(page)):
        if match["id"] == piece:
            return dict(word.split("=", 1) for word in match["attributes"].split())
    return {}


def _unix(page: str) -> str:
    """The page with the line ends we write and without a byte order mark: editors of other systems bring them."""
    return page.removeprefix("\ufeff").replace("\r\n", "\n")


def _split(page: str) -> tuple[str, list[_Old]]:
    """What stands before the first piece, and the pieces."""
    front = FRONT.match(page)
    matches = list(_PIECE.finditer(page, front.end() if front else 0))
    ends = [*(m.start() for m in matches[1:]), len(page)]
    pieces = [_old(match, page[match.end() : end]) for match, end in zip(matches, ends, strict=True)]
    begin = front.end() if front else 0
    return _STRAY.sub("", page[begin : matches[0].start()] if matches else page[begin:]), pieces


def _old(match: re.Match[str], after: str) -> _Old:
    body = match["body"].strip("\n")
    attributes = dict(word.split("=", 1) for word in match["attributes"].split())
    return _Old(match["id"], match[0].strip("\n"), body, attributes.get("sum") != _sum(body), _STRAY.sub("", after))


def _anchored(before: Iterable[_Old], present: set[str]) -> dict[str, str]:
    """The reader's words by the id of the piece they now follow ("" for the top)."""
    found: dict[str, str] = {}
    last = ""
    for old in before:
        words = old.after.strip("\n")
        if old.id in present:
            last = old.id
        elif old.edited:
            words = "\n\n".join(w for w in (old.body, words) if w)
        if words.strip():
            found[last] = f"{found[last]}\n\n{words}" if last in found else words
    return found


def _merged_front(old: str, new: str) -> str:
    """The new front matter with the keys that only the reader's has, and the reader's tags."""
    match = FRONT.match(old)
    if not match:
        return new
    entries, fresh = _entries(match[0]), _entries(new)
    if "tags" in entries:
        fresh["tags"] = entries["tags"]
    lines = [*fresh.values(), *(text for key, text in entries.items() if key not in fresh)]
    return "---\n" + "\n".join(lines) + "\n---"


def _entries(front: str) -> dict[str, str]:
    """The lines of each top-level key of flat front matter."""
    found: dict[str, str] = {}
    key = ""
    for line in front.strip("\n").split("\n")[1:-1]:
        named = re.match(r"([\w-]+):", line)
        key = named[1] if named else key
        found[key] = f"{found[key]}\n{line}" if key in found else line
    return found


def _sum(body: str) -> str:
    """A short checksum of a piece, blind to trailing blanks, which editors remove."""
    lines = "\n".join(line.rstrip() for line in body.strip("\n").split("\n"))
    return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:8]
