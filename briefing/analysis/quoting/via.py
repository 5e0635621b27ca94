"""Through whom words came: the outlet somebody told, the agency that quotes, the platform they were posted on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.analysis.quoting.tokens import Kind, Token
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.text import Span


def via_of(line: Line, low: int, stop: int, speaker: Span | None, source: str | None) -> tuple[str, ...]:
    """The outlets and platforms named as the way of the words, in a sentence of tokens `low` to `stop`.

    The speaker's own name and the article's own outlet (`source`) are none.
    """
    found: list[str] = []
    for at in range(low, stop):
        token = line[at]
        platform = _platform(line, at)
        if platform:
            found.append(platform)
        elif _outlet(token) and not (speaker and token.start < speaker.end and speaker.start < token.end):
            own = source is not None and token.text.casefold() == source.casefold()
            if not own and (_led(line, at, low) or _reports(line, at, stop)):
                found.append(token.text)
    return tuple(dict.fromkeys(found))


def cited(line: Line) -> tuple[str, ...]:
    """The outlets a line cites ("…, X reports, citing Y" gives Y): what the words of the next line go back to too."""
    return tuple(
        t.text for at, t in enumerate(line) if _outlet(t) and at > 0 and line[at - 1].low in ("citing", "quoting")
    )


def outlet_phrase(line: Line, phrase: Phrase) -> bool:
    """True for a phrase that names an outlet and nobody else ("The Times", not "Ann Lee of The Times")."""
    names = [t for t in line[phrase.start : phrase.end] if t.kind is Kind.NAME]
    return bool(names) and all(_outlet(t) for t in names)


def _outlet(token: Token) -> bool:
    return token.kind is Kind.NAME and not token.person and is_outlet(token.text)


def is_outlet(name: str) -> bool:
    """True for the name of a paper, a channel or an agency."""
    low = name.lower()
    known = vocabulary().outlets
    return low.removeprefix("the ") in known or any(word in known for word in low.replace("-", " ").split())


def _platform(line: Line, at: int) -> str | None:
    """A platform's name after "on" ("in a post on X"), or a verb that names it ("tweeted")."""
    token = line[at]
    name = vocabulary().platforms.get(token.low or token.text.lower())
    if name is None:
        return None
    if token.verb is not None:
        return name if token.verb.form in ("past", "ing", "part") else None
    before = [t.low or t.text.lower() for t in line[max(0, at - 3) : at]]
    return name if token.text[0].isupper() and ("on" in before or "to" in before[-1:]) else None


def _led(line: Line, at: int, low: int) -> bool:
    before: Sequence[str] = [t.low for t in line[max(low, at - 3) : at]]
    before = [w for w in before if w not in vocabulary().determiners and w not in ("'s", "’s")]
    return (
        bool(before) and before[-1] in word_class("leads") and before[-1] not in ("in", "from", "by", "with")
    ) or _interview(before)


def _interview(before: Sequence[str]) -> bool:
    return len(before) > 1 and before[-1] in ("with", "by", "from") and before[-2] in word_class("interviews")


def _reports(line: Line, at: int, stop: int) -> bool:
    if at + 1 >= stop or line[at + 1].low not in word_class("outlet_reports"):
        return False
    return not any(t.low in ("citing", "quoting") for t in line[at + 1 : min(stop, at + 5)])
