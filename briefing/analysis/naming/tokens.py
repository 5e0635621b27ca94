"""Cuts text into words the way names need it: "U.S.-led", "US/Ukraine", "Russia's" come apart, "Gen." does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set


@dataclass(slots=True)
class Words:
    """The words of one stretch of text; `starts` and `ends` are offsets into that text."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)


@cache
def _pattern() -> re.Pattern[str]:
    dotted = sorted((re.escape(w[:-1]) for w in vocabulary().dotted), key=len, reverse=True)
    small = sorted(vocabulary().domains)
    # "Then.In" is two sentences run together; "Caliber.Az" is a site.
    domains = "|".join([*small, *(d.title() for d in small if d not in vocabulary().functions)])
    return re.compile(
        r"[a-z]+(?=[\s,])"  # most words: looked for first, it saves half of the time
        r"|(?:[A-Z]\.[ ]?(?=[A-Z]\.))*[A-Z]\.(?=[A-Z]\.)[A-Z]\.|(?:[A-Z]\.){2,}[A-Z]?(?!\w)"
        rf"|(?:{'|'.join(dotted)})\.(?=\s|-|,|[A-Z])"
        r"|[A-Z]\.(?=[\s-]*[A-Z])"
        rf"|[A-Za-z]\w+\.(?:{domains})(?=\W|$)(?!\.\w)"
        r"|@\w+|[A-Z]+&[A-Z]+\b|\d[\d.,:]*\d(?!\w)|\w+(?:[-‑'’]\w+)*|[^\w\s]"
    )


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, with offsets into `text`."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        word, at = match.group(), match.start()
        if not word.isalnum() and len(word) > 2:
            for piece, offset in _pieces(word):
                texts.append(piece)
                starts.append(at + offset)
                ends.append(at + offset + len(piece))
            continue
        texts.append(word)
        starts.append(at)
        ends.append(match.end())
    return Words(texts, starts, ends)


@cache
def _pieces(word: str) -> tuple[tuple[str, int], ...]:
    """`word` cut at a possessive 's, and at hyphens that join a name with something else; each with its offset."""
    if word[1:2] in "'’" and gazetteer().single(word[2:]) is not None:
        return ((word[:2], 0), *((piece, at + 2) for piece, at in _pieces(word[2:])))
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        return (*_hyphens(word[:-2], 0), (word[-2:], len(word) - 2))
    return tuple(_hyphens(word, 0))


def _hyphens(word: str, offset: int) -> list[tuple[str, int]]:
    at = word.find("-") if "-" in word else word.find("‑")
    if at < 1 or at == len(word) - 1 or gazetteer().single(word) is not None:
        return [(word, offset)]
    left, right = word[:at], word[at + 1 :]
    if _apart(left, right) or (left[:1].isupper() and right[:3] == "to-" and right[3:4].isupper()):
        return [(left, offset), (word[at], offset + at), *_hyphens(right, offset + at + 1)]
    at = word.rfind(word[at])
    left, right = word[:at], word[at + 1 :]
    if _apart(left, right):
        return [(left, offset), (word[at], offset + at), (right, offset + at + 1)]
    return [(word, offset)]


def _apart(left: str, right: str) -> bool:
    """True where a hyphen joins a name and something that is no part of it."""
    if left == "to" and right[:1].isupper():
        return True
    if left[:1].isupper() and (right in vocabulary().tails or (len(right) > 2 and right in vocabulary().functions)):
        return True
    if right[:1].isupper() and (
        left.lower() in word_set("actors_beside", "prefixes") or (len(left) == 1 and gazetteer().single(right))
    ):
        return True
    if left[:1].isupper() and right[:1].isupper():
        return _country(left) or _country(right)
    return False


def _country(word: str) -> bool:
    entry = gazetteer().single(word)
    return entry is not None and entry.kind in (Kind.COUNTRY, Kind.ADJECTIVE, Kind.BLOC)
