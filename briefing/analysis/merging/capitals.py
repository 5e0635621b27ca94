"""Whether the name of a capital stands for its government: Moscow warns, talks in Paris are held."""

from __future__ import annotations

import re

from briefing.analysis.naming.vocabulary import vocabulary

_BEFORE = re.compile(r"([\w’'.-]+)\W*$")
_AFTER = re.compile(r"^(['’]s\b)?[\s,]*([\w’'-]*)")


def acts(text: str, start: int, end: int) -> bool | None:
    """True where the capital at `text[start:end]` says, wants or does something, or is dealt with as a power; False
    where it is plainly the place; None where the words beside it do not tell.
    """
    known = vocabulary()
    before = _BEFORE.search(text, max(0, start - 24), start)
    previous = before.group(1).lower() if before and "\n" not in text[before.start() : start] else ""
    after = _AFTER.match(text[end : end + 24])
    possessive, following = (after.group(1), after.group(2).lower()) if after else (None, "")
    if previous in known.seats_before or text[end : end + 1] == "," or following in ("—", "–", ""):
        return False if previous in known.seats_before or not previous else None
    if following in known.acts:
        return True
    if possessive:
        return following in known.powers
    if following in known.local:
        return False
    return True if previous in known.actions_before else None
