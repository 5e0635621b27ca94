"""What a decision must hold to be applied, kind by kind: declared here once, for whoever makes or reads one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from briefing.model.actor import ActorType
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.discrepancy import Verdict
from briefing.reading.language import normal_code
from briefing.reading.safety import clean, clean_line

LONGEST = 1000
"""Characters of a name, title or address at most, as in reading."""

Check = Callable[[str], str]
"""Makes of what was written what is kept. Raises ValueError with a sentence."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`about` says in words what the subject holds: `least` to `most` texts, in groups of `each`.

    `value` checks what is decided, where something is; it is `needed`, or may be left out.
    """

    about: str
    least: int
    most: float
    value: Check | None = None
    needed: bool = False
    each: int = 1

    def holds(self, subject: tuple[str, ...]) -> bool:
        """True if a subject is of this shape."""
        number = len(subject)
        return self.least <= number <= self.most and number % self.each == 0 and all(s.strip() for s in subject)


def checked(correction: Correction) -> Correction:
    """The decision as it is kept: text cleaned, dates as ISO 8601 has them. Raises ValueError with a sentence."""
    shape, subject = SHAPES[correction.kind], correction.subject
    if not shape.holds(subject):
        raise ValueError(f"a decision of the kind “{correction.kind}” is about {shape.about}")
    check, needed = shape.value, shape.needed
    if correction.kind is CorrectionKind.ARTICLE:
        check, needed = _detail(subject[1]), subject[1] in _NEEDED
    if correction.kind is CorrectionKind.DIFFERENCE:
        _one_of(Verdict, "verdict")(subject[1])
    value = check(correction.value or "") if check else ""
    if needed and not value:
        raise ValueError(f"what the {' '.join(subject[1:2]) or correction.kind} is to be is missing")
    return replace(correction, value=value or None)


def _detail(name: str) -> Check:
    if name not in DETAILS:
        raise ValueError(f"an article has no “{name}”; one of: {', '.join(DETAILS)}")
    return DETAILS[name]


def _line(value: str) -> str:
    value = clean_line(value)
    if len(value) > LONGEST:
        raise ValueError(f"“{value[:20]}…” is longer than {LONGEST:,} characters")
    return value


def _text(value: str) -> str:
    return clean(value)[0].strip()


def _moment(value: str) -> str:
    """A day, or a moment with its time zone, in whichever form of ISO 8601 it was written."""
    value = value.strip()
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value}” is no date; write 2026-01-06, or 2026-01-06T15:01:00+01:00") from None
    if moment.tzinfo is None:
        raise ValueError(f"“{value}” names no time zone; write for instance {value}+01:00, or only the day")
    return moment.isoformat()


def _letter(value: str) -> str:
    if value and not (value.isascii() and value.isalpha() and len(value) <= _LETTERS):
        raise ValueError(f"“{value}” is no letter of an article; write one like B, or AB")
    return value.upper()


def _language(value: str) -> str:
    code = normal_code(value.strip())
    if value.strip() and not code:
        raise ValueError(f"“{value}” is no code of a language; write one like en or pt")
    return code or ""


def _one_of(values: type[StrEnum], what: str) -> Check:
    def check(value: str) -> str:
        if value not in list(values):
            raise ValueError(f"there is no {what} “{value}”; one of: {', '.join(values)}")
        return value

    return check


DETAILS: dict[str, Check] = {
    "title": _line,
    "source": _line,
    "byline": _line,
    "published": _moment,
    "updated": _moment,
    "url": _line,
    "language": _language,
    "letter": _letter,
    "note": _text,
}
"""What can be set of an article, and how it is checked; an empty value takes away what was read."""
_NEEDED = ("language", "letter")
_LETTERS = 2  # ZZ is the 702nd article
_ANY = float("inf")
_PAIR = "an article's id and a sentence of it, and the same of another article"

SHAPES: dict[CorrectionKind, Shape] = {
    CorrectionKind.ARTICLE: Shape("an article's id and the detail to set", 2, 2),
    CorrectionKind.MERGE: Shape("the name to keep and the others that are the same", 2, _ANY),
    CorrectionKind.SPLIT: Shape("a name and the forms of it that are somebody else", 2, _ANY),
    CorrectionKind.RENAME: Shape("one name", 1, 1, _line, needed=True),
    CorrectionKind.HIDE: Shape("one name", 1, 1),
    CorrectionKind.TYPE: Shape("one name", 1, 1, _one_of(ActorType, "type"), needed=True),
    CorrectionKind.PIN: Shape(_PAIR, 4, 4),
    CorrectionKind.UNPIN: Shape(_PAIR, 4, 4),
    CorrectionKind.STORY: Shape("the ids of the articles of one event", 1, _ANY, _line),
    CorrectionKind.SPEAKER: Shape("an article's id and words quoted in it, for each account", 2, _ANY, _line, each=2),
    CorrectionKind.DIFFERENCE: Shape("a difference's id and the verdict on it", 2, 2, _text),
}
"""What a decision of each kind is about, and what is decided: a new name, a type, a title, who speaks, a reason."""
