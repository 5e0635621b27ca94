"""The pieces of a page that the program wrote, marked so that a later export can write them again.

Ahead of each stands `<!-- briefing:item id=… sum=… lines=… -->`, a comment that no renderer shows: so many lines after
it are the program's, as long as their checksum is the one noted. Whatever else stands on the page is the reader's and
is kept; so is a piece the reader edited, with all that follows it up to the next mark.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.export.front_matter import FRONT

_MARK = re.compile(
    r"^[ \t]*<!-- briefing:item id=(?P<id>[\w.~-]+)(?P<attributes>(?: [a-z]+=[\w.,:~-]*)*) -->[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something the program writes: its id in this page, its Markdown, and attributes for whoever reads the file."""

    id: str
    body: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def marked(self) -> str:
        """The piece under its mark."""
        named = "".join(f" {name}={value}" for name, value in self.attributes)
        body = self.body.strip("\n")
        return f"<!-- briefing:item id={self.id}{named} sum={_sum(body)} lines={_lines(body)} -->\n\n{body}"


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
    parts = [front, *(piece.marked if marks else piece.body for piece in pieces)]
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
        parts += [kept[piece.id].whole if piece.id in kept else piece.marked, after.get(piece.id, "")]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def has_pieces(page: str) -> bool:
    """True for a page that was exported with marks."""
    return any(_marks(_unix(page)))


def has_own_words(page: str) -> bool:
    """True for a page on which the reader wrote something, or changed what the program wrote."""
    start, pieces = _split(_unix(page))
    return bool(start.strip()) or any(piece.edited or piece.after.strip() for piece in pieces)


def attributes_of(page: str, piece: str) -> dict[str, str]:
    """The attributes of a piece of an earlier page; empty where it has no such piece."""
    return next((_attributes(mark) for mark in _marks(_unix(page)) if mark["id"] == piece), {})


def _unix(page: str) -> str:
    """The page with the line ends we write and without a byte order mark: editors of other systems bring them."""
    return page.removeprefix("\ufeff").replace("\r\n", "\n")


def _split(page: str) -> tuple[str, list[_Old]]:
    """What stands before the first piece, and the pieces."""
    front = FRONT.match(page)
    begin = front.end() if front else 0
    marks = list(_marks(page, begin))
    ends = [*(mark.start() for mark in marks[1:]), len(page)]
    pieces = [_old(mark, page[mark.end() : end]) for mark, end in zip(marks, ends, strict=False)]
    return page[begin : marks[0].start()] if marks else page[begin:], pieces


def _marks(page: str, begin: int = 0) -> Iterator[re.Match[str]]:
    """The marks that begin a piece: those that tell its lines."""
    return (mark for mark in _MARK.finditer(page, begin) if "lines" in _attributes(mark))


def _attributes(mark: re.Match[str]) -> dict[str, str]:
    return dict(word.split("=", 1) for word in mark["attributes"].split())


def _old(mark: re.Match[str], region: str) -> _Old:
    """A piece and what the reader wrote after it, from its mark and all up to the next."""
    attributes = _attributes(mark)
    lines = region.strip("\n").split("\n")
    count = int(attributes["lines"]) if attributes["lines"].isdigit() else 0
    body, after = "\n".join(lines[:count]), "\n".join(lines[count:])
    edited = attributes.get("sum") != _sum(body)
    if edited:  # and where it ends only the reader knows
        body, after = region, ""
    return _Old(mark["id"], (mark[0] + body).strip("\n"), body.strip("\n"), edited, after)


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


def _lines(body: str) -> int:
    return body.count("\n") + 1


def _sum(body: str) -> str:
    """A short checksum of a piece, blind to trailing blanks, which editors remove."""
    lines = "\n".join(line.rstrip() for line in body.strip("\n").split("\n"))
    return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:8]
