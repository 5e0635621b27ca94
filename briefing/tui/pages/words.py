"""Which words of two matched passages differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from briefing.tui.drawing.text import Mark

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


def word_marks(left: str, right: str) -> tuple[list[Mark], list[Mark]]:
    """The stretches of each side that the other does not have, as marks called "changed"."""
    words = [list(_WORD.finditer(text)) for text in (left, right)]
    plain = [[match.group().casefold() for match in side] for side in words]
    found: tuple[list[Mark], list[Mark]] = ([], [])
    for tag, a, b, c, d in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for side, (start, end) in enumerate(((a, b), (c, d))):
            if end > start:
                found[side].append((words[side][start].start(), words[side][end - 1].end(), "changed"))
    return found
