"""Whether the name of a capital stands for its government: Moscow warns, talks in Paris are held."""

from __future__ import annotations

import re

from briefing.analysis.naming.vocabulary import vocabulary

_BEFORE = re.compile(r"([\w’'.-]+)\W*$")
_AFTER = re.compile(r"^(['’]s\b)?[\s,]*([\w’'-]*)")


def acts(text: str, start: int, end: int, name: str) -> bool:
    """True where the capital at `text[start:end]` says, wants or does something, or is dealt with as a power."""
    del name
    known = vocabulary()
    before = _BEFORE.search(text, max(0, start - 24), start)
    previous = before.group(1).lower() if before and "\n" not in text[before.start() : start] else ""
    if previous in known.seats_before:
        return False
    after = _AFTER.match(text[end : end + 24])
    possessive, following = (after.group(1), after.group(2).lower()) if after else (None, "")
    if text[end : end + 1] == ",":
        following = ""
    if following in known.acts:
        return True
    if possessive:
        return following in known.powers
    return previous in known.actions_before and following not in known.local
