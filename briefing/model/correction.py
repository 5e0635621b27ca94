"""What the reader decided, against what the program found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class CorrectionKind(StrEnum):
    """What is corrected. What `subject` and `value` of a correction of each kind hold is declared, and checked, in
    `briefing.corrections.checking`.
    """

    ARTICLE = "article"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    HIDE = "hide"
    TYPE = "type"
    PIN = "pin"
    UNPIN = "unpin"
    STORY = "story"
    SPEAKER = "speaker"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `made` is an ISO moment; `path` helps to find an article again whose content changed."""

    kind: CorrectionKind
    subject: tuple[str, ...]
    value: str | None = None
    made: str = ""
    path: str | None = None

    def __str__(self) -> str:
        """The decision in one line for people: "rename A. Lind → Ada Lind"."""
        return f"{self.kind} {' | '.join(self.subject)}" + (f" → {self.value}" if self.value else "")


@dataclass(frozen=True, slots=True)
class Unusable:
    """A decision that a file holds and that cannot be applied: as it stands there, and `why`, in a sentence.

    `correction` is None where it has not even the shape of one.
    """

    plain: Any
    why: str
    correction: Correction | None = None

    def __str__(self) -> str:
        """The decision in one line for people."""
        return str(self.correction or repr(self.plain))


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions about a library, oldest first; a later one outweighs an earlier one on the same subject.

    `unusable` are left out wherever decisions are applied.
    """

    items: tuple[Correction, ...] = ()
    unusable: tuple[Unusable, ...] = ()

    def of(self, kind: CorrectionKind) -> tuple[Correction, ...]:
        """The decisions of one kind, oldest first."""
        return tuple(c for c in self.items if c.kind is kind)

    @property
    def all(self) -> tuple[Correction, ...]:
        """Every decision that can be taken back, those that cannot be applied among them, oldest first."""
        damaged = (u.correction for u in self.unusable if u.correction)
        return tuple(sorted((*self.items, *damaged), key=lambda c: c.made))
