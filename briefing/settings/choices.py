"""What can be chosen, in the configuration and on the command line alike."""

from __future__ import annotations

from enum import StrEnum


class Glyphs(StrEnum):
    """With which characters marks and borders are drawn."""

    UNICODE = "unicode"
    ASCII = "ascii"


class Preset(StrEnum):
    """The forms of a page made from picks."""

    BRIEFING = "briefing"  # the story's report, then the picks
    EVIDENCE = "evidence"  # every pick with a reference, in the reader's order
    QUOTES = "quotes"  # quotations and wordings only
    COMPARISON = "comparison"  # differences, compared rows, points and tables only
    TIMELINE = "timeline"  # by the day of their articles
    TABLE = "table"  # one table, a row a pick
    PLAIN = "plain"  # text without markup


class References(StrEnum):
    """How passages point to their sources."""

    FOOTNOTES = "footnotes"
    LETTERS = "letters"
    PANDOC = "pandoc"
