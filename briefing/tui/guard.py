"""The last guard before the terminal: no control character leaves in a strip, whatever an article holds."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# C0 and C1 controls, DEL, line and paragraph separators, bidirectional overrides and isolates, tag characters, lone
# surrogates. A bounded class of single characters: linear on any input.
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


def tame(text: str) -> str:
    """`text` with a replacement character for each character that a terminal could take for an order."""
    return text if text.isprintable() else FORBIDDEN.sub("�", text)


class Guard(LineFilter):
    """Replaces control characters in every strip of every widget, ours and Textual's."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with tamed text; those that were clean are passed on as they are."""
        if all(text.isprintable() for text, _, control in segments if not control):
            return segments
        return [
            Segment(tame(text), style, control) if not control else Segment("", style)
            for text, style, control in segments
        ]
