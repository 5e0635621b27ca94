"""Words reported as someone's own, and the same words across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.model.text import Span


class QuoteKind(StrEnum):
    """How words are reported. A TERM is marked but nobody's quote; INDIRECT has no marks and is no quotation."""

    DIRECT = "direct"
    PARTIAL = "partial"
    POST = "post"
    JOINT = "joint"
    TERM = "term"
    INDIRECT = "indirect"


class MentionType(StrEnum):
    """How the text names the speaker; NONE where it is carried over or not given."""

    NAMED = "named"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """One marked stretch of a paragraph (or, for INDIRECT, one reported clause), without its marks.

    `mention` is where the speaker is named as written, `cue` the reporting words, `via` through whom the words came.
    `speaker` is the actor's name and `actor` its id, once the story is known. Pieces of one utterance share
    `utterance`; the same words across articles share `group`. `strength` grades an indirect report (lexicon: "said",
    "ruled out"), `nested` holds quotations inside this one. Where several speak together ("A and B said", a joint
    statement), `others` is where the further ones, or the makers of the document, are named, and `speakers` holds the
    names of all. `described` is what the text calls a speaker whose name it does not tell ("the district").
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    kind: QuoteKind
    utterance: str
    mention: Span | None = None
    mention_type: MentionType = MentionType.NONE
    cue: str | None = None
    via: tuple[str, ...] = ()
    speaker: str | None = None
    actor: str | None = None
    group: str | None = None
    strength: str | None = None
    nested: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    described: str | None = None

    @property
    def who(self) -> str | None:
        """The speaker as shown: one name, several joined, what the text calls one without a name, or None."""
        if len(self.speakers) < 2:
            return self.speaker or self.described
        return f"{', '.join(self.speakers[:-1])} and {self.speakers[-1]}"

    @property
    def span(self) -> Span:
        """The quotation's place in its article's text, marks excluded."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The same words across articles: ids of its quotes, longest wording first. `sure` is False for translations and
    paraphrases, which are linked with lower confidence. `speaker` is whom most accounts name; `speakers` are the people
    to whom the accounts give the words, where these differ.
    """

    id: str
    text: str
    quotes: tuple[str, ...]
    speaker: str | None = None
    sure: bool = True
    speakers: tuple[str, ...] = ()


def said_by(group: QuoteGroup, quotes: Sequence[Quote]) -> str | None:
    """Who says the words of a group whose quotes these are: all of them, where an account has several speak together;
    else each to whom an account gives them; else the group's speaker, or whoever one of the accounts names.
    """
    together = next((quote.who for quote in quotes if len(quote.speakers) > 1), None)
    told = together or " or ".join(group.speakers) or group.speaker
    return told or next((quote.who for quote in quotes if quote.who), None)
