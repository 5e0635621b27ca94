"""Program code that stands among the lines of a saved page: its marks enclose values, nobody's words.

Told by what no prose line does: a remark of its own after two strokes, a key with its value and a comma at the end, a
statement that ends in a semicolon or opens a block.
"""

from __future__ import annotations

import re

_CODE = re.compile(
    r"""\s*(?://\s?\S
    | ["']?[\w$-]+["']?\s*:\s*(?:'[^']*'|"[^"]*")\s*,\s*$
    | (?:var|let|const|function|if|else|return|for|while|try)\b.*[;{(]\s*$
    | .*(?:\w\s*[+-]?=\s*\S|\w\(|\)\s*=>).*[;{]\s*$)""",
    re.VERBOSE,
)
_ENDS = (";", "{", "(", ",")


def is_code(line: str) -> bool:
    """True for a line of a program rather than of prose; how it begins and ends spares most lines the search."""
    if not line.startswith("//") and line.rstrip()[-1:] not in _ENDS:
        return False
    return _CODE.match(line) is not None
