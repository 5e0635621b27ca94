"""Whether the name of a capital stands for its government: Moscow warns, talks in Paris are held."""

from __future__ import annotations

import re

from briefing.analysis.naming.vocabulary import vocabulary

_BEFORE = re.compile(r"(?:([\w’'.-]+)\W+)?([\w’'.-]+)\W*$")
_AFTER = re.compile(r"^(['’]s\b)?[\s,]*([\w’'-]*)")


def acts(text: str, start: int, end: int) -> bool | None:
    """True where the capital at `text[start:end]` says, wants or does something, or is dealt with as a power; False
    where it is plainly the place; None where the words beside it do not tell.
    """
    known = vocabulary()
    before = _BEFORE.search(text, max(0, start - 32), start)
    earlier, previous = (before.group(1) or "", before.group(2).lower()) if before else ("", "")
    if before and "\n" in text[before.start(2) : start]:
        previous = ""
    after = _AFTER.match(text[end : end + 24])
    possessive, following = (after.group(1), after.group(2).lower()) if after else (None, "")
    if previous in known.seats_before or (not previous and following in ("", "—", "–")):
        return False
    if following in known.acts and text[end : end + 1] != ",":
        return True
    if following in known.local:
        return False
    if possessive:
        return True if following in known.powers else None
    given = previous == "from" and earlier.lower() in known.given_by_powers | known.powers
    return True if given or previous in known.actions_before else None
