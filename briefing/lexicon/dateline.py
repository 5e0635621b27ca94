"""The dateline of a report: the town where it was written and the agency it came through, before its first word."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = "[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*"
_TOWN = rf"{_WORD}(?: {_WORD})*"
_STATE = r"(?:, [A-ZÀ-ÖØ-Þ][\w. ]{1,20}?)?"
_START = '(?=["“‘A-ZÀ-ÖØ-Þ0-9])'
_DATELINE = re.compile(
    # "PARIS — ", "NEW YORK (Reuters) - ", "PORT TOWN, Va./HARBOUR, Jan. 6 (Newswire) -": a town has three capitals, so
    # that "UN — " is none.
    rf"(?=(?:[.'’ -]{{0,2}}[A-ZÀ-ÖØ-Þ]){{3}})(?P<town>{_TOWN}){_STATE}(?:/{_TOWN}{_STATE})*(?:, [A-Z][\w.]+ \d\d?)?"
    rf"(?:\s?\((?P<agency>[A-ZÀ-ÖØ-Þ][^()]{{1,39}})\)\s?|\s)[—–-]{{1,2}}\s+{_START}"
    # Without a town, or with one not in capitals: "(Newswire) — Rain", "(NW) Rain", "Port Town (NW) Rain".
    rf"|\((?P<first>[A-Z][\w ]{{1,15}})\)(?:\s[—–-]{{1,2}})?\s{_START}"
    rf"|(?P<named>[A-ZÀ-ÖØ-Þ]\w+(?: [A-ZÀ-ÖØ-Þ]\w+)?) \((?P<behind>[A-Z]{{2,6}})\)(?:\s[—–-]{{1,2}})?\s{_START}"
)


class Dateline(NamedTuple):
    """The town, in capitals or not, and the agency, either None where it is not given; where the text goes on."""

    town: str | None
    agency: str | None
    end: int


def dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline with which `text` begins at `start`; None without one."""
    found = _DATELINE.match(text, start, len(text) if end is None else end)
    if not found:
        return None
    return Dateline(found["town"] or found["named"], found["agency"] or found["first"] or found["behind"], found.end())


def without_dateline(text: str) -> str:
    """`text` without the dateline it may begin with."""
    found = dateline(text)
    return text[found.end :] if found else text
