"""The patterns for what stands in articles besides their reporting, compiled once from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.loader import load

_WHO = r"(?-i:(?:[A-Z][\w.'’-]*|de|van|von|der|la|le|el|al|bin|di|da|del|dos|ter|ten)(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la|le|el|al|bin|di|da|del|dos|ter|ten)){0,4})"


@cache
def line_pattern(name: str) -> re.Pattern[str]:
    """The pattern for one kind of line (`teaser`, `caption`, `boilerplate`, `byline`); use it with fullmatch."""
    alternatives = "|".join(f"(?:{p.replace('{who}', _WHO)})" for p in load("reading_patterns")[name])
    return re.compile(alternatives, re.IGNORECASE)
