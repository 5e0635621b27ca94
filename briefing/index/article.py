"""What goes into the index, and what is wrong when it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass


class IndexDamaged(Exception):
    """The index cannot be read; it was put aside and has to be made again from the articles."""


class Cancelled(Exception):
    """The asker no longer wants the answer, or the work to go on."""


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article as the index takes it: text and surface forms, nothing that was found by comparing articles.

    `published` is an ISO date or None, `headlines` are the headings inside the text, `quoted` the words of its
    quotations, one a line, with the speaker's mention in front.
    """

    id: str
    title: str
    source: str
    text: str
    published: str | None
    language: str
    kind: str
    path: str
    headlines: str = ""
    quoted: str = ""
