"""Whether the name of a capital stands for its government: Moscow warns, talks in Paris are held."""

from __future__ import annotations

import re

from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.vocabulary import vocabulary

_REACH = 40
_WORD = re.compile(r"[\w’'.-]*\w|\n")
_AFTER = re.compile(r"(['’]s\b)?([ ,]*)[“\"‘]?([\w’'-]*)(?: ([\w’'-]+))?")
_NAME = r"((?:[A-Z][\w.-]*\w ?){1,3})"
_AND_NEXT = re.compile(rf" and {_NAME}")
_AND_BEFORE = re.compile(rf"{_NAME} and $")
_SEVERAL = ("are", "were", "remain", "have")


def acts(text: str, start: int, end: int) -> bool | None:
    """True where the capital at `text[start:end]` says, wants or does something, or is dealt with as a power; False
    where it is plainly the place; None where the words beside it do not tell. Of two powers joined by "and", what
    stands before the first and after the second holds for both.
    """
    start, end, joined = _pair(text, start, end)
    earlier, previous = _words_before(text, start)
    possessive, following, verb = _words_after(text, end)
    known = vocabulary()
    if possessive and (following in known.powers or following in known.local):
        return following in known.powers
    dealt = _dealt_with(earlier, previous, following)
    if dealt is not None:
        return dealt
    if not previous and not following:
        return False
    if verb in known.acts or (joined and verb in _SEVERAL):
        return True
    if following in known.local:
        return False
    return True if previous in known.actions_before and not possessive else None


def _pair(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Where the names joined by "and" to this one begin and end, and whether there are such."""
    left = _AND_BEFORE.search(text, max(0, start - _REACH), start)
    right = _AND_NEXT.match(text, end, end + _REACH)
    first = left.start(1) if left and _power(left.group(1)) else start
    last = right.end(1) - right.group(1).endswith(" ") if right and _power(right.group(1)) else end
    return first, last, (first, last) != (start, end)


def _power(name: str) -> bool:
    """True for the name of a country or a capital."""
    entry = gazetteer().single(name.strip())
    return entry is not None and entry.kind in (Kind.COUNTRY, Kind.CAPITAL)


def _words_before(text: str, start: int) -> tuple[str, str]:
    """The last two words on the line before `start`, in small letters, "" where there is none."""
    words = _WORD.findall(text[max(0, start - _REACH) : start].lower())
    if "\n" in words:
        words = words[len(words) - words[::-1].index("\n") :]
    return ["", "", *words][-2], ["", "", *words][-1]


def _words_after(text: str, end: int) -> tuple[bool, str, str]:
    """Whether a possessive follows, the word after it, and the word that may be the verb, if no comma is before it."""
    match = _AFTER.match(text[end : end + _REACH])
    if match is None:
        return False, "", ""
    possessive, gap, following, second = match.groups(default="")
    verb = second if following.endswith("ly") else following
    return bool(possessive), following.lower(), "" if possessive or "," in gap else verb.lower()


def _dealt_with(earlier: str, previous: str, following: str) -> bool | None:
    """What the words before a capital tell: "sanctions on X", "wants X to", "talks in X", "flights from X"."""
    known = vocabulary()
    if f"{earlier} {previous}" in known.dealings or (previous == "from" and earlier in known.powers):
        return True
    if previous in known.seats_before or (previous in ("from", "between") and earlier in known.journeys):
        return False
    return True if previous in known.wishes and following == "to" else None
