"""What the reader decided, against what the program found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """What is corrected; `subject` and `value` of a correction read accordingly."""

    ARTICLE = (
        "article"  # subject: article id, field (title source byline published url letter note); value: new content
    )
    MERGE = "merge"  # subject: the name to keep, then every name that is the same actor
    SPLIT = "split"  # subject: the actor's name, then the surface forms that are somebody else
    RENAME = "rename"  # subject: the actor's name; value: the new name
    HIDE = "hide"  # subject: the actor's name
    TYPE = "type"  # subject: the actor's name; value: an ActorType
    PIN = "pin"  # subject: article id, sentence text, article id, sentence text
    UNPIN = "unpin"  # the same
    STORY = "story"  # subject: article ids that are one story; value: its title or None
    SPEAKER = "speaker"  # subject: article id, the quotation's words, for each account; value: who says it, or None
    DIFFERENCE = "difference"  # subject: discrepancy id, Verdict; value: the reason


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `made` is an ISO moment; `path` helps to find an article again whose content changed."""

    kind: CorrectionKind
    subject: tuple[str, ...]
    value: str | None = None
    made: str = ""
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions about a library, oldest first; a later one outweighs an earlier one on the same subject."""

    items: tuple[Correction, ...] = ()

    def of(self, kind: CorrectionKind) -> tuple[Correction, ...]:
        """The decisions of one kind, oldest first."""
        return tuple(c for c in self.items if c.kind is kind)
