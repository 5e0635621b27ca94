"""Posts from social platforms inside an article: their words, who signed them with which handle, and when.

Embedded posts lose their frame when a page becomes text: what is left is some lines, then a signature line
("— Name (@handle) Month D, YYYY"), at times with a second half of the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing.model.article import BlockKind
from briefing.reading.moments import moment

_DATE = r"(?:[^\W\d_]{3,10}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4})"
_SIGNED = r"(?P<author>[^()\n—]{2,80}?)\s*\((?P<handle>@[\w.]{1,30}(?:@[\w.-]{3,60})?)\)"
_SIGNATURE_LINE = re.compile(
    rf"(?:[—–-]{{1,2}}\s*{_SIGNED}(?:[\s,·|]*(?P<date>{_DATE})\b.{{0,30}})?"
    rf"|{_SIGNED.replace('<', '<b_')}[\s,·|]*(?P<b_date>{_DATE})\b.{{0,30}}"
    rf"|A (?:post|photo|video|reel) (?:shared|posted) by {_SIGNED.replace('<', '<c_')}"
    rf"(?:\s+on\s+(?P<c_date>{_DATE})\b.{{0,30}})?)"
)
_SIGNATURE_INSIDE = re.compile(rf"(?:^|\s)(?P<line>[—–]{{1,2}}\s?{_SIGNED}[\s,·|]*{_DATE})(?=\s|$)")
_CUT = re.compile(r"(?:…|\.\.\.)(?:\s*(?:pic\.twitter\.com|https?://t\.co)/\S+)*$")
_LINKED = re.compile(r"(?:pic\.twitter\.com|https?://t\.co)/\w+$")
_ONLY_LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com|https?://t\.co)/\S+)+$")
_WORDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.POST)
_LINKS = re.compile(r"(?:pic\.twitter\.com|https?://[\w.-]+)/\S+")
_POSTED = re.compile(r"^(?!@\w+$)(?![“\"‘'«]).*(?:^|[\s.])[@#]\w")
_FEWEST = 4
"""Words, links aside, of a post that is more than the end of one."""
LONGEST = 320
"""Characters a post of several lines may have: platforms cut what they embed at 280, links apart."""


class Post(NamedTuple):
    """Lines `first` to `last` (inclusive) are one post, signed on line `signature`."""

    first: int
    signature: int
    last: int
    author: str
    handle: str
    posted: str | None


def split_signature(line: str) -> list[str]:
    """A line with signatures inside, as the words before each, the signature, and the rest; else the line alone."""
    if "(@" not in line:
        return [line]
    parts, position = [], 0
    for match in _SIGNATURE_INSIDE.finditer(line):
        parts += [line[position : match.start()].strip(), match["line"]]
        position = match.end()
    return [part for part in [*parts, line[position:].strip()] if part]


def is_signature(line: str) -> bool:
    """True for a line that signs a post."""
    return "@" in line and _SIGNATURE_LINE.fullmatch(line) is not None


def is_link(line: str) -> bool:
    """True for a line that ends like a post, with a picture's or a shortened link."""
    return _LINKED.search(line) is not None


def find_posts(lines: Sequence[str], kinds: Sequence[BlockKind], glued: Collection[int] = ()) -> list[Post]:
    """The posts among `lines`, in order, without overlaps; `kinds` are the kinds of the lines taken alone.

    `glued` are the numbers of lines that stand right behind the one before: a signature there ends the words before it.
    """
    found: list[Post] = []
    for number, line in enumerate(lines):
        if "@" not in line or not (match := _SIGNATURE_LINE.fullmatch(line)):
            continue
        parts = {k.removeprefix("b_").removeprefix("c_"): v for k, v in match.groupdict().items() if v}
        floor = found[-1].last + 1 if found else 0
        find = _first_of_words if number in glued else _first_line
        first = find(lines, kinds, number, floor, parts["author"])
        if first < number:
            day = moment(parts.get("date"))
            last = _last_line(lines, number)
            found.append(Post(first, number, last, parts["author"].strip(), parts["handle"], day.iso if day else None))
    return found


def _first_line(lines: Sequence[str], kinds: Sequence[BlockKind], signature: int, floor: int, author: str) -> int:
    """Where the post signed on line `signature` begins.

    The line above is always the post's. Lines above that are too if together they are short enough for a post and
    stand alone between a boundary (a heading, a lead-in, a line about the author) and the signature.
    """
    nearest = signature - 1
    if nearest < floor or not (kinds[nearest] in _WORDS or is_link(lines[nearest])):
        return signature
    if kinds[nearest] is BlockKind.POST:  # the format marked the post's lines
        return next((n + 1 for n in range(nearest, floor - 1, -1) if kinds[n] is not BlockKind.POST), floor)
    surname = author.partition("/")[0].split()[-1].lower()
    length = len(lines[nearest])
    for number in range(nearest - 1, floor - 1, -1):
        if _is_boundary(lines[number], kinds[number], surname):
            return number + 1
        length += len(lines[number])
        if length > LONGEST:
            break
    return nearest


def _first_of_words(lines: Sequence[str], kinds: Sequence[BlockKind], signature: int, floor: int, author: str) -> int:
    """Where the post begins whose last words stand in one line with the signature `signature`.

    That line is all of it: what stands above is the reporter's. Only where it is no more than the end of something (a
    link, an item, what is in brackets), or the line above is written as posts are, that is the post's, too.
    """
    first = _first_line(lines, kinds, signature, signature - 1, author)
    length = len(lines[first])
    while first > floor and first < signature and (_is_end(lines[first]) or _POSTED.search(lines[first - 1])):
        length += len(lines[first - 1])
        if kinds[first - 1] not in _WORDS or lines[first - 1].endswith(":") or length > LONGEST:
            break
        first -= 1
    return first


def _is_end(line: str) -> bool:
    """True for a line that can be no post by itself: an item, a bracket, or hardly a word besides its links."""
    return line[:1] in tuple("(>–•-") or len(_LINKS.sub(" ", line).split()) < _FEWEST


def _is_boundary(line: str, kind: BlockKind, surname: str) -> bool:
    return kind is not BlockKind.PARAGRAPH or line.endswith(":") or surname in line.lower()


def _last_line(lines: Sequence[str], signature: int) -> int:
    """The signature's line, or the one after it where that is the second half of a post cut by its signature."""
    after = lines[signature + 1] if signature + 1 < len(lines) else ""
    whole = _CUT.search(lines[signature - 1]) or _LINKED.search(lines[signature - 1])
    if _ONLY_LINKS.fullmatch(after) or (not whole and len(after) <= LONGEST and _CUT.search(after)):
        return signature + 1
    return signature
