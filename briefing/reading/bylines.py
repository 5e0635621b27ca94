"""Lines that say who wrote an article: "By …" at the top or end, and credits."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.lexicon.loader import alternation, load

_TOKEN = re.compile(r"[^\s,;|/&]+")
_NAMES = re.compile(r"(?:[A-Z][\w.'’-]++[ ,]*+|and |& ){2,16}")  # whole words: a line of capitals is cut in one way
_AND = re.compile(r"\s*(?:,? and |,? & |;)\s*")


class _Patterns(NamedTuple):
    """How a byline opens, what may follow the names, and the two forms of a credit."""

    opening: re.Pattern[str]
    trailer: re.Pattern[str]
    credit: re.Pattern[str]
    contributed: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = load("reading_bylines")
    opening, behind, work, told = (alternation(lists[key]) for key in ("opening", "behind", "work", "told"))
    return _Patterns(
        re.compile(rf"(?:{opening})\s*[:|]?\s+(?=\S)", re.IGNORECASE),
        re.compile(rf"\s*(?:[|•·/—–(]|\s-\s|,? (?:{behind})\b).*$", re.IGNORECASE),
        re.compile(
            rf"\((?:additional )?(?:{work}) by .{{2,300}}\)?\.?"
            r"|(?:additional )?reporting by [A-Z].{2,200}|contributing:\s.{2,200}",
            re.IGNORECASE,
        ),
        re.compile(rf".{{3,160}}\bcontributed(?: reporting)?(?: to (?:this|the) (?:{told}))?(?: from .{{2,40}})?\.?"),
    )


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("reading_bylines").items()}


def is_byline(line: str) -> bool:
    """A line of the form "By Name", with other names, an outlet, a place or a date after it, and nothing else."""
    if len(line) > 160 or not (opening := _patterns().opening.match(line)):
        return False
    words = _TOKEN.findall(line[opening.end() :])
    if not words or len(words) > 18 or re.search(r"[a-z]{3}[.!?:]$", line):
        return False
    lexicon = _lexicon()
    if words[0].lower().rstrip(".") in lexicon["never"] or not words[0][0].isupper():
        return False
    if len(words) == 1 and line[: opening.end()].strip().lower() == "by" and words[0].lower() not in lexicon["staff"]:
        return False
    return all(
        w[0].isupper() or w[0] in "(@“\"'" or not w[0].isalpha() or w.lower() in lexicon["between"] for w in words
    )


def is_sure_byline(line: str) -> bool:
    """A byline whose first word after "By" is a known given name: one wherever it stands."""
    opening = _patterns().opening.match(line)
    first = line[opening.end() :].split(None, 1)[:1] if opening else []
    return bool(first) and first[0].capitalize() in _given_names() and is_byline(line)


def is_names(line: str) -> bool:
    """A line of nothing but people's names ("Ada Lind and Tom Okoro"), told by their given names."""
    if len(line) > 120 or not _NAMES.fullmatch(line):
        return False
    people = [part.split() for part in re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", line) if part]
    given = _given_names()
    return all(2 <= len(person) <= 4 for person in people) and any(person[0] in given for person in people)


@cache
def _given_names() -> frozenset[str]:
    lexicon = load("actors_given")
    return frozenset(lexicon["f"]) | frozenset(lexicon["m"])


def is_outlet(line: str) -> bool:
    """A line that is an outlet's name and nothing else ("Harbour Gazette"): known, or by the words it is made of."""
    words = line.split()
    if not 0 < len(words) <= 5 or "," in line or not all(word[0].isupper() for word in words):
        return False
    lexicon, lower = _lexicon(), {word.lower() for word in words}
    return line in _media() or bool(
        lower & lexicon["outlets"] and len(words) > 1 and not lower & lexicon["not_outlets"]
    )


@cache
def _media() -> frozenset[str]:
    media = load("actors_organisations")["media"]
    return frozenset(form for name, forms in media.items() for form in [name, *forms])


def is_credit(line: str) -> bool:
    """A line that thanks reporters, editors or agencies ("(Reporting by …)", "… contributed to this report")."""
    return len(line) <= 320 and bool(_patterns().credit.fullmatch(line) or _patterns().contributed.fullmatch(line))


def byline_of(line: str) -> str | None:
    """The names in a byline, as written, without "By" and without an outlet, office, place or date after them.

    Commas part names only before an "and" ("A, B and C"); what follows another comma is an outlet or office.
    """
    opening = _patterns().opening.match(line)
    if not opening:
        return line if is_names(line) else None
    *others, last = _AND.split(_patterns().trailer.sub("", line[opening.end() :]))
    names = [name.strip(" .") for part in others for name in part.split(",")] + [last.partition(",")[0].strip(" .")]
    return " and ".join(", ".join(name for name in names if name).rsplit(", ", 1)) or None
