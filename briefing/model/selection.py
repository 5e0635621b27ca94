"""What the reader collects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClippingKind(StrEnum):
    """What was selected; HEADING and TEXT are the reader's own words."""

    QUOTE = "quote"
    GROUP = "group"
    PASSAGE = "passage"
    ARTICLE = "article"
    ACTOR = "actor"
    POINT = "point"
    DIFFERENCE = "difference"
    ROW = "row"
    TABLE = "table"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that can be found again: exact words with prefix and suffix (W3C Web Annotation, TextQuoteSelector),
    the article it stands in (id, path, key at the time), and what a reference needs should the article vanish.
    `precision` is "not before" where `published` is only the earliest day it can have been published on.
    """

    article: str
    path: str
    key: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    letter: str = ""
    source: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Clipping:
    """One thing selected. `anchors` are its passages, `cells` a table's rows (header first), `speaker` and `via` a
    quotation's, `text` the reader's own words or the words that stand for the thing, `note` what the reader adds.
    """

    id: str
    kind: ClippingKind
    text: str
    added: str
    anchors: tuple[Anchor, ...] = ()
    speaker: str | None = None
    via: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The ordered clippings of a library under a name."""

    name: str
    clippings: tuple[Clipping, ...] = ()
    title: str | None = None
    query: str | None = None
