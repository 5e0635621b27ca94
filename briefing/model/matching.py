"""What says the same in two articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.discrepancy import Discrepancy


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences (indices into the lists compared) that say the same, with a score in 0..1."""

    left: int
    right: int
    score: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A match between two articles of a story; `left_article` stands before `right_article` in the story's order.

    `why` tells the reader what the pair rests on ("12 shared words: ceasefire, monitoring …", "pinned by you").
    """

    left_article: str
    left: int
    right_article: str
    right: int
    score: float
    sure: bool = True
    why: str = ""


class Relation(StrEnum):
    """How the two sides of a row relate."""

    SAME = "same"
    REWORDED = "reworded"
    PARTLY = "partly"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a side-by-side comparison: a group of matched sentences (n:m), or one unmatched sentence."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: Relation
    score: float = 0.0
    why: str = ""
    also: tuple[str, ...] = ()
    discrepancies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side. Shares are of words, 0..1, one per direction; `also` in rows holds article ids. `note`
    says what the reader must know of how they were compared ("French and English: …"), mostly nothing.
    """

    left: str
    right: str
    left_share: float
    right_share: float
    rows: tuple[Row, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    versions: bool = False
    note: str = ""
