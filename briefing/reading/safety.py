"""Text from the web made safe to show: cleaned once, where it enters, after every decoding step.

What is dropped moves the cursor, talks to the terminal, turns the reading direction round or cannot be seen: C0 (but
newline and tab), DEL, C1, bidi embeddings, overrides and isolates, tag characters, zero-width spaces, lone surrogates
and noncharacters. The joiners and marks that Arabic, Hebrew, Persian and Indic writing needs stay (ZWJ, ZWNJ, LRM,
RLM, ALM).
"""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 4
"""Combining marks kept after one character; more of them paint over neighbouring lines (no language needs five)."""

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 without the line and space characters handled above, DEL, C1
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width spaces and invisible operators
    "\u202a-\u202e\u2066-\u206f"  # bidi embeddings, overrides, isolates; deprecated format characters
    "\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"  # annotation marks, noncharacters, lone surrogates
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # musical format controls, tags and supplementary selectors
)
# Most paragraphs have none of these: one look instead of three replacements.
_ODD = re.compile("|".join(pattern.pattern for pattern in (_NEWLINES, _SPACES, _DROPPED)))
# A cheap sieve: only runs like these can hold too many marks, because \w does not match marks.
_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MAX_MARKS + 1},}}")


def clean(text: str) -> tuple[str, int]:
    """`text` safe to show: in NFC, only U+000A for new lines, only U+0020 for spaces; and how many characters fell.

    Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    dropped = 0
    if _ODD.search(text):
        text = _SPACES.sub(" ", _NEWLINES.sub("\n", text))
        text, dropped = _DROPPED.subn("", text)
    if text.isascii():
        return text, dropped
    text = unicodedata.normalize("NFC", text)
    capped = _MARKS.sub(_cap, text)
    return capped, dropped + len(text) - len(capped)


def _cap(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_line(text: str) -> str:
    """`text` cleaned as above, on one line without repeated spaces: for titles, names and paths that are shown."""
    return " ".join(clean(text)[0].split())
